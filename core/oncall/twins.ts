import type { Alert } from '../contract/alerts.ts';
import { contentStems, isStopWord } from '../ask/query/words.ts';
import { chunksOfNote } from '../store/chunks.ts';
import type { Db } from '../store/database.ts';
import type { Candidate } from './candidates.ts';

/*
 * Runbooks are copied: one for each region, cluster or tenant, alike but for its name. What an alert is called and says of
 * its trouble fits all of them alike; only where it happened tells which one is meant.
 */

/** The first candidate and those that are copies of it, with what of the alert each of them says. */
export interface Twins {
  /** In the order in which they are meant; the others behind them as they were. */
  readonly candidates: readonly Candidate[];
  /** By note, for copies only: what it says of the alert that another of them does not, as the alert writes it. */
  readonly says: ReadonlyMap<number, readonly string[]>;
}

/** Two pages with so much in common are copies of each other. */
const COPY = 0.6;
/** Candidates that are looked at: no more are shown. */
const LOOKED_AT = 5;
/** A log says too much to tell where it happened. */
const SAID_CHARS = 3_000;
const ATOM = /[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*/gu;
const WORD = /[\p{L}\p{N}]+/gu;
const SAID = 4;

/** `US` names a place, `us` does not. */
function isSaying(word: string): boolean {
  return /\p{L}/u.test(word) && (!isStopWord(word) || isAbbreviation(word));
}

function isAbbreviation(word: string): boolean {
  return /^\p{Lu}{2,}$/u.test(word);
}

/** How loud it is, and who says so: no place. */
const NO_PLACE = /^(?:alertname|alert_name|severity|priority|level|urgency|prometheus|monitor|receiver|source)$/i;
/** Names of places in a text: `us-east-1`, `db3`, `EU`. Its other words say what is wrong, which the ranking has read. */
const PLACE_IN_TEXT =
  /(?=[\p{L}\p{N}._-]*[\d_-])[\p{L}\p{N}]+(?:[._-][\p{L}\p{N}]+)*|(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])(?:prod|prd|production|stag(?:e|ing)|test|dev|preprod|qa)(?![\p{L}\p{N}])/gu;

/** Names and words by how they are compared: `us-east-1`, and of it `east`. */
function atomsOf(text: string, isName: boolean): Map<string, string> {
  const found = new Map<string, string>();
  for (const [atom] of text.matchAll(ATOM)) {
    for (const word of [atom, ...(atom.match(WORD) ?? [])]) {
      const key = word.toLowerCase();
      if ((isName ? /\p{L}/u.test(word) : isSaying(word)) && !found.has(key)) found.set(key, word);
    }
  }
  return found;
}

function saidIn({ name, summary, description, labels, source }: Alert, text: string): Map<string, string> {
  const whole = source === 'text' && text.length <= SAID_CHARS ? text : '';
  const told = [name, summary, description, whole].join('\n').slice(0, SAID_CHARS).match(PLACE_IN_TEXT) ?? [];
  const places = Object.entries(labels).flatMap(([key, value]) => (NO_PLACE.test(key) ? [] : [value]));
  return new Map([...atomsOf(told.join('\n'), false), ...atomsOf(places.join('\n').slice(0, SAID_CHARS), true)]);
}

interface Page {
  readonly candidate: Candidate;
  readonly stems: ReadonlySet<string>;
  readonly says: ReadonlySet<string>;
}

function readPage(db: Db, candidate: Candidate, said: ReadonlyMap<string, string>): Page {
  const body = chunksOfNote(db, candidate.noteId)
    .map(({ text }) => text)
    .join('\n');
  const own = [...atomsOf(`${candidate.path}\n${candidate.title}`, true), ...atomsOf(body, false)].map(([key]) => key);
  return { candidate, stems: contentStems(body), says: new Set(own.filter((key) => said.has(key))) };
}

function isCopy(a: Page, b: Page): boolean {
  const both = [...a.stems].filter((stem) => b.stems.has(stem)).length;
  const all = a.stems.size + b.stems.size - both;
  return a.candidate.match === b.candidate.match && all > 0 && both / all >= COPY;
}

/** The longer ones say it all: `us-east-1` before `east`. */
function shortest(says: readonly string[]): string[] {
  const longest = says.toSorted((a, b) => b.length - a.length);
  return longest
    .filter((one, at) => !longest.slice(0, at).some((other) => other.toLowerCase().includes(one.toLowerCase())))
    .slice(0, SAID);
}

/** Of pages that are copies of the first one, the one that says most of what the alert says comes first. */
export function twinsFirst(
  db: Db,
  candidates: readonly Candidate[],
  { alert, text }: { readonly alert: Alert; readonly text: string },
): Twins {
  const looked = candidates.slice(0, LOOKED_AT);
  const alike = looked.filter(({ match }) => match === looked[0]?.match);
  if (alike.length < 2) return { candidates, says: new Map() };
  const said = saidIn(alert, text);
  const [leader, ...others] = alike.map((one) => readPage(db, one, said));
  const copies = leader === undefined ? [] : [leader, ...others.filter((one) => isCopy(leader, one))];
  if (copies.length < 2) return { candidates, says: new Map() };
  const ordered = copies.toSorted((a, b) => b.says.size - a.says.size).map(({ candidate }) => candidate);
  const says = copies.map(({ candidate, says: own }) => {
    const alone = [...own].filter((key) => copies.some((other) => !other.says.has(key)));
    return [candidate.noteId, shortest(alone.map((key) => said.get(key) ?? key))] as const;
  });
  return {
    candidates: [...ordered, ...candidates.filter((one) => !ordered.includes(one))],
    says: new Map(says),
  };
}
