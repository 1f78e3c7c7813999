import { expect, test } from 'vitest';
import { explanationText } from '../../../core/cli/print/explain-table.ts';
import { styleFor } from '../../../core/cli/print/style.ts';
import { widthOf } from '../../../core/cli/print/fit.ts';
import type { Passage, SearchResult, Why } from '../../../core/contract/search.ts';
import { explanationOf, rowsToShow } from '../../../core/eval/explain.ts';
import { PASSAGE } from '../server/sample-procedures.ts';

const folder = { dir: '/e', corpora: [{ name: 'harbour', root: '/e/corpora/harbour/docs' }] };
const why = (retriever: string, rank: number, score = 1): Why => {
  // SAFETY: whatever a ranker names its stages and features, they are shown.
  return { retriever, rank, score } as Why;
};

function passage(rank: number, path: string, reasons: readonly Why[]): Passage {
  return {
    ...PASSAGE,
    rank,
    journal: folder.corpora[0]!.root,
    path,
    headings: ['Crane', 'Fix'],
    score: 1 / rank,
    why: [...reasons],
  };
}

function resultOf(results: readonly Passage[]): SearchResult {
  const ms = { lexical: 3, vector: 9, rerank: 0, total: 12 };
  return { query: 'crane stuck', filters: {}, understood: [], results: [...results], degraded: [], ms };
}

const RESULT = resultOf([
  passage(1, 'crane.md', [why('lexical', 4, 0.5), why('vector', 1, 0.9)]),
  passage(2, 'dock.md', [why('lexical', 1, 0.8), why('vector', 7, 0.4)]),
  passage(3, 'rope.md', [why('exact', 1, 2), why('lexical', 3, 0.6), why('heading match', 2, -0.25)]),
  passage(4, 'crane.md', [why('vector', 2, 0.7)]),
]);
const ASKED = { id: 'h1', gold: [{ path: 'harbour/docs/crane.md', heading: 'Fix' }], folder };

test('each passage says how far it moved from its rank by words, and by what', () => {
  const { results, rightAt, fileRank } = explanationOf(RESULT, ASKED);
  expect(results.map(({ moved }) => moved)).toEqual([
    '↑3 by vector #1',
    '↓1',
    '= by exact #1, heading match #2',
    'not by words: vector #2',
  ]);
  expect(results.map(({ isRight }) => isRight)).toEqual([true, false, false, true]);
  expect(rightAt).toEqual({ fused: 1, lexical: 4, vector: 1 });
  expect(fileRank).toBe(1);
});

test('a right file that nothing finds is said', () => {
  const gold = [{ path: 'harbour/docs/pier.md', heading: null }];
  const layout = { columns: Number.POSITIVE_INFINITY, style: styleFor(false) };
  const explanation = explanationOf(RESULT, { ...ASKED, gold });
  expect(explanation.fileRank).toBeNull();
  expect(explanationText(explanation, layout)).toContain('No stage found a right file.');
  expect(explanationText(explanationOf(resultOf([]), { id: null, gold: [], folder }), layout)).toContain(
    'Nothing found',
  );
});

test('the table shows every stage that took part, and features below', () => {
  const text = explanationText(explanationOf(RESULT, ASKED), {
    columns: Number.POSITIVE_INFINITY,
    style: styleFor(false),
  });
  const lines = text.split('\n');
  expect(lines[0]).toBe('h1  crane stuck');
  expect(lines[1]).toBe('right: harbour/docs/crane.md › Fix');
  expect(lines[3]).toMatch(/^ +# {2}place +headings +fused +exact +lexical +vector +moved from its rank by words$/);
  expect(lines[4]).toMatch(
    /^\* 1 {2}harbour\/docs\/crane\.md:12 {2}Crane › Fix {2}1\.000 +#4 0\.500 {2}#1 0\.900 {2}↑3 by vector #1$/,
  );
  expect(lines[7]).toMatch(/^ +heading match #2 -0\.250$/);
  expect(text).toContain('Right file: number 1 of the files. Its best passage: fused #1, lexical #4, vector #1.');
});

test('the table keeps to a terminal', () => {
  const text = explanationText(explanationOf(RESULT, ASKED), { columns: 120, style: styleFor(false) });
  expect(Math.max(...text.split('\n').map(widthOf))).toBeLessThanOrEqual(120);
});

test('of many passages the first ones are shown, the first of each stage, and the right ones', () => {
  const results = Array.from({ length: 60 }, (_, at) =>
    passage(at + 1, at === 50 ? 'crane.md' : `n${at}.md`, [
      why('lexical', at + 1),
      ...(at === 40 ? [why('vector', 1)] : []),
    ]),
  );
  const shown = rowsToShow(explanationOf(resultOf(results), ASKED).results);
  expect(shown.map(({ rank }) => rank).slice(14)).toEqual([15, 41, 51]);
});
