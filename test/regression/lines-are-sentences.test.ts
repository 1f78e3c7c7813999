import { expect, test } from 'vitest';
import { findDecisions } from '../../core/extract/decisions/decisions.ts';
import { parseText } from '../helpers/parse.ts';

function decisionsOf(body: string, path = 'journal/2036-09.md'): string[] {
  const note = parseText(`# log\n\n## 2036-09-01\n\n${body}\n`, path);
  return findDecisions(note).map(({ line, status, statement }) => `${line} ${status}: ${statement}`);
}

test('a short line is a sentence of its own, with or without a full stop', () => {
  expect(decisionsOf('~~invoice~~\nwrite-up half done\nfrom now on fixed price for rehearsals\nacme paid')).toEqual([
    '7 active: from now on fixed price for rehearsals',
  ]);
});

test('a line that goes on below is none', () => {
  expect(
    decisionsOf(
      'We agreed to move the nightly export to the second replica of the\nbilling database, because the first is full.',
    ),
  ).toEqual([
    '5 active: We agreed to move the nightly export to the second replica of the billing database, because the first is full.',
  ]);
});

test('what is not to be, what becomes the rule and what a body follows is decided', () => {
  expect(
    decisionsOf(
      'no cutover without a rehearsal\n\ndt/2 becomes the default.\n\nThe board followed the proposal of Edda.\n\nlead-free only from lot 2 on\n\nKein Umbau mehr am Freitag.',
    ),
  ).toHaveLength(5);
});

test('how things are, and what has not come yet, is not', () => {
  expect(
    decisionsOf(
      'no answer from the vendor until now\n\nThe problem stays.\n\nFrom December he was on leave.\n\nkeine Fehler mehr ohne den Proxy\n\nno change without his log was found',
    ),
  ).toEqual([]);
});

test('what was put side by side and is taken at the end is decided', () => {
  expect(
    decisionsOf(
      'Two options: the module or our own layout. Our own is cheaper but has to be certified. We take the module.',
    ),
  ).toEqual(['5 active: We take the module.']);
});

test('what comes of a weighing is decided in whatever form it is said', () => {
  expect(
    decisionsOf(
      'Two proposals: a page per alert or a page per system. A page per alert won, three to one.\n\nNadja asked for a static fallback page. Ulf thinks that is overkill. Accepted as a small job.\n\nNot worth the trouble while we have ten hosts.',
    ),
  ).toEqual([
    '5 active: A page per alert won, three to one.',
    '7 active: Accepted as a small job.',
    '9 rejected: Not worth the trouble while we have ten hosts.',
  ]);
});
