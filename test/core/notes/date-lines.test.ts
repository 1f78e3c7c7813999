import { describe, expect, test } from 'vitest';
import { extractFacts } from '../../../core/extract/extract.ts';
import { datesOf, parseText } from '../../helpers/parse.ts';

const OUTLINER = `- [[2024-11-19]]
\t- TODO renew the certificate
\t  SCHEDULED: <2024-11-21 Thu>
\t- ## Standup
\t\t- mira: finished the map
\t- \`\`\`yaml
\t  - not: an item
\t  \`\`\`
\t- Decided to use the flat store because one writer is enough
- [[2024-11-20]]
\t- DONE renew the certificate
\t- DOING write the runbook
`;

describe('days as the items of a list', () => {
  test('what stands below such an item is of that day', () => {
    const note = parseText(OUTLINER, 'pages/work.md');
    expect(datesOf(note)).toEqual(['[[2024-11-19]]: 2024-11-19 heading', '[[2024-11-20]]: 2024-11-20 heading']);
    const { tasks, turns, decisions } = extractFacts(note);
    expect(tasks.map(({ state, line, section }) => [state, line, section])).toEqual([
      ['open', 2, 0],
      ['done', 11, 1],
      ['doing', 12, 1],
    ]);
    expect(turns.map(({ speakers, section }) => [...speakers, section])).toEqual([['mira', 0]]);
    expect(decisions.map(({ line, section }) => [line, section])).toEqual([[9, 0]]);
  });

  test.each([
    ['- Nov 19th, 2024\n  - a\n- Nov 18th, 2024\n  - b\n', ['2024-11-19', '2024-11-18']],
    ['* **2024-11-19**\n    * a\n* **2024-11-20**\n    * b\n', ['2024-11-19', '2024-11-20']],
    ['1. 19.11.2024\n   - a\n2. 20.11.2024\n   - b\n', ['2024-11-19', '2024-11-20']],
    ['- [[Nov 19th, 2024]]\n  - a\n', ['2024-11-19']],
    [
      '# Work\n\n- Tuesday, 19 November 2024\n  - a\n- Wednesday, 20 November 2024\n  - b\n',
      [null, '2024-11-19', '2024-11-20'],
    ],
  ])('%j', (text, days) => {
    const note = parseText(text, 'work.md');
    expect(note.sections.map(({ date, dateOrigin }) => (dateOrigin === 'heading' ? date : null))).toEqual(days);
  });

  test.each([
    // One among others may be what its list is about.
    '- releases\n- 2024-11-19\n  - a\n',
    // Nothing below them.
    '- 2024-11-19\n- 2024-11-20\n',
    // Not alone on their line.
    '- 2024-11-19: fixed it\n  - a\n- 2024-11-20: broke it\n  - b\n',
    '- version 1.2\n  - a\n- version 1.3\n  - b\n',
  ])('no days: %j', (text) => {
    expect(parseText(text, 'work.md').sections).toHaveLength(1);
  });

  test('what stands above and between them keeps its place', () => {
    const note = parseText('- plan\n- 2024-11-19\n  - a\n    - b\n- 2024-11-20\n  - c\n', 'work.md');
    expect(note.sections.map(({ line, endLine }) => [line, endLine])).toEqual([
      [1, 1],
      [2, 4],
      [5, 6],
    ]);
    expect(note.outline.entries.map(({ text, depth, section }) => [text, depth, section])).toEqual([
      ['plan', 0, 0],
      ['a', 0, 1],
      ['b', 1, 1],
      ['c', 0, 2],
    ]);
  });
});
