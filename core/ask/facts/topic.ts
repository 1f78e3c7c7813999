import type { Db } from '../../store/database.ts';
import { documentFrequencies } from '../../store/lexical.ts';
import { idfOf } from '../retrieve/match.ts';
import { contentStems, fold, isStopWord, mayBeName, stem, wordsOf } from '../query/words.ts';

/** What a question about facts is about: its words with what each of them says. */
export interface Topic {
  readonly text: string;
  /** Weight of each stem. */
  readonly weights: ReadonlyMap<string, number>;
  /** Words that count only as they are: an importer is a thing, and not every import is its work. */
  readonly things: ReadonlyMap<string, string>;
}

/** Share of a topic's weight that a text has to hold. */
export const ENOUGH = 0.6;

const THING = /^\p{L}{3,}[eo]rs?$/u;

function withoutPlural(word: string): string {
  return word.replace(/s$/, '');
}

function topicOf(text: string, weightOf: (word: string) => number): Topic | null {
  const weights = new Map<string, number>();
  const things = new Map<string, string>();
  for (const { text: written } of wordsOf(text)) {
    if (isStopWord(written) && !mayBeName(written)) continue;
    const word = fold(written);
    weights.set(stem(word), weightOf(word));
    if (THING.test(word)) things.set(stem(word), withoutPlural(word));
  }
  return weights.size === 0 ? null : { text, weights, things };
}

/** A topic whose words are weighed by how rare they are in the notes; null when it has no word of its own. */
export function topicIn(text: string, db: Db): Topic | null {
  const words = wordsOf(text).map((word) => fold(word.text));
  const frequencies = documentFrequencies(db, words);
  return topicOf(text, (word) => idfOf(frequencies.total, frequencies.of.get(word) ?? 0));
}

/** A topic whose words weigh the same. */
export function plainTopic(text: string): Topic | null {
  return topicOf(text, () => 1);
}

/** How much of the topic a text holds, 0 to 1. */
export function shareOf(topic: Topic, text: string): number {
  if (!mayHold(topic, text)) return 0;
  const stems = contentStems(text);
  const forms = topic.things.size === 0 ? null : new Set(wordsOf(text).map((word) => withoutPlural(fold(word.text))));
  let total = 0;
  let held = 0;
  for (const [wanted, weight] of topic.weights) {
    total += weight;
    const thing = topic.things.get(wanted);
    if (stems.has(wanted) && (thing === undefined || forms?.has(thing))) held += weight;
  }
  return total === 0 ? 0 : held / total;
}

/** A cheap look before the words of a folded text are stemmed: a stem without its last letter stands in every form of its word. */
export function mayHoldStem(folded: string, wanted: string): boolean {
  return folded.includes(wanted.length > 3 ? wanted.slice(0, -1) : wanted);
}

function mayHold(topic: Topic, text: string): boolean {
  const folded = fold(text);
  for (const wanted of topic.weights.keys()) if (mayHoldStem(folded, wanted)) return true;
  return false;
}

/** What falls this much short of the best is about something else. */
const NEAR_BEST = 0.2;

/** Those facts that are about the topic, all of them when there is none. */
export function aboutTopic<T>(topic: Topic | null, facts: readonly T[], wordsIn: (fact: T) => string): T[] {
  if (topic === null) return [...facts];
  const judged = facts.map((fact) => ({ fact, share: shareOf(topic, wordsIn(fact)) }));
  const best = judged.reduce((most, { share }) => Math.max(most, share), 0);
  return judged.filter(({ share }) => share >= ENOUGH && share >= best - NEAR_BEST).map(({ fact }) => fact);
}
