import type { Db } from '../../core/store/database.ts';

/*
 * What an index holds, in words that do not depend on the order in which it came to be: no internal ids.
 */

const QUERIES = {
  notes: `SELECT j.root, n.path, n.hash, n.size_bytes, n.modified_ms, n.rules, n.title, n.kind, n.tags, n.frontmatter,
      n.body_line, n.date FROM notes n JOIN journals j ON j.id = n.journal_id ORDER BY j.root, n.path`,
  tags: `SELECT n.path, t.tag FROM note_tags t JOIN notes n ON n.id = t.note_id ORDER BY n.path, t.tag`,
  sections: `SELECT n.path, s.ordinal, s.level, s.headings, s.line, s.end_line, s.date, s.date_origin, s.warning
      FROM sections s JOIN notes n ON n.id = s.note_id ORDER BY n.path, s.ordinal`,
  chunks: `SELECT n.path, c.uid, c.ordinal, s.ordinal AS section, c.kind, c.line, c.end_line, c.date, c.embed_hash, c.text,
      v.text_hash, hex(v.embedding) AS embedding FROM chunks c JOIN notes n ON n.id = c.note_id
      JOIN sections s ON s.id = c.section_id LEFT JOIN vectors v ON v.id = c.vector_id ORDER BY n.path, c.ordinal`,
  warnings: `SELECT n.path, w.ordinal, w.line, w.code FROM warnings w JOIN notes n ON n.id = w.note_id ORDER BY n.path, w.ordinal`,
  facts: `SELECT n.path, CAST(f.tasks AS TEXT) AS tasks, CAST(f.decisions AS TEXT) AS decisions,
      CAST(f.names AS TEXT) AS names, CAST(f.turns AS TEXT) AS turns, CAST(f.said AS TEXT) AS said FROM facts f JOIN notes n ON n.id = f.note_id ORDER BY n.path`,
  signatures: `SELECT n.path, g.section, g.line, g.end_line, g.hash, g.text, g.tokens FROM signatures g
      JOIN notes n ON n.id = g.note_id ORDER BY n.path, g.line, g.text`,
  skipped: 'SELECT path, code FROM skipped ORDER BY path',
  vocabulary: 'SELECT term, doc, cnt FROM chunks_vocab ORDER BY term',
  'signature words': 'SELECT term, doc, cnt FROM signatures_vocab ORDER BY term',
  journals: 'SELECT root, problem FROM journals ORDER BY root',
} as const;

/** Every row of an index, and the words of its lexical index with their counts. */
export function indexRows(db: Db): Record<string, unknown[]> {
  const rows = Object.entries(QUERIES).map(([name, sql]): [string, unknown[]] => [name, db.prepare(sql).all()]);
  const indexed = db
    .prepare('SELECT v.text_hash FROM vector_codes c JOIN vectors v ON v.id = c.id ORDER BY v.text_hash')
    .all();
  return { ...Object.fromEntries(rows), indexed };
}
