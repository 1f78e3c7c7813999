import type { PlacedNoteRow } from '../../store/notes.ts';
import { fold, stem, wordsOf } from './words.ts';

/*
 * Some notes are of a kind that only their writer has: incidents, post-mortems, experiments, customers. Where they lie, how
 * they are tagged or what their names begin with says so.
 */

/** Words that name the same kind of notes. */
const SAME_KIND: readonly (readonly string[])[] = [
  ['incident', 'outage', 'postmortem', 'post-mortem'],
  ['retro', 'retrospective'],
  ['adr', 'decision', 'decision record', 'architecture decision record'],
  ['1on1', '1-1', 'one-on-one', '1-on-1', 'one-to-one'],
  ['howto', 'how-to', 'guide'],
  ['diary', 'journal', 'daily'],
];
/** `meeting notes` are notes: the word before says of what kind. */
const PAPERS = /(?: |-)(?:notes?|records?|reports?|documents?|docs?|pages?|files?|entries|entry|write-?ups?)$/;

/** The words of a name in one form: `Post-mortems` and `postmortem` are the same. */
function key(text: string): string {
  return wordsOf(fold(text).replaceAll(/(?<=\p{L})[-_ ](?=mortem)/gu, ''))
    .map((word) => stem(word.text))
    .join(' ');
}

/** How the notes that a noun names may be called, as keys. */
function keysOf(noun: string): ReadonlySet<string> {
  const plain = fold(noun).replace(PAPERS, '');
  const own = new Set([key(noun), key(plain)]);
  for (const words of SAME_KIND) {
    const keys = words.map(key);
    if (keys.some((one) => own.has(one))) for (const one of keys) own.add(one);
  }
  return own;
}

/** A name of a note without its day and number, from which its first words are taken: `2025-03-02-incident-disk`. */
const NUMBERED = /^(?:[\d._-]+|[a-z]{1,3}-?\d+\b)[\s_.:–—-]*/i;
const MOST_WORDS = 3;

/** True for a name that starts or ends with one of the keys. */
function isCalled(name: string, keys: ReadonlySet<string>): boolean {
  const words = key(name.replace(NUMBERED, '').replaceAll(/[_-]/g, ' ')).split(' ');
  for (let count = 1; count <= Math.min(MOST_WORDS, words.length); count += 1)
    if (keys.has(words.slice(0, count).join(' ')) || keys.has(words.slice(-count).join(' '))) return true;
  return false;
}

/** `servers.md` is a list of servers, and no server. */
const IS_LIST = /s$/i;

/**
 * The notes of the kind that a noun in the plural names: those in a folder of that name, with that tag or type, else those
 * whose file or title begins or ends with it.
 *
 * @returns none when the notes have no such kind
 */
export function notesOfKind(notes: readonly PlacedNoteRow[], noun: string): PlacedNoteRow[] {
  const keys = keysOf(noun);
  const lies = notes.filter(({ path, kind, tags, type }) => {
    const folders = path.split('/').slice(0, -1);
    return [...folders, ...tags, kind, ...(type === null ? [] : [type])].some((name) => keys.has(key(name)));
  });
  // Beside a folder, what is called so elsewhere is most often about one of them: `review of the incident`.
  if (lies.length > 0) return lies;
  return notes.filter(({ path, title }) => {
    const file = (path.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');
    return !IS_LIST.test(file) && (isCalled(file, keys) || isCalled(title, keys));
  });
}
