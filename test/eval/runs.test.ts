import { expect, test } from 'vitest';
import { factShare } from './ask-run.ts';
import { goldPath, measuredKind } from './corpora.ts';
import { trecLines } from './search-run.ts';
import { tableLines } from './table.ts';

const question = {
  id: 'q1',
  corpus: 'harbour',
  kind: 'runbook_name',
  query: 'crane stuck',
  gold: [{ path: 'harbour/docs/crane.md', heading: 'Fix' }],
  answer_facts: ['press the  red button', 'call the foreman'],
  facts_source: 'hand',
};
const answer = {
  question: 'crane stuck',
  kind: 'how-to' as const,
  answer: 'Press the\nred button. [1]',
  sentences: [],
  abstained: false,
  reason: null,
  citations: [],
  steps: [],
  passages: [],
  model: null,
  tokens: { prompt: 0, completion: 0 },
  degraded: [],
  ms: { retrieve: 0, rerank: 0, firstToken: 0, generate: 0, verify: 0, total: 0 },
};

test('facts chosen by hand are all wanted, facts chosen by rule only one; white space and case do not matter', () => {
  expect(factShare(question, answer)).toBe(0.5);
  expect(factShare({ ...question, facts_source: 'auto' }, answer)).toBe(1);
  expect(factShare({ ...question, answer_facts: [] }, answer)).toBeNull();
  const quoted = {
    n: 1,
    journal: '',
    path: '',
    line: 1,
    endLine: 1,
    headings: [],
    date: null,
    quote: 'Call the foreman!',
  };
  expect(factShare(question, { ...answer, citations: [quoted] })).toBe(1);
});

test('gold paths start at the corpora, whatever the journal is', () => {
  expect(goldPath('/e', '/e/corpora/harbour/docs', 'a/crane.md')).toBe('harbour/docs/a/crane.md');
});

test('questions without an answer are one kind', () => {
  expect(measuredKind({ ...question, kind: 'unanswerable_alert', gold: [] })).toBe('unanswerable');
  expect(measuredKind(question)).toBe('runbook_name');
});

test('a TREC run has one line a file', () => {
  const files = [
    { path: 'harbour/docs/crane.md', score: 1.5 },
    { path: 'harbour/docs/dock.md', score: 0.25 },
  ];
  expect(trecLines([{ question, grade: null, files, ms: 1 }])).toEqual([
    'q1 Q0 harbour/docs/crane.md 1 1.500000 daybook',
    'q1 Q0 harbour/docs/dock.md 2 0.250000 daybook',
  ]);
});

test('the table stays aligned and shows what was not asked', () => {
  const summary = { n: 4, r1: 0.25, r5: 0.5, r10: 0.5, mrr: 0.3125, headingAt5: null, sectionAt5: 0.5 };
  expect(tableLines('pooled', [{ name: 'runbook_name', summary }])).toEqual([
    'pooled           n    R@1    R@5   R@10    MRR  head@5  sect@5',
    'runbook_name     4  0.250  0.500  0.500  0.313       -   0.500',
  ]);
});
