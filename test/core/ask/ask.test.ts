import { setTimeout as sleep } from 'node:timers/promises';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, type Asker } from '../../../core/ask/ask.ts';
import type { Answer, AskEvent } from '../../../core/contract/ask.ts';
import { DaybookError } from '../../../core/errors.ts';
import { scriptedGenerator, type ScriptedGenerator } from '../../../core/models/fake.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { hashEmbedder } from '../../helpers/hash-embedder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const folder = tempFolder('ask');
let db: Db;

const JOURNAL = `# 2026 journal

## 2026-03-09

- mira: the importer hung again at night. The nightly vacuum holds a lock on the events table.
- jon: moved the vacuum to 05:30 on build-07, the importer runs fine since

## 2026-03-10

We decided to keep the old primary for a week because the backup is untested.
`;

const RUNBOOK = `---
title: Importer hangs
---

# Importer hangs

## Steps

1. Look for the lock.

   \`\`\`bash
   psql -c "select pid from pg_locks where relation = '<table>'::regclass"
   \`\`\`

2. End the vacuum.

   \`\`\`bash
   kill -9 $PID
   \`\`\`
`;

beforeAll(async () => {
  const journal = join(folder.path, 'journal');
  mkdirSync(journal, { recursive: true });
  writeFileSync(join(journal, '2026-journal.md'), JOURNAL);
  writeFileSync(join(journal, 'runbook-importer.md'), RUNBOOK);
  db = openIndex(folder.path, 'write');
  await runReindex(db, [journal]);
});

afterAll(() => {
  db.close();
  folder.remove();
});

async function run(
  question: string,
  options: Partial<Asker> & { readonly generator?: ScriptedGenerator; readonly signal?: AbortSignal } = {},
) {
  const { generator = null, signal = new AbortController().signal, ...rest } = options;
  const asker: Asker = {
    db,
    embedder: null,
    degraded: [],
    openGenerator: async () => ({ generator, degraded: [] }),
    ...rest,
  };
  const events: AskEvent[] = [];
  const request = { question, filters: {}, generate: generator !== null };
  for await (const event of ask(asker, request, { now: new Date(2026, 2, 11), signal, marker: '--- marker ---' }))
    events.push(event);
  const last = events.at(-1);
  if (last?.kind !== 'done') throw new Error('no answer');
  return { events, answer: last.answer };
}

const places = (answer: Answer) => answer.citations.map(({ path, line }) => `${path}:${line}`);

describe('without a generator', () => {
  test('the answer is the words of the note, with the line', async () => {
    const { answer } = await run('why did the importer hang at night?');
    expect(answer.sentences.map(({ text }) => text).join(' ')).toContain(
      'The nightly vacuum holds a lock on the events table.',
    );
    expect(answer.sentences.every(({ support }) => support === 'extractive')).toBe(true);
    expect(places(answer)).toContain('2026-journal.md:5');
    expect(answer.model).toBeNull();
  });

  test('while models load, what the words find is there first, and says so', async () => {
    const loading = [{ code: 'no-embedder', message: 'The model is being loaded.', fix: 'Wait.' }] as const;
    const opened = { embedder: null, degraded: [] };
    const { events, answer } = await run('why did the importer hang at night?', {
      degraded: loading,
      openModels: () => sleep(400, opened),
    });
    const found = events.filter((event) => event.kind === 'passages');
    expect(found.map(({ passages }) => passages[0]?.path)).toEqual(['runbook-importer.md', 'runbook-importer.md']);
    expect(found.map(({ degraded }) => degraded)).toEqual([loading, []]);
    expect(answer.degraded).toEqual([]);
    const quick = await run('why did the importer hang at night?', { openModels: async () => opened });
    expect(quick.events.filter((event) => event.kind === 'passages')).toHaveLength(1);
  });

  test('a decision is answered with the decision', async () => {
    const { answer } = await run('what did we decide about the old primary?');
    expect(answer.kind).toBe('decision');
    expect(answer.sentences[0]?.text).toBe(
      'We decided to keep the old primary for a week because the backup is untested.',
    );
    expect(answer.citations[0]).toMatchObject({ line: 10, endLine: 10, date: '2026-03-10' });
  });

  test('steps come with their commands byte for byte, placeholders and dangers marked', async () => {
    const { answer } = await run('the importer hangs, what are the steps?');
    expect(answer.steps.map(({ text }) => text)).toEqual(['Look for the lock.', 'End the vacuum.']);
    expect(answer.steps[0]?.commands[0]).toMatchObject({
      lang: 'bash',
      text: `psql -c "select pid from pg_locks where relation = '<table>'::regclass"`,
      placeholders: ['<table>'],
      danger: null,
    });
    expect(answer.steps[1]?.commands[0]?.danger).not.toBeNull();
  });

  test('a quote is the lines that it cites', async () => {
    const { answer } = await run('who moved the vacuum to 05:30?');
    for (const citation of answer.citations) {
      const source = citation.path.startsWith('runbook') ? RUNBOOK : JOURNAL;
      expect(
        source
          .split('\n')
          .slice(citation.line - 1, citation.endLine)
          .join('\n'),
      ).toContain(citation.quote);
    }
  });

  test('what is not in the notes is said so, with what is near', async () => {
    const { answer } = await run('how do I rotate the TLS certificates of Kafka brokers?');
    expect(answer).toMatchObject({ abstained: true, sentences: [], citations: [] });
    expect(answer.reason).not.toBeNull();
  });

  test('a time in the question hides other days', async () => {
    const { answer } = await run('what did jon do about the vacuum yesterday?');
    expect(answer.passages.every(({ date }) => date === '2026-03-10')).toBe(true);
  });
});

describe('with a generator', () => {
  test('supported sentences are kept, cited by their own lines, and the rest is removed', async () => {
    const generator = scriptedGenerator([
      'The nightly vacuum holds a lock on the events table. [1]\nThe disk of the server was full. [1]\n',
    ]);
    const { events, answer } = await run('why did the importer hang at night?', { generator });
    expect(answer.sentences).toEqual([
      { text: 'The nightly vacuum holds a lock on the events table.', citations: [1], support: 'supported' },
    ]);
    expect(answer.model).toBe('scripted');
    expect(places(answer)).toEqual(['2026-journal.md:5']);
    expect(events.filter(({ kind }) => kind === 'removed')).toHaveLength(1);
  });

  test('events come in the promised order', async () => {
    const generator = scriptedGenerator(['The nightly vacuum holds a lock on the events table. [1]\n']);
    const { events } = await run('why did the importer hang at night?', { generator });
    const kinds = events.map(({ kind }) => kind).filter((kind, at, all) => kind !== all[at - 1]);
    expect(kinds).toEqual(['understood', 'passages', 'generating', 'draft', 'sentence', 'done']);
  });

  test('when nothing it says is supported, the note speaks', async () => {
    const generator = scriptedGenerator(['A gremlin lives in the database. [1]\n']);
    const { answer } = await run('why did the importer hang at night?', { generator });
    expect(answer.model).toBeNull();
    expect(answer.sentences.every(({ support }) => support === 'extractive')).toBe(true);
    expect(answer.sentences.length).toBeGreaterThan(0);
  });

  test('a sentence that goes round in a circle stops the generator, and is said to be removed', async () => {
    const { answer, events } = await run('why did the importer hang at night?', {
      generator: scriptedGenerator([
        'The nightly vacuum holds a lock on the events table. [1]\nIt was ' + 'so '.repeat(200),
      ]),
    });
    expect(answer.sentences).toHaveLength(1);
    expect(answer.tokens.completion).toBeLessThan(30);
    expect(events.flatMap((event) => (event.kind === 'removed' ? [event.reason] : []))).toEqual([
      expect.stringContaining('circle'),
    ]);
  });

  test('a generator that fails costs the phrasing only, and the answer says so', async () => {
    const { answer } = await run('why did the importer hang at night?', { generator: scriptedGenerator([]) });
    expect(answer.sentences.length).toBeGreaterThan(0);
    expect(answer.degraded).toMatchObject([{ code: 'generator-failed' }]);
  });

  test('notes stand between the markers, and their own citation marks are disarmed', async () => {
    const generator = scriptedGenerator(['NOT IN NOTES']);
    await run('why did the importer hang at night?', { generator });
    const user = generator.requests[0]?.messages.find(({ role }) => role === 'user')?.content ?? '';
    expect(user.split('--- marker ---')).toHaveLength(3);
    expect(user.split('--- marker ---')[1]).toContain('The nightly vacuum');
    expect(generator.requests[0]?.grammar).toContain('root ::=');
  });

  test('a cancel ends it', async () => {
    const abort = new AbortController();
    abort.abort();
    const generator = scriptedGenerator(['The nightly vacuum holds a lock on the events table. [1]\n']);
    await expect(run('why did the importer hang at night?', { generator, signal: abort.signal })).rejects.toMatchObject(
      { code: 'cancelled' },
    );
  });
});

test('an embedder that breaks costs the vectors only, and the answer says so', async () => {
  const embedder = {
    ...hashEmbedder(),
    embedQuery: () =>
      Promise.reject(new DaybookError('model-broken', 'The embedder ended.', { hint: 'Fetch it again.' })),
  };
  const { answer } = await run('why did the importer hang at night?', { embedder });
  expect(answer.sentences.length).toBeGreaterThan(0);
  expect(answer.degraded).toMatchObject([{ code: 'vectors-failed', fix: 'Fetch it again.' }]);
});
