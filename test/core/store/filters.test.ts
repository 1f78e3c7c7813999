import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Filters } from '../../../core/contract/search.ts';
import { readChunks } from '../../../core/store/chunks.ts';
import { openIndex } from '../../../core/store/database.ts';
import type { Db } from '../../../core/store/database.ts';
import { searchLexical } from '../../../core/store/lexical.ts';
import { nearestChunks } from '../../../core/store/vectors.ts';
import { hashEmbedder } from '../../helpers/hash-embedder.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import type { JournalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

let folder: JournalFolder;
let db: Db;
const embedder = hashEmbedder();

beforeAll(async () => {
  folder = journalFolder({
    '2024-11-18.md': '# Standup\n\nMarta: queue is stuck again.\n',
    '2024-11-19.md': '# Notes\n\nThe queue drained over night.\n',
    'diary.md': '# 2024-11-20\n\nqueue quiet\n\n# 2024-11-21\n\nqueue loud, Marta away\n',
    'runbooks/queue.md': '---\ntags: [ops/queue, Kafka]\n---\n\n# Queue runbook\n\nDrain the queue.\n',
    'runbooks-old/queue.md': '---\ntags: [ops]\n---\n\n# Old\n\nA queue of the past.\n',
    'decisions/0001-queue.md': '# 1. Use one queue\n\n## Status\n\nAccepted\n\n## Decision\n\nOne queue for all.\n',
  });
  db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root], { embedder });
});

afterAll(() => {
  db.close();
  folder[Symbol.dispose]();
});

function places(ids: readonly number[]): string[] {
  return [...new Set(readChunks(db, ids).map((chunk) => `${chunk.path}:${chunk.date ?? ''}`))].sort();
}

async function found(filters: Filters): Promise<string[]> {
  const lexical = searchLexical(db, { match: 'queue', filters, limit: 100 }).map((hit) => hit.chunkId);
  const embedding = await embedder.embedQuery('queue');
  const { fingerprint } = embedder;
  const vector = nearestChunks(db, { embedding, fingerprint, filters, limit: 100 }).map((hit) => hit.chunkId);
  for (const place of places(lexical)) expect(places(vector)).toContain(place);
  return places(lexical);
}

test.each<[string, Filters, string[]]>([
  ['from', { from: '2024-11-21' }, ['diary.md:2024-11-21']],
  ['to', { to: '2024-11-18' }, ['2024-11-18.md:2024-11-18']],
  [
    'a range, both ends included',
    { from: '2024-11-19', to: '2024-11-20' },
    ['2024-11-19.md:2024-11-19', 'diary.md:2024-11-20'],
  ],
  ['a person', { person: 'Marta' }, ['2024-11-18.md:2024-11-18', 'diary.md:2024-11-21']],
  ['a handle', { person: '@marta', to: '2024-11-20' }, ['2024-11-18.md:2024-11-18']],
  ['a file', { path: 'diary.md', to: '2024-11-20' }, ['diary.md:2024-11-20']],
  ['several days without notes', { from: '2030-01-01', to: '2030-12-31' }, []],
])('%s passes exactly what it says', async (_, filters, expected) => {
  expect(await found({ from: '2024-06-01', to: '2024-12-31', ...filters })).toEqual(expected);
});

test('a folder is not the folder whose name begins the same', async () => {
  for (const path of ['runbooks', 'runbooks/', './runbooks', '/runbooks', '\\runbooks\\']) {
    expect((await found({ path })).map((place) => place.split(':')[0])).toEqual(['runbooks/queue.md']);
  }
});

test('tags must all be there, in any case, and include those below them', async () => {
  const paths = async (tag: string[]) => (await found({ tag })).map((place) => place.split(':')[0]);
  expect(await paths(['ops'])).toEqual(['runbooks-old/queue.md', 'runbooks/queue.md']);
  expect(await paths(['OPS/queue'])).toEqual(['runbooks/queue.md']);
  expect(await paths(['#ops', 'kafka'])).toEqual(['runbooks/queue.md']);
  expect(await paths(['op'])).toEqual([]);
});

test('kinds are alternatives', async () => {
  const kinds = async (kind: Filters['kind']) => {
    const ids = searchLexical(db, { match: 'queue', filters: { kind }, limit: 100 }).map((hit) => hit.chunkId);
    return new Set(readChunks(db, ids).map((chunk) => chunk.noteKind));
  };
  expect(await kinds(['runbook'])).toEqual(new Set(['runbook']));
  expect(await kinds(['runbook', 'decision'])).toEqual(new Set(['runbook', 'decision']));
  expect((await kinds([])).size).toBeGreaterThan(2);
});

test('a journal is one of its roots', async () => {
  expect(await found({ journal: folder.root })).toEqual(await found({}));
  expect(await found({ journal: `${folder.root}-other` })).toEqual([]);
});

test('what stands in a filter is never taken as syntax', async () => {
  for (const text of ['"', "'; DROP TABLE notes; --", 'a" OR "b', '*', 'NEAR(', '%', '\0']) {
    expect(await found({ person: text, path: text, tag: [text], journal: text })).toEqual([]);
  }
});
