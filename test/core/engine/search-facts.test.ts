import { describe, expect, test } from 'vitest';
import { contract, type Input } from '../../../core/contract.ts';
import type { Engine } from '../../../core/engine.ts';
import { indexedEngine, NEVER } from './engine-on.ts';

const JOURNAL = `# Monday 3 March 2031

- mira: BLOCKED: waits for the blue valve
- jon: labels are printed
- mira: the kettle holds its pressure again
- jon: DONE: sweep the yard

# Tuesday 4 March 2031

- mira: TODO: order a new blue valve
- jon: TODO: paint the shed
- jon: labels are cut
- mira: brewed forty litres
- mira + jon: looked at the gauge
- jon to mira: please write that down
`;

/** A Monday; the notes are of the week before. */
async function sought(engine: Engine, query: string, more: Partial<Input<'search'>> = {}) {
  const result = await engine.procedures.search(contract.search.input.parse({ query, ...more }), NEVER);
  return {
    ...result,
    lines: result.results.map(({ line }) => line),
    chips: result.understood.map(({ kind, label }) => `${kind}: ${label}`),
  };
}

async function engineWithJournal(): Promise<Engine> {
  return (await indexedEngine({ 'journal.md': JOURNAL })).engine;
}

describe('a search that asks for facts gets their lines', () => {
  test('items by state and owner', async () => {
    const engine = await engineWithJournal();
    const open = await sought(engine, 'open items of Jon');
    expect(open.lines).toEqual([11]);
    expect(open.results[0]).toMatchObject({ date: '2031-03-04', path: 'journal.md', kind: 'journal' });
    expect(open.results[0]?.excerpt).toContain('paint the shed');
    expect(open.chips).toEqual(['state: open items', 'person: jon']);
    expect(open.total).toBe(1);
    expect((await sought(engine, 'done items last week')).lines).toEqual([6]);
  });

  test('what was blocked on a day, and that nothing was', async () => {
    const engine = await engineWithJournal();
    const blocked = await sought(engine, 'what was blocked last Monday');
    expect(blocked.lines).toEqual([3]);
    expect(blocked.chips[0]).toBe('state: blocked');
    const nothing = await sought(engine, 'what was blocked last Tuesday');
    expect(nothing).toMatchObject({ lines: [], total: 0, filters: { from: '2031-03-04', to: '2031-03-04' } });
    expect(nothing.excluded).toContain('Nothing is recorded as blocked');
  });

  test('standups of a week and the words of one person', async () => {
    const engine = await engineWithJournal();
    const standups = await sought(engine, 'standups in the week of March 4', { limit: 2 });
    expect(standups.lines).toHaveLength(2);
    expect(standups.total).toBeGreaterThan(2);
    const said = await sought(engine, 'what did Mira work on last week');
    expect(said.lines).toContain(13);
    expect(said.lines).not.toContain(11);
    expect(said.filters.person).toBe('mira');
  });

  test('a state that is taken away is searched like any word', async () => {
    const engine = await engineWithJournal();
    const words = await sought(engine, 'open items of Jon', { without: ['state'] });
    expect(words.total).toBeUndefined();
    expect(words.chips).not.toContain('state: open items');
  });

  test.each(['blocked', 'labels are cut', 'the shed is stuck', 'blue valve'])('words stay words: %s', async (query) => {
    const found = await sought(await engineWithJournal(), query);
    expect(found.total).toBeUndefined();
    expect(found.chips.filter((chip) => chip.startsWith('state'))).toEqual([]);
  });
});

test.each([
  ['30/3/2030', '2030-09-03', '3 Sep 2030'],
  ['3/30/2030', '2031-03-09', '9 Mar 2031'],
])('a day of two numbers in a question is read as the notes write it: %s', async (heading, day, said) => {
  const { engine } = await indexedEngine({ 'log.md': `# ${heading}\n\nThe kettle was cleaned.\n` });
  const found = await sought(engine, 'kettle on 3/9');
  expect(found.filters).toMatchObject({ from: day, to: day });
  expect(found.chips[0]).toContain(said);
  expect((await sought(engine, 'kettle on 1/2 of the days')).filters).toEqual({});
  expect((await sought(engine, 'kettle 3/9')).filters).toEqual({});
});
