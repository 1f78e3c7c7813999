import { expect, test } from 'vitest';
import { copiesLast } from '../../../core/ask/retrieve/copies-last.ts';

const AGENDA = 'Ask the harbour office about the crane permit and write down what they say, whoever goes there first.';

function ranked(...passages: readonly (readonly [noteId: number, text: string])[]) {
  return passages.map(([noteId, text]) => ({ chunk: { noteId, text } }));
}

function notesOf(list: ReturnType<typeof ranked>): number[] {
  return list.map(({ chunk }) => chunk.noteId);
}

test('a paragraph that many notes have takes one place, whatever its marks', () => {
  const list = ranked(
    [1, AGENDA],
    [2, `- ${AGENDA}`],
    [3, 'The crane stands.'],
    [4, AGENDA.toUpperCase()],
    [5, 'No permit.'],
  );
  expect(notesOf(copiesLast(list))).toEqual([1, 3, 5, 2, 4]);
});

test('two notes with the same words, and short words in many, keep their places', () => {
  expect(notesOf(copiesLast(ranked([1, AGENDA], [2, AGENDA], [3, 'The crane stands.'])))).toEqual([1, 2, 3]);
  expect(notesOf(copiesLast(ranked([1, 'None.'], [2, 'None.'], [3, 'None.'], [4, 'The crane.'])))).toEqual([
    1, 2, 3, 4,
  ]);
});
