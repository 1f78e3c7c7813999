import { expect, test } from 'vitest';
import type { ContextPassage } from '../../../core/ask/retrieve/context.ts';
import { verify } from '../../../core/ask/generate/verify.ts';
import { passage } from '../../helpers/passage.ts';

const VACUUM = passage(
  1,
  'Importer hung again at 03:10. The nightly vacuum holds a lock on `events`.\nMoved it to 05:30 on build-07, fine since. Do not restart the importer before the vacuum has ended.',
);
const OTHER = passage(2, 'Mira upgraded the exporter to 1.4.2.');
const PASSAGES: readonly ContextPassage[] = [VACUUM, OTHER];
const QUESTION = 'why does the importer hang?';

const judge = (text: string, cites: readonly number[] = [1]) => verify({ text, cites }, PASSAGES, QUESTION);

test.each([
  'The nightly vacuum holds a lock on events.',
  'It was moved to 05:30 on build-07.',
  'Do not restart the importer before the vacuum has ended.',
  'The lock that the nightly vacuum holds is on events.',
])('supported: %s', (text) => {
  expect(judge(text)).toMatchObject({ kind: 'supported', passage: VACUUM });
});

test.each([
  ['a number of nothing', 'The answer is: 1.'],
  ['a number that is not there', 'The vacuum was moved to 06:30.'],
  ['a name that is not there', 'The nightly vacuum holds a lock, said Petra.'],
  ['a claim of its own', 'The vacuum holds a lock because the disk of the database server is slow.'],
  ['the opposite', 'Restart the importer before the vacuum has ended.'],
  ['code that was changed', 'The vacuum holds a lock on `event`.'],
  ['the question again', 'The importer does hang.'],
])('not supported: %s', (_, text) => {
  expect(judge(text).kind).toBe('unsupported');
});

test('a question of the note supports nothing but what answers it', () => {
  const asked = [passage(1, 'DONE: should schema checks be on by default? should be turned off')];
  expect(
    verify({ text: 'Schema checks should be on by default.', cites: [1] }, asked, 'are schema checks on?').kind,
  ).toBe('unsupported');
});

test('a sentence is cited from the passage that says it, whatever number it carries', () => {
  expect(judge('The nightly vacuum holds a lock on events.', [2])).toMatchObject({
    kind: 'supported',
    passage: VACUUM,
  });
  expect(judge('The nightly vacuum holds a lock on events.', []).kind).toBe('unsupported');
  expect(judge('The nightly vacuum holds a lock on tables.', [9]).kind).toBe('unsupported');
  expect(judge('Mira upgraded the exporter to 1.4.2.', [2])).toMatchObject({ kind: 'supported', line: 1, endLine: 1 });
});

test('the lines that support it are the citation, not the whole passage', () => {
  expect(judge('Moved it to 05:30 on build-07.')).toMatchObject({ line: 2, endLine: 2 });
});
