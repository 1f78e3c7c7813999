import { randomBytes } from 'node:crypto';
import { ask, type Asker } from '../ask/ask.ts';
import { firstQuestions } from '../ask/first-questions.ts';
import { isoDay } from '../ask/query/time.ts';
import { AskRequestSchema } from '../contract/ask.ts';
import { isOver } from '../contract/kinds.ts';
import type { Overview } from '../contract/overview.ts';
import type { FactBase } from '../extract/fact-base.ts';
import { countAll } from '../store/counts.ts';
import type { Db } from '../store/database.ts';
import { newestOfKind } from '../store/notes.ts';
import { daySpan } from '../store/sections.ts';

/** Before there is an index. */
export const NOTHING_YET: Overview = {
  notes: 0,
  days: 0,
  firstDay: null,
  lastDay: null,
  openItems: 0,
  people: 0,
  decisions: 0,
};

/** A day to come is a plan, but still a day that the notes are about. */
const ANY_DAY = '9999-12-31';
const RUNBOOKS = 6;
/** So many questions are tried at most: each costs a search. */
const TRIED = 10;

/** What is in the notes, counted. */
export function overviewOf(db: Db, facts: FactBase): Overview {
  return {
    notes: countAll(db).notes,
    ...daySpan(db, ANY_DAY),
    openItems: facts.tasks().filter(({ state }) => !isOver(state)).length,
    people: facts.people().length,
    decisions: facts.decisions().length,
  };
}

/** Questions of the notes themselves that they answer, by words alone: no model is needed, or waited for. */
export async function answeredQuestions(
  source: Pick<Asker, 'db' | 'personScope'> & { readonly facts: FactBase },
  { limit, now, signal }: { readonly limit: number; readonly now: Date; readonly signal: AbortSignal },
): Promise<string[]> {
  const { db, facts } = source;
  const openGenerator = async () => ({ generator: null, degraded: [] });
  const asker: Asker = { ...source, embedder: null, degraded: [], openGenerator };
  const candidates = firstQuestions({
    decisions: facts.decisions(),
    people: facts.people(),
    tasks: facts.tasks(),
    runbooks: newestOfKind(db, 'runbook', RUNBOOKS),
    lastDay: daySpan(db, isoDay(now)).lastDay,
  });
  const answered: string[] = [];
  for (const question of candidates.slice(0, TRIED)) {
    if (answered.length === limit || signal.aborted) break;
    const request = AskRequestSchema.parse({ question, generate: false });
    const marker = randomBytes(9).toString('base64url');
    for await (const event of ask(asker, request, { now, signal, marker })) {
      if (event.kind === 'done' && !event.answer.abstained) answered.push(question);
    }
  }
  return answered;
}
