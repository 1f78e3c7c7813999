import { expect, test } from 'vitest';
import { understand } from '../../core/ask/query/query.ts';
import { groupedNumbers } from '../../core/ask/query/words.ts';
import { contract } from '../../core/contract.ts';
import { answerTo, indexedEngine, NEVER } from '../core/engine/engine-on.ts';

const NOTES = {
  'a.md': '# 2030-03-03\n\n- counted 12500 mussels on the east pier\n',
  'b.md': '# 2030-03-04\n\n- counted 3,100 mussels on the west pier\n',
  'c.md': '# 2030-03-05\n\n- the hull has 500 rivets and 12 ribs, the keel 100\n',
};

test.each([
  ['12,500', 'a.md'],
  ['12500', 'a.md'],
  ['3100', 'b.md'],
  ['3,100', 'b.md'],
])('a number is found by its value, however its groups are written: %s', async (query, wanted) => {
  const { engine } = await indexedEngine(NOTES);
  const { results } = await engine.procedures.search(contract.search.input.parse({ query }), NEVER);
  expect(results[0]?.path).toBe(wanted);
  expect(results[0]?.why.map(({ retriever }) => retriever)).toContain('exact');
});

test('and answers as the same number', async () => {
  const { sentences } = await answerTo(NOTES, 'on which pier are the 12,500 mussels?');
  expect(sentences.map(({ text }) => text)).toEqual(['counted 12500 mussels on the east pier']);
});

test('times and lists of other lengths are no such numbers', () => {
  expect(groupedNumbers('10:00:12,123 x 1,25 and 4,5,6 or 0,123; 1,250,000 of 7,000.')).toEqual(['1250000', '7000']);
  expect(understand({ text: 'codes 1,25', filters: {}, now: new Date('2030-01-01') }).terms).toEqual([
    'codes',
    '1',
    '25',
  ]);
});
