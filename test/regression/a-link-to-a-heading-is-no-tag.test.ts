import { expect, test } from 'vitest';
import { parseText } from '../helpers/parse.ts';

test('what a link leads to in its own note is no tag', () => {
  const note = parseText('# Plan\n\nBack [up](#steps-of-it), or on (#later). A tag: #tide.\n');
  expect(note.tags).toEqual(['later', 'tide']);
});
