import { z } from 'zod';
import { TextEditSchema, type Draft, type TextEdit } from '../contract/editing.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/** A note, by its journal's root and its path in it. */
export interface DraftKey {
  readonly journal: string;
  readonly path: string;
}

export interface KeptEdits extends DraftKey {
  /** Of the bytes that the edits were made to. */
  readonly hash: string;
  readonly edits: readonly TextEdit[];
  readonly keptMs: number;
}

interface StoredDraft {
  readonly hash: string;
  readonly base: string;
  readonly edits: string;
  readonly keptMs: number;
}

// The text that the edits were made to may be large, and stays while they change: it has a table of its own.
const HAS_BASE = 'SELECT 1 FROM draft_bases WHERE journal = ? AND path = ? AND hash = ?';
const SET_BASE = 'INSERT OR REPLACE INTO draft_bases (journal, path, hash, text) VALUES (?, ?, ?, ?)';
const SET_EDITS = 'INSERT OR REPLACE INTO drafts (journal, path, edits, kept_ms) VALUES (?, ?, ?, ?)';
const READ = `
  SELECT b.hash, b.text AS base, d.edits, d.kept_ms AS keptMs
  FROM drafts d JOIN draft_bases b ON b.journal = d.journal AND b.path = d.path
  WHERE d.journal = ? AND d.path = ?`;
const LIST = 'SELECT journal, path, kept_ms AS keptMs FROM drafts ORDER BY kept_ms DESC, journal, path';
const DROP = 'DELETE FROM drafts WHERE journal = ? AND path = ?';
const DROP_BASE = 'DELETE FROM draft_bases WHERE journal = ? AND path = ?';

/** True when the text that edits were made to is kept already. */
export function hasDraftBase(user: Db, { journal, path, hash }: DraftKey & { readonly hash: string }): boolean {
  return prepared<[string, string, string]>(user, HAS_BASE).get(journal, path, hash) !== undefined;
}

/** Keeps edits in the place of those that were kept of this note before; `base` when it is not kept yet. */
export function writeDraft(user: Db, draft: KeptEdits, base: string | null): void {
  const { journal, path, hash, edits, keptMs } = draft;
  user
    .transaction(() => {
      if (base !== null) prepared<[string, string, string, string]>(user, SET_BASE).run(journal, path, hash, base);
      prepared<[string, string, string, number]>(user, SET_EDITS).run(journal, path, JSON.stringify(edits), keptMs);
    })
    .immediate();
}

/**
 * The edits that were kept of a note; null when there are none.
 *
 * @throws DaybookError `index-damaged` when `user.db` holds what Daybook never writes
 */
export function readDraft(user: Db, { journal, path }: DraftKey): Draft | null {
  const stored = prepared<[string, string], StoredDraft>(user, READ).get(journal, path);
  if (stored === undefined) return null;
  const edits = z.array(TextEditSchema).safeParse(JSON.parse(stored.edits));
  if (edits.success) {
    return { hash: stored.hash, base: stored.base, edits: edits.data, kept: new Date(stored.keptMs).toISOString() };
  }
  throw new DaybookError('index-damaged', `${user.name} holds a draft of ${path} that cannot be read.`, {
    hint: 'Move that file away: Daybook starts again with default settings. Your notes are not touched.',
    cause: edits.error,
  });
}

/** Every note of which edits were kept, the latest first. */
export function listDrafts(user: Db): (DraftKey & { readonly kept: string })[] {
  return prepared<[], DraftKey & { readonly keptMs: number }>(user, LIST)
    .all()
    .map(({ journal, path, keptMs }) => ({ journal, path, kept: new Date(keptMs).toISOString() }));
}

/** Forgets the edits of a note; false when there were none. */
export function dropDraft(user: Db, { journal, path }: DraftKey): boolean {
  return user
    .transaction(() => {
      prepared<[string, string]>(user, DROP_BASE).run(journal, path);
      return prepared<[string, string]>(user, DROP).run(journal, path).changes > 0;
    })
    .immediate();
}
