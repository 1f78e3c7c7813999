import type { Answer, Occurrence } from '../../contract/ask.ts';
import { readChunks } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import type { StoreFilters } from '../../store/filters.ts';
import { codeMentions, shownLine } from '../retrieve/code-mentions.ts';
import { citeFacts, factsText } from '../facts/cite.ts';
import { sayGroupDay } from '../facts/list.ts';
import type { Query } from '../query/query.ts';
import { matchSignatures, type SignatureHit } from '../retrieve/signature-match.ts';

/** Days shown: who sees the same error more often knows it. */
const MOST = 30;
/** Lines that an answer says when no passage says more. */
const SAID = 3;

/** How much of an error must stand in a line for the line to be about it; less when the question is whether it was there before. */
const SURELY_LIKE = 0.75;
const LIKE = 0.5;

const ASKS_WHETHER_AGAIN =
  /\b(?:again|before|already|another time|the first time|last time|how (?:often|many times)|keeps?|seen (?:this|that|it)|c[ao]mes? up|happen(?:s|ed)?|when (?:did|was)|last)\b/i;

function isOccurrence({ exact, isMachine, score }: SignatureHit, isAskedFor: boolean): boolean {
  return exact || (isMachine && score >= SURELY_LIKE) || (isAskedFor && score >= LIKE);
}

/** A line of a chunk, as it stands there. */
function lineOf(db: Db, { chunkId, line }: SignatureHit): string {
  const [chunk] = readChunks(db, [chunkId]);
  const text = chunk?.text.split('\n')[line - chunk.line]?.trim() ?? '';
  return shownLine(text);
}

/**
 * When and where the error of a question stands in the notes, the latest day first, a note once a day. Empty for a question
 * without an error. Where it is asked whether an error was there before, what only calls it by its code counts too.
 */
export function occurrencesOf(
  db: Db,
  { question, query }: { readonly question: string; readonly query: Query },
  filters: StoreFilters,
): Occurrence[] {
  const isAskedFor = ASKS_WHETHER_AGAIN.test(question);
  const mentions = isAskedFor ? codeMentions(db, query, filters) : [];
  const byDay = new Map<string, Occurrence>();
  const add = (occurrence: Occurrence): void => {
    const key = `${occurrence.journal}\0${occurrence.path}\0${occurrence.date ?? ''}`;
    // The best one comes first.
    if (!byDay.has(key)) byDay.set(key, occurrence);
  };
  for (const hit of matchSignatures(db, question, filters)) {
    if (!isOccurrence(hit, isAskedFor)) continue;
    const { date, journal, path, line, endLine, exact } = hit;
    add({ date, journal, path, line, endLine, excerpt: lineOf(db, hit), exact });
  }
  for (const mention of mentions) add(mention);
  return [...byDay.values()].sort((a, b) => latestFirst(a.date, b.date)).slice(0, MOST);
}

/** Undated ones last: a runbook that names the error is no day on which it came up. */
function latestFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (b ?? '') > (a ?? '') ? 1 : -1;
}

/** The answer when the notes hold the error and no passage says more: where it stands. Null when they only hold others like it. */
export function answerWhereSeen(
  db: Db,
  { occurrences = [] }: Answer,
): Pick<Answer, 'answer' | 'sentences' | 'citations'> | null {
  const same = occurrences.filter(({ exact }) => exact).slice(0, SAID);
  if (same.length === 0) return null;
  const lines = same.map(({ excerpt, ...place }) => ({ ...place, text: excerpt, group: sayGroupDay(place.date) }));
  const { sentences, citations } = citeFacts(db, lines);
  return sentences.length === 0 ? null : { answer: factsText(sentences), sentences, citations };
}
