import { RunSchema, type Run } from '../contract/oncall.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

interface Stored {
  readonly id: number;
  readonly run: string;
}

const BY_ID = 'SELECT id, run FROM runs WHERE id = ?';
const OF_ALERT = 'SELECT id, run FROM runs WHERE alert_id = ? ORDER BY id DESC LIMIT 1';
const OF_PAGE = `
  SELECT id, run FROM runs WHERE alert_id IS NULL AND journal = ? AND path = ? AND finished IS NULL ORDER BY id DESC LIMIT 1`;
const SINCE = 'SELECT id, run FROM runs WHERE path IS NOT NULL AND started >= ? AND started < ? ORDER BY started';
const INSERT = 'INSERT INTO runs (alert_id, journal, path, started, finished, run) VALUES (?, ?, ?, ?, NULL, ?)';
const UPDATE = 'UPDATE runs SET journal = ?, path = ?, finished = ?, run = ? WHERE id = ?';
const USED = `
  SELECT journal, path, count(*) AS used, max(started) AS lastUsed FROM runs WHERE path IS NOT NULL GROUP BY journal, path`;

/** @throws DaybookError `index-damaged` when `user.db` holds what Daybook never writes */
function toRun(user: Db, stored: Stored | undefined): Run | null {
  if (stored === undefined) return null;
  const parsed = RunSchema.safeParse({ ...JSON.parse(stored.run), id: stored.id });
  if (parsed.success) return parsed.data;
  throw new DaybookError('index-damaged', `${user.name} holds a run of a runbook that cannot be read.`, {
    hint: 'Move that file away: Daybook starts again with default settings. Your notes are not touched.',
    cause: parsed.error,
  });
}

export function readRun(user: Db, id: number): Run | null {
  return toRun(user, prepared<[number], Stored>(user, BY_ID).get(id));
}

/** The run of an alert; null when nobody began one. */
export function runOfAlert(user: Db, alertId: number): Run | null {
  return toRun(user, prepared<[number], Stored>(user, OF_ALERT).get(alertId));
}

/** The run of a page that goes on without an alert. */
export function openRunOfPage(user: Db, page: { readonly journal: string; readonly path: string }): Run | null {
  return toRun(user, prepared<[string, string], Stored>(user, OF_PAGE).get(page.journal, page.path));
}

export function addRun(user: Db, run: Omit<Run, 'id'>): Run {
  const { alertId, page, started } = run;
  const values = [alertId, page?.journal ?? null, page?.path ?? null, started, JSON.stringify(run)];
  const { lastInsertRowid } = prepared<unknown[]>(user, INSERT).run(...values);
  return { ...run, id: Number(lastInsertRowid) };
}

/** Changes a run; nothing else can come between reading and writing it. */
export function updateRun(user: Db, id: number, change: (run: Run) => Run): Run | null {
  return user
    .transaction(() => {
      const run = readRun(user, id);
      if (run === null) return null;
      const changed = change(run);
      const { page, finished } = changed;
      prepared<unknown[]>(user, UPDATE).run(
        page?.journal ?? null,
        page?.path ?? null,
        finished,
        JSON.stringify(changed),
        id,
      );
      return changed;
    })
    .immediate();
}

/** Runs of pages that began in a time. */
export function runsOfPages(user: Db, from: string, to: string): Run[] {
  return prepared<[string, string], Stored>(user, SINCE)
    .all(from, to)
    .flatMap((stored) => toRun(user, stored) ?? []);
}

/** How often each page was followed, and when last, by journal and path with a `\0` between. */
export function usesOfPages(user: Db): ReadonlyMap<string, { readonly used: number; readonly lastUsed: string }> {
  const rows = prepared<[], { journal: string; path: string; used: number; lastUsed: string }>(user, USED).all();
  return new Map(rows.map(({ journal, path, ...use }) => [`${journal}\0${path}`, use]));
}
