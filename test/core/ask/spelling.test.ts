import { describe, expect, test } from 'vitest';
import { search } from '../../../core/ask/search.ts';
import { correctedWord, editDistance } from '../../../core/ask/query/spelling.ts';
import { SearchRequestSchema } from '../../../core/contract/search.ts';
import { openIndex } from '../../../core/store/database.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

describe('edit distance', () => {
  test.each([
    ['kitten', 'kitten', 0],
    ['certifciate', 'certificate', 1],
    ['schduler', 'scheduler', 1],
    ['kitten', 'sitting', 3],
    ['a', 'abcdef', 4],
  ])('%s and %s', (a, b, distance) => {
    expect(editDistance(a, b, 3)).toBe(distance);
  });
});

describe('a slip of the finger', () => {
  const files = {
    'relay.md': '# Mail relay\n\nThe scheduler of the relay is stuck: restart the scheduler.\n',
    'relay-2.md': '# Relay again\n\nThe scheduler was stuck again.\n',
    'lunch.md': '# Lunch\n\nSoup again.\n',
  };

  test('finds the word that the notes have', async () => {
    using folder = journalFolder(files);
    const db = openIndex(folder.dataDir, 'write');
    await runReindex(db, [folder.root]);
    expect(correctedWord(db, 'schedulr')).toBe('schedul');
    const request = SearchRequestSchema.parse({ query: 'schedulr', mode: 'lexical' });
    const { results } = await search({ db, embedder: null, degraded: [] }, request, { now: new Date(2026, 1, 1) });
    expect(results.map(({ path }) => path).toSorted()).toEqual(['relay-2.md', 'relay.md']);
    db.close();
  });

  test('is not seen in short words, names with digits, or words that are far from all others', async () => {
    using folder = journalFolder(files);
    const db = openIndex(folder.dataDir, 'write');
    await runReindex(db, [folder.root]);
    for (const word of ['rely', 'relay7', 'schools', 'xylophone']) expect(correctedWord(db, word)).toBeNull();
    db.close();
  });
});
