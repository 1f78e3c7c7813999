import type { RawSection } from './sections.ts';

/** Stems that name no note but the folder it stands for. */
const FOLDER_STEM = /^(?:readme|index|_index)$/i;

const TITLE_MAX_CHARS = 300;

/** A heading or title without markdown: `` [`kube`](x) **down** `` → `kube down`. */
export function plainText(text: string): string {
  return text
    .slice(0, TITLE_MAX_CHARS)
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/(\*\*|__|`|~~)/g, '')
    .replace(/(?<![\p{L}\d])[*_]([^*_]+)[*_](?![\p{L}\d])/gu, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * A note's title: front matter's, else its top heading when that stands for the whole note, else its file name.
 * In a journal with several top headings the first one is a day, not a title.
 */
export function titleOf(input: {
  readonly path: string;
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly sections: readonly RawSection[];
  /** Sections with a date of their own in their heading. */
  readonly datedSections: ReadonlySet<number>;
}): string {
  const { title } = input.frontmatter;
  if ((typeof title === 'string' || typeof title === 'number') && plainText(String(title)) !== '') {
    return plainText(String(title));
  }
  const headed = input.sections.filter((section) => section.heading !== null);
  const first = headed[0];
  if (first !== undefined && first.ordinal <= 1) {
    const tops = headed.filter((section) => section.level === first.level);
    const datedTops = tops.filter((section) => input.datedSections.has(section.ordinal));
    const standsForAll = first.level === 1 && (tops.length === 1 || datedTops.length < 2);
    const text = plainText(first.heading ?? '');
    if (standsForAll && text !== '') return text;
  }
  return titleOfPath(input.path);
}

function titleOfPath(path: string): string {
  const parts = path.split('/');
  const stem = (parts.at(-1) ?? path).replace(/\.[^.]+$/, '');
  const folder = parts.at(-2);
  return FOLDER_STEM.test(stem) && folder !== undefined ? folder : stem;
}
