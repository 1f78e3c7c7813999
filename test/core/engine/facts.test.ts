import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contract, type Input } from '../../../core/contract.ts';
import type { Engine } from '../../../core/engine.ts';
import { engineOn, folderWith, index, indexedEngine, NEVER, search } from './engine-on.ts';

const JOURNAL = `---
author: Jon Breck
---
# Monday 10 March 2031

- mira: the kettle holds its pressure again
- mira + jon: looked at the blue valve
- jon to mira: please write that down
- [ ] TODO: mira: order a new blue valve
- [x] DONE: bottle the stout

# Tuesday 11 March 2031

- mira: brewed forty litres
- jon: labels are printed
- [ ] TODO: mira: order a new blue valve
- [ ] paint the shed
`;

const MEETING = `---
date: 2031-03-12
type: meeting
attendees: [Mira Sandoval, Jon Breck]
---
# Corks

Mira: corks are cheaper by the thousand.

Jon: then a thousand it is.

We decided to buy corks by the thousand because they keep.
`;

const OLD =
  '---\nstatus: superseded by 0002-brass.md\ndate: 2030-01-02\n---\n# 1. Steel valves\n\n## Decision\n\nWe use steel valves.\n';
const NEW =
  '---\nstatus: accepted\ndate: 2031-02-03\nsupersedes: 0001-steel.md\n---\n# 2. Brass valves\n\n## Context\n\nSteel rusts.\n\n## Decision\n\nWe use brass valves.\n';

const NOTES = {
  'journal.md': JOURNAL,
  'meetings/corks.md': MEETING,
  'decisions/0001-steel.md': OLD,
  'decisions/0002-brass.md': NEW,
};

const tasksOf = async (engine: Engine, request: Input<'tasks'> = {}) =>
  (await engine.procedures.tasks(contract.tasks.input.parse(request), NEVER)).tasks;
const textsOf = async (engine: Engine, request: Input<'tasks'> = {}) =>
  (await tasksOf(engine, request)).map(({ text }) => text);
const peopleOf = async (engine: Engine) => (await engine.procedures.people({}, NEVER)).people;
const updatesOf = async (engine: Engine, request: Input<'updates'> = {}) =>
  (await engine.procedures.updates(contract.updates.input.parse(request), NEVER)).updates;
const decisionsOf = async (engine: Engine, request: Input<'decisions'> = {}) =>
  (await engine.procedures.decisions(contract.decisions.input.parse(request), NEVER)).decisions;

describe('items', () => {
  test('come with owner, day, place and history; one that is carried over is one', async () => {
    const { engine, folder } = await indexedEngine(NOTES);
    const [valve] = await tasksOf(engine, { owner: 'MIRA' });
    expect(valve).toMatchObject({
      state: 'open',
      text: 'order a new blue valve',
      date: '2031-03-11',
      journal: folder.root,
      path: 'journal.md',
      line: 16,
      history: [
        { date: '2031-03-10', state: 'open', path: 'journal.md', line: 9 },
        { date: '2031-03-11', state: 'open', path: 'journal.md', line: 16 },
      ],
    });
    expect(contract.tasks.output.parse({ tasks: [valve] })).toEqual({ tasks: [valve] });
  });

  test('are narrowed by state, owner, day and path', async () => {
    const { engine } = await indexedEngine({ ...NOTES, 'sub/old.md': '# 2030-01-01\n\n- [ ] sweep\n' });
    expect(await textsOf(engine)).toEqual(
      expect.arrayContaining(['order a new blue valve', 'paint the shed', 'sweep']),
    );
    expect(await textsOf(engine, { state: 'done' })).toEqual(['bottle the stout']);
    expect(await textsOf(engine, { state: 'all', from: '2031-03-11' })).toHaveLength(2);
    expect(await textsOf(engine, { to: '2030-12-31' })).toEqual(['sweep']);
    expect(await textsOf(engine, { path: 'sub/' })).toEqual(['sweep']);
    expect(await textsOf(engine, { path: 'su' })).toEqual([]);
    expect(await textsOf(engine, { owner: 'mira sandoval' })).toEqual(['order a new blue valve']);
  });

  test('a day that is only the time of the file passes no filter of days', async () => {
    const { engine } = await indexedEngine({ 'loose.md': '- [ ] sweep the yard\n' });
    expect(await textsOf(engine)).toEqual(['sweep the yard']);
    expect(await textsOf(engine, { from: '2000-01-01' })).toEqual([]);
  });

  test('of somebody whom no note knows are an error, and not an empty list', async () => {
    const { engine } = await indexedEngine(NOTES);
    const unknown = {
      code: 'not-found',
      message: expect.stringContaining('Zorro'),
      hint: expect.stringMatching(/people/),
    };
    await expect(tasksOf(engine, { owner: 'Zorro' })).rejects.toMatchObject(unknown);
    await expect(updatesOf(engine, { person: 'Zorro' })).rejects.toMatchObject(unknown);
    await expect(engine.procedures.standup({ person: 'Zorro' }, NEVER)).rejects.toMatchObject(unknown);
  });
});

describe('an item is changed', () => {
  const setTask = (engine: Engine, id: string, state: 'open' | 'done' | 'cancelled') =>
    engine.procedures.setTask({ id, state }, NEVER);

  test('in its one line, and is listed so at once; and taken back', async () => {
    const { engine, folder } = await indexedEngine(NOTES);
    const file = join(folder.root, 'journal.md');
    const shed = (await tasksOf(engine)).find(({ text }) => text === 'paint the shed');
    const { task, written } = await setTask(engine, shed!.id, 'done');
    expect(written).toBe(true);
    expect(task).toMatchObject({ id: shed!.id, state: 'done', line: 17 });
    expect(readFileSync(file, 'utf8')).toBe(JOURNAL.replace('[ ] paint', '[x] paint'));
    expect(await textsOf(engine, { state: 'done' })).toContain('paint the shed');
    const undone = await engine.procedures.undoTask({}, NEVER);
    expect(undone).toMatchObject({ written: true, task: { id: shed!.id, state: 'open' } });
    expect(readFileSync(file, 'utf8')).toBe(JOURNAL);
    expect(await textsOf(engine)).toContain('paint the shed');
    expect(await engine.procedures.undoTask({}, NEVER)).toEqual({ task: null, written: false });
  });

  test('also by a process that only reads the index, and taken back by the next one', async () => {
    const folder = folderWith(NOTES);
    const writer = await engineOn(folder, { journals: [folder.root] });
    await index(writer);
    const reader = await engineOn(folder, { write: 'if-free' });
    const shed = (await tasksOf(reader)).find(({ text }) => text === 'paint the shed');
    expect(await setTask(reader, shed!.id, 'done')).toMatchObject({ written: true, task: { state: 'done' } });
    await index(writer);
    expect(await textsOf(reader, { state: 'done' })).toContain('paint the shed');
    const next = await engineOn(folder, { write: 'no' });
    expect(await next.procedures.undoTask({}, NEVER)).toMatchObject({ written: true, task: { state: 'open' } });
    expect(readFileSync(join(folder.root, 'journal.md'), 'utf8')).toBe(JOURNAL);
  });

  test('only when its file is as indexed', async () => {
    const { engine, folder } = await indexedEngine(NOTES);
    const shed = (await tasksOf(engine)).find(({ text }) => text === 'paint the shed');
    folder.write('journal.md', `${JOURNAL}\nmore\n`);
    await expect(setTask(engine, shed!.id, 'done')).rejects.toMatchObject({
      message: expect.stringContaining('journal.md'),
    });
    expect(readFileSync(join(folder.root, 'journal.md'), 'utf8')).toBe(`${JOURNAL}\nmore\n`);
  });

  test('only when there is one', async () => {
    const { engine } = await indexedEngine(NOTES);
    await expect(setTask(engine, 'nothing', 'done')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('people', () => {
  test('have their names, days and evidence', async () => {
    const { engine } = await indexedEngine(NOTES);
    const people = await peopleOf(engine);
    expect(people.map(({ name }) => name).sort()).toEqual(['Jon', 'Mira']);
    expect(people.find(({ name }) => name === 'Mira')).toMatchObject({
      aliases: expect.arrayContaining(['Mira Sandoval']),
      firstDate: '2031-03-10',
      lastDate: '2031-03-12',
      evidence: expect.arrayContaining([expect.objectContaining({ path: 'meetings/corks.md' })]),
    });
  });

  test('are merged and split by the user, for every process and as long as the data folder lasts', async () => {
    const files = {
      'a.md':
        '# 2031-03-10\n\n- mira: brewed\n- miri: bottled\n- jon + miri: labelled\n\n# 2031-03-11\n\n- mira: rested\n- miri: rested\n',
    };
    const { engine, folder } = await indexedEngine(files);
    const names = async (one: Engine) => (await peopleOf(one)).map(({ name }) => name.toLowerCase()).sort();
    expect(await names(engine)).toEqual(['jon', 'miri', 'mira'].sort());
    const second = await engineOn(folder, { write: 'no' });
    expect(await names(second)).toHaveLength(3);
    await engine.procedures.mergePeople({ into: 'Mira', from: 'MIRI' }, NEVER);
    expect(await names(engine)).toEqual(['jon', 'mira']);
    expect(await names(second)).toEqual(['jon', 'mira']);
    expect(await updatesOf(engine, { person: 'miri' })).toHaveLength(5);
    await index(engine, { fresh: true });
    expect(await names(engine)).toEqual(['jon', 'mira']);
    await engine.procedures.splitPerson({ name: 'mira', alias: 'miri' }, NEVER);
    expect(await names(engine)).toEqual(['jon', 'miri', 'mira'].sort());
  });

  test('who are not there, or one already, cannot be', async () => {
    const { engine } = await indexedEngine(NOTES);
    const { mergePeople, splitPerson } = engine.procedures;
    await expect(mergePeople({ into: 'Mira', from: 'Zorro' }, NEVER)).rejects.toMatchObject({ code: 'not-found' });
    await expect(mergePeople({ into: 'Mira', from: 'mira sandoval' }, NEVER)).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(splitPerson({ name: 'Mira', alias: 'jon' }, NEVER)).rejects.toMatchObject({ code: 'not-found' });
  });

  test('narrow updates by any name', async () => {
    const { engine } = await indexedEngine(NOTES);
    const updates = await updatesOf(engine, { person: 'mira', to: '2031-03-10' });
    expect(updates.map(({ text }) => text)).toContain('the kettle holds its pressure again');
    expect(updates.every(({ person, date }) => person === 'Mira' && date === '2031-03-10')).toBe(true);
    expect(await updatesOf(engine, { path: 'meetings' })).toHaveLength(2);
  });

  test('narrow a search to what they said, also where their name does not stand', async () => {
    const heading =
      '# 2031-03-13\n\n## Mira\n\n- mira: valve one\n\n### Later\n\nMira: valve two\n\n## Jon\n\n- jon: valve three\n';
    const { engine } = await indexedEngine({ ...NOTES, 'more.md': heading });
    const request = contract.search.input.parse({
      query: 'corks',
      mode: 'lexical',
      filters: { person: 'MIRA SANDOVAL' },
    });
    expect((await engine.procedures.search(request, NEVER)).results.map(({ path }) => path)).toContain(
      'meetings/corks.md',
    );
    const valves = contract.search.input.parse({
      query: 'valve',
      mode: 'lexical',
      filters: { person: 'mira sandoval' },
    });
    const { results, filters } = await engine.procedures.search(valves, NEVER);
    expect(filters).toEqual({ person: 'mira sandoval' });
    expect(results.some(({ excerpt }) => excerpt.includes('two'))).toBe(true);
    expect(results.some(({ excerpt }) => excerpt.includes('three'))).toBe(false);
    expect((await search(engine, 'valve three')).results.length).toBeGreaterThan(0);
  });
});

test('a standup is that of the day, or of today', async () => {
  const { engine } = await indexedEngine(NOTES);
  expect(await engine.procedures.standup({}, NEVER)).toMatchObject({ date: '2031-03-10' });
  const standup = await engine.procedures.standup({ date: '2031-03-11', person: 'mira' }, NEVER);
  expect(standup.people.map(({ person }) => person)).toEqual(['Mira']);
  const valve = { text: 'order a new blue valve', path: 'journal.md', line: 16 };
  expect(standup.people[0]).toMatchObject({ today: expect.arrayContaining([expect.objectContaining(valve)]) });
  const later = await engine.procedures.standup({ date: '2031-03-12', person: 'mira' }, NEVER);
  expect(later.people[0]?.carriedOver).toMatchObject([valve]);
});

test('decisions have their status and what replaced them, and are those of a day', async () => {
  const { engine } = await indexedEngine(NOTES);
  const all = await decisionsOf(engine);
  const brass = all.find(({ path }) => path === 'decisions/0002-brass.md');
  const steel = all.find(({ path }) => path === 'decisions/0001-steel.md');
  expect(brass).toMatchObject({ status: 'active', date: '2031-02-03', supersedes: [steel!.id] });
  expect(steel).toMatchObject({ status: 'superseded', supersededBy: brass!.id });
  expect((await decisionsOf(engine, { status: 'superseded' })).map(({ id }) => id)).toEqual([steel!.id]);
  expect((await decisionsOf(engine, { at: '2030-06-01' })).map(({ path }) => path)).toEqual([
    'decisions/0001-steel.md',
  ]);
});

test('facts follow the notes, also in a process that only reads', async () => {
  const folder = folderWith({ 'a.md': '# 2031-03-10\n\n- [ ] sweep\n' });
  const writer = await engineOn(folder, { journals: [folder.root] });
  await index(writer);
  const reader = await engineOn(folder, { write: 'no' });
  for (const engine of [writer, reader]) expect(await textsOf(engine)).toEqual(['sweep']);
  folder.write('a.md', '# 2031-03-10\n\n- [ ] sweep\n- [ ] rinse\n');
  await index(writer);
  for (const engine of [writer, reader]) expect(await textsOf(engine)).toEqual(['sweep', 'rinse']);
  folder.remove('a.md');
  folder.write('b.md', 'Nothing to do.\n');
  await index(writer);
  for (const engine of [writer, reader]) expect(await textsOf(engine)).toEqual([]);
});

test('a journal that is named for the call is the one whose facts count', async () => {
  const [one, two] = [folderWith({ 'a.md': '- [ ] one\n' }), folderWith({ 'b.md': '- [ ] two\n' })];
  const both = await engineOn(one, { journals: [one.root, two.root] });
  await index(both);
  expect(await textsOf(both)).toHaveLength(2);
  await both.close();
  const named = await engineOn(one, { write: 'no', journals: [two.root] });
  expect(await textsOf(named)).toEqual(['two']);
});

test('before the first index, what needs one says so', async () => {
  const engine = await engineOn(folderWith({}), { write: 'no' });
  for (const call of [tasksOf(engine), peopleOf(engine), updatesOf(engine), decisionsOf(engine)]) {
    await expect(call).rejects.toMatchObject({ code: 'index-missing' });
  }
});

test('a day has its open items, the most pressing first', async () => {
  const { engine } = await indexedEngine(NOTES);
  const day = await engine.procedures.dayItems({ date: '2031-03-11', limit: 1 }, NEVER);
  expect(day.total).toBeGreaterThan(1);
  expect(day.tasks).toHaveLength(1);
  expect((await engine.procedures.dayItems({ date: '2031-03-09', limit: 9 }, NEVER)).tasks).toEqual([]);
});

test('a standup is compared with the last one before it, or with a day that is named', async () => {
  const { engine } = await indexedEngine(NOTES);
  const { changes } = await engine.procedures.standupChanges({ date: '2031-03-11' }, NEVER);
  expect(changes).toMatchObject({ since: '2031-03-10', date: '2031-03-11' });
  expect(changes?.people.flatMap(({ added }) => added.map(({ text }) => text))).toContain('labels are printed');
  expect(await engine.procedures.standupChanges({ date: '2031-03-09' }, NEVER)).toEqual({ changes: null });
  const named = await engine.procedures.standupChanges({ date: '2031-03-12', since: '2031-03-10' }, NEVER);
  expect(named.changes).toMatchObject({ since: '2031-03-10' });
});
