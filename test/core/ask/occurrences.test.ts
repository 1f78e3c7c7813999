import { describe, expect, it, onTestFinished } from 'vitest';
import { ask } from '../../../core/ask/ask.ts';
import { withoutLogNoise } from '../../../core/ask/query/pasted-log.ts';
import { search } from '../../../core/ask/search.ts';
import { contract } from '../../../core/contract.ts';
import { AnswerSchema, type Answer } from '../../../core/contract/ask.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const NOTES = {
  'journal.md': [
    '# 2026-02-02',
    '- mira: relay is down again, `lease of shard 4 is lost: context deadline exceeded`',
    '',
    '# 2026-03-09',
    'Fixed it for good, we hope: the lease of a shard was lost because the clocks of two hosts had drifted.',
    '```',
    '2026-03-09T02:11:10.1Z ERROR lease of shard 11 is lost: context deadline exceeded',
    '2026-03-09T02:11:10.2Z ERROR lease of shard 12 is lost: context deadline exceeded',
    '```',
  ].join('\n'),
  'runbooks/relay.md': [
    '# Relay loses leases',
    'Shows as `lease of shard 0 is lost: context deadline exceeded` in the log.',
    '',
    '1. Compare the clocks: `chronyc tracking`.',
  ].join('\n'),
  'garden.md': '# 2026-03-01\n\nThe tomatoes are in.\n',
};

async function indexed(): Promise<Db> {
  const folder = journalFolder(NOTES);
  onTestFinished(() => folder[Symbol.dispose]());
  const db = openIndex(folder.dataDir, 'write');
  onTestFinished(() => void db.close());
  await runReindex(db, [folder.root]);
  return db;
}

const context = { now: new Date('2026-03-10T12:00:00'), signal: new AbortController().signal, marker: '---' };

async function answerTo(db: Db, question: string, filters = {}): Promise<Answer> {
  const request = contract.ask.input.parse({ question, generate: false, filters });
  const openGenerator = () => Promise.resolve({ generator: null, degraded: [] });
  for await (const event of ask({ db, embedder: null, degraded: [], openGenerator }, request, context)) {
    if (event.kind === 'done') return AnswerSchema.parse(event.answer);
  }
  throw new Error('no answer');
}

const days = ({ occurrences = [] }: Answer) => occurrences.map(({ date, path, line }) => [date, path, line]);
const ERROR = 'ERROR lease of shard 77 is lost: context deadline exceeded';

describe('an error that came up before', () => {
  it('is shown with its days, the latest first, a note once a day', async () => {
    const answer = await answerTo(await indexed(), `this error came up again: ${ERROR}`);
    expect(days(answer)).toEqual([
      ['2026-03-09', 'journal.md', 7],
      ['2026-02-02', 'journal.md', 2],
      [null, 'runbooks/relay.md', 2],
    ]);
    expect(answer.occurrences?.[0]).toMatchObject({
      exact: true,
      endLine: 7,
      excerpt: '2026-03-09T02:11:10.1Z ERROR lease of shard 11 is lost: context deadline exceeded',
    });
    expect(answer.abstained).toBe(false);
    expect(answer.question).toBe(`this error came up again: ${ERROR}`);
  });

  it('is looked for within the filters', async () => {
    const answer = await answerTo(await indexed(), ERROR, { from: '2026-03-01' });
    expect(days(answer)).toEqual([['2026-03-09', 'journal.md', 7]]);
  });

  it('is found in a pasted log of many lines, however long', async () => {
    const db = await indexed();
    const calm = Array.from(
      { length: 900 },
      (_, n) => `2026-03-10T09:00:00Z INFO  polled orders, batch ${n} of tomatoes`,
    );
    calm[400] = `2026-03-10T09:00:02Z ${ERROR}`;
    const log = calm.join('\n');
    expect(log.length).toBeGreaterThan(40_000);
    const answer = await answerTo(db, log);
    expect(days(answer)[0]).toEqual(['2026-03-09', 'journal.md', 7]);
    expect(answer.question).toBe(log);
    const request = contract.search.input.parse({ query: log, mode: 'lexical' });
    const { results, query } = await search({ db, embedder: null, degraded: [] }, request, context);
    expect(query).toBe(log);
    expect(results[0]?.path).not.toBe('garden.md');
  });

  it('is not there for another error, nor for a question without one', async () => {
    const db = await indexed();
    expect((await answerTo(db, 'panic: runtime error: slice bounds out of range')).occurrences).toBeUndefined();
    expect((await answerTo(db, 'how are the tomatoes')).occurrences).toBeUndefined();
  });
});

describe('what is looked for of a log', () => {
  it('are the words around it and its errors', () => {
    const calm = Array.from({ length: 40 }, (_, n) => `2026-03-10T09:00:00Z INFO polled ${n}`);
    const text = ['why does the relay do this?', ...calm, `09:00:02 ${ERROR}`, 'anybody?'].join('\n');
    expect(withoutLogNoise(text)).toBe(`why does the relay do this?\nanybody?\n09:00:02 ${ERROR}`);
  });

  it('is all of a short text, and the start of a long one without an error', () => {
    expect(withoutLogNoise(`a\n${ERROR}\nb`)).toBe(`a\n${ERROR}\nb`);
    expect(withoutLogNoise('tomatoes '.repeat(400))).toHaveLength(1500);
  });
});

describe('an error that is called by its code', () => {
  const NOTES_OF_CODES = {
    'diary.md': [
      '# 2031-03-02',
      'the meter says `ERROR: pulse out of range (48213)`, twice.',
      '',
      '# 2031-03-05',
      'again the 48213 thing, it went away.',
      '',
      '# 2031-03-09',
      'EPULSELOST from the second meter, restarting it helped.',
      '',
    ].join('\n'),
    'plan.md': '# 2031-03-07\n\nThe valves are ordered.\n',
  };

  async function asked(question: string): Promise<Answer> {
    const folder = journalFolder(NOTES_OF_CODES);
    onTestFinished(() => folder[Symbol.dispose]());
    const db = openIndex(folder.dataDir, 'write');
    onTestFinished(() => void db.close());
    await runReindex(db, [folder.root]);
    return answerTo(db, question);
  }

  it.each([
    'did the 48213 error come up again?',
    'how often did we see 48213?',
    'how many times did 48213 happen?',
    'when did we last see 48213?',
    'when did 48213 last happen?',
  ])('is shown on every day that names it: %s', async (question) => {
    const answer = await asked(question);
    expect(answer.abstained).toBe(false);
    expect(days(answer)).toEqual([
      ['2031-03-05', 'diary.md', 5],
      ['2031-03-02', 'diary.md', 2],
    ]);
  });

  it('is no other one, and is shown only where it is asked whether it was there', async () => {
    expect(days(await asked('when did we last see EPULSELOST?'))).toEqual([['2031-03-09', 'diary.md', 8]]);
    expect(days(await asked('what is 48213?'))).toEqual([]);
  });
});
