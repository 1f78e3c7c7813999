import { expect, test } from 'vitest';
import { peopleOf } from '../helpers/people.ts';

const NOTES = {
  'a.md': '---\nattendees: [Wilma Brandt, Ove Dahl]\n---\n# Call, 2034-05-02\n\n- Wilma: the pump is in\n- Ove: good\n',
  'b.md': '# 2034-05-03\n\n- Wilma: tested the pump\n- Ove: wrote the note\n',
};

test('names that were split and then merged are one person again, whichever is named first', () => {
  const split = { kind: 'split', name: 'Wilma', alias: 'Wilma Brandt' } as const;
  expect(peopleOf(NOTES, [split]).people.map(({ name }) => name)).toContain('Wilma Brandt');
  for (const [into, from] of [
    ['Wilma', 'Wilma Brandt'],
    ['Wilma Brandt', 'Wilma'],
  ] as const) {
    const { people } = peopleOf(NOTES, [split, { kind: 'merge', into, from }]);
    expect(people.map(({ name }) => name).toSorted()).toEqual([into, 'Ove'].toSorted());
  }
});
