import { subjectWords } from '../subject-words.ts';

/** A decision as how it begins and how it ends: `alerts go to` and `Slack`. */
export interface Start {
  /** Its first words without those that only decide; empty when it has none that lead to an end. */
  readonly key: string;
  readonly end: string;
  /** Those of the beginning that may say what it is about. */
  readonly about: readonly string[];
}

const NONE: Start = { key: '', end: '', about: [] };
const MAX_CHARS = 160;
const DECIDING =
  /^(?:(?:final |our |the )?(?:decision|conclusion|agreed|resolved|decided)\W*:\s*|(?:so |then |finally |today )?(?:we|i|the team|everyone|all)?\s*(?:have |['’]ve )?(?:all |also )?(?:decided|agreed|settled|resolved|concluded)\s+(?:to |that |on )?|(?:going forward|from now on|starting \w+),?\s+)/iu;
/** The last word that leads to what may change: `go to`, `deploy from`, `review with`. */
const LEADS = /^(.{6,90}?\s(?:to|from|in|on|at|with|by|into|onto|via|through))\s+((?:\S+\s?){1,4})$/iu;
/** What is done for one thing after the other: the next one replaces none. */
const ONE_BY_ONE =
  /(?<!\p{L})(?:add|writ|creat|buy|bought|renam|fix|remov|build|built|test|support|drop|delet|document|invit|hir|introduc|ask|send|sent|check|clos|merg|accept|approv|reject|mov|migrat|port|link|talk|meet|present|report|publish|proceed|advanc|agree|consensus)\p{L}*/iu;

/** Cuts a decision before what may be otherwise in a later one. */
export function startOf(text: string): Start {
  if (text.length > MAX_CHARS) return NONE;
  const plain = text
    .replaceAll(/[*_`"“”]/g, '')
    .replace(DECIDING, '')
    .replace(/[\s.!]+$/, '')
    .toLowerCase();
  const match = LEADS.exec(plain);
  const [, start = '', end = ''] = match ?? [];
  // `Mira to write it up` is an errand.
  if (start === '' || /^\S+ to$/.test(start) || ONE_BY_ONE.test(start) || /[,;:()]/.test(plain)) return NONE;
  return { key: start.replace(/^(?:we|all|our|the) /, ''), end: end.trim(), about: [...subjectWords(start)] };
}
