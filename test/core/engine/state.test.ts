import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Check, Status } from '../../../core/contract/state.ts';
import type { Engine } from '../../../core/engine.ts';
import { all, engineOn, folderWith, index, indexedEngine, NEVER, search, statusWhen } from './engine-on.ts';

const NOTES = { 'a.md': '# 2031-03-04\n\nTightening the blue valve fixed the kettle.\n' };

const doctor = async (engine: Engine) => (await engine.procedures.doctor({}, NEVER)).checks;
const named = (checks: readonly Check[], name: string) => checks.find((check) => check.name === name);
const codes = ({ degraded }: Pick<Status, 'degraded'>) => degraded.map(({ code }) => code);

/** Overwrites the middle of the index: what is read there is no page of a database. */
function damage(dataDir: string): void {
  for (const suffix of ['-wal', '-shm']) rmSync(join(dataDir, `index.db${suffix}`), { force: true });
  writeFileSync(join(dataDir, 'index.db'), 'This is no database. '.repeat(500));
}

test('the state of an empty data folder says what is missing', async () => {
  const engine = await engineOn(folderWith({}), { write: 'no' });
  const status = await engine.procedures.status({}, NEVER);
  expect(status).toMatchObject({
    version: '1.2.3',
    notes: 0,
    run: null,
    lastRun: null,
    writable: false,
    writer: null,
    models: { embed: null, generate: null },
    network: false,
  });
  expect(codes(status)).toEqual(['no-embedder', 'no-generator']);
});

test('the state counts what the last run did', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  expect(await engine.procedures.status({}, NEVER)).toMatchObject({
    dataDir: folder.dataDir,
    notes: 1,
    chunks: 1,
    pendingEmbeddings: 1,
    writable: true,
    lastRun: { report: { notes: { total: 1, added: 1 } } },
  });
});

test('the stream of states begins at once, follows a change, and stops', async () => {
  const folder = folderWith(NOTES);
  const engine = await engineOn(folder, { watch: true, journals: [folder.root] });
  await statusWhen(engine, ({ notes, run }) => notes === 1 && run === null);

  const stop = new AbortController();
  const states = engine.procedures.watchStatus({}, stop.signal)[Symbol.asyncIterator]();
  expect((await states.next()).value).toMatchObject({ notes: 1 });
  folder.write('b.md', '# B\n\nA second note.\n');
  const found = statusWhen(engine, ({ notes }) => notes === 2);
  let state = await states.next();
  while (state.value.notes !== 2) state = await states.next();
  expect(await found).toMatchObject({ notes: 2 });

  const last = all({ [Symbol.asyncIterator]: () => states });
  stop.abort();
  await last;
});

test('what changes between two reads of the stream is not missed', async () => {
  const engine = await engineOn(folderWith(NOTES), { write: 'no', config: { networkAllowed: true } });
  const states = engine.procedures.watchStatus({}, NEVER)[Symbol.asyncIterator]();
  expect((await states.next()).value).toMatchObject({ network: true });
  await engine.procedures.setNetwork({ on: false }, NEVER);
  expect((await states.next()).value).toMatchObject({ network: false });
});

test('the stream of states ends with the engine', async () => {
  const engine = await engineOn(folderWith(NOTES), { write: 'no' });
  const states = all(engine.procedures.watchStatus({}, NEVER));
  await delay(50);
  await engine.close();
  expect(await states).toHaveLength(1);
});

test('the doctor names each part, and what to do about those that do not work', async () => {
  const { engine, folder } = await indexedEngine(NOTES);
  const checks = await doctor(engine);
  expect(named(checks, 'node')).toMatchObject({ ok: true });
  expect(named(checks, 'data folder')).toMatchObject({ ok: true, detail: expect.stringContaining(folder.dataDir) });
  expect(named(checks, 'index')).toMatchObject({ ok: true, detail: '1 note, 1 passage, 0 skipped' });
  expect(named(checks, 'vector extension')).toMatchObject({ ok: true });
  expect(named(checks, 'journal journal')).toMatchObject({ ok: true });
  expect(named(checks, 'network')).toMatchObject({ detail: 'Closed by you: nothing leaves this machine.' });
  for (const check of checks.filter(({ ok }) => !ok)) expect(check.fix, check.name).not.toBe('');
  const models = checks.filter(({ name }) => name.startsWith('model '));
  expect(models.map(({ ok, fix }) => [ok, fix.startsWith('daybook models pull ')])).toEqual([
    [false, true],
    [false, true],
  ]);
});

test('a damaged index is said everywhere, and a fresh run mends it', async () => {
  const { engine: first, folder } = await indexedEngine(NOTES);
  await first.close();
  damage(folder.dataDir);

  const engine = await engineOn(folder);
  const status = await engine.procedures.status({}, NEVER);
  expect(status.degraded[0]).toMatchObject({ code: 'index-stale', fix: expect.stringContaining('--fresh') });
  expect(status.journals).toMatchObject([{ root: folder.root }]);
  expect(named(await doctor(engine), 'index')).toMatchObject({ ok: false, fix: expect.stringContaining('--fresh') });
  await expect(search(engine, 'valve')).rejects.toMatchObject({ code: 'index-damaged' });
  await expect(engine.procedures.listNotes({ limit: 1, offset: 0, text: '' }, NEVER)).rejects.toMatchObject({
    code: 'index-damaged',
  });
  await expect(index(engine)).rejects.toMatchObject({ code: 'index-damaged' });

  expect(await index(engine, { fresh: true })).toMatchObject({ notes: { total: 1 } });
  expect((await search(engine, 'valve')).results).toHaveLength(1);
  expect(codes(await engine.procedures.status({}, NEVER))).not.toContain('index-stale');
});

test('the doctor does not tell to read for meaning what no model is here to read', async () => {
  const { engine } = await indexedEngine({ 'a.md': '# A\n\nThe crane is oiled.\n' });
  const names = (await doctor(engine)).filter(({ ok }) => !ok).map(({ name }) => name);
  expect(names).toContain('model bge-small-en-v1.5');
  expect(names).not.toContain('embeddings');
});
