import { expect, test } from 'vitest';
import { indexedEngine, NEVER } from '../core/engine/engine-on.ts';

const NOTES = {
  'minutes.md':
    '# Minutes\n\nAttendees: Mira Sandoval (MS), Tomas Berg (TB)\n\nMira: the crane is oiled\nTomas: will call the port\n',
  'retro.md': '# Retro\n\n2031-02-15T13:30:12. Mira, Tomas\n\nMira: we were late\nTomas: so we were\n',
};

async function people() {
  const { engine } = await indexedEngine(NOTES);
  const { procedures } = engine;
  const shown = (list: readonly { readonly name: string; readonly aliases: readonly string[] }[]) =>
    list.map(({ name, aliases }) => [name, ...aliases].toSorted()).toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  return { procedures, shown, before: shown((await procedures.people({}, NEVER)).people) };
}

test('who is listed by a first name alone is the one person of that name, and nobody else besides', async () => {
  const { before } = await people();
  expect(before).toEqual([
    ['MS', 'Mira', 'Mira Sandoval'],
    ['TB', 'Tomas', 'Tomas Berg'],
  ]);
});

test('a name that was split off is none of the person’s any more, until that is taken back', async () => {
  const { procedures, shown, before } = await people();
  const split = await procedures.splitPerson({ name: 'Mira', alias: 'MS' }, NEVER);
  expect(shown(split.people)).toContainEqual(['Mira', 'Mira Sandoval']);
  const again = await procedures.splitPerson({ name: 'Mira', alias: 'MS', undo: true }, NEVER);
  expect(shown(again.people)).toEqual(before);
});

test('a merge that is taken back leaves both with all of their names', async () => {
  const { procedures, shown, before } = await people();
  const merged = await procedures.mergePeople({ into: 'Tomas', from: 'Mira' }, NEVER);
  expect(merged.people).toHaveLength(1);
  const again = await procedures.mergePeople({ into: 'Tomas', from: 'Mira', undo: true }, NEVER);
  expect(shown(again.people)).toEqual(before);
});
