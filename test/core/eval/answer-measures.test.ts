import { describe, expect, test } from 'vitest';
import { citedTexts, factShare } from '../../../core/eval/answer-questions.ts';
import { trecLines } from '../../../core/eval/trec.ts';
import { isVerbatim } from '../../../core/eval/verbatim.ts';

const TEXT = ['# Crane', '', 'Press the red', 'button now.', '', 'Call the foreman.', 'Go home.'].join('\n');
const note = { journal: '/j', path: 'crane.md', text: TEXT };

function citation(line: number, endLine: number, quote: string) {
  return { n: 1, journal: '/j', path: 'crane.md', line, endLine, headings: [], date: null, quote };
}

describe('facts', () => {
  const facts = ['press the red button', 'call the foreman'];

  test('are looked for in the quotes and in the cited lines, whatever their white space and case', () => {
    const texts = citedTexts([citation(3, 4, 'Press the')], [note]);
    expect(factShare({ facts, factsSource: 'hand' }, texts)).toBe(0.5);
    expect(factShare({ facts, factsSource: 'auto' }, texts)).toBe(1);
    expect(factShare({ facts: [], factsSource: 'hand' }, texts)).toBeNull();
  });

  test('are not put together over lines that are not cited', () => {
    const texts = citedTexts([citation(4, 4, 'button now.'), citation(6, 6, 'Call the foreman.')], [note]);
    expect(factShare({ facts: ['button now. Call the foreman.'], factsSource: 'hand' }, texts)).toBe(0);
    const next = citedTexts([citation(6, 6, 'Call the foreman.'), citation(7, 7, 'Go home.')], [note]);
    expect(factShare({ facts: ['Call the foreman. Go home.'], factsSource: 'hand' }, next)).toBe(1);
  });

  test('may be the day of a citation', () => {
    const texts = citedTexts([{ ...citation(3, 3, 'x'), date: '2031-03-04' }], []);
    expect(factShare({ facts: ['2031-03-04'], factsSource: 'structure' }, texts)).toBe(1);
  });
});

describe('a command', () => {
  const text = [
    'Run `crane up` now.',
    '',
    '```sh',
    'crane up \\',
    '  --slow',
    '```',
    '',
    '1. Then',
    '   ~~~',
    '   crane down',
    '',
    '   crane log',
    '   ~~~',
    '',
    '> ```',
    '> crane off',
    '> ```',
    '',
    '    crane sleep',
  ].join('\n');

  test.each([
    'crane up \\\n  --slow',
    'crane up \\\n  --slow\n',
    '  --slow',
    'crane down\n\ncrane log',
    'crane off',
    'crane sleep',
  ])('stands in the code of its note: %j', (command) => expect(isVerbatim(command, text)).toBe(true));

  test.each([
    'crane up',
    'crane up \\\n--slow',
    'crane up --slow',
    'Crane down',
    'crane log\ncrane down',
    'up \\',
    '1. Then',
  ])('does not, with a difference of a character or outside of code: %j', (command) =>
    expect(isVerbatim(command, text)).toBe(false),
  );
});

describe('a TREC run', () => {
  const question = {
    id: 'q1',
    gold: [{ path: 'h/docs/größe.md', heading: null }],
    goldAsWritten: ['h/docs/gro\u0308ße.md'],
  };

  test('has one line a file, with the spelling of the questions, and scores that fall', () => {
    const files = [
      { path: 'h/docs/crane.md', score: 0.5 },
      { path: 'h/docs/größe.md', score: 1.5 },
      { path: 'h/docs/a b.md', score: 0.25 },
    ];
    expect(trecLines(question, files)).toEqual([
      'q1 Q0 h/docs/crane.md 1 0.500000 daybook',
      'q1 Q0 h/docs/gro\u0308ße.md 2 0.499999 daybook',
      'q1 Q0 h/docs/a b.md 3 0.250000 daybook',
    ]);
  });

  test('is a hundred files deep', () => {
    const files = Array.from({ length: 140 }, (_, at) => ({ path: `a/docs/${at}.md`, score: 1 }));
    expect(trecLines(question, files)).toHaveLength(100);
  });
});
