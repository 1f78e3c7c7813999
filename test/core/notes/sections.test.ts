import { expect, test } from 'vitest';
import { parseText } from '../../helpers/parse.ts';

function outline(text: string): string[] {
  return parseText(text).sections.map(
    ({ level, headings, line, endLine }) => `${level} ${headings.join('/')} ${line}-${endLine}`,
  );
}

test('each heading starts a section that ends before the next heading of any level', () => {
  expect(outline('intro\n\n# A\n\na\n\n## B\n\n### C\nc\n\n## D\n\n# E\n')).toEqual([
    '0  1-1',
    '1 A 3-5',
    '2 A/B 7-7',
    '3 A/B/C 9-10',
    '2 A/D 12-12',
    '1 E 14-14',
  ]);
});

test('a level that is left out does not break the path', () => {
  expect(outline('# A\n#### B\n## C\n')).toEqual(['1 A 1-1', '4 A/B 2-2', '2 A/C 3-3']);
});

test('headings lose their marks and ids, and keep what was written in them', () => {
  const headings = (text: string): readonly string[] => parseText(text).sections[0]?.headings ?? [];
  expect(headings('## A `code` **b** ##\n')).toEqual(['A `code` **b**']);
  expect(headings('## C# and F#\n')).toEqual(['C# and F#']);
  expect(headings('# Title {#the-id}\n')).toEqual(['Title']);
  expect(headings('#\n')).toEqual(['']);
  expect(headings('Title\n=====\n')).toEqual(['Title']);
});

test('below a `##` heading a dashed line does not end it; alone it is level 2', () => {
  expect(outline('## 2025-01-02\n\na\n\nFirst\n---\nb\n\nSecond\n---\nc\n\n## 2025-01-03\n')).toEqual([
    '2 2025-01-02 1-3',
    '3 2025-01-02/First 5-7',
    '3 2025-01-02/Second 9-11',
    '2 2025-01-03 13-13',
  ]);
  expect(outline('T\n===\n\nA\n---\n\n### x\n\nB\n---\n')).toEqual([
    '1 T 1-2',
    '2 T/A 4-5',
    '3 T/A/x 7-7',
    '2 T/B 9-10',
  ]);
});

test('a comment in a fence and a heading in a quote or list are no headings', () => {
  expect(outline('```\n# no\n```\n\n> # no\n\n- # no\n')).toEqual(['0  1-7']);
});
