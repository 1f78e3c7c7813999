import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../../core/config.ts';
import type { IndexReport, IndexRequest } from '../../../core/contract/index-run.ts';
import { startIndexer } from '../../../core/ingest/indexer.ts';
import type { IndexChange, Indexer } from '../../../core/ingest/indexer.ts';
import { openIndex } from '../../../core/store/database.ts';
import { searchLexical } from '../../../core/store/lexical.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import type { JournalFolder } from '../../helpers/journal-folder.ts';

const WORDS: IndexRequest = { fresh: false, embed: false };

async function start(folder: JournalFolder, options: { readonly watch?: boolean } = {}): Promise<Indexer> {
  const indexer = await startIndexer({
    config: readConfig({ dataDir: folder.dataDir }),
    journals: [folder.root],
    embedModel: () => null,
    watch: options.watch ?? false,
    label: 'a test',
  });
  if (indexer === null) throw new Error('The index is written by somebody else.');
  return indexer;
}

async function finish(indexer: Indexer, request = WORDS, signal = new AbortController().signal): Promise<IndexReport> {
  for await (const event of indexer.run(request, signal)) if (event.kind === 'done') return event.report;
  throw new Error('The run ended without a report.');
}

function nextIdle(indexer: Indexer, until: (report: IndexReport) => boolean): Promise<IndexReport> {
  return new Promise((resolve) => {
    const stop = indexer.onChange((change) => {
      if (change.kind !== 'idle' || !until(change.report)) return;
      stop();
      resolve(change.report);
    });
  });
}

function manyNotes(count: number): Record<string, string> {
  const body = 'A sentence about queues, brokers and retention. '.repeat(40);
  return Object.fromEntries(
    Array.from({ length: count }, (_, at) => [`n/${at}.md`, `# Note ${at}\n\nword${at} ${body}\n`]),
  );
}

test('a run in the thread gives progress and a report, and the index can be read', async () => {
  using folder = journalFolder({ 'a.md': '# Plan\n\nFinish the migration.\n' });
  const indexer = await start(folder);
  const report = await finish(indexer);
  expect(report.notes).toMatchObject({ added: 1, total: 1 });
  const db = openIndex(folder.dataDir, 'read');
  expect(searchLexical(db, { match: 'migration', filters: {}, limit: 1 })).toHaveLength(1);
  db.close();
  await indexer.close();
});

test('searches go on while the thread indexes', async () => {
  using folder = journalFolder(manyNotes(1_500));
  const indexer = await start(folder);
  const db = openIndex(folder.dataDir, 'read');
  const running = finish(indexer);
  const state = { isRunning: true };
  void running.finally(() => (state.isRunning = false));
  const times: number[] = [];
  while (state.isRunning) {
    const startMs = performance.now();
    searchLexical(db, { match: 'queues OR brokers', filters: {}, limit: 10 });
    times.push(performance.now() - startMs);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  expect((await running).notes.added).toBe(1_500);
  times.sort((a, b) => a - b);
  expect(times.length).toBeGreaterThan(5);
  expect(times[Math.floor(times.length * 0.95)]).toBeLessThan(100);
  db.close();
  await indexer.close();
});

test('two requests share a run; one that wants more gets the next', async () => {
  using folder = journalFolder(manyNotes(300));
  const indexer = await start(folder);
  const [first, second, fresh] = await Promise.all([
    finish(indexer),
    finish(indexer),
    finish(indexer, { fresh: true, embed: false }),
  ]);
  expect(first.notes.total).toBe(300);
  expect(second.notes.total).toBe(300);
  expect(fresh.notes.total).toBe(300);
  await indexer.close();
});

test('cancelling keeps what is done, and the next run carries on', async () => {
  using folder = journalFolder(manyNotes(1_500));
  const indexer = await start(folder);
  const abort = new AbortController();
  const cancelled = (async () => {
    for await (const event of indexer.run(WORDS, abort.signal)) {
      if (event.kind === 'progress' && event.progress.stage === 'ingest' && event.progress.done > 0) abort.abort();
    }
  })();
  await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' });
  const report = await finish(indexer);
  expect(report.notes.total).toBe(1_500);
  expect(report.notes.unchanged).toBeGreaterThan(0);
  await indexer.close();
});

test('a note saved by another program is searchable within three seconds, and then there is rest', async () => {
  using folder = journalFolder({ 'a.md': 'one\n', '.obsidian/workspace.md': 'layout\n' });
  const indexer = await start(folder, { watch: true });
  const changes: IndexChange[] = [];
  await finish(indexer);
  await new Promise((resolve) => setTimeout(resolve, 500));
  indexer.onChange((change) => changes.push(change));
  const startMs = performance.now();
  const seen = nextIdle(indexer, (report) => report.notes.total === 2);
  // The way many editors save: a temporary file takes the place of the old one.
  writeFileSync(join(folder.root, 'b.md.tmp'), 'The walrus deploy went through.\n');
  renameSync(join(folder.root, 'b.md.tmp'), join(folder.root, 'b.md'));
  await seen;
  expect(performance.now() - startMs).toBeLessThan(3_000);
  const db = openIndex(folder.dataDir, 'read');
  expect(searchLexical(db, { match: 'walrus', filters: {}, limit: 1 })).toHaveLength(1);
  await new Promise((resolve) => setTimeout(resolve, 1_200));
  expect(changes.filter((change) => change.kind === 'idle')).toHaveLength(1);
  db.close();
  await indexer.close();
});

test('journals can be exchanged while it watches', async () => {
  using folder = journalFolder({ 'a.md': 'one\n' });
  using other = journalFolder({ 'b.md': 'two\n', 'c.md': 'three\n' });
  const indexer = await start(folder, { watch: true });
  await finish(indexer);
  const moved = nextIdle(indexer, (report) => report.notes.total === 2);
  indexer.setJournals([other.root]);
  expect((await moved).notes).toMatchObject({ added: 2 });
  await indexer.close();
});

test('a damaged index is mended by a fresh run, and only by one', async () => {
  using folder = journalFolder({ 'a.md': 'one\n' });
  const before = await start(folder);
  await finish(before);
  await before.close();
  writeFileSync(join(folder.dataDir, 'index.db'), 'this is not a database, and it is long enough to look like one');
  const indexer = await start(folder);
  const changes: string[] = [];
  indexer.onChange((change) => changes.push(change.kind));
  await expect(finish(indexer)).rejects.toMatchObject({ code: 'index-damaged' });
  const report = await finish(indexer, { fresh: true, embed: false });
  expect(report.notes.added).toBe(1);
  expect(changes).toContain('replaced');
  await indexer.close();
});

test('only one indexer writes a data folder', async () => {
  using folder = journalFolder({ 'a.md': 'one\n' });
  const indexer = await start(folder);
  await expect(start(folder)).rejects.toThrow('written by somebody else');
  await indexer.close();
  const next = await start(folder);
  await next.close();
});
