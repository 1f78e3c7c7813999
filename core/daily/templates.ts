import { appendFileSync, copyFileSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEMPLATE_KINDS, type TemplateKind, type TemplateView } from '../contract/templates.ts';
import { attempt } from '../notes/attempt.ts';

const BUILT_IN = fileURLToPath(new URL('../../resources/templates/', import.meta.url));

/** Folders of a journal whose files are templates. */
const JOURNAL_FOLDERS = ['templates', '_templates', 'Templates'] as const;

/** Where templates are looked for. */
export interface TemplatePlaces {
  /** Absolute root of the journal. */
  readonly root: string;
  /** Absolute folder of the app's data. */
  readonly dataDir: string;
}

/** The user's folder of templates, for every journal. */
export function userTemplates(dataDir: string): string {
  return join(dataDir, 'templates');
}

/** Where a template may stand, strongest first: the journal's own, the user's, Daybook's. */
function candidates({ root, dataDir }: TemplatePlaces, kind: TemplateKind): string[] {
  const name = `${kind}.md`;
  return [
    ...JOURNAL_FOLDERS.map((folder) => join(root, folder, name)),
    join(userTemplates(dataDir), name),
    join(BUILT_IN, name),
  ];
}

/**
 * The template of a kind of note, as its file holds it; line endings become `\n`.
 *
 * @throws the system's error when the file that is there cannot be read
 */
export function readTemplate(places: TemplatePlaces, kind: TemplateKind): string {
  const file = candidates(places, kind).find((candidate) => existsSync(candidate));
  return readText(file ?? join(BUILT_IN, `${kind}.md`));
}

/** Puts Daybook's templates where the user can edit them; a file that is there stays. Gives the folder's files. */
export function copyTemplates(dataDir: string): string[] {
  return TEMPLATE_KINDS.map((kind) => copyTemplate(dataDir, kind));
}

/** Puts one of Daybook's templates where the user can edit it; a file that is there stays. Gives the file. */
export function copyTemplate(dataDir: string, kind: TemplateKind): string {
  const folder = userTemplates(dataDir);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${kind}.md`);
  if (!existsSync(file)) copyFileSync(join(BUILT_IN, `${kind}.md`), file, constants.COPYFILE_EXCL);
  return file;
}

/** What new notes of each kind begin as: the templates of journals, and the one of all journals without. */
export function listTemplates(roots: readonly string[], dataDir: string): TemplateView[] {
  return TEMPLATE_KINDS.flatMap((kind) => {
    const ofJournals = roots.flatMap((root) => {
      const files = JOURNAL_FOLDERS.map((folder) => join(root, folder, `${kind}.md`));
      const file = files.find((candidate) => existsSync(candidate));
      return file === undefined ? [] : [{ kind, from: 'journal' as const, journal: root, file, ...textOf(file) }];
    });
    const own = join(userTemplates(dataDir), `${kind}.md`);
    const from = existsSync(own) ? ('own' as const) : ('built-in' as const);
    const file = from === 'own' ? own : join(BUILT_IN, `${kind}.md`);
    return [...ofJournals, { kind, from, journal: null, file, ...textOf(file) }];
  });
}

function textOf(file: string): Pick<TemplateView, 'text' | 'problem'> {
  const read = attempt(() => readText(file));
  if ('value' in read) return { text: read.value, problem: null };
  const [why] = read.error.message.split(', ');
  return { text: '', problem: `It cannot be read (${why}), and no note can be made from it. Check who may read it.` };
}

/** Line endings become `\n`. */
function readText(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}

/** The lines of templates that notes were made from: a template may change, and its notes stay. */
function usedTemplates(dataDir: string): string {
  return join(dataDir, 'templates-used.md');
}

/** More lines than all templates of a user have in many years. */
const MOST_USED_LINES = 5_000;

/** Keeps lines of a template, so that they are known in its notes when it has changed. */
export function rememberTemplate(dataDir: string, text: string): void {
  const file = usedTemplates(dataDir);
  const known = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const kept = new Set(known);
  const fresh = text.split('\n').filter((line) => line.trim() !== '' && !kept.has(line));
  if (fresh.length === 0 || known.length > MOST_USED_LINES) return;
  mkdirSync(dataDir, { recursive: true });
  appendFileSync(file, `${[...new Set(fresh)].join('\n')}\n`);
}

/** Larger files in a folder of templates are none. */
const MAX_TEMPLATES = 200;

/** The texts of all templates that notes of these journals may have been made from. */
export function allTemplates(roots: readonly string[], dataDir: string): string[] {
  const folders = [
    BUILT_IN,
    userTemplates(dataDir),
    ...roots.flatMap((root) => JOURNAL_FOLDERS.map((folder) => join(root, folder))),
  ];
  // On a file system that ignores case, two of the names are one folder: reading it twice changes nothing.
  const used = usedTemplates(dataDir);
  return [
    ...folders.filter((folder) => existsSync(folder)).flatMap(textsIn),
    ...(existsSync(used) ? [readFileSync(used, 'utf8')] : []),
  ];
}

function textsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown|mdx)$/i.test(entry.name))
    .slice(0, MAX_TEMPLATES)
    .map((entry) => readFileSync(join(folder, entry.name), 'utf8'));
}
