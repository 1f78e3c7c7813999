import type { NewNote, NewNoteRequest } from '../contract/facts.ts';
import { isoDay } from '../ask/query/time.ts';
import { createNote, type Offered } from '../daily/create-note.ts';
import type { OpenItem } from '../daily/open-items.ts';
import { DaybookError } from '../errors.ts';
import type { FactBase } from '../extract/fact-base.ts';
import type { Db } from '../store/database.ts';
import { mainAuthor } from '../store/list-chunks.ts';
import { notePaths, readNoteRow } from '../store/notes.ts';
import { writeSettings, type Settings } from '../store/settings.ts';
import type { EngineRuns } from './engine-runs.ts';
import type { FactShelf } from './fact-base.ts';
import type { IndexReader } from './index-reader.ts';
import { SAMPLE_JOURNAL } from './journal-list.ts';
import { ownJournal } from './require-journal.ts';

export interface NewNoteParts {
  readonly facts: FactShelf;
  readonly reader: IndexReader;
  readonly user: Db;
  readonly runs: Pick<EngineRuns, 'indexWritten'>;
  readonly now: () => Date;
  readonly dataDir: string;
  readonly roots: () => readonly string[];
  readonly settings: () => Settings;
}

const DAY_MS = 86_400_000;
/** What was open before that is found by `daybook tasks`: a new note offers what somebody was at. */
const OFFERED_DAYS = 14;
/** Who was there within this time is likely to come again. */
const REGULAR_DAYS = 30;
const MAX_ATTENDEES = 12;

const UNFINISHED: ReadonlySet<string> = new Set(['open', 'doing', 'blocked']);

function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY_MS).toISOString().slice(0, 10);
}

/** The items of the last days that are still to be done, the latest first. */
function openItems(base: FactBase, root: string, date: string): OpenItem[] {
  const first = daysBefore(date, OFFERED_DAYS);
  const isNear = (day: string | null) => day !== null && day >= first && day <= date;
  return base
    .tasks()
    .filter((task) => task.journal === root && UNFINISHED.has(task.state) && isNear(task.date))
    .toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
}

/** Those who reported in the last weeks, the busiest first. */
function regulars(base: FactBase, root: string, date: string): string[] {
  const first = daysBefore(date, REGULAR_DAYS);
  const times = new Map<string, number>();
  for (const update of base.updates()) {
    if (update.journal !== root || update.date === null || update.date < first || update.date > date) continue;
    times.set(update.person, (times.get(update.person) ?? 0) + 1);
  }
  return [...times]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MAX_ATTENDEES)
    .map(([person]) => person);
}

/**
 * The journal to write to.
 *
 * @throws DaybookError `invalid`, `not-found`: a note is written into the user's journals and nowhere else
 */
export function rootFor(
  { journal }: Pick<NewNoteRequest, 'journal'>,
  { roots: all, reader }: Pick<NewNoteParts, 'roots' | 'reader'>,
): string {
  const roots = all();
  const root = journal ?? roots.find((one) => one !== SAMPLE_JOURNAL);
  if (root === undefined || root === SAMPLE_JOURNAL) {
    throw new DaybookError('invalid', 'There is no journal of yours to write to: the sample journal stays as it is.', {
      hint: 'Add a folder of your own under Journals, or with `daybook index ~/notes`.',
    });
  }
  return ownJournal(root, roots, reader.dbIfAny());
}

/** Before the first index there is nothing to offer. */
function offered(parts: NewNoteParts, root: string, date: string): Offered {
  const db = parts.reader.dbIfAny();
  if (db === null) return { openItems: [], attendees: [], owner: null };
  const base = parts.facts.current();
  return { openItems: openItems(base, root, date), attendees: regulars(base, root, date), owner: mainAuthor(db, root) };
}

/**
 * Makes a note of its template, or gives the one that is there, and brings it into the index.
 *
 * @throws DaybookError as `createNote` does
 */
export async function makeNote(parts: NewNoteParts, request: NewNoteRequest): Promise<NewNote> {
  const { reader, runs, user, settings } = parts;
  const root = rootFor(request, parts);
  const db = reader.dbIfAny();
  const { noteNames } = settings();
  const names = request.name === undefined ? noteNames : { ...noteNames, [request.kind]: request.name };
  const note = await createNote({
    request,
    now: parts.now(),
    root,
    dataDir: parts.dataDir,
    paths: db === null ? [] : notePaths(db, root),
    names,
    offered: offered(parts, root, request.date ?? isoDay(parts.now())),
  });
  if (names !== noteNames) writeSettings(user, { noteNames: names });
  if (note.created) await runs.indexWritten(() => readNoteRow(reader.db(), note) !== null);
  return note;
}
