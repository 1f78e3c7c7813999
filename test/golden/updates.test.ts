import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { peopleOf, updatesOf } from '../helpers/people.ts';

/* What people say, in every shape that notes write it, and in the styles of many teams: labels written or read by hand. */

const Golden = z.array(
  z.object({
    what: z.string(),
    path: z.string(),
    note: z.array(z.string()),
    updates: z.array(z.string()),
    people: z.array(z.string()).optional(),
  }),
);
const cases = ['updates.json', 'updates-styles.json'].flatMap((name) =>
  Golden.parse(JSON.parse(readFileSync(join(import.meta.dirname, name), 'utf8'))),
);

test.each(cases)('$what', ({ path, note, updates, people }) => {
  const found = peopleOf({ [path]: note.join('\n').replaceAll('\r', '') });
  expect(updatesOf(found)).toEqual(updates);
  if (people !== undefined) expect(found.people.map(({ name }) => name).toSorted()).toEqual(people);
});
