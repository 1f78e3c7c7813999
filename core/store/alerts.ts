import { z } from 'zod';
import { AlertSchema, type Alert, type AlertState } from '../contract/alerts.ts';
import type { AlertRecord } from '../contract/oncall.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

interface Stored {
  readonly id: number;
  readonly alert: string;
  readonly state: AlertState;
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly times: number;
  readonly resolvedAt: string | null;
  readonly note: string | null;
}

const COLUMNS = `
  id, alert, state, first_seen AS firstSeen, last_seen AS lastSeen, times, resolved_at AS resolvedAt, note`;
const OPEN_OF = `SELECT ${COLUMNS} FROM alerts WHERE fingerprint = ? AND state <> 'resolved' ORDER BY id DESC LIMIT 1`;
const BY_ID = `SELECT ${COLUMNS} FROM alerts WHERE id = ?`;
const LIST = `
  SELECT ${COLUMNS} FROM alerts WHERE @open = 0 OR state <> 'resolved'
  ORDER BY state = 'resolved', last_seen DESC, id DESC LIMIT @limit`;
const COUNT_OPEN = `SELECT count(*) AS n FROM alerts WHERE state <> 'resolved'`;
const LATEST = 'SELECT max(last_seen) AS latest FROM alerts';
const INSERT = `
  INSERT INTO alerts (fingerprint, alert, state, first_seen, last_seen, times, resolved_at) VALUES (?, ?, ?, ?, ?, 1, ?)`;
const AGAIN = 'UPDATE alerts SET alert = ?, state = ?, last_seen = ?, times = times + 1, resolved_at = ? WHERE id = ?';
const CLOSE = `UPDATE alerts SET state = 'resolved', resolved_at = coalesce(resolved_at, ?), note = coalesce(?, note) WHERE id = ?`;
const FORGET = `
  DELETE FROM alerts WHERE state = 'resolved' AND id NOT IN (SELECT id FROM alerts WHERE state = 'resolved' ORDER BY id DESC LIMIT ?)`;

/** Resolved alerts that are kept: years of most teams. */
const KEPT_RESOLVED = 5_000;
/** What nobody knows of an alert is kept up to this. */
const MAX_EXTRA_CHARS = 50_000;
const MAX_TEXT_CHARS = 20_000;

const NoteSchema = z.object({ journal: z.string(), path: z.string() });
const MS_A_MINUTE = 60_000;

function minutesBetween(from: string, to: string | null): number | null {
  if (to === null) return null;
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / MS_A_MINUTE));
}

/** @throws DaybookError `index-damaged` when `user.db` holds what Daybook never writes */
function toRecord(user: Db, { alert, note, ...row }: Stored): AlertRecord {
  const parsed = AlertSchema.safeParse(JSON.parse(alert));
  if (!parsed.success) {
    throw new DaybookError('index-damaged', `${user.name} holds an alert that cannot be read.`, {
      hint: 'Move that file away: Daybook starts again with default settings. Your notes are not touched.',
      cause: parsed.error,
    });
  }
  return {
    ...row,
    alert: parsed.data,
    minutes: minutesBetween(row.firstSeen, row.resolvedAt),
    note: note === null ? null : NoteSchema.parse(JSON.parse(note)),
  };
}

function cut(text: string | null): string | null {
  return text !== null && text.length > MAX_TEXT_CHARS ? `${text.slice(0, MAX_TEXT_CHARS)}…` : text;
}

/** An alert as it is stored: what is longer than anybody reads is cut, and said to be. */
function toJson(alert: Alert): string {
  const { extra } = alert;
  const size = JSON.stringify(extra).length;
  const kept = size <= MAX_EXTRA_CHARS ? extra : { cut: `${size} characters of further fields were not kept` };
  return JSON.stringify({ ...alert, description: cut(alert.description), trace: cut(alert.trace), extra: kept });
}

/** One of them, by its key; null when there is none. */
export function readAlert(user: Db, id: number): AlertRecord | null {
  const stored = prepared<[number], Stored>(user, BY_ID).get(id);
  return stored === undefined ? null : toRecord(user, stored);
}

/** Open ones first, the latest first. */
export function listAlerts(user: Db, query: { readonly open: boolean; readonly limit: number }): AlertRecord[] {
  return prepared<[{ open: number; limit: number }], Stored>(user, LIST)
    .all({ open: query.open ? 1 : 0, limit: query.limit })
    .map((stored) => toRecord(user, stored));
}

/** When the last one came in; null for none. */
export function latestAlert(user: Db): string | null {
  return prepared<[], { latest: string | null }>(user, LATEST).get()?.latest ?? null;
}

export function countOpenAlerts(user: Db): number {
  return prepared<[], { n: number }>(user, COUNT_OPEN).get()?.n ?? 0;
}

/** What a shorter message leaves out, such as one that says only that it is over, stays known. */
function joined(before: Alert, alert: Alert): Alert {
  return {
    ...alert,
    severity: alert.severity ?? before.severity,
    summary: alert.summary ?? before.summary,
    description: alert.description ?? before.description,
    labels: { ...before.labels, ...alert.labels },
    annotations: { ...before.annotations, ...alert.annotations },
    runbookUrl: alert.runbookUrl ?? before.runbookUrl,
    links: alert.links.length > 0 ? alert.links : before.links,
    startsAt: alert.startsAt ?? before.startsAt,
    trace: alert.trace === '' ? before.trace : alert.trace,
  };
}

function take(user: Db, alert: Alert, now: string): number | null {
  const open = prepared<[string], Stored>(user, OPEN_OF).get(alert.fingerprint);
  const resolvedAt = alert.state === 'resolved' ? now : null;
  if (open !== undefined) {
    const known = joined(toRecord(user, open).alert, alert);
    prepared<unknown[]>(user, AGAIN).run(toJson(known), alert.state, now, resolvedAt, open.id);
    return open.id;
  }
  // What was over before anybody knew of it is no news.
  if (alert.state === 'resolved') return null;
  const values = [alert.fingerprint, toJson(alert), alert.state, startOf(alert, now), now, resolvedAt];
  return Number(prepared<unknown[]>(user, INSERT).run(...values).lastInsertRowid);
}

/** When it began, as its sender says; a time that is no time, or lies ahead, is not believed. */
function startOf({ startsAt }: Alert, now: string): string {
  const ms = startsAt === null ? Number.NaN : Date.parse(startsAt);
  return Number.isNaN(ms) || ms > Date.parse(now) ? now : new Date(ms).toISOString();
}

/**
 * Takes alerts: one that is open already is counted again, a resolved one closes it. All or none.
 *
 * @param now ISO 8601, UTC
 * @returns those that are kept now, each once
 */
export function takeAlerts(user: Db, alerts: readonly Alert[], now: string): AlertRecord[] {
  return user
    .transaction(() => {
      const ids = new Set(alerts.flatMap((alert) => take(user, alert, now) ?? []));
      prepared<[number]>(user, FORGET).run(KEPT_RESOLVED);
      return [...ids].flatMap((id) => readAlert(user, id) ?? []);
    })
    .immediate();
}

/** Closes an alert, with what was written about it. */
export function closeAlert(
  user: Db,
  id: number,
  closing: { readonly now: string; readonly note: { readonly journal: string; readonly path: string } | null },
): AlertRecord | null {
  prepared<unknown[]>(user, CLOSE).run(closing.now, closing.note === null ? null : JSON.stringify(closing.note), id);
  return readAlert(user, id);
}
