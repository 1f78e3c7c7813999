import { writtenDay } from '../../dates/written-day.ts';
import type { Filters } from '../../contract/search.ts';
import { chunksOfNote, readChunks, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import { quotePhrase, type StoreFilters } from '../../store/filters.ts';
import { noteById } from '../../store/notes.ts';
import { searchLexical } from '../../store/lexical.ts';
import {
  byDate,
  isWithin,
  listOf,
  sayGroupDay,
  sentenceTime,
  titleTime,
  type FactLine,
  type Findings,
} from './list.ts';
import type { FactQuery } from './query.ts';
import { shareOf, type Topic } from './topic.ts';
import { excerptOf } from '../retrieve/excerpt.ts';
import { knownPlaces } from './notes.ts';
import { readable } from '../units/readable.ts';
import { filtersWithin } from '../query/time.ts';
import { unitsOf } from '../units/units.ts';
import { fold, wordsOf } from '../query/words.ts';

interface Mentioning {
  readonly db: Db;
  readonly filters: Filters;
  readonly topic: Topic;
  /** Filters with where the person in them stands. */
  readonly scoped: (filters: Filters) => StoreFilters;
}

/** Passages read for one answer. */
const MOST_PASSAGES = 2_000;
/** Passages that hold this much of the topic hold all of it, but for rounding. */
const WHOLE = 0.99;

/** The sentence, item or heading of a passage that says most of the topic, as it reads; of a long one the part around it. */
function tellingUnit({ text, line, title }: ChunkRow, topic: Topic): Pick<FactLine, 'text' | 'line' | 'endLine'> {
  const units = unitsOf(text, line).map((unit) => ({ ...unit, text: readable(unit.text) }));
  let best = units[0] ?? { text: title, line, endLine: line };
  let most = shareOf(topic, best.text);
  for (const unit of units) {
    const share = shareOf(topic, unit.text);
    if (share > most) [best, most] = [unit, share];
  }
  const { excerpt } = excerptOf(best.text, new Set(topic.weights.keys()));
  const start = best.text.startsWith(excerpt) ? '' : '… ';
  const end = best.text.endsWith(excerpt) ? '' : ' …';
  const told = excerpt === '' ? title : `${start}${excerpt.trim()}${end}`;
  return { text: told, line: best.line, endLine: best.endLine };
}

/** `which notes mention the billing queue`: the first place in each note that holds all of the topic, or in each day of one. */
export function findMentions(query: FactQuery, { db, filters, topic, scoped }: Mentioning): Findings {
  const { intent, time } = query;
  if (intent.kind === 'mentions' && intent.isTag) return taggedNotes(query, { db, filters });
  const match = wordsOf(topic.text)
    .filter(({ stem }) => topic.weights.has(stem))
    .map(({ text }) => quotePhrase(text))
    .join(' AND ');
  const request = { match, filters: scoped(filtersWithin(filters, time)), limit: MOST_PASSAGES };
  const hits = searchLexical(db, request).map(({ chunkId }) => chunkId);
  const passages = readChunks(db, hits)
    .filter(({ title, headings, text }) => shareOf(topic, `${title}\n${headings.join('\n')}\n${text}`) >= WHOLE)
    .toSorted((a, b) => a.noteId - b.noteId || a.ordinal - b.ordinal);
  const places = [...Map.groupBy(passages, (chunk) => `${chunk.noteId}\0${writtenDay(chunk) ?? ''}`).values()];
  const lines = places.flatMap(([chunk]): FactLine[] => {
    if (chunk === undefined) return [];
    const { journal, path, title } = chunk;
    const told = tellingUnit(chunk, topic);
    const date = writtenDay(chunk);
    const group = date === null ? title : `${sayGroupDay(date)} · ${title}`;
    return [{ ...told, group, journal, path, date }];
  });
  if (lines.length === 0) return { kind: 'nothing', reason: `No note mentions ${topic.text}${sentenceTime(time)}.` };
  const count = intent.kind === 'mentions' && intent.isCount ? `: ${sayCount(lines)}` : '';
  return listOf(`Notes that mention ${topic.text}${titleTime(time)}${count}`, byDate(lines, time === null));
}

/** `which notes are tagged X`: the notes that have it, or one below it. */
function taggedNotes(
  { topic, intent, time }: FactQuery,
  { db, filters }: Pick<Mentioning, 'db' | 'filters'>,
): Findings {
  const wanted = fold(topic);
  const isIt = (tag: string) => fold(tag) === wanted || fold(tag).startsWith(`${wanted}/`);
  const lines = knownPlaces(db)
    .flatMap(({ id, tags }) => (tags.some(isIt) ? (noteById(db, id) ?? []) : []))
    .filter(({ journal, date }) => (filters.journal ?? journal) === journal && isWithin(date, time))
    .flatMap(({ id, journal, path, title, date }): FactLine[] => {
      const line = chunksOfNote(db, id)[0]?.line;
      return line === undefined
        ? []
        : [{ text: title, group: sayGroupDay(date), journal, path, line, endLine: line, date }];
    });
  if (lines.length === 0) return { kind: 'nothing', reason: `No note is tagged ${topic}${sentenceTime(time)}.` };
  const count = intent.kind === 'mentions' && intent.isCount ? `: ${lines.length}` : '';
  return listOf(`Notes tagged ${topic}${titleTime(time)}${count}`, byDate(lines, time === null));
}

/** `3 notes`, or `5 entries in 2 notes` where one note holds several days. */
function sayCount(lines: readonly FactLine[]): string {
  const notes = new Set(lines.map(({ journal, path }) => `${journal}\0${path}`)).size;
  const said = `${notes} ${notes === 1 ? 'note' : 'notes'}`;
  return notes === lines.length ? said : `${lines.length} entries in ${said}`;
}
