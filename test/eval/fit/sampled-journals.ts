import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { corpusPath, type Corpus, type EvalFolder } from '../../../core/eval/folder.ts';
import type { Question } from '../../../core/eval/questions.ts';
import { openIndex, type Db } from '../../../core/store/database.ts';
import { listJournals, removeJournal } from '../../../core/store/journals.ts';
import { removeNotes } from '../../../core/store/remove-note.ts';

/** Journals made of each corpus, and their sizes in notes: what somebody has who began to write this year. */
const SIZES = [6, 12, 25, 50];
/** Questions of a corpus that its small journals answer, and that they do not, at most. */
const MOST_ASKED = 24;
/** A question in so many about other notes is asked as well. */
const FOREIGN_STEP = 40;

const NOTES =
  'SELECT n.id, n.path, j.root AS journal FROM notes n JOIN journals j ON j.id = n.journal_id ORDER BY n.id';

/** Numbers from 0 to 1 that are the same in each run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

/** A few notes of one corpus, with questions about the corpus: some they answer, some would have been answered by notes left out. */
export interface SampledJournal {
  readonly db: Db;
  readonly questions: readonly Question[];
}

interface Sampling {
  readonly folder: EvalFolder;
  readonly corpus: Corpus;
  readonly questions: readonly Question[];
}

/** Leaves only some notes of the corpus in the index, and says what can be asked of them. */
function thin(db: Db, { folder, corpus, questions }: Sampling, size: number): Question[] {
  const random = seeded(size);
  const notes = db.prepare<[], { id: number; path: string; journal: string }>(NOTES).all();
  const own = questions.filter(({ gold }) => gold.some(({ path }) => path.startsWith(`${corpus.name}/`)));
  const mixed = shuffled(own, random);
  const wanted = new Set<string>();
  for (const { gold } of mixed) {
    if (wanted.size >= size / 2) break;
    wanted.add(gold[0]?.path ?? '');
  }
  const kept = new Set<string>();
  for (const note of shuffled(notes, random)) {
    const path = corpusPath(folder, note);
    if (wanted.has(path)) kept.add(path);
  }
  // The rest is notes that answer nothing that is asked of this corpus: else too little is left unanswered.
  const golden = new Set(own.flatMap(({ gold }) => gold.map(({ path }) => path)));
  for (const note of shuffled(notes, random)) {
    const path = corpusPath(folder, note);
    if (kept.size < size && !golden.has(path)) kept.add(path);
  }
  const isKept = ({ path }: { readonly path: string }) => kept.has(path);
  removeNotes(
    db,
    notes.filter((note) => !kept.has(corpusPath(folder, note))).map(({ id }) => id),
  );
  const foreign = questions.filter(
    ({ gold }, at) => at % FOREIGN_STEP === 0 && !gold.some(({ path }) => path.startsWith(`${corpus.name}/`)),
  );
  const answered = mixed.filter(({ gold }) => gold.some(isKept)).slice(0, MOST_ASKED);
  const unanswered = mixed.filter(({ gold }) => !gold.some(isKept)).slice(0, MOST_ASKED);
  return [...answered, ...unanswered, ...foreign].map((question) => ({
    ...question,
    gold: question.gold.filter(isKept),
  }));
}

/** Small journals out of one corpus, one after the other; each is gone when `use` ends. */
export async function withSampledJournals(
  dataDir: string,
  sampling: Sampling,
  use: (journal: SampledJournal) => Promise<void>,
): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'daybook-fit-'));
  try {
    cpSync(join(dataDir, 'index.db'), join(copy, 'index.db'));
    const whole = openIndex(copy, 'write');
    for (const { root } of listJournals(whole)) if (root !== sampling.corpus.root) removeJournal(whole, root);
    whole.exec('VACUUM');
    whole.close();
    for (const size of SIZES) {
      const dir = join(copy, String(size));
      cpSync(join(copy, 'index.db'), join(dir, 'index.db'));
      const db = openIndex(dir, 'write');
      const questions = db.transaction(() => thin(db, sampling, size))();
      await use({ db, questions });
      db.close();
    }
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}
