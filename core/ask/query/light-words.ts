import { stem } from './words.ts';

/** Say what kind of thing is asked for, or how it is asked: a note that answers has no need of them. */
const WORDS = `number name kind type sort value amount wrong problem issue cause reason happen user client customer people person long far
  now currently today nowadays still again exactly usually normally actually really yet already take took made come coming work run`;

const LIGHT: ReadonlySet<string> = new Set(WORDS.split(/\s+/).map(stem));

/** True for the stem of such a word. */
export function isLightWord(wordStem: string): boolean {
  return LIGHT.has(wordStem);
}
