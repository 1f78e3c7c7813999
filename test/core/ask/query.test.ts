import { expect, test } from 'vitest';
import { understand } from '../../../core/ask/query/query.ts';

const NOW = new Date(2026, 10, 21);
const of = (text: string) => understand({ text, filters: {}, now: NOW });

test.each([
  ['how did we fix the scheduler that kept restarting?', 'how-to'],
  ['what did we decide about partitioning', 'decision'],
  ['when did we discuss the cache?', 'when'],
  ['what did Mira say about the exporter', 'person'],
  ['who owns the billing exporter', 'person'],
  ['which services run on the build host', 'list'],
  ['Traceback (most recent call last):\n  File "a.py", line 3', 'error'],
  ['dial tcp 10.0.0.1:5432: connection refused', 'error'],
  ['notes about vim', 'what'],
])('%s is a question of kind %s', (text, kind) => {
  expect(of(text).kind).toBe(kind);
});

test('topic words are kept without function words, each once', () => {
  expect(of('How do we restart the importer, and why does the importer hang?').terms).toEqual([
    'restart',
    'importer',
    'hang',
  ]);
});

test('a question of function words only still has terms', () => {
  expect(of('how to do it').terms.length).toBeGreaterThan(0);
});

test('names are found as written', () => {
  const { identifiers } = of(
    'KubePodCrashLooping on dbt-core with ECONNREFUSED 429 in "exact words" and --no-cache at a/b.py',
  );
  expect(identifiers).toEqual(
    expect.arrayContaining([
      'KubePodCrashLooping',
      'dbt-core',
      'ECONNREFUSED',
      '429',
      'exact words',
      '--no-cache',
      'a/b.py',
    ]),
  );
});

test('a time becomes a filter and leaves the topic', () => {
  const query = of('what did Jon finish last week');
  expect(query.filters).toEqual({ from: '2026-11-09', to: '2026-11-15' });
  expect(query.topic).toBe('what did Jon finish');
});

test('a question for the time is not filtered by it, and a filter of the request stands', () => {
  expect(of('when did we talk about the outage of last week').filters).toEqual({});
  expect(understand({ text: 'outage last week', filters: { from: '2020-01-01' }, now: NOW }).filters).toEqual({
    from: '2020-01-01',
  });
});

test('a time that the user waved away is no filter', () => {
  const query = understand({ text: 'what did Jon finish last week', filters: {}, now: NOW, anyTime: true });
  expect(query).toMatchObject({ filters: {}, time: null });
});
