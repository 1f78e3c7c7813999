import { describe, expect, test } from 'vitest';
import { openIndex } from '../../../core/store/database.ts';
import type { Db } from '../../../core/store/database.ts';
import { endFirstBuild } from '../../../core/store/first-build.ts';
import { readMeta, writeMeta } from '../../../core/store/meta.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const DAY_MS = 86_400_000;

const waitsForDisk = (db: Db) => db.pragma('synchronous', { simple: true }) !== 0;
const countNotes = (db: Db) => db.prepare<[], { n: number }>('SELECT count(*) AS n FROM notes').get()?.n;

describe('a new index', () => {
  test('is written without waiting for the disk until its first run has ended', async () => {
    using folder = journalFolder({ 'a.md': 'We moved the queue.' });
    const db = openIndex(folder.dataDir, 'write');
    expect(waitsForDisk(db)).toBe(false);
    await runReindex(db, [folder.root]);
    expect(waitsForDisk(db)).toBe(true);
    expect(readMeta(db, 'first-build')).toBeNull();
    db.close();
    const again = openIndex(folder.dataDir, 'write');
    expect(waitsForDisk(again)).toBe(true);
    expect(countNotes(again)).toBe(1);
    again.close();
  });

  test('goes on as it began after a killed process', () => {
    using folder = journalFolder();
    openIndex(folder.dataDir, 'write').close();
    openIndex(folder.dataDir, 'read').close();
    const db = openIndex(folder.dataDir, 'write');
    expect(waitsForDisk(db)).toBe(false);
    endFirstBuild(db);
    expect(waitsForDisk(db)).toBe(true);
    db.close();
  });

  test('is made anew when the machine went down meanwhile, and readers say so', async () => {
    using folder = journalFolder({ 'a.md': 'We moved the queue.' });
    const db = openIndex(folder.dataDir, 'write');
    await runReindex(db, [folder.root]);
    writeMeta(db, 'first-build', String(Date.now() - 400 * DAY_MS));
    db.close();
    expect(() => openIndex(folder.dataDir, 'read')).toThrow(
      expect.objectContaining({ code: 'index-missing', message: expect.stringContaining('machine went down') }),
    );
    const anew = openIndex(folder.dataDir, 'write');
    expect(countNotes(anew)).toBe(0);
    await runReindex(anew, [folder.root]);
    expect(countNotes(anew)).toBe(1);
    anew.close();
  });

  test('keeps its mark while a reader is in the way', () => {
    using folder = journalFolder();
    const db = openIndex(folder.dataDir, 'write');
    db.pragma('busy_timeout = 10');
    const reader = openIndex(folder.dataDir, 'read');
    reader.exec('BEGIN');
    countNotes(reader);
    endFirstBuild(db);
    expect(readMeta(db, 'first-build')).not.toBeNull();
    reader.exec('COMMIT');
    endFirstBuild(db);
    expect(readMeta(db, 'first-build')).toBeNull();
    reader.close();
    db.close();
  });
});
