import { appendFileSync, copyFileSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TEMPLATE_KINDS, type TemplateKind } from './template-kinds.ts';

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
  return readFileSync(file ?? join(BUILT_IN, `${kind}.md`), 'utf8')
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n');
}

/** Puts Daybook's templates where the user can edit them; a file that is there stays. Gives the folder's files. */
export function copyTemplates(dataDir: string): string[] {
  const folder = userTemplates(dataDir);
  mkdirSync(folder, { recursive: true });
  return TEMPLATE_KINDS.map((kind) => {
    const file = join(folder, `${kind}.md`);
    if (!existsSync(file)) copyFileSync(join(BUILT_IN, `${kind}.md`), file, constants.COPYFILE_EXCL);
    return file;
  });
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
