import { z } from 'zod';
import { FeedbackSchema, type Feedback, type FeedbackRequest } from '../contract/conversations.ts';
import type { Db } from './database.ts';
import { prepared } from './statement.ts';

const ALL = 'SELECT body FROM feedback ORDER BY given_ms, question, place';
const SET = 'INSERT OR REPLACE INTO feedback (question, place, body, given_ms) VALUES (?, ?, ?, ?)';
const DROP = 'DELETE FROM feedback WHERE question = ? AND place = ?';

/** What the user said of answers, oldest first. */
export function listFeedback(user: Db): Feedback[] {
  const rows = prepared<[], { body: string }>(user, ALL).all();
  return z.array(FeedbackSchema).parse(rows.map(({ body }) => JSON.parse(body)));
}

/** Keeps what was said of an answer, or of one passage of it, in the place of what was said before. */
export function setFeedback(user: Db, { verdict, ...said }: FeedbackRequest, nowMs: number): void {
  const place = said.place === null ? '' : `${said.place.journal}\n${said.place.path}\n${said.place.line}`;
  if (verdict === null) {
    prepared<[string, string]>(user, DROP).run(said.question, place);
    return;
  }
  const kept: Feedback = { ...said, verdict, given: new Date(nowMs).toISOString() };
  prepared<[string, string, string, number]>(user, SET).run(said.question, place, JSON.stringify(kept), nowMs);
}
