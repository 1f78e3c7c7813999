import type { AlertRecord, Run } from '../contract/oncall.ts';
import { isoDay } from '../ask/query/time.ts';
import { createNote } from '../daily/create-note.ts';
import { incidentText } from '../daily/incident-text.ts';
import { DaybookError } from '../errors.ts';
import { notePaths, readNoteRow } from '../store/notes.ts';
import type { EngineRuns } from './engine-runs.ts';
import type { IndexReader } from './index-reader.ts';
import { SAMPLE_JOURNAL } from './journal-list.ts';
import { requireJournal } from './require-journal.ts';

export interface IncidentParts {
  readonly reader: IndexReader;
  readonly runs: Pick<EngineRuns, 'indexWritten'>;
  readonly now: () => Date;
  readonly dataDir: string;
  readonly roots: () => readonly string[];
  readonly names: Readonly<Record<string, string>>;
}

export interface Incident {
  readonly record: AlertRecord;
  readonly run: Run | null;
  readonly worked: string;
  readonly cause: string;
  readonly resolvedAt: string;
  /** Absolute root of the journal; the first one of the user's when left out. */
  readonly journal?: string | undefined;
}

export interface WrittenIncident {
  readonly journal: string;
  readonly path: string;
  readonly file: string;
}

/** The same alert may come up again on the same day. */
const MOST_OF_A_DAY = 50;
const TITLE_CHARS = 100;

function rootFor(journal: string | undefined, { roots: all, reader }: IncidentParts): string {
  const roots = all();
  const root = journal ?? roots.find((one) => one !== SAMPLE_JOURNAL);
  if (root !== undefined && root !== SAMPLE_JOURNAL && roots.includes(root)) {
    requireJournal(root, reader.dbIfAny());
    return root;
  }
  throw new DaybookError('invalid', 'There is no journal of yours to write the incident into.', {
    hint: 'Add a folder of your own (`daybook index ~/notes`), or resolve it without a note.',
  });
}

/**
 * Writes what happened into the journal, in a note of its own, and brings it into the index.
 *
 * @throws DaybookError `invalid` without a journal of the user's, and what writing throws
 */
export async function writeIncident(parts: IncidentParts, incident: Incident): Promise<WrittenIncident> {
  const { reader, runs, now, dataDir, names } = parts;
  const { record, run, resolvedAt } = incident;
  const root = rootFor(incident.journal, parts);
  const db = reader.dbIfAny();
  const page = run?.page?.journal === root ? run.page.path : null;
  const values = { ...incidentText({ ...incident, runbook: page }) };
  const name = record.alert.name.replaceAll(/\s+/g, ' ').slice(0, TITLE_CHARS);
  for (let times = 1; times <= MOST_OF_A_DAY; times += 1) {
    const note = await createNote({
      request: { kind: 'incident', title: times === 1 ? name : `${name} ${times}`, date: isoDay(new Date(resolvedAt)) },
      now: now(),
      root,
      dataDir,
      paths: db === null ? [] : notePaths(db, root),
      names,
      offered: { openItems: [], attendees: [], owner: null },
      values,
    });
    if (!note.created) continue;
    await runs.indexWritten(() => readNoteRow(reader.db(), note) !== null);
    return { journal: root, path: note.path, file: note.file };
  }
  throw new DaybookError('busy', `There are ${MOST_OF_A_DAY} notes about ${name} of this day already.`, {
    hint: 'Write to one of them, or resolve the alert without a note.',
  });
}
