import type { Db } from './database.ts';
import { DaybookError } from '../errors.ts';

/** One step of a schema. Append to the list; a step that was released is never changed. */
interface Migration {
  readonly name: string;
  readonly sql: string;
}

/*
 * chunks.uid is derived (see prepare-note.ts); the integer ids are internal and ascending, because FTS5 writes a segment
 * whenever rowids come out of order.
 * chunks.vector_id is the vector of the embedder in use, null while the text waits for one.
 * The lexical index sorts a whole transaction in memory (`hashsize`) and merges rarely (`automerge`): that makes a first run faster by a third.
 */
export const INDEX_MIGRATIONS: readonly Migration[] = [
  {
    name: 'm001_notes',
    sql: `
      CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
      CREATE TABLE journals (id INTEGER PRIMARY KEY, root TEXT NOT NULL UNIQUE, problem TEXT);
      CREATE TABLE notes (
        id INTEGER PRIMARY KEY,
        journal_id INTEGER NOT NULL REFERENCES journals (id),
        path TEXT NOT NULL,
        hash TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        modified_ms REAL NOT NULL,
        checked_ms REAL NOT NULL,
        rules TEXT NOT NULL,
        title TEXT NOT NULL,
        kind TEXT NOT NULL,
        tags TEXT NOT NULL,
        frontmatter TEXT NOT NULL,
        body_line INTEGER NOT NULL,
        date TEXT,
        UNIQUE (journal_id, path)
      );
      CREATE TABLE note_tags (
        tag TEXT NOT NULL COLLATE NOCASE,
        note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
        PRIMARY KEY (tag, note_id)
      ) WITHOUT ROWID;
      CREATE INDEX note_tags_note ON note_tags (note_id);
      CREATE TABLE sections (
        id INTEGER PRIMARY KEY,
        note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        level INTEGER NOT NULL,
        headings TEXT NOT NULL,
        line INTEGER NOT NULL,
        end_line INTEGER NOT NULL,
        date TEXT,
        date_origin TEXT,
        warning TEXT
      );
      CREATE UNIQUE INDEX sections_note ON sections (note_id, ordinal);
      CREATE INDEX sections_date ON sections (date) WHERE date IS NOT NULL;
      CREATE TABLE warnings (
        note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
        ordinal INTEGER NOT NULL,
        line INTEGER NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        PRIMARY KEY (note_id, ordinal)
      ) WITHOUT ROWID;
      CREATE TABLE skipped (
        journal_id INTEGER NOT NULL REFERENCES journals (id),
        path TEXT NOT NULL,
        code TEXT NOT NULL,
        message TEXT NOT NULL,
        size_bytes INTEGER NOT NULL,
        modified_ms REAL NOT NULL,
        PRIMARY KEY (journal_id, path)
      ) WITHOUT ROWID;`,
  },
  {
    name: 'm002_chunks',
    sql: `
      CREATE TABLE chunks (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL,
        note_id INTEGER NOT NULL REFERENCES notes (id),
        section_id INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        kind TEXT NOT NULL,
        line INTEGER NOT NULL,
        end_line INTEGER NOT NULL,
        date TEXT,
        vector_id INTEGER,
        embed_hash TEXT NOT NULL,
        text TEXT NOT NULL
      );
      CREATE INDEX chunks_note ON chunks (note_id, ordinal, date, vector_id);
      CREATE INDEX chunks_date ON chunks (date, vector_id) WHERE date IS NOT NULL;
      CREATE INDEX chunks_vector ON chunks (vector_id);
      CREATE VIRTUAL TABLE chunks_fts USING fts5 (
        title, headings, body, parts, path, tags,
        content = '', contentless_delete = 1, tokenize = 'porter unicode61 remove_diacritics 2'
      );
      CREATE VIRTUAL TABLE chunks_vocab USING fts5vocab (chunks_fts, 'row');
      INSERT INTO chunks_fts (chunks_fts, rank) VALUES ('hashsize', 33554432);
      INSERT INTO chunks_fts (chunks_fts, rank) VALUES ('automerge', 16);`,
  },
  {
    name: 'm003_vectors',
    sql: `
      CREATE TABLE vectors (
        id INTEGER PRIMARY KEY,
        text_hash TEXT NOT NULL,
        fingerprint TEXT NOT NULL,
        embedding BLOB NOT NULL,
        UNIQUE (text_hash, fingerprint)
      );`,
  },
  {
    // Vectors are kept; the next run with an embedder gives them to their chunks again, and codes them.
    name: 'm004_vector_codes',
    sql: `
      CREATE TABLE vector_codes (id INTEGER PRIMARY KEY, code BLOB NOT NULL);
      DROP TABLE IF EXISTS vector_index;
      UPDATE chunks SET vector_id = NULL;
      DELETE FROM meta WHERE key IN ('vector-fingerprint', 'vector-dimensions');`,
  },
  {
    // The codes have another form; as in the step before, they are made again at the next run.
    name: 'm005_finer_codes',
    sql: `
      DELETE FROM vector_codes;
      UPDATE chunks SET vector_id = NULL;
      DELETE FROM meta WHERE key IN ('vector-fingerprint', 'vector-dimensions', 'vector-calibration');`,
  },
  {
    // How dates of two numbers were read, and what decided that; null for a note without any.
    name: 'm006_date_order',
    sql: `
      ALTER TABLE notes ADD COLUMN date_order TEXT;
      ALTER TABLE notes ADD COLUMN date_order_from TEXT;`,
  },
  {
    // What a note says, a column for each kind, in JSON: it is read as a whole and put together over all notes. UTF-8 as it
    // comes from the thread that parses. `said` are the texts of `turns` (see turn-columns.ts).
    name: 'm007_facts',
    sql: `
      CREATE TABLE facts (
        note_id INTEGER PRIMARY KEY REFERENCES notes (id) ON DELETE CASCADE,
        tasks BLOB,
        decisions BLOB,
        names BLOB,
        turns BLOB,
        said BLOB
      );`,
  },
  {
    // Errors that the notes hold (see signatures.ts), found by hash or by their words, which the writer prepares: letters and
    // digits, one space between. They come with a note's facts, which are read again.
    name: 'm008_signatures',
    sql: `
      CREATE TABLE signatures (
        id INTEGER PRIMARY KEY,
        note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
        section INTEGER NOT NULL,
        line INTEGER NOT NULL,
        end_line INTEGER NOT NULL,
        hash TEXT NOT NULL,
        text TEXT NOT NULL,
        tokens TEXT NOT NULL
      );
      CREATE INDEX signatures_note ON signatures (note_id);
      CREATE INDEX signatures_hash ON signatures (hash);
      CREATE VIRTUAL TABLE signatures_fts USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'ascii');
      CREATE VIRTUAL TABLE signatures_vocab USING fts5vocab (signatures_fts, 'row');
      DELETE FROM facts;`,
  },
  {
    // What notes explain (see notes/abbreviations.ts); notes of an older version are read again.
    name: 'm009_abbreviations',
    sql: `
      CREATE TABLE abbreviations (
        note_id INTEGER NOT NULL REFERENCES notes (id) ON DELETE CASCADE,
        short TEXT NOT NULL,
        long TEXT NOT NULL,
        PRIMARY KEY (note_id, short, long)
      ) WITHOUT ROWID;`,
  },
  {
    // Items and decisions have a key in their note; they are read again.
    name: 'm010_fact_keys',
    sql: `DELETE FROM facts;`,
  },
];

export const USER_MIGRATIONS: readonly Migration[] = [
  { name: 'm001_settings', sql: `CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;` },
  {
    // In the order in which the user made them: a later one counts.
    name: 'm002_people_edits',
    sql: `CREATE TABLE people_edits (id INTEGER PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, alias TEXT NOT NULL);`,
  },
  { name: 'm003_task_edits', sql: `CREATE TABLE task_edits (id INTEGER PRIMARY KEY, edit TEXT NOT NULL);` },
  {
    // What was typed into a note and did not reach its file yet: the edits, and the text that they were made to.
    name: 'm004_drafts',
    sql: `
      CREATE TABLE drafts (
        journal TEXT NOT NULL, path TEXT NOT NULL, edits TEXT NOT NULL, kept_ms INTEGER NOT NULL,
        PRIMARY KEY (journal, path)
      );
      CREATE TABLE draft_bases (
        journal TEXT NOT NULL, path TEXT NOT NULL, hash TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (journal, path)
      );`,
  },
  {
    // Questions with their answers, whole: they are read again as they were, also when the notes have changed since.
    name: 'm005_conversations',
    sql: `
      CREATE TABLE conversations (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, changed_ms INTEGER NOT NULL, deleted_ms INTEGER
      ) WITHOUT ROWID;
      CREATE TABLE turns (
        conversation TEXT NOT NULL, turn INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (conversation, turn)
      );
      CREATE TABLE feedback (
        question TEXT NOT NULL, place TEXT NOT NULL, body TEXT NOT NULL, given_ms INTEGER NOT NULL,
        PRIMARY KEY (question, place)
      );`,
  },
  {
    // Alerts, runs of runbooks and what was asked: only this machine has them.
    name: 'm006_oncall',
    sql: `
      CREATE TABLE alerts (
        id INTEGER PRIMARY KEY,
        fingerprint TEXT NOT NULL,
        alert TEXT NOT NULL,
        state TEXT NOT NULL,
        first_seen TEXT NOT NULL,
        last_seen TEXT NOT NULL,
        times INTEGER NOT NULL,
        resolved_at TEXT,
        note TEXT
      );
      CREATE INDEX alerts_fingerprint ON alerts (fingerprint, state);
      CREATE INDEX alerts_state ON alerts (state, last_seen);
      CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        alert_id INTEGER,
        journal TEXT,
        path TEXT,
        started TEXT NOT NULL,
        finished TEXT,
        run TEXT NOT NULL
      );
      CREATE INDEX runs_alert ON runs (alert_id);
      CREATE INDEX runs_page ON runs (journal, path);
      CREATE TABLE ledger (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        kind TEXT NOT NULL,
        text TEXT NOT NULL,
        answered INTEGER NOT NULL,
        ms REAL NOT NULL,
        model_ms REAL NOT NULL,
        journal TEXT,
        path TEXT,
        useful INTEGER
      );
      CREATE INDEX ledger_at ON ledger (at);`,
  },
];

function appliedNames(db: Db): string[] {
  const table = db
    .prepare<[], { n: number }>(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'migrations'`)
    .get();
  if (table === undefined || table.n === 0) return [];
  return db
    .prepare<[], { name: string }>('SELECT name FROM migrations ORDER BY name')
    .all()
    .map((row) => row.name);
}

/** True when every step was applied, and none that this version does not know. */
export function isUpToDate(db: Db, migrations: readonly Migration[]): boolean {
  const applied = appliedNames(db);
  return applied.length === migrations.length && migrations.every((migration) => applied.includes(migration.name));
}

/**
 * Applies the steps that are missing, each in one transaction with its record.
 *
 * @throws DaybookError `index-damaged` when the file was written by a newer Daybook
 */
export function migrate(db: Db, migrations: readonly Migration[]): void {
  if (isUpToDate(db, migrations)) return;
  db.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) WITHOUT ROWID');
  const known = new Set(migrations.map((migration) => migration.name));
  const unknown = appliedNames(db).filter((name) => !known.has(name));
  if (unknown.length > 0) {
    throw new DaybookError('index-damaged', `${db.name} was written by a newer Daybook (${unknown.join(', ')}).`, {
      hint: 'Update Daybook, or run `daybook index --fresh` to rebuild the index with this version.',
    });
  }
  for (const migration of migrations) {
    db.transaction(() => {
      if (appliedNames(db).includes(migration.name)) return;
      db.exec(migration.sql);
      db.prepare<[string]>('INSERT INTO migrations (name) VALUES (?)').run(migration.name);
    }).immediate();
  }
}
