import { describe, expect, test } from 'vitest';
import { nameMarks, typedWords } from '../../../core/contract/match-name.ts';
import { contract } from '../../../core/contract.ts';
import { indexedEngine, NEVER } from './engine-on.ts';

const FILES = {
  'runbooks/harbour-db-failover.md': '# Failover of the harbour database\n',
  'runbooks/queue.md': '# Drain the queue\n',
  'daily/2031-03-04.md': '# 2031-03-04\n\nQueue again.\n',
  'people/zoë.md': '# Zoë Müller, notes\n',
};

async function finder() {
  const { engine, folder } = await indexedEngine(FILES);
  const find = async (text: string) => {
    const { notes } = await engine.procedures.findNotes(contract.findNotes.input.parse({ text }), NEVER);
    return notes.map(({ path }) => path);
  };
  return { find, engine, folder };
}

describe('findNotes', () => {
  test('finds by words of title and path, whatever their order, case or accents', async () => {
    const { find } = await finder();
    expect(await find('database FAIL')).toEqual(['runbooks/harbour-db-failover.md']);
    expect(await find('drain runbooks')).toEqual(['runbooks/queue.md']);
    expect(await find('zoe muller')).toEqual(['people/zoë.md']);
    expect(await find('nowhere')).toEqual([]);
  });

  test('puts a whole word before the beginning of one, and takes letters in their order', async () => {
    const { find } = await finder();
    expect((await find('queue'))[0]).toBe('runbooks/queue.md');
    expect(await find('hdbf')).toEqual(['runbooks/harbour-db-failover.md']);
  });

  test('gives the newest for nothing typed, and says how many there are', async () => {
    const { engine } = await finder();
    const { notes, total } = await engine.procedures.findNotes({ text: '', limit: 1 }, NEVER);
    expect([notes[0]?.path, total]).toEqual(['daily/2031-03-04.md', 4]);
  });
});

test('marks stand where the words are', () => {
  expect(nameMarks(typedWords('fail har'), 'Harbour failover')).toEqual([
    [0, 3],
    [8, 12],
  ]);
  expect(nameMarks(typedWords('zoe'), 'ﬁles of Zoë')).toEqual([]);
});
