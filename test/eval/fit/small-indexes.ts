import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus, EvalFolder } from '../../../core/eval/folder.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { listJournals, removeJournal } from '../../../core/store/journals.ts';

/** More chunks than this are no small journal. */
const MOST_CHUNKS = 3_000;

const CHUNKS_OF = `
  SELECT count(*) AS n FROM chunks c JOIN notes n ON n.id = c.note_id JOIN journals j ON j.id = n.journal_id WHERE j.root = ?`;

/** The corpora that are as small as somebody's journal. */
export function smallCorpora(db: Db, folder: EvalFolder): Corpus[] {
  const count = db.prepare<[string], { n: number }>(CHUNKS_OF);
  return folder.corpora.filter(({ root }) => (count.get(root)?.n ?? 0) <= MOST_CHUNKS);
}

/** An index of one corpus alone, with the vectors of the whole; gone when `use` ends. */
export async function withSmallIndex<R>(dataDir: string, corpus: Corpus, use: (db: Db) => Promise<R>): Promise<R> {
  const copy = mkdtempSync(join(tmpdir(), 'daybook-fit-'));
  try {
    cpSync(join(dataDir, 'index.db'), join(copy, 'index.db'));
    const db = openIndex(copy, 'write');
    for (const { root } of listJournals(db)) if (root !== corpus.root) removeJournal(db, root);
    const result = await use(db);
    db.close();
    return result;
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
