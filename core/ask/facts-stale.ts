import { daysBetween } from '../dates/calendar.ts';
import type { Db } from '../store/database.ts';
import { noteById, type NoteRow } from '../store/notes.ts';
import { REVIEWED } from './field-intent.ts';
import { listOf, type FactLine, type Findings } from './facts-list.ts';
import type { LineReader } from './facts-fields.ts';
import { knownPlaces } from './facts-notes.ts';
import type { FactQuery } from './facts-query.ts';
import { fieldIn } from './note-fields.ts';
import { provenanceOf } from './provenance.ts';
import { sayDay } from './say-time.ts';

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
  readonly line: FactLine;
}

function agedOf(note: NoteRow, { today }: FactQuery, { linesOf, staleAfterDays }: Runbooks): Aged[] {
  const lines = linesOf(note);
  if (lines === null) return [];
  const { frontmatter, bodyLine, journal, path, title, date } = note;
  const page = { frontmatter, lines, bodyLine };
  const { reviewed, ageDays } = provenanceOf({ ...page, history: null, today, staleAfterDays });
  const { line, endLine } = fieldIn(page, REVIEWED) ?? { line: 1, endLine: 1 };
  const quote = lines.slice(line - 1, endLine).join('\n');
  const group = reviewed === null ? '' : `Reviewed on ${sayDay(reviewed)}, ${ageDays ?? 0} days ago`;
  return [{ ageDays, line: { text: title, group, journal, path, line, endLine, date, quote } }];
}

/** Days without a review that a question asks for; null when it names none. */
function daysAsked({ intent, time, today }: FactQuery): number | null {
  if (time?.from != null) return daysBetween(time.from, today);
  return intent.kind === 'stale' ? intent.days : null;
}

/** `which runbooks are stale`: those that nobody looked at for long, the oldest first. */
export function findStale(query: FactQuery, runbooks: Runbooks): Findings {
  const { db, journal } = runbooks;
  const days = daysAsked(query) ?? runbooks.staleAfterDays;
  const aged = knownPlaces(db)
    .flatMap(({ id, kind }) => (kind === 'runbook' ? (noteById(db, id) ?? []) : []))
    .filter((note) => journal === undefined || note.journal === journal)
    .flatMap((note) => agedOf(note, query, runbooks));
  const stale = aged
    .filter(({ ageDays }) => ageDays !== null && ageDays > days)
    .toSorted((a, b) => (b.ageDays ?? 0) - (a.ageDays ?? 0))
    .map(({ line }) => line);
  const unknown = aged.filter(({ ageDays }) => ageDays === null).length;
  const undated = unknown === 0 ? null : `${unknown} of ${aged.length} runbooks do not say when they were reviewed.`;
  if (stale.length > 0) return listOf(`Runbooks not reviewed for ${days} days`, stale, undated);
  const none = `No runbook was last reviewed more than ${days} days ago.`;
  return { kind: 'nothing', reason: undated === null ? none : `${none} ${undated}` };
}
