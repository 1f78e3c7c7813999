import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { openIndex } from '../../../core/store/database.ts';
import { searchLexical } from '../../../core/store/lexical.ts';
import { acquireWriter, currentWriter } from '../../../core/store/writer-lock.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import type { JournalFolder } from '../../helpers/journal-folder.ts';

const PROGRAM = fileURLToPath(new URL('../../helpers/index-process.ts', import.meta.url));

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function indexElsewhere(folder: JournalFolder): Promise<ChildProcess> {
  const command = [PROGRAM, folder.dataDir, folder.root, 'daybook serve'];
  const child = spawn(process.execPath, command, { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) if (line === 'done') break;
  return child;
}

test('nobody writes an index that was never written', () => {
  using folder = journalFolder();
  expect(currentWriter(folder.dataDir)).toBeNull();
});

test('the lock is held once, also within a process, until it is released', () => {
  using folder = journalFolder();
  const lock = acquireWriter(folder.dataDir, 'daybook index');
  expect(lock).not.toBeNull();
  expect(acquireWriter(folder.dataDir, 'another')).toBeNull();
  expect(currentWriter(folder.dataDir)).toMatch(`daybook index (process ${process.pid}, since `);
  lock?.release();
  lock?.release();
  expect(currentWriter(folder.dataDir)).toBeNull();
  acquireWriter(folder.dataDir, 'another')?.release();
});

test('a second process reads and says who writes; when the writer is killed, the lock is free', async () => {
  using folder = journalFolder({ 'a.md': 'The turbine was serviced.\n' });
  const child = await indexElsewhere(folder);
  expect(acquireWriter(folder.dataDir, 'daybook index')).toBeNull();
  expect(currentWriter(folder.dataDir)).toContain(`daybook serve (process ${child.pid}`);
  const db = openIndex(folder.dataDir, 'read');
  expect(searchLexical(db, { match: 'turbine', filters: {}, limit: 1 })).toHaveLength(1);
  db.close();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  expect(currentWriter(folder.dataDir)).toBeNull();
  const lock = acquireWriter(folder.dataDir, 'daybook index');
  expect(lock).not.toBeNull();
  lock?.release();
});
