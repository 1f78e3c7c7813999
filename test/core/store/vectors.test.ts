import { expect, test } from 'vitest';
import { readChunks } from '../../../core/store/chunks.ts';
import { compactIndex } from '../../../core/store/compact.ts';
import { countAll } from '../../../core/store/counts.ts';
import { openIndex } from '../../../core/store/database.ts';
import { nearestChunks } from '../../../core/store/vectors.ts';
import { hashEmbedder } from '../../helpers/hash-embedder.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const FILES = {
  '2024-03-01.md': 'The printer on the third floor jams with thick paper.\n',
  '2024-03-02.md': 'Postgres vacuum ran for six hours during the night.\n',
  '2024-03-03.md': 'Lunch was soup.\n',
};

async function nearest(db: Parameters<typeof nearestChunks>[0], embedder = hashEmbedder(), filters = {}) {
  const embedding = await embedder.embedQuery('postgres vacuum at night');
  const hits = nearestChunks(db, { embedding, fingerprint: embedder.fingerprint, filters, limit: 3 });
  const chunks = readChunks(
    db,
    hits.map((hit) => hit.chunkId),
  );
  return hits.map((hit, at) => ({ path: chunks[at]!.path, similarity: hit.similarity }));
}

test('the nearest chunk comes first, with its cosine', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root], { embedder: hashEmbedder() });
  const hits = await nearest(db);
  expect(hits.map((hit) => hit.path)[0]).toBe('2024-03-02.md');
  expect(hits[0]!.similarity).toBeGreaterThan(0.3);
  expect(hits[0]!.similarity).toBeLessThanOrEqual(1.000_01);
  expect(hits).toHaveLength(3);
});

test('filters choose before anything is compared', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root], { embedder: hashEmbedder() });
  const hits = await nearest(db, hashEmbedder(), { to: '2024-03-01' });
  expect(hits.map((hit) => hit.path)).toEqual(['2024-03-01.md']);
});

test('vectors of another embedder are never mixed in, and are not made again on the way back', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const small = hashEmbedder();
  const large = hashEmbedder({ name: 'large', dimensions: 128 });
  await runReindex(db, [folder.root], { embedder: small });
  expect(await nearest(db, large)).toEqual([]);
  await runReindex(db, [folder.root], { embedder: large });
  expect(await nearest(db, large)).toHaveLength(3);
  expect(await nearest(db, small)).toEqual([]);
  const back = await runReindex(db, [folder.root], { embedder: small });
  expect(back.embedded).toBe(0);
  expect(await nearest(db, small)).toHaveLength(3);
});

test('identical texts are embedded once and found at every place', async () => {
  using folder = journalFolder({
    'a/todo.md': '# Checklist\n\nRestart the printer daemon.\n',
    'b/todo.md': '# Checklist\n\nRestart the printer daemon.\n',
  });
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  const report = await runReindex(db, [folder.root], { embedder });
  expect(report).toMatchObject({ chunks: 2, embedded: 1 });
  const embedding = await embedder.embedQuery('printer daemon');
  const hits = nearestChunks(db, { embedding, fingerprint: embedder.fingerprint, filters: {}, limit: 5 });
  expect(hits).toHaveLength(2);
  const onlyB = nearestChunks(db, { embedding, fingerprint: embedder.fingerprint, filters: { path: 'b' }, limit: 5 });
  expect(
    readChunks(
      db,
      onlyB.map((hit) => hit.chunkId),
    ).map((chunk) => chunk.path),
  ).toEqual(['b/todo.md']);
  folder.remove('b');
  folder.write('c.md', 'keeps the journal from being empty\n');
  await runReindex(db, [folder.root], { embedder });
  const left = nearestChunks(db, { embedding, fingerprint: embedder.fingerprint, filters: {}, limit: 5 });
  expect(
    readChunks(
      db,
      left.map((hit) => hit.chunkId),
    ).map((chunk) => chunk.path),
  ).toEqual(['a/todo.md', 'c.md']);
});

test('an embedding of other dimensions is an error, not a wrong answer', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  await runReindex(db, [folder.root], { embedder });
  const embedding = new Float32Array(32);
  const request = { embedding, fingerprint: embedder.fingerprint, filters: {}, limit: 3 };
  expect(() => nearestChunks(db, request)).toThrow('32 dimensions');
  const lying = { ...hashEmbedder({ name: 'lying' }), embedPassages: async () => [new Float32Array(3)] };
  const report = await runReindex(db, [folder.root], { embedder: lying });
  expect(report.degraded[0]).toMatchObject({ code: 'vectors-failed' });
});

test('compacting drops what nobody uses and keeps what is searched', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  await runReindex(db, [folder.root], { embedder: hashEmbedder({ name: 'old', dimensions: 128 }) });
  await runReindex(db, [folder.root], { embedder });
  folder.remove('2024-03-03.md');
  await runReindex(db, [folder.root], { embedder });
  expect(countAll(db).vectors).toBe(6);
  const before = await nearest(db);
  compactIndex(db);
  expect(countAll(db).vectors).toBe(2);
  expect(await nearest(db)).toEqual(before);
});

test('of many vectors, nearly all of the nearest are found, and their order is exact', async () => {
  const topics = ['printer', 'postgres', 'kafka', 'lunch', 'deploy', 'router', 'backup', 'invoice'];
  const sentence = (at: number) =>
    `${topics[at % 8]} ${topics[(at * 5 + 3) % 8]} item${at} part${at % 37} shelf${at % 113}`;
  const section = (note: number, at: number) => `## Item ${note} ${at}\n\n${sentence(note * 60 + at)}\n`;
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, note) => [
      `${note}.md`,
      Array.from({ length: 60 }, (_, at) => section(note, at)).join('\n'),
    ]),
  );
  using folder = journalFolder(files);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder({ dimensions: 128 });
  const { chunks } = await runReindex(db, [folder.root], { embedder });
  expect(chunks).toBe(2_400);
  const embedding = await embedder.embedQuery('kafka backup part3 shelf8');
  const search = (limit: number) =>
    nearestChunks(db, { embedding, fingerprint: embedder.fingerprint, filters: {}, limit });
  // Every vector is a candidate when as many results are wanted.
  const exact = search(chunks);
  expect(exact).toHaveLength(chunks);
  const wanted = new Set(exact.slice(0, 50).map((hit) => hit.chunkId));
  const found = search(50);
  expect(found.filter((hit) => wanted.has(hit.chunkId)).length).toBeGreaterThanOrEqual(45);
  expect(found.map((hit) => hit.similarity)).toEqual(found.map((hit) => hit.similarity).toSorted((a, b) => b - a));
  db.close();
});
