import { expect, test } from 'vitest';
import { parseText } from '../helpers/parse.ts';

/*
 * An export without front matter has its properties below the title: `Tags: runbook` there made no runbook of the page.
 */

const page = (...head: string[]): string =>
  ['# Kiln 4 burns too hot', '', ...head, '', 'Open the flap with `kilnctl flap open`.'].join('\n');

test.each([['Tags: runbook, kilns'], ['**Tags:** kilns, Runbook'], ['Tags:: #runbook #kilns']])('%s', (line) => {
  const note = parseText(page('Owner: Mirela', line), 'Kiln 4.md');
  expect(note.kind).toBe('runbook');
  expect(note.tags.toSorted()).toEqual(['kilns', 'runbook']);
});

test.each([
  ['Tags: every runbook has to be tagged. Soon.'],
  ['Labels: severity=critical, team=runbook'],
  ['What tags: runbook'],
])('no tags: %s', (line) => {
  expect(parseText(page(line), 'Kiln.md')).toMatchObject({ kind: 'note', tags: [] });
});
