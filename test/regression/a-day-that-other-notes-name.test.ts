import { expect, test } from 'vitest';
import { contract } from '../../core/contract.ts';
import { answerTo, indexedEngine, NEVER } from '../core/engine/engine-on.ts';

/** Nothing is dated on 24 February 2030: only later notes tell of it, each in its own way of writing it. */
const NOTES = {
  'log/2030-03-03.md':
    '# 2030-03-03\n\n- the buoy outage of February 24th darkened 31 lamps\n- painted the shed on February 2nd\n',
  'decisions/0004-lamps.md':
    '---\ndate: 2030-04-02\nstatus: accepted\n---\n\n# Two lamps a buoy\n\n## Context\n\nOn 2030-02-24 the lamps of the channel went dark, because every buoy had one.\n',
  'log/2029-02-20.md': '# 2029-02-20\n\n- the crane is due on 24 Feb\n',
};

test('what happened on a day is told by the notes of other days that name it', async () => {
  const { sentences, facts } = await answerTo(NOTES, 'what happened on February 24th 2030?');
  const said = sentences.map(({ text }) => text).join('\n');
  expect(said).toContain('the buoy outage of February 24th');
  expect(said).toContain('On 2030-02-24 the lamps');
  expect(said).not.toContain('shed');
  expect(said).not.toContain('crane');
  expect(facts?.note).toBe('Nothing is dated on 24 Feb 2030; this is what the notes of other days say of it.');
});

test('a question about such a day is answered, and one about a day that nobody names is not', async () => {
  const { citations } = await answerTo(NOTES, 'how many lamps were darkened by the outage on 2030-02-24?');
  expect(citations.map(({ path }) => path)).toContain('log/2030-03-03.md');
  expect(await answerTo(NOTES, 'what happened on February 25th 2030?')).toMatchObject({ abstained: true });
});

test('a search for such a day finds them, with words or without', async () => {
  const { engine } = await indexedEngine(NOTES);
  const found = async (query: string) => {
    const { results } = await engine.procedures.search(contract.search.input.parse({ query }), NEVER);
    return new Set(results.map(({ path }) => path));
  };
  expect(await found('2030-02-24')).toEqual(new Set(['log/2030-03-03.md', 'decisions/0004-lamps.md']));
  expect(await found('lamps 2030-02-24')).toEqual(new Set(['log/2030-03-03.md', 'decisions/0004-lamps.md']));
  expect(await found('2030-02-25')).toEqual(new Set());
});
