import { expect, test } from 'vitest';
import { openUser } from '../../../core/store/database.ts';
import { readOwnData } from '../../../core/store/own-data.ts';
import { writeSettings } from '../../../core/store/settings.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';

test('every table of the user is exported and deleted, and no secret leaves', () => {
  using folder = journalFolder();
  const user = openUser(folder.dataDir);
  const tables = user
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`)
    .all()
    .map(({ name }) => name)
    .filter((name) => name !== 'migrations');
  writeSettings(user, { hook: true, hookToken: 'a-secret' });
  const data = readOwnData(user);
  expect(Object.keys(data).toSorted()).toEqual(tables.toSorted());
  expect(JSON.stringify(data)).not.toContain('a-secret');
  user.close();
});
