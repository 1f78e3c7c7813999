import { expect, test, vi } from 'vitest';
import { openIndexReader, type IndexReader } from '../../../core/engine/index-reader.ts';
import { warmSearch } from '../../../core/engine/warm-search.ts';
import type { Log } from '../../../core/log.ts';
import { folderWith, indexedEngine } from './engine-on.ts';

const now = () => new Date('2031-03-10T12:00:00');

/** A reader that counts how often it was asked for the index, and a log that keeps what failed. */
function watched(dataDir: string): { reader: IndexReader; log: Log; asked: () => number; failures: unknown[] } {
  const reader = openIndexReader(dataDir);
  const failures: unknown[] = [];
  let asked = 0;
  const counting: IndexReader = {
    ...reader,
    dbIfAny() {
      asked += 1;
      return reader.dbIfAny();
    },
  };
  const log: Log = { info: () => undefined, error: (_event, thrown) => failures.push(thrown) };
  return { reader: counting, log, asked: () => asked, failures };
}

test('what the newest notes are called is searched for, key by key', async () => {
  const { folder } = await indexedEngine({ '2031-03-09.md': '# Ferry quota\n\nThe quota was raised.\n' });
  const { reader, log, asked, failures } = watched(folder.dataDir);
  const stop = warmSearch({ reader, now, log }, 0);
  await vi.waitFor(() => expect(asked()).toBe('Ferry quota'.length), { timeout: 20_000 });
  await stop();
  reader.release();
  expect(failures).toEqual([]);
});

test('without an index there is nothing to search, and nothing failed', async () => {
  const { reader, log, asked, failures } = watched(folderWith({}).dataDir);
  const stop = warmSearch({ reader, now, log }, 0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  await stop();
  expect([asked(), failures]).toEqual([0, []]);
});

test('an engine that closes before does not wait for it', async () => {
  const { reader, log, asked, failures } = watched(folderWith({}).dataDir);
  await warmSearch({ reader, now, log }, 60_000)();
  expect([asked(), failures]).toEqual([0, []]);
});
