import { daysBetween } from '../../dates/calendar.ts';
import type { Db } from '../../store/database.ts';
import { noteById, type NoteRow } from '../../store/notes.ts';
import { REVIEWED } from '../query/field-intent.ts';
import { listOf, type FactLine, type Findings } from './list.ts';
import type { LineReader } from '../retrieve/retrieve.ts';
import { knownPlaces } from './notes.ts';
import type { FactQuery } from './query.ts';
import { notesOfKind } from '../query/kind-of-notes.ts';
import { fieldIn } from './note-fields.ts';
import { provenanceOf } from './provenance.ts';
import { sayDay } from '../query/say-time.ts';

interface Runbooks {
  readonly db: Db;
  readonly linesOf: LineReader;
  /** Left out: all journals. */
  readonly journal: string | undefined;
  /** Days after which a runbook that nobody looked at is stale, where the question says no others. */
  readonly staleAfterDays: number;
}

interface Aged {
  /** Null for a page that does not say when it was reviewed. */
  readonly ageDays: number | null;
  /** By its own word on how long a review holds, else by the settings. */
  readonly stale: boolean;
  readonly line: FactLine;
}

function agedOf(note: NoteRow, { today }: FactQuery, { linesOf, staleAfterDays }: Runbooks): Aged[] {
  const lines = linesOf(note);
  if (lines === null) return [];
  const { frontmatter, bodyLine, journal, path, title, date } = note;
  const page = { frontmatter, lines, bodyLine };
  const { reviewed, ageDays, stale, ...own } = provenanceOf({ ...page, history: null, today, staleAfterDays });
  const { line, endLine } = fieldIn(page, REVIEWED) ?? { line: 1, endLine: 1 };
  const quote = lines.slice(line - 1, endLine).join('\n');
  const limit = own.staleAfterDays === staleAfterDays ? '' : `; says itself every ${own.staleAfterDays} days`;
  const group = reviewed === null ? '' : `Reviewed on ${sayDay(reviewed)}, ${ageDays ?? 0} days ago${limit}`;
  return [{ ageDays, stale, line: { text: title, group, journal, path, line, endLine, date, quote } }];
}

/** Days without a review that a question asks for; null when it names none. */
function daysAsked({ intent, time, today }: FactQuery): number | null {
  if (time?.from != null) return daysBetween(time.from, today);
  return intent.kind === 'stale' ? intent.days : null;
}

/** The pages that are asked about: runbooks, or another kind of notes by its name. */
function pagesOf({ intent }: FactQuery, { db, journal }: Runbooks): NoteRow[] {
  const noun = intent.kind === 'stale' ? intent.noun : null;
  const places = knownPlaces(db);
  const asked = noun === null ? places.filter(({ kind }) => kind === 'runbook') : notesOfKind(places, noun);
  const notes = asked.flatMap(({ id }) => noteById(db, id) ?? []);
  return notes.filter((note) => journal === undefined || note.journal === journal);
}

/** `which runbooks are stale`: those that nobody looked at for long, the oldest first. */
export function findStale(query: FactQuery, runbooks: Runbooks): Findings {
  const days = daysAsked(query);
  const label = (query.intent.kind === 'stale' ? query.intent.noun : null) ?? 'runbooks';
  const aged = pagesOf(query, runbooks).flatMap((note) => agedOf(note, query, runbooks));
  const found = aged
    .filter(({ ageDays, stale }) => (days === null ? stale : ageDays !== null && ageDays > days))
    .toSorted((a, b) => (b.ageDays ?? 0) - (a.ageDays ?? 0))
    .map(({ line }) => line);
  const unknown = aged.filter(({ ageDays }) => ageDays === null).length;
  const undated = unknown === 0 ? null : `${unknown} of ${aged.length} ${label} do not say when they were reviewed.`;
  const Label = `${label[0]?.toUpperCase() ?? ''}${label.slice(1)}`;
  if (found.length > 0)
    return listOf(
      days === null ? `${Label} due for a review` : `${Label} not reviewed for ${days} days`,
      found,
      undated,
    );
  const none =
    days === null
      ? `None of the ${label} that say when they were reviewed is due for a review.`
      : `None of the ${label} was last reviewed more than ${days} days ago.`;
  return { kind: 'nothing', reason: undated === null ? none : `${none} ${undated}` };
}
