import { chmodSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { chunksOfNote } from '../../../core/store/chunks.ts';
import { openIndex } from '../../../core/store/database.ts';
import { searchLexical } from '../../../core/store/lexical.ts';
import { listNotes, readNoteRow } from '../../../core/store/notes.ts';
import { hashEmbedder } from '../../helpers/hash-embedder.ts';
import { journalFolder } from '../../helpers/journal-folder.ts';
import { runReindex } from '../../helpers/run-reindex.ts';

const MONDAY = `# Monday 2024-11-18

## Kafka

The consumer lag grew because one broker ran out of disk. Deleted old segments by hand.

## Lunch

Dumplings at the corner shop, never again on a release day.
`;

const RUNBOOK = `---
title: Broker disk full
tags: [kafka, ops/disk]
---

# Broker disk full

Check the retention first, then remove the oldest segments.

\`\`\`sh
kafka-configs --alter --add-config retention.ms=3600000
\`\`\`
`;

const FILES = { '2024-11-18.md': MONDAY, 'runbooks/broker-disk.md': RUNBOOK };

test('the first run adds every note, the second changes nothing and embeds nothing', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  const first = await runReindex(db, [folder.root], { embedder });
  expect(first.notes).toMatchObject({ total: 2, added: 2, changed: 0, removed: 0, unchanged: 0, skipped: 0 });
  expect(first.embedded).toBe(first.chunks);
  expect(first.degraded).toEqual([]);
  const changesBefore = db.prepare<[], { n: number }>('SELECT total_changes() AS n').get()?.n;
  const second = await runReindex(db, [folder.root], { embedder });
  expect(second.notes).toMatchObject({ total: 2, added: 0, changed: 0, unchanged: 2 });
  expect(second.embedded).toBe(0);
  expect(embedder.embedded).toHaveLength(first.chunks);
  expect(db.prepare<[], { n: number }>('SELECT total_changes() AS n').get()?.n).toBe(changesBefore);
});

test('an edit in one section keeps the rows and vectors of the others and renews their lines', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  await runReindex(db, [folder.root], { embedder });
  const note = readNoteRow(db, { path: '2024-11-18.md' });
  const before = chunksOfNote(db, note!.id);
  folder.write('2024-11-18.md', MONDAY.replace('by hand.', 'by hand.\n\nThe alert came an hour late.'));
  const report = await runReindex(db, [folder.root], { embedder });
  expect(report.notes).toMatchObject({ changed: 1, unchanged: 1 });
  expect(report.embedded).toBe(1);
  const after = chunksOfNote(db, note!.id);
  const lunch = after.find((chunk) => chunk.headings.includes('Lunch'));
  const lunchBefore = before.find((chunk) => chunk.headings.includes('Lunch'));
  expect(lunch).toMatchObject({ id: lunchBefore!.id, uid: lunchBefore!.uid, line: lunchBefore!.line + 2 });
});

test('a touched file is read again and nothing is embedded', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  const first = await runReindex(db, [folder.root], { embedder });
  utimesSync(join(folder.root, '2024-11-18.md'), 1_710_000_000, 1_710_000_000);
  const report = await runReindex(db, [folder.root], { embedder });
  expect(report.notes).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  expect(embedder.embedded).toHaveLength(first.chunks);
});

test('a note without any date moves with the time of its file, and is not embedded again', async () => {
  using folder = journalFolder({ 'ideas.md': '# Ideas\n\nA smaller kettle.\n' });
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  await runReindex(db, [folder.root], { embedder });
  utimesSync(join(folder.root, 'ideas.md'), 1_710_000_000, 1_710_000_000);
  const report = await runReindex(db, [folder.root], { embedder });
  expect(report).toMatchObject({ embedded: 0, notes: { changed: 0, unchanged: 1 } });
  const chunks = chunksOfNote(db, readNoteRow(db, { path: 'ideas.md' })!.id);
  expect(chunks[0]).toMatchObject({ date: '2024-03-09', dateOrigin: 'modified' });
});

test('a renamed note keeps its row and its vectors', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  await runReindex(db, [folder.root], { embedder });
  const before = readNoteRow(db, { path: 'runbooks/broker-disk.md' });
  renameSync(join(folder.root, 'runbooks/broker-disk.md'), join(folder.root, 'disk.md'));
  const report = await runReindex(db, [folder.root], { embedder });
  expect(report.notes).toMatchObject({ total: 2, added: 0, changed: 1, removed: 0 });
  expect(report.embedded).toBe(0);
  expect(readNoteRow(db, { path: 'disk.md' })?.id).toBe(before!.id);
  const [hit] = searchLexical(db, { match: 'retention AND {path} : disk', filters: {}, limit: 5 });
  expect(hit).toBeDefined();
  expect(searchLexical(db, { match: '{path} : runbooks', filters: {}, limit: 5 })).toEqual([]);
});

test('a deleted note goes, with its chunks, and comes back without embedding', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  await runReindex(db, [folder.root], { embedder });
  folder.remove('runbooks');
  const gone = await runReindex(db, [folder.root], { embedder });
  expect(gone.notes).toMatchObject({ total: 1, removed: 1 });
  expect(searchLexical(db, { match: 'retention', filters: {}, limit: 5 })).toEqual([]);
  folder.write('runbooks/broker-disk.md', RUNBOOK);
  const back = await runReindex(db, [folder.root], { embedder });
  expect(back).toMatchObject({ embedded: 0, notes: { added: 1 } });
});

test('fresh builds every row again and embeds nothing', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  await runReindex(db, [folder.root], { embedder });
  const report = await runReindex(db, [folder.root], { embedder, fresh: true });
  expect(report).toMatchObject({ embedded: 0, notes: { added: 2, total: 2 } });
});

test('a journal whose folder vanished, or is suddenly empty, keeps its notes and says so', async () => {
  using folder = journalFolder(FILES);
  using other = journalFolder({ 'a.md': 'one\n' });
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root, other.root]);
  renameSync(folder.root, `${folder.root}-unplugged`);
  const vanished = await runReindex(db, [folder.root, other.root]);
  expect(vanished.notes).toMatchObject({ total: 3, removed: 0 });
  expect(vanished.degraded.find((one) => one.code === 'index-stale')?.message).toContain(folder.root);
  rmSync(join(other.root, 'a.md'));
  const empty = await runReindex(db, [folder.root, other.root]);
  expect(empty.notes.total).toBe(3);
  renameSync(`${folder.root}-unplugged`, folder.root);
  writeFileSync(join(other.root, 'b.md'), 'two\n');
  const back = await runReindex(db, [folder.root, other.root]);
  expect(back.notes).toMatchObject({ total: 3, added: 1, removed: 1 });
  expect(back.degraded.filter((one) => one.code === 'index-stale')).toEqual([]);
});

test('a journal that is not asked for any more leaves the index', async () => {
  using folder = journalFolder(FILES);
  using other = journalFolder({ 'a.md': 'one\n' });
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root, other.root]);
  const report = await runReindex(db, [other.root]);
  expect(report.notes).toMatchObject({ total: 1, skipped: 0 });
  expect(listNotes(db, { limit: 10, text: '' }).notes.map((note) => note.path)).toEqual(['a.md']);
});

test('files that cannot be indexed are rows with a reason, and the run goes on', async () => {
  using folder = journalFolder(FILES);
  folder.write('picture.md', Buffer.from([0x89, 0x50, 0, 0, 1, 2]));
  folder.write('latin.md', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a]));
  folder.write('huge.md', 'x'.repeat(21 * 1024 * 1024));
  folder.write('secret.md', 'not for you\n');
  chmodSync(join(folder.root, 'secret.md'), 0);
  const db = openIndex(folder.dataDir, 'write');
  const report = await runReindex(db, [folder.root]);
  const codes = Object.fromEntries(report.skippedFiles.map((file) => [file.path, file.code]));
  const readable = process.getuid?.() === 0 ? {} : { 'secret.md': 'unreadable' };
  expect(codes).toEqual({ 'picture.md': 'binary', 'latin.md': 'not-utf8', 'huge.md': 'too-large', ...readable });
  for (const file of report.skippedFiles) expect(file.message.length).toBeGreaterThan(20);
  chmodSync(join(folder.root, 'secret.md'), 0o644);
  folder.write('latin.md', 'café\n');
  folder.remove('huge.md');
  const mended = await runReindex(db, [folder.root]);
  expect(mended.skippedFiles.map((file) => file.path)).toEqual(['picture.md']);
  expect(mended.notes.total).toBe(4);
});

test('an unreadable folder does not delete the notes below it', async (context) => {
  if (process.getuid?.() === 0) context.skip();
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
  chmodSync(join(folder.root, 'runbooks'), 0);
  const report = await runReindex(db, [folder.root]);
  chmodSync(join(folder.root, 'runbooks'), 0o755);
  expect(report.notes).toMatchObject({ total: 2, removed: 0 });
});

test('a note that became binary leaves the index', async () => {
  using folder = journalFolder(FILES);
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root]);
  folder.write('2024-11-18.md', Buffer.from([0, 1, 2, 3]));
  const report = await runReindex(db, [folder.root]);
  expect(report.notes).toMatchObject({ total: 1, removed: 1, skipped: 1 });
});

test('many files go through the parsing thread and give the same rows as few', async () => {
  const files = Object.fromEntries(
    Array.from({ length: 320 }, (_, at) => [`n/${at}.md`, `# Note ${at}\n\nword${at} in a sentence about queues.\n`]),
  );
  using folder = journalFolder(files);
  const db = openIndex(folder.dataDir, 'write');
  const stages = new Set<string>();
  const report = await runReindex(db, [folder.root], { onProgress: (progress) => stages.add(progress.stage) });
  expect(report.notes).toMatchObject({ total: 320, added: 320 });
  expect([...stages]).toEqual(['scan', 'ingest']);
  expect(searchLexical(db, { match: 'word77', filters: {}, limit: 5 })).toHaveLength(1);
});

test('the journal folder is byte-identical after a session', async () => {
  using folder = journalFolder(FILES);
  const before = folder.hash();
  const db = openIndex(folder.dataDir, 'write');
  await runReindex(db, [folder.root], { embedder: hashEmbedder() });
  await runReindex(db, [folder.root], { embedder: hashEmbedder(), fresh: true });
  db.close();
  expect(folder.hash()).toBe(before);
});
