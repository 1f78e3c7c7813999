import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ask } from '../../core/ask/ask.ts';
import { search } from '../../core/ask/search.ts';
import { AskRequestSchema, type Answer } from '../../core/contract/ask.ts';
import { SearchRequestSchema } from '../../core/contract/search.ts';
import { reindex } from '../../core/ingest/reindex.ts';
import { openIndex, type Db } from '../../core/store/database.ts';
import { ROOT } from '../helpers/source-tree.ts';

/*
 * What a newcomer meets first: the sample journal without any model. Each suggested question finds the note that
 * answers it, and the answer shows the fact.
 */

const JOURNAL = join(ROOT, 'resources', 'sample-journal');
const NOW = new Date('2026-05-11T09:00:00Z');
const Questions = z.array(z.object({ question: z.string(), path: z.string(), heading: z.string(), fact: z.string() }));
const questions = Questions.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'sample-journal.json'), 'utf8')));

let folder: string;
let db: Db;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'daybook-sample-'));
  db = openIndex(folder, 'write');
  const request = { fresh: false, embed: false };
  const { signal } = new AbortController();
  for await (const event of reindex({ db, journals: [JOURNAL], embedder: null, request, signal })) {
    if (event.kind !== 'done') continue;
    expect(event.report.skippedFiles).toEqual([]);
    expect(event.report.warnings.map(({ path, code }) => [path, code])).toEqual([
      ['2026-journal.md', 'weekday-mismatch'],
    ]);
  }
});

afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

async function answer(question: string): Promise<Answer> {
  const openGenerator = () => Promise.resolve({ generator: null, degraded: [] });
  const asker = { db, embedder: null, degraded: [], openGenerator };
  const context = { now: NOW, signal: new AbortController().signal, marker: 'golden' };
  for await (const event of ask(asker, AskRequestSchema.parse({ question, generate: false }), context)) {
    if (event.kind === 'done') return event.answer;
  }
  throw new Error('ask ended without an answer');
}

function fold(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}

describe.each(questions)('"$question"', ({ question, path, heading, fact }) => {
  test('is found first', async () => {
    const request = SearchRequestSchema.parse({ query: question, mode: 'lexical' });
    const { results } = await search({ db, embedder: null, degraded: [] }, request, { now: NOW });
    expect(results[0]?.path).toBe(path);
  });

  test('is answered from the right section', async () => {
    const { abstained, citations, sentences, steps, answer: text } = await answer(question);
    expect(abstained).toBe(false);
    expect(citations[0]).toMatchObject({ path });
    expect(citations.some((citation) => citation.path === path && citation.headings.includes(heading))).toBe(true);
    expect(sentences.every((sentence) => sentence.citations.length > 0)).toBe(true);
    const shown = fold([text, ...steps.map((step) => step.text), ...citations.map(({ quote }) => quote)].join(' '));
    expect(shown).toContain(fact);
  });
});

test.each(['How do we renew the certificate of the mail server?', 'Who is on call at Christmas 2025?'])(
  '"%s" is not in the notes',
  async (question) => {
    expect(await answer(question)).toMatchObject({ abstained: true, sentences: [], citations: [] });
  },
);
