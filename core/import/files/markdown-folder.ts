import { posix } from 'node:path';
import { DaybookError } from '../../errors.ts';
import { MAX_PAGE_BYTES, tooLargePage } from '../bounds.ts';
import { readText, type FileSource } from '../file-source.ts';
import { openNameBook, safeStem } from '../safe-name.ts';
import type { Doc, DocSource } from './doc.ts';
import { docLinks, safePath } from './doc-links.ts';
import type { FileHistory } from './git-days.ts';
import { readFields, withFields } from './page-fields.ts';
import { plainMarkdown } from './plain-markdown.ts';
import { rewriteLinks } from './rewrite-links.ts';
import { readSiteFacts } from './site-files.ts';

const PAGE = /\.(?:md|mdx|markdown)$/i;
/** Templates of a hosting service, editors' settings: nobody reads them as pages. */
const HIDDEN = /(?:^|\/)\./;

function planNotes(names: readonly string[]): Map<string, string> {
  const book = openNameBook();
  return new Map(
    names.map((name) => {
      const stem = safePath(name).replace(PAGE, '');
      return [name, book.take(stem, safeStem(posix.extname(name).slice(1)), '.md')];
    }),
  );
}

function asText(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

/** Fields that Docusaurus has in its own words: `sidebar_label`, `last_update`. */
function fieldsOf(
  data: Readonly<Record<string, unknown>>,
  known: { readonly title: string | null; readonly owner: string | null; readonly history: FileHistory | null },
): Readonly<Record<string, unknown>> {
  const last = data['last_update'];
  const told: { date?: unknown; author?: unknown } = typeof last === 'object' && last !== null ? last : {};
  const title = known.title ?? asText(data['sidebar_label']);
  return {
    title: title,
    owner: known.owner,
    updated: asText(told.date) ?? known.history?.date,
    last_editor: asText(told.author) ?? known.history?.author,
    source: 'markdown',
  };
}

/**
 * The markdown below a folder, such as a checked out repository with a site of MkDocs, Docusaurus or Backstage.
 *
 * @param options.history when each file was changed last
 * @throws DaybookError `invalid` when there is none
 */
export async function openMarkdownFolder(
  files: FileSource,
  { history }: { readonly history: ReadonlyMap<string, FileHistory> },
): Promise<DocSource> {
  const names = files.files.map(({ name }) => name).filter((name) => PAGE.test(name) && !HIDDEN.test(name));
  if (names.length === 0) {
    throw new DaybookError('invalid', `${files.path} holds no markdown.`, {
      hint: 'Name the folder of the pages, such as a checked out repository or its docs folder.',
    });
  }
  const site = await readSiteFacts(files);
  const notes = planNotes(names);
  const links = docLinks({ source: files, notes, roots: site.roots });
  const losses = files.refused.map(({ name, why }) => ({ what: 'file', detail: `${name}: ${why}` }));
  const docs = names.map((name): Doc => {
    const known = {
      title: site.titles.get(name) ?? null,
      owner: site.ownerOf(name),
      history: history.get(name) ?? null,
    };
    return {
      key: name,
      title: known.title ?? name,
      path: notes.get(name) ?? name,
      async read() {
        const text = await readText(files, name, MAX_PAGE_BYTES);
        if (text === null) {
          losses.push(tooLargePage(name));
          return null;
        }
        const own: { what: string; detail: string }[] = [];
        const lose = (what: string, detail: string): void => void own.push({ what, detail });
        if (text.includes('\uFFFD')) lose('encoding', `Some letters are not UTF-8, and were replaced: ${name}`);
        const fields = readFields(text.replaceAll('\r\n', '\n'));
        if (fields.isBroken) lose('front matter', `It is not valid YAML, and was left as it is: ${name}`);
        const lines = plainMarkdown(fields.body.split('\n'), { lose, isMdx: /\.mdx$/i.test(name) });
        const body = rewriteLinks(lines.join('\n'), links.resolver(name, lose));
        return { content: withFields({ ...fields, body }, fieldsOf(fields.data, known)), losses: own };
      },
    };
  });
  return {
    origin: 'markdown',
    name: `markdown ${posix.basename(files.path.replaceAll('\\', '/'))}`,
    docs,
    attachments: () => links.attachments(),
    losses,
  };
}
