import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { peopleOf, updatesOf } from '../helpers/people.ts';

/* What people say, in every shape that notes write it: labels written by hand. */

const Golden = z.array(
  z.object({ what: z.string(), path: z.string(), note: z.array(z.string()), updates: z.array(z.string()) }),
);
const cases = Golden.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'updates.json'), 'utf8')));

test.each(cases)('$what', ({ path, note, updates }) => {
  expect(updatesOf(peopleOf({ [path]: note.join('\n').replaceAll('\r', '') }))).toEqual(updates);
});
