import { writtenDay } from '../../dates/written-day.ts';
import type { Filters } from '../../contract/search.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import { readChunks, type ChunkRow } from '../../store/chunks.ts';
import type { Db } from '../../store/database.ts';
import { daysBeside, listChunks } from '../../store/list-chunks.ts';
import {
  byDate,
  daysBefore,
  listOf,
  nearestDay,
  sayGroupDay,
  sayNearest,
  sentenceTime,
  titleTime,
  type FactLine,
  type Findings,
} from './list.ts';
import type { FactQuery } from './query.ts';
import { isTask, troubleIn } from '../../extract/errors/trouble.ts';
import { dayNamer, passagesNaming, singleDay } from '../query/named-day.ts';
import { unitsOf, type Unit } from '../units/units.ts';
import { filtersWithin } from '../query/time.ts';

/** Lines of all days of one answer; a longer time gives each of its days fewer. */
const MOST_LINES = 60;
const FEWEST_A_DAY = 4;
/** Chunks read for one answer: beyond, the rest of the days is only counted. */
const MOST_CHUNKS = 1_000;

type Time = NonNullable<FactQuery['time']>;

function sayNothing(db: Db, time: Time, what: string): Findings {
  const { from, to } = time;
  const beside = from === null && to === null ? null : daysBeside(db, { from: from ?? to ?? '', to: to ?? from ?? '' });
  const nearest = beside === null ? null : nearestDay([beside.before, beside.after], time);
  return { kind: 'nothing', reason: `${what}${sentenceTime(time)}.${sayNearest(nearest)}` };
}

/** Lines that somebody else said or owns: `path` and line. */
function linesOfOthers(facts: FactBase, me: readonly string[]): Set<string> {
  const lines = new Set<string>();
  const add = (place: { readonly path: string; readonly line: number; readonly endLine: number }) => {
    for (let line = place.line; line <= place.endLine; line++) lines.add(`${place.path}\0${line}`);
  };
  for (const update of facts.updates()) if (!me.includes(update.person)) add(update);
  // A line of several speakers is also one's own.
  for (const update of facts.updates()) {
    if (!me.includes(update.person)) continue;
    for (let line = update.line; line <= update.endLine; line++) lines.delete(`${update.path}\0${line}`);
  }
  return lines;
}

/** What stands in a chunk, sentence by sentence and item by item. */
function linesOf(chunk: ChunkRow, group: string): FactLine[] {
  const { journal, path, date, title } = chunk;
  // A runbook's day is that of its last review: what it says did not happen then.
  if (chunk.noteKind === 'runbook') return [];
  // A record of a decision is read as a whole: its status and date alone say nothing.
  if (chunk.noteKind === 'decision') {
    return chunk.ordinal === 0
      ? [{ text: title, group, journal, path, line: chunk.line, endLine: chunk.line, date }]
      : [];
  }
  return unitsOf(chunk.text, chunk.line)
    .filter(({ kind, text }) => (kind === 'sentence' || kind === 'item') && text.length > 1)
    .map(({ text, line, endLine }) => ({ text, group, journal, path, line, endLine, date }));
}

/** Whole paragraphs and items of which a sentence tells that something went wrong: the next one says why, or what helped. */
function troublesOf(chunk: ChunkRow, group: string): FactLine[] {
  const { journal, path, date } = chunk;
  const told = unitsOf(chunk.text, chunk.line).filter(({ kind }) => kind === 'sentence' || kind === 'item');
  const blocks: Unit[][] = [];
  for (const unit of told) {
    if (unit.startsBlock || blocks.length === 0) blocks.push([unit]);
    else blocks.at(-1)?.push(unit);
  }
  return blocks
    .filter((block) => !isTask(block[0]?.text ?? ''))
    .filter((block) => {
      const { mayBeTrouble, cause } = troubleIn(block.map(({ text }) => text).join('\n'), '');
      return mayBeTrouble || cause !== null;
    })
    .flat()
    .map(({ text, line, endLine }) => ({ text, group, journal, path, line, endLine, date }));
}

/** The first lines of every day, so that a long day leaves room for the others. */
function fairly(days: ReadonlyMap<string, readonly FactLine[]>): FactLine[] {
  const each = Math.max(FEWEST_A_DAY, Math.floor(MOST_LINES / Math.max(days.size, 1)));
  return [...days.values()].flatMap((lines) => lines.slice(0, each));
}

/** The sentences and items of other days that name the single day that is asked for. */
function linesNaming(db: Db, time: Time, filters: Filters): FactLine[] {
  const day = singleDay({ span: time });
  if (day === null) return [];
  const isNamed = dayNamer(day);
  const lines = passagesNaming(db, day, filters).flatMap((chunk) => {
    const { journal, path, text, line: first } = chunk;
    const noted = writtenDay(chunk);
    return unitsOf(text, first)
      .filter((unit) => unit.kind !== 'heading' && unit.kind !== 'code' && isNamed(unit.text, noted))
      .map(({ text: said, line, endLine }) => ({
        text: said,
        journal,
        path,
        line,
        endLine,
        date: noted,
        group: sayGroupDay(noted),
      }));
  });
  return byDate(lines, false).slice(0, MOST_LINES);
}

/** Lines day by day, cut so that each has some. */
function days(title: string, lines: readonly FactLine[], note: string | null = null): Findings {
  const cut = fairly(Map.groupBy(lines, ({ date }) => date ?? ''));
  return { kind: 'list', title, lines: cut, total: lines.length, note };
}

const DAYS_OF_NEWS = 7;

/** The week that ends with the newest day of the notes; null without one. What is dated later is a plan. */
function newestWeek(db: Db, today: string): Time | null {
  const to = daysBeside(db, { from: daysBefore(today, -1), to: today }).before;
  return to === null ? null : { from: daysBefore(to, DAYS_OF_NEWS - 1), to, words: '' };
}

/** `what did I do on Nov 12`, `what happened last week`: what the notes say of these days, in their order. */
export function findDays(
  query: FactQuery,
  facts: FactBase,
  where: { readonly db: Db; readonly filters: Filters },
): Findings {
  const { intent, me, today } = query;
  const isNews = intent.kind === 'day' && intent.isNews;
  const time = isNews ? newestWeek(where.db, today) : query.time;
  if (time === null) return { kind: 'beside', note: '' };
  const mine = intent.kind === 'day' && intent.mine;
  const filters = filtersWithin(where.filters, time);
  const chunks = readChunks(
    where.db,
    listChunks(where.db, { filters, newestFirst: isNews || time.from === null, limit: MOST_CHUNKS }),
  );
  const notesOf = Map.groupBy(chunks, ({ date }) => date);
  const read = (cut: typeof linesOf) =>
    chunks.flatMap((chunk) => {
      const several = new Set(notesOf.get(chunk.date)?.map(({ noteId }) => noteId)).size > 1;
      return cut(chunk, `${sayGroupDay(chunk.date)}${several ? ` · ${chunk.title}` : ''}`);
    });
  const lines = read(linesOf);
  if (lines.length === 0) {
    const named = linesNaming(where.db, time, filters);
    if (named.length > 0) {
      const told = `Nothing is dated${sentenceTime(time)}; this is what the notes of other days say of it.`;
      return listOf(`What the notes say${titleTime(time)}`, named, told);
    }
    return sayNothing(where.db, time, 'Nothing is recorded');
  }
  const isTrouble = intent.kind === 'day' && intent.trouble;
  const troubles = isTrouble ? read(troublesOf) : [];
  if (troubles.length > 0) return days(`What went wrong${titleTime(time)}`, troubles);
  const quiet = `No line tells of something that went wrong${sentenceTime(time)}.`;
  // One day is read in a moment, whatever its words for trouble are.
  if (isTrouble && singleDay({ span: time }) === null) return { kind: 'nothing', reason: quiet };
  const others = mine ? linesOfOthers(facts, me) : new Set<string>();
  const own = lines.filter(({ path, line }) => !others.has(`${path}\0${line}`));
  const shown = own.length === 0 ? lines : own;
  const notes = [...(isTrouble ? [quiet] : []), ...(own.length === 0 ? ['All of it is what others said.'] : [])];
  return days(`What the notes say${titleTime(time)}`, shown, notes.length === 0 ? null : notes.join(' '));
}
