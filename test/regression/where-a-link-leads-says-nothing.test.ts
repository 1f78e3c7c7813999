import { expect, test } from 'vitest';
import { extractFacts } from '../../core/extract/extract.ts';
import { parseText } from '../helpers/parse.ts';

test('the address of a link is nobody who speaks, and a line that looks like one may be', () => {
  const note = parseText(
    `# Standup 2031-03-04

See the [pump][] and the [runbook][r].

[pump]: pump.md
[r]: https://example.com/r "the runbook"

[Ann]: yes
`,
    'standups/2031-03-04.md',
  );
  expect(extractFacts(note).turns.map(({ speakers, text }) => [speakers, text])).toEqual([[['Ann'], 'yes']]);
});
