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

test('a line of minutes that tells of somebody who is listed is theirs, also below what another one said', () => {
  const said = `${HEAD}Mira: the tank is empty.\nTomas asked whether it can wait. Mira: no.\nAnd on it goes.\n`;
  expect(updatesOf(peopleOf({ 'meetings/1.md': said })).slice(1)).toEqual([
    'Mira 7 remark: the tank is empty.',
    'Tomas Berg 8 remark: asked whether it can wait.',
    'Mira 8 remark: no.\nAnd on it goes.',
  ]);
  const wrapped = `${HEAD}Mira: the tank is empty, which nobody has seen for years, and then\nTomas wants to know why it is.\n`;
  expect(updatesOf(peopleOf({ 'meetings/1.md': wrapped }))).toHaveLength(2);
});
