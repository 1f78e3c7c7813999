import { expect, test } from 'vitest';
import { peopleOf, updatesOf } from '../helpers/people.ts';

const HEAD = '# Meeting\n\nAttendees: Mira Sandoval, Tomas Berg\n\nMira: the pump leaks.\n\n';

test('what stands beside a name below a list of actions is theirs to do', () => {
  const list = `${HEAD}## Actions\n\n- Mira: order a seal\n- Tomas — drain the tank\n`;
  expect(updatesOf(peopleOf({ 'meetings/1.md': list }))).toEqual([
    'Mira 5 remark: the pump leaks.',
    'Mira 9 next: order a seal',
    'Tomas Berg 10 next: drain the tank',
  ]);
});

test('a heading within a list of actions makes nobody', () => {
  const list = `${HEAD}## Action items\n\n### Plumbing\n\n- order a seal\n`;
  expect(peopleOf({ 'meetings/1.md': list }).people.map(({ name }) => name)).toEqual(['Mira Sandoval', 'Tomas Berg']);
});
