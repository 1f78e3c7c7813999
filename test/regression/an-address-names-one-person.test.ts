import { expect, test } from 'vitest';
import { extractFacts } from '../../core/extract/extract.ts';
import { parseText } from '../helpers/parse.ts';

const MEETING = `# Weekly 2031-03-04

Attendees: Ann Lee <ann@example.com>, bob.kern@example.com; ida@example.com

## Apologies

* Dora Weiss &lt;dora@example.com&gt;
* **Egon Falk** ([@efalk](https://example.com/efalk)) &lt;egon@example.org&gt;
* Kim Ode - kim.ode@example.co.uk
* gus@example.com
`;

test('people listed with their addresses are who they are, and not their employer', () => {
  const { names, turns } = extractFacts(parseText(MEETING, 'meetings/2031-03-04.md'));
  const listed = names.filter(({ why }) => why === 'attendee').map(({ name, alias }) => [name, alias]);
  expect(listed).toEqual([
    ['Ann Lee', null],
    ['Bob Kern', null],
    ['ida', null],
    ['Dora Weiss', null],
    ['Egon Falk', 'efalk'],
    ['Kim Ode', null],
    ['gus', null],
  ]);
  expect(turns).toEqual([]);
});
