import { expect, test } from 'vitest';
import { otherWordsOf } from '../../../core/ask/query/other-words.ts';
import { understand } from '../../../core/ask/query/query.ts';
import { search } from '../../../core/ask/search.ts';
import { SearchRequestSchema } from '../../../core/contract/search.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { readAbbreviations } from '../../../core/store/abbreviations.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const EXPLAINED = [
  { short: 'DLQ', long: 'dead letter queue' },
  { short: 'IS', long: 'Ines Sato' },
  { short: 'MTTR', long: 'mean time to recovery' },
];
const now = new Date(2026, 1, 1);
const of = (text: string) => otherWordsOf(understand({ text, filters: {}, now }), EXPLAINED);

test('an abbreviation and its phrase stand for each other', () => {
  expect(of('who empties the dlq?')).toEqual([{ stems: ['dlq'], text: 'dead letter queue' }]);
  expect(of('how full is the dead letter queue?')).toEqual([{ stems: ['dead', 'letter', 'queue'], text: 'DLQ' }]);
  expect(of('the mean time to recovery in March')[0]?.stems).toEqual(['mean', 'time', 'recoveri']);
});

test('part of a phrase, and a word that looks like an abbreviation, stand for nothing', () => {
  expect(of('is the letter queue full?')).toEqual([]);
});

async function found(db: Db, query: string): Promise<readonly string[]> {
  const request = SearchRequestSchema.parse({ query, mode: 'lexical' });
  return (await search({ db, embedder: null, degraded: [] }, request, { now })).results.map(({ path }) => path);
}

test('notes are found by what another note explains, until it no longer does', async () => {
  using folder = journalFolder({
    'glossary.md': '# Words\n\n- **DLQ**: dead letter queue\n',
    'monday.md': '# Monday\n\nThe DLQ holds 400 orders.\n',
    'runbook.md': '# Orders\n\nReplay what is in the dead letter queue.\n',
  });
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
  expect(readAbbreviations(db)).toEqual([{ short: 'DLQ', long: 'dead letter queue' }]);
  expect((await found(db, 'dlq')).toSorted()).toEqual(['glossary.md', 'monday.md', 'runbook.md']);
  expect(await found(db, 'dead letter queue')).toContain('monday.md');
  folder.write('glossary.md', '# Words\n\nNone yet.\n');
  await runReindex(db, [folder.root]);
  expect(readAbbreviations(db)).toEqual([]);
  expect(await found(db, 'dlq')).toEqual(['monday.md']);
  db.close();
});
