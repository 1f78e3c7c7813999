import { TurnSchema, type Conversation, type Turn } from '../contract/conversations.ts';
import { DaybookError } from '../errors.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/** How long a deleted conversation can come back. */
const KEPT_MS = 24 * 60 * 60_000;
const TITLE_CHARS = 200;

const LIST = `
  SELECT c.id, c.title, c.changed_ms AS changedMs, count(t.turn) AS turns
  FROM conversations c JOIN turns t ON t.conversation = c.id
  WHERE c.deleted_ms IS NULL GROUP BY c.id ORDER BY c.changed_ms DESC, c.id LIMIT ?`;
const TURNS = 'SELECT turn, body FROM turns WHERE conversation = ? ORDER BY turn';
const BEGIN = `
  INSERT INTO conversations (id, title, changed_ms) VALUES (@id, @title, @changedMs)
  ON CONFLICT (id) DO UPDATE SET changed_ms = excluded.changed_ms, deleted_ms = NULL`;
const KEEP = 'INSERT OR REPLACE INTO turns (conversation, turn, body) VALUES (?, ?, ?)';
const RENAME = 'UPDATE conversations SET title = ? WHERE id = ?';
const DELETE = 'UPDATE conversations SET deleted_ms = ? WHERE id = ? AND deleted_ms IS NULL';
const RESTORE = 'UPDATE conversations SET deleted_ms = NULL WHERE id = ?';
const FORGET_TURNS = `
  DELETE FROM turns WHERE conversation IN (SELECT id FROM conversations WHERE deleted_ms < ?)`;
const FORGET = 'DELETE FROM conversations WHERE deleted_ms < ?';

/** Conversations that were not deleted, the latest first. */
export function listConversations(user: Db, limit: number): Conversation[] {
  return prepared<[number], { id: string; title: string; changedMs: number; turns: number }>(user, LIST)
    .all(limit)
    .map(({ changedMs, ...rest }) => ({ ...rest, changed: new Date(changedMs).toISOString() }));
}

/**
 * The questions of a conversation with their answers, in their order; none when it is not known.
 *
 * @throws DaybookError `index-damaged` when `user.db` holds what Daybook never writes
 */
export function readTurns(user: Db, id: string): Turn[] {
  return prepared<[string], { turn: number; body: string }>(user, TURNS)
    .all(id)
    .map(({ turn, body }) => {
      const parsed = TurnSchema.safeParse({ ...JSON.parse(body), turn });
      if (parsed.success) return parsed.data;
      throw new DaybookError('index-damaged', `${user.name} holds an answer that cannot be read.`, {
        hint: 'Delete the conversation. Your notes are not touched.',
        cause: parsed.error,
      });
    });
}

/** Keeps an answer in its conversation, which begins with it; one that was there under the same number is replaced. */
export function keepTurn(user: Db, id: string, { turn, ...body }: Turn): void {
  const title = body.request.question.trim().replaceAll(/\s+/g, ' ').slice(0, TITLE_CHARS);
  user
    .transaction(() => {
      prepared<[{ id: string; title: string; changedMs: number }]>(user, BEGIN).run({
        id,
        title,
        changedMs: Date.parse(body.asked),
      });
      prepared<[string, number, string]>(user, KEEP).run(id, turn, JSON.stringify(body));
    })
    .immediate();
}

/** False when there is no such conversation. */
export function renameConversation(user: Db, id: string, title: string): boolean {
  return prepared<[string, string]>(user, RENAME).run(title.slice(0, TITLE_CHARS), id).changes > 0;
}

/** Deletes a conversation so that it can come back for a day; those of earlier days go for good. */
export function deleteConversation(user: Db, id: string, nowMs: number): boolean {
  return user
    .transaction(() => {
      prepared<[number]>(user, FORGET_TURNS).run(nowMs - KEPT_MS);
      prepared<[number]>(user, FORGET).run(nowMs - KEPT_MS);
      return prepared<[number, string]>(user, DELETE).run(nowMs, id).changes > 0;
    })
    .immediate();
}

/** Brings a deleted conversation back; false when it is gone for good. */
export function restoreConversation(user: Db, id: string): boolean {
  return prepared<[string]>(user, RESTORE).run(id).changes > 0;
}
