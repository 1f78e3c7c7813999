import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ask, type Asker } from '../../core/ask/ask.ts';
import { AskRequestSchema, type Answer, type Understood } from '../../core/contract/ask.ts';
import { createFactShelf } from '../../core/engine/fact-base.ts';
import { openIndexReader } from '../../core/engine/index-reader.ts';
import { openIndex, openUser, type Db } from '../../core/store/database.ts';
import { runReindex } from '../helpers/run-reindex.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

/*
 * Questions in plain words over an invented journal of two weeks: from files on disk to the cited answer, without any
 * model. Every place of every answer is labelled by hand: complete, nothing invented, in the right order.
 */

const Golden = z.object({
  now: z.string(),
  files: z.record(z.string(), z.array(z.string())),
  questions: z.array(
    z.object({
      question: z.string(),
      cites: z.array(z.string()),
      says: z.array(z.string()).default([]),
      reason: z.array(z.string()).default([]),
      chips: z.array(z.string()).optional(),
    }),
  ),
  notFacts: z.array(z.string()),
});
const golden = Golden.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'fact-questions.json'), 'utf8')));

const folder = tempFolder('facts');
let db: Db;
let user: Db;
let asker: Asker;

beforeAll(async () => {
  const journal = join(folder.path, 'journal');
  for (const [path, lines] of Object.entries(golden.files)) {
    mkdirSync(dirname(join(journal, path)), { recursive: true });
    writeFileSync(join(journal, path), lines.join('\n'));
  }
  db = openIndex(folder.path, 'write');
  user = openUser(folder.path);
  await runReindex(db, [journal]);
  const facts = createFactShelf({ reader: openIndexReader(folder.path), user, journals: null }).current();
  asker = { db, embedder: null, degraded: [], facts, openGenerator: async () => ({ generator: null, degraded: [] }) };
});

afterAll(() => {
  db.close();
  user.close();
  folder.remove();
});

async function answerTo(question: string): Promise<{ readonly answer: Answer; readonly understood: Understood }> {
  const context = { now: new Date(`${golden.now}T09:00:00`), signal: new AbortController().signal, marker: 'golden' };
  let understood: Understood | null = null;
  for await (const event of ask(asker, AskRequestSchema.parse({ question }), context)) {
    if (event.kind === 'understood') ({ understood } = event);
    if (event.kind === 'done' && understood !== null) return { answer: event.answer, understood };
  }
  throw new Error('ask ended without an answer');
}

/** The lines of a file of the journal, without what Markdown makes of them. */
function linesAt(path: string, line: number, endLine: number): string {
  return (golden.files[path] ?? []).slice(line - 1, endLine).join('\n');
}

describe.each(golden.questions)('"$question"', ({ question, cites, says, reason, chips }) => {
  test('is answered out of the facts', async () => {
    const { answer, understood } = await answerTo(question);
    expect(answer.citations.map(({ path, line }) => `${path}:${line}`)).toEqual(cites);
    expect(answer.abstained).toBe(cites.length === 0);
    for (const said of says) expect(answer.answer).toContain(said);
    for (const said of reason) expect(answer.reason).toContain(said);
    if (chips !== undefined) expect(understood.chips.map(({ label }) => label)).toEqual(chips);
    expect(answer.model).toBeNull();
    for (const { path, line, endLine, quote } of answer.citations) expect(linesAt(path, line, endLine)).toBe(quote);
    for (const { text, citations, support } of answer.sentences) {
      expect(support).toBe('extractive');
      const cited = answer.citations.find(({ n }) => citations.includes(n));
      // A reason stands behind a dash and on its own line in the note.
      const [said = ''] = text.split(' — ');
      expect(cited?.quote).toContain(said);
    }
  });
});

test.each(golden.notFacts)('"%s" is answered from passages', async (question) => {
  const { answer } = await answerTo(question);
  expect(answer.facts).toBeUndefined();
});
