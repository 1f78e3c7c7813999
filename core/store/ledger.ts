import type { LedgerEntry } from '../contract/oncall.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

interface Stored {
  readonly id: number;
  readonly at: string;
  readonly kind: LedgerEntry['kind'];
  readonly text: string;
  readonly answered: number;
  readonly ms: number;
  readonly modelMs: number;
  readonly journal: string | null;
  readonly path: string | null;
  readonly useful: number | null;
}

const INSERT = `
  INSERT INTO ledger (at, kind, text, answered, ms, model_ms, journal, path) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const LIST = `
  SELECT id, at, kind, text, answered, ms, model_ms AS modelMs, journal, path, useful FROM ledger
  WHERE at >= ? AND at < ? ORDER BY id DESC`;
const SINCE = `SELECT id FROM ledger WHERE kind = 'runbook' AND text = ? AND at >= ? ORDER BY id LIMIT 1`;
const RATE = 'UPDATE ledger SET useful = ? WHERE id = ?';
const CLEAR = 'DELETE FROM ledger';
const FORGET = 'DELETE FROM ledger WHERE id <= (SELECT max(id) FROM ledger) - ?';

/** Entries kept: some years of a busy team. */
const KEPT = 50_000;
const TEXT_CHARS = 300;

function kept(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, TEXT_CHARS);
}

/** Counts what was asked and what came of it; gives its key. */
export function addLedgerEntry(user: Db, entry: Omit<LedgerEntry, 'id' | 'useful'>): number {
  const { at, kind, text, answered, ms, modelMs, page } = entry;
  const values = [at, kind, kept(text), answered ? 1 : 0, ms, modelMs, page?.journal ?? null, page?.path ?? null];
  const { lastInsertRowid } = prepared<unknown[]>(user, INSERT).run(...values);
  if (Number(lastInsertRowid) % 1_000 === 0) prepared<[number]>(user, FORGET).run(KEPT);
  return Number(lastInsertRowid);
}

/** The entry of a text since a moment; null when it was not counted since. */
export function ledgerEntrySince(user: Db, text: string, since: string): number | null {
  return prepared<[string, string], { id: number }>(user, SINCE).get(kept(text), since)?.id ?? null;
}

/** Entries of a time, the latest first. `to` is left out. */
export function ledgerEntries(user: Db, from: string, to: string): LedgerEntry[] {
  return prepared<[string, string], Stored>(user, LIST)
    .all(from, to)
    .map(({ journal, path, answered, useful, ...row }) => ({
      ...row,
      answered: answered === 1,
      useful: useful === null ? null : useful === 1,
      page: journal === null || path === null ? null : { journal, path },
    }));
}

/** @returns false when there is no such entry */
export function rateLedgerEntry(user: Db, id: number, useful: boolean): boolean {
  return prepared<[number, number]>(user, RATE).run(useful ? 1 : 0, id).changes > 0;
}

/** Forgets all of it; gives how many entries there were. */
export function clearLedger(user: Db): number {
  return prepared<[]>(user, CLEAR).run().changes;
}
