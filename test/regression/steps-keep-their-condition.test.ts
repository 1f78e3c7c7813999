import { expect, test } from 'vitest';
import { parseText } from '../helpers/parse.ts';
import { readRunbook } from '../../core/oncall/read-runbook.ts';

const PAGE = `# Kiln is too hot

When the kiln is above 90 degrees the relay opens.

## 1. Lower the burner

\`kilnctl burner set 3\`

If it **stays** hot:

- switch it off: \`kilnctl burner off\`
- call the plant desk

## 2. Tell the shift

Post in #kiln.
`;

test('what leads to a list says when its items are to be done, and none of them is lost', () => {
  const { bodyLine, title, frontmatter, path } = parseText(PAGE, 'kiln.md');
  const page = { journal: '/j', path, title, text: PAGE, bodyLine, frontmatter, history: null };
  const { steps } = readRunbook(page, { today: '2031-01-01', staleAfterDays: 180 });
  expect(steps.map(({ text, condition }) => [text, condition])).toEqual([
    ['`kilnctl burner set 3`', null],
    ['If it **stays** hot:', 'If it stays hot'],
    ['switch it off: `kilnctl burner off`', 'If it stays hot'],
    ['call the plant desk', 'If it stays hot'],
    ['Post in #kiln.', null],
  ]);
});
