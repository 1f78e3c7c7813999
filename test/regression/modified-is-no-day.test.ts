import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openIndex } from '../../core/store/database.ts';
import { searchLexical } from '../../core/store/lexical.ts';
import { runReindex } from '../helpers/run-reindex.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

test('an undated note that was saved today is not found by a filter for today', async () => {
  const folder = tempFolder('modified');
  const journal = join(folder.path, 'journal');
  mkdirSync(journal);
  writeFileSync(join(journal, 'runbook.md'), '# Restart the importer\n\nStop it, then start it.\n');
  const db = openIndex(folder.path, 'write');
  await runReindex(db, [journal]);
  const find = (filters: { readonly from?: string }) => searchLexical(db, { match: '"importer"', filters, limit: 10 });
  expect(find({})).toHaveLength(1);
  expect(find({ from: '2000-01-01' })).toEqual([]);
  db.close();
  folder.remove();
});
