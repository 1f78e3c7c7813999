import { afterAll, beforeAll, expect, test } from 'vitest';
import { readChunks } from '../../../core/store/chunks.ts';
import { openIndex } from '../../../core/store/database.ts';
import type { Db } from '../../../core/store/database.ts';
import { unspacedPairs } from '../../../core/store/identifier-parts.ts';
import { documentFrequencies, searchLexical } from '../../../core/store/lexical.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import type { JournalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

let folder: JournalFolder;
let db: Db;

beforeAll(async () => {
  folder = journalFolder({
    'alerts/kube.md':
      '# KubePodCrashLooping\n\nThe pod restarts over and over.\n\n## Meaning\n\nSee `CrashLoopBackOff` events.\n',
    'config.md': 'Set max_in_flight_requests and --dry-run=none, see net.ipv4.tcp_tw_reuse and HTTPServerName.\n',
    'error.md': 'psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint "users_email_key"\n',
    'tokyo.md': '# 東京の障害\n\nデータベース接続がタイムアウトした。\n',
    'cafe.md': 'Meeting at the Café Zürich about migrating databases.\n',
    'plain.md': 'Nothing in particular happened to the pods today.\n',
  });
  db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
});

afterAll(() => {
  db.close();
  folder[Symbol.dispose]();
});

function paths(match: string): string[] {
  const ids = searchLexical(db, { match, filters: {}, limit: 10 }).map((hit) => hit.chunkId);
  return [...new Set(readChunks(db, ids).map((chunk) => chunk.path))];
}

test.each([
  ['an identifier whole', '"KubePodCrashLooping"', 'alerts/kube.md'],
  ['its parts', '"crash looping"', 'alerts/kube.md'],
  ['one part, in another form', '"crashes" AND "loops"', 'alerts/kube.md'],
  ['snake case whole', '"max_in_flight_requests"', 'config.md'],
  ['snake case in part', '"flight requests"', 'config.md'],
  ['a flag', '"--dry-run=none"', 'config.md'],
  ['a dotted name', '"net.ipv4.tcp_tw_reuse"', 'config.md'],
  ['letters that stand together', '"http server name"', 'config.md'],
  [
    'an error line whole',
    '"psycopg2.errors.UniqueViolation: duplicate key value violates unique constraint"',
    'error.md',
  ],
  ['an error line in part', '"duplicate key" "users_email_key"', 'error.md'],
  ['a word without its accents', 'cafe AND zurich', 'cafe.md'],
  ['another form of a word', 'migrated AND database', 'cafe.md'],
  ['a folder', '{path} : alerts', 'alerts/kube.md'],
  [
    'Japanese inside a run',
    unspacedPairs('接続')
      .map((pair) => `"${pair}"`)
      .join(' AND '),
    'tokyo.md',
  ],
  [
    'Japanese in a heading',
    unspacedPairs('障害')
      .map((pair) => `"${pair}"`)
      .join(' AND '),
    'tokyo.md',
  ],
])('%s finds its note', (_, match, path) => {
  expect(paths(match)[0]).toBe(path);
});

test('scores are positive and fall; weights decide which field counts', () => {
  const hits = searchLexical(db, { match: 'pod OR pods OR crash', filters: {}, limit: 10 });
  expect(hits.length).toBeGreaterThan(1);
  for (const [at, hit] of hits.entries()) {
    expect(hit.score).toBeGreaterThan(0);
    expect(hit.score).toBeLessThanOrEqual(hits[at - 1]?.score ?? Number.POSITIVE_INFINITY);
  }
  const bodyOnly = searchLexical(db, { match: 'kube', filters: {}, limit: 10, weights: [0, 0, 1, 0, 0, 0] });
  expect(bodyOnly.every((hit) => hit.score === 0)).toBe(true);
});

test('document frequencies are counted as the index sees terms', () => {
  const { total, of } = documentFrequencies(db, ['Migration', 'migrate', 'nowhere', 'duplicate key', '"', '']);
  expect(total).toBeGreaterThanOrEqual(7);
  expect(Object.fromEntries(of)).toEqual({ Migration: 1, migrate: 1, nowhere: 0, 'duplicate key': 1, '"': 0, '': 0 });
});
