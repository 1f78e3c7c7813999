import type { Extractable } from '../extract.ts';
import { isAllCapitals, isNameLike } from './name-words.ts';
import { remembered } from '../remembered.ts';

/** Names in brackets at the end of a line: `cut the build time (Ann)`, `lunch outside (Ann, Bob)`. */
const SIGNED = /[([](@?\p{Lu}[^()[\]\n]{1,40})[)\]][.!]?$/u;
const BETWEEN = /, | & | \+ | and |\//;
const READ_CHARS = 48;
const CLOSING = 41;
const CLOSING_BRACKET = 93;
const DOT = 46;

const SIGNS = new WeakMap<Extractable, ReadonlyMap<string, number>>();

/** Who signs lines of a note, in lower case, with the first line of each. */
export function signedNames(note: Extractable): ReadonlyMap<string, number> {
  let signs = SIGNS.get(note);
  if (signs === undefined) SIGNS.set(note, (signs = readSigns(note)));
  return signs;
}

function readSigns({ outline }: Extractable): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { kind, text, line, endLine } of outline.entries) {
    if (kind === 'row' || endLine > line || !mayBeSigned(text)) continue;
    for (const name of signersOf(text.slice(-READ_CHARS))) if (!found.has(name)) found.set(name, line);
  }
  return found;
}

function mayBeSigned(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  const code = last === DOT ? text.charCodeAt(text.length - 2) : last;
  return code === CLOSING || code === CLOSING_BRACKET;
}

const signersOf = remembered((end): readonly string[] => {
  const names = (SIGNED.exec(end)?.[1] ?? '').split(BETWEEN).map((name) => name.replace(/^@/, '').trim());
  return names.every((name) => isNameLike(name) && !isAllCapitals(name)) ? names.map((name) => name.toLowerCase()) : [];
});
