import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { ProgressSchema } from '../../core/contract/index-run.ts';
import { countAll } from '../../core/store/counts.ts';
import { openIndex } from '../../core/store/database.ts';
import { searchLexical } from '../../core/store/lexical.ts';
import { hashEmbedder } from '../helpers/hash-embedder.ts';
import { journalFolder } from '../helpers/journal-folder.ts';
import type { JournalFolder } from '../helpers/journal-folder.ts';
import { runReindex } from '../helpers/run-reindex.ts';

const PROGRAM = fileURLToPath(new URL('../helpers/index-process.ts', import.meta.url));
const NOTES = 1_200;

/** Indexes in another process and kills it without warning once a stage has done this much. */
async function killAt(folder: JournalFolder, stage: 'ingest' | 'embed', done: number): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, folder.dataDir, folder.root], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'done') throw new Error('The process was done before it could be killed.');
    const progress = ProgressSchema.parse(JSON.parse(line));
    if (progress.stage !== stage || progress.done < done) continue;
    child.kill('SIGKILL');
    break;
  }
  await ended;
}

test('a process that is killed loses nothing that was committed, and the next one carries on', async () => {
  const body = 'A sentence about brokers that was written to be long enough. '.repeat(8);
  const files = Object.fromEntries(
    Array.from({ length: NOTES }, (_, at) => [`${at}.md`, `# Note ${at}\n\nword${at} ${body}\n`]),
  );
  using folder = journalFolder(files);

  await killAt(folder, 'ingest', 400);
  const afterFirst = openIndex(folder.dataDir, 'read');
  const committed = countAll(afterFirst).notes;
  expect(committed).toBeGreaterThanOrEqual(400);
  afterFirst.close();

  await killAt(folder, 'embed', 100);
  const afterSecond = openIndex(folder.dataDir, 'read');
  const counts = countAll(afterSecond);
  expect(counts.notes).toBe(NOTES);
  expect(counts.vectors).toBeGreaterThanOrEqual(100);
  afterSecond.close();

  const db = openIndex(folder.dataDir, 'write');
  const embedder = hashEmbedder();
  const report = await runReindex(db, [folder.root], { embedder });
  expect(report.notes).toMatchObject({ total: NOTES, added: 0, changed: 0, unchanged: NOTES });
  expect(report.embedded).toBe(NOTES - counts.vectors);
  expect(report.degraded).toEqual([]);
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  for (let at = 0; at < NOTES; at += 97) {
    expect(searchLexical(db, { match: `word${at}`, filters: {}, limit: 2 })).toHaveLength(1);
  }
  db.close();
});
