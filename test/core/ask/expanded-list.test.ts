import { describe, expect, test } from 'vitest';
import { searchWords } from '../../../core/ask/gather.ts';
import { understand } from '../../../core/ask/query.ts';
import { search } from '../../../core/ask/search.ts';
import { SearchRequestSchema } from '../../../core/contract/search.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const NOW = new Date(2026, 1, 1);
const FILES = {
  'badge.md': '# Badge reader\n\nThe x509 expiry of the reader was missed: ask the gatehouse for another one.\n',
  'lunch.md': '# Lunch\n\nSoup again.\n',
};

async function withNotes(files: Record<string, string>, use: (db: Db) => Promise<void> | void): Promise<void> {
  using folder = journalFolder(files);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
  await use(db);
  db.close();
}

function ask(db: Db, text: string) {
  return searchWords(db, understand({ text, filters: {}, now: NOW }), {});
}

describe('other words than those of the question', () => {
  test('find a note that has none of its own', () =>
    withNotes(FILES, async (db) => {
      const request = SearchRequestSchema.parse({ query: 'certificate lapsed', mode: 'lexical' });
      const { results } = await search({ db, embedder: null, degraded: [] }, request, { now: NOW });
      expect(results.map(({ path }) => path)).toEqual(['badge.md']);
    }));

  test('are not looked for where a chunk carries the question', () =>
    withNotes({ ...FILES, 'gate.md': '# Gate\n\nThe certificate lapsed.\n' }, (db) => {
      expect(ask(db, 'certificate lapsed').expanded.size).toBe(0);
      expect(ask(db, 'certificate lapsed in the tower').expanded.size).toBeGreaterThan(0);
    }));

  test('bring nothing for words of no group', () =>
    withNotes(FILES, (db) => {
      expect(ask(db, 'heron candlelight').expanded.size).toBe(0);
    }));
});
