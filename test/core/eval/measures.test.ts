import { expect, test } from 'vitest';
import { abstentionOf, filesOf, grade, percentile, summarise } from '../../../core/eval/measures.ts';

const found = [
  { path: 'a/docs/one.md', headings: ['One', 'Cause'] },
  { path: 'a/docs/one.md', headings: ['One', 'Fix', 'On Linux'] },
  { path: 'b/docs/two.md', headings: ['Use the `--force` flag {#force}'] },
  { path: 'c/docs/three.md', headings: [] },
];

test('several passages of a file take one place', () => {
  expect(filesOf(found)).toEqual(['a/docs/one.md', 'b/docs/two.md', 'c/docs/three.md']);
  expect(grade(found, [{ path: 'c/docs/three.md', heading: null }])).toEqual({
    rank: 3,
    headingAt5: null,
    sectionAt5: null,
  });
});

test('any gold file counts, at the best rank', () => {
  const gold = [
    { path: 'c/docs/three.md', heading: null },
    { path: 'b/docs/two.md', heading: null },
  ];
  expect(grade(found, gold).rank).toBe(2);
});

test('a heading counts in its own file only, as a reader sees it', () => {
  expect(grade(found, [{ path: 'b/docs/two.md', heading: 'Use the --force flag' }]).headingAt5).toBe(true);
  expect(grade(found, [{ path: 'b/docs/two.md', heading: 'Cause' }]).headingAt5).toBe(false);
});

test('a passage of a subsection lies in the section, but not directly under its heading', () => {
  expect(grade(found, [{ path: 'a/docs/one.md', heading: 'Fix' }])).toEqual({
    rank: 1,
    headingAt5: false,
    sectionAt5: true,
  });
});

test('a heading must be among the first five passages', () => {
  const late = [
    ...Array.from({ length: 5 }, () => ({ path: 'x', headings: ['other'] })),
    { path: 'y', headings: ['here'] },
  ];
  expect(grade(late, [{ path: 'y', heading: 'here' }])).toMatchObject({ rank: 2, headingAt5: false });
});

test('nothing found is rank null', () => {
  expect(grade([], [{ path: 'a', heading: 'b' }])).toEqual({
    rank: null,
    headingAt5: false,
    sectionAt5: false,
  });
});

test('summary of four questions, by hand', () => {
  // ranks 1, 4, 12, none: R@1 1/4, R@5 2/4, R@10 2/4, MRR (1 + 1/4) / 4; headings asked twice, right once, section right twice
  const summary = summarise([
    { rank: 1, headingAt5: true, sectionAt5: true },
    { rank: 4, headingAt5: null, sectionAt5: null },
    { rank: 12, headingAt5: false, sectionAt5: true },
    { rank: null, headingAt5: null, sectionAt5: null },
  ]);
  expect(summary).toEqual({ n: 4, r1: 0.25, r5: 0.5, r10: 0.5, mrr: 0.3125, headingAt5: 0.5, sectionAt5: 1 });
});

test('summary of nothing', () => {
  expect(summarise([])).toEqual({ n: 0, r1: 0, r5: 0, r10: 0, mrr: 0, headingAt5: null, sectionAt5: null });
});

test('percentiles are values that occurred', () => {
  const values = [50, 10, 40, 20, 30];
  expect(percentile(values, 0.5)).toBe(30);
  expect(percentile(values, 0.95)).toBe(50);
  expect(percentile(values, 0)).toBe(10);
  expect(percentile([7], 0.95)).toBe(7);
  expect(percentile([], 0.5)).toBeNull();
});

test('both errors of abstaining, by hand', () => {
  // three answerable of which one refused, two unanswerable of which one answered
  const outcomes = [
    { answerable: true, refused: false },
    { answerable: true, refused: false },
    { answerable: true, refused: true },
    { answerable: false, refused: true },
    { answerable: false, refused: false },
  ];
  expect(abstentionOf(outcomes)).toEqual({ answered: 3, refused: 2, falseRefusal: 1 / 3, falseAnswer: 0.5 });
  expect(abstentionOf([])).toEqual({ answered: 0, refused: 0, falseRefusal: null, falseAnswer: null });
});
