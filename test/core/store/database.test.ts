import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { discardIndex, openIndex, openUser } from '../../../core/store/database.ts';
import type { Db } from '../../../core/store/database.ts';
import { INDEX_MIGRATIONS, migrate } from '../../../core/store/migrations.ts';
import { readSettings, writeSettings } from '../../../core/store/settings.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

function schemaOf(db: Db): unknown[] {
  return db.prepare(`SELECT type, name, sql FROM sqlite_schema ORDER BY type, name`).all();
}

test('reading needs an index, and says how to get one', () => {
  using folder = journalFolder();
  expect(() => openIndex(folder.dataDir, 'read')).toThrow(expect.objectContaining({ code: 'index-missing' }));
  expect(() => readdirSync(folder.dataDir)).toThrow('ENOENT');
});

test('an index of an earlier Daybook is brought up to date step by step', () => {
  using folder = journalFolder();
  mkdirSync(folder.dataDir, { recursive: true });
  const fresh = openIndex(join(folder.dataDir, 'fresh'), 'write');
  for (let steps = 0; steps < INDEX_MIGRATIONS.length; steps++) {
    const dataDir = join(folder.dataDir, String(steps));
    const old = openIndex(dataDir, 'write');
    const tables = old
      .prepare<[], { name: string }>(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid DESC`)
      .all()
      .map((row) => row.name)
      .filter((name) => !/^(sqlite_|chunks_fts_|signatures_fts_)/.test(name));
    old.pragma('foreign_keys = OFF');
    for (const table of tables) old.exec(`DROP TABLE ${table}`);
    migrate(old, INDEX_MIGRATIONS.slice(0, steps));
    old.close();
    expect(() => openIndex(dataDir, 'read')).toThrow(expect.objectContaining({ code: 'index-missing' }));
    const now = openIndex(dataDir, 'write');
    expect(schemaOf(now)).toEqual(schemaOf(fresh));
    now.close();
  }
  fresh.close();
});

test('an index of a newer Daybook is not touched', () => {
  using folder = journalFolder();
  const db = openIndex(folder.dataDir, 'write');
  db.exec(`INSERT INTO migrations (name) VALUES ('m999_from_the_future')`);
  db.close();
  expect(() => openIndex(folder.dataDir, 'write')).toThrow(expect.objectContaining({ code: 'index-damaged' }));
});

test('a damaged file is named as such and can be discarded', () => {
  using folder = journalFolder();
  mkdirSync(folder.dataDir, { recursive: true });
  writeFileSync(join(folder.dataDir, 'index.db'), 'certainly not a database '.repeat(50));
  for (const mode of ['read', 'write'] as const) {
    expect(() => openIndex(folder.dataDir, mode)).toThrow(expect.objectContaining({ code: 'index-damaged' }));
  }
  discardIndex(folder.dataDir);
  openIndex(folder.dataDir, 'write').close();
  openIndex(folder.dataDir, 'read').close();
});

test('a reader changes nothing and sees what a writer committed meanwhile', async () => {
  using folder = journalFolder({ 'a.md': 'one\n' });
  const writer = openIndex(folder.dataDir, 'write');
  const reader = openIndex(folder.dataDir, 'read');
  expect(() => reader.exec('DELETE FROM notes')).toThrow('readonly');
  await runReindex(writer, [folder.root]);
  expect(reader.prepare<[], { n: number }>('SELECT count(*) AS n FROM notes').get()?.n).toBe(1);
  writer.close();
  reader.close();
});

test('the file shrinks when half of the notes are gone', async () => {
  const body = 'A sentence about nothing in particular, told at length. '.repeat(60);
  const files = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`${at % 2}/${at}.md`, `# ${at}\n\n${body}`]),
  );
  using folder = journalFolder(files);
  const db = openIndex(folder.dataDir, 'write');
  const file = join(folder.dataDir, 'index.db');
  await runReindex(db, [folder.root]);
  const before = statSync(file).size;
  folder.remove('0');
  await runReindex(db, [folder.root]);
  expect(statSync(file).size).toBeLessThan(before * 0.75);
  db.close();
});

test('settings have defaults, change one by one, and survive', () => {
  using folder = journalFolder();
  const user = openUser(folder.dataDir);
  const defaults = {
    journals: [],
    embedModel: null,
    generateModel: null,
    rerankModel: null,
    network: true,
    noteNames: {},
    staleAfterDays: 180,
    hook: false,
    hookPort: 8377,
    hookToken: null,
    ledger: true,
    minutesByHand: 12,
    window: {},
  };
  expect(readSettings(user)).toEqual(defaults);
  writeSettings(user, { journals: ['/notes'], network: false });
  expect(writeSettings(user, { embedModel: 'a-model' })).toEqual({
    ...defaults,
    journals: ['/notes'],
    network: false,
    embedModel: 'a-model',
  });
  user.close();
  const again = openUser(folder.dataDir);
  expect(readSettings(again)).toMatchObject({ journals: ['/notes'], network: false, embedModel: 'a-model' });
  again.exec(`UPDATE settings SET value = '7' WHERE key = 'journals'`);
  expect(() => readSettings(again)).toThrow(expect.objectContaining({ code: 'index-damaged' }));
  again.close();
});
