import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAbbreviations } from '../../../core/store/abbreviations.ts';
import { openIndex } from '../../../core/store/database.ts';
import { readFacts } from '../../../core/store/facts.ts';
import { countPendingFacts } from '../../../core/store/pending-facts.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

/** More than one thread's worth: only then are facts left for later. */
const FILES = Object.fromEntries(
  Array.from({ length: 160 }, (_, at) => [
    `2026/n${at}.md`,
    `# 2026-03-0${(at % 9) + 1}\n\n- [ ] oil pump ${at}\n\nWatch the high pressure line (HPL) meanwhile.\n`,
  ]),
);

test('facts that a long run left for later are the same when they are read', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root], { facts: 'later' });
  expect(countPendingFacts(db)).toBe(160);
  expect(readFacts(db, 'tasks', null)).toEqual([]);
  expect(readAbbreviations(db)).toEqual([]);

  await runReindex(db, [folder.root], { facts: 'only' });
  expect(countPendingFacts(db)).toBe(0);
  const later = readFacts(db, 'tasks', null);
  expect(later).toHaveLength(160);
  const explained = [{ short: 'HPL', long: 'high pressure line' }];
  expect(readAbbreviations(db)).toEqual(explained);

  await runReindex(db, [folder.root], { fresh: true });
  expect(readFacts(db, 'tasks', null)).toEqual(later);
  expect(readAbbreviations(db)).toEqual(explained);
  db.close();
});

test('a file that changed since it was indexed waits for the next run', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root], { facts: 'later' });
  writeFileSync(join(folder.root, '2026/n7.md'), '# 2026-03-08\n\n- [x] oil pump seven\n');
  await runReindex(db, [folder.root], { facts: 'only' });
  expect(countPendingFacts(db)).toBe(1);
  await runReindex(db, [folder.root]);
  expect(countPendingFacts(db)).toBe(0);
  expect(readFacts(db, 'tasks', null).map(({ fact }) => fact.text)).toContain('oil pump seven');
  db.close();
});
