import type { SignatureFound } from '../extract/facts.ts';
import { textId } from '../extract/text-id.ts';
import type { Db } from './database.ts';
import { filterSql, quotePhrase, type StoreFilters } from './filters.ts';
import { damagedColumn } from './json-column.ts';
import { prepared } from './statement.ts';

/** An error that stands in a note. */
export interface SignatureRow {
  readonly id: number;
  readonly noteId: number;
  /** Absolute root of the journal. */
  readonly journal: string;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  /** The section's date; null when nothing but the time of the file says one. */
  readonly date: string | null;
  readonly hash: string;
  readonly text: string;
  /** One space between. */
  readonly tokens: string;
}

const INSERT = `
  INSERT INTO signatures (note_id, section, line, end_line, hash, text, tokens) VALUES (?, ?, ?, ?, ?, ?, ?)`;
const INSERT_FTS = 'INSERT INTO signatures_fts (rowid, tokens) VALUES (?, ?)';
const OF_NOTE = 'SELECT id FROM signatures WHERE note_id = ?';
const DELETE_FTS = 'DELETE FROM signatures_fts WHERE rowid = ?';
const DELETE = 'DELETE FROM signatures WHERE note_id = ?';

const COUNT = 'SELECT count(*) AS n FROM signatures';
const FREQUENCY = 'SELECT doc AS n FROM signatures_vocab WHERE term = ?';
const SELECT = `
  SELECT g.id, g.note_id AS noteId, j.root AS journal, n.path, g.line, g.end_line AS endLine,
    CASE s.date_origin WHEN 'modified' THEN NULL ELSE s.date END AS date, g.hash, g.text, g.tokens
  FROM signatures g
  JOIN notes n ON n.id = g.note_id
  JOIN journals j ON j.id = n.journal_id
  JOIN sections s ON s.note_id = g.note_id AND s.ordinal = g.section`;
const CHUNK_OF = 'SELECT id FROM chunks WHERE note_id = ? AND line <= ? AND end_line >= ? ORDER BY ordinal LIMIT 1';

/** What equal errors have in common. */
export function signatureHash(text: string): string {
  return textId(text);
}

/** Writes the errors of a note, as `prepare-facts.ts` wrote them out. Inside the caller's transaction. */
export function writeSignatures(db: Db, noteId: number, column: Buffer): void {
  const found: unknown = JSON.parse(column.toString());
  if (!Array.isArray(found)) throw damagedColumn(column.toString());
  // SAFETY: written by prepareFacts for this very call.
  for (const { section, line, endLine, text, tokens } of found as readonly SignatureFound[]) {
    const words = tokens.join(' ');
    const values = [noteId, section, line, endLine, signatureHash(text), text, words];
    const { lastInsertRowid } = prepared<unknown[]>(db, INSERT).run(...values);
    prepared<unknown[]>(db, INSERT_FTS).run(lastInsertRowid, words);
  }
}

/** Takes the errors of a note out. Inside the caller's transaction. */
export function removeSignatures(db: Db, noteId: number): void {
  const ids = prepared<[number], { id: number }>(db, OF_NOTE).all(noteId);
  if (ids.length === 0) return;
  const deleteFts = prepared<[number]>(db, DELETE_FTS);
  for (const { id } of ids) deleteFts.run(id);
  prepared<[number]>(db, DELETE).run(noteId);
}

/** In how many errors each word occurs, and how many errors there are. */
export function signatureFrequencies(
  db: Db,
  tokens: Iterable<string>,
): { readonly total: number; readonly of: ReadonlyMap<string, number> } {
  const total = prepared<[], { n: number }>(db, COUNT).get()?.n ?? 0;
  const of = new Map<string, number>();
  const frequency = prepared<[string], { n: number }>(db, FREQUENCY);
  if (total > 0) for (const token of tokens) of.set(token, frequency.get(token)?.n ?? 0);
  return { total, of };
}

/** Those whose first line is in a chunk that passes the filters. */
function passing(filters: StoreFilters): { readonly sql: string; readonly parameters: readonly string[] } {
  const allowed = filterSql(filters, 'id');
  if (allowed === null) return { sql: '', parameters: [] };
  const sql = `AND EXISTS (
    SELECT 1 FROM chunks c WHERE c.note_id = g.note_id AND c.line <= g.line AND c.end_line >= g.line AND c.id IN (${allowed.sql}))`;
  return { sql, parameters: allowed.parameters };
}

/** The errors with this hash. Filters are part of the query. */
export function signaturesWithHash(db: Db, hash: string, filters: StoreFilters): SignatureRow[] {
  const { sql, parameters } = passing(filters);
  const whole = `${SELECT} WHERE g.hash = ? ${sql} ORDER BY j.root, n.path, g.line`;
  return prepared<string[], SignatureRow>(db, whole).all(hash, ...parameters);
}

/** The errors that share most with the words, by BM25. Filters are part of the query. */
export function signaturesLike(
  db: Db,
  tokens: readonly string[],
  { filters, limit }: { readonly filters: StoreFilters; readonly limit: number },
): SignatureRow[] {
  if (tokens.length === 0) return [];
  const { sql, parameters } = passing(filters);
  const best =
    sql === ''
      ? 'SELECT rowid FROM signatures_fts WHERE signatures_fts MATCH ? ORDER BY rank LIMIT ?'
      : `SELECT g.id FROM signatures_fts f JOIN signatures g ON g.id = f.rowid
         WHERE signatures_fts MATCH ? ${sql} ORDER BY f.rank LIMIT ?`;
  const match = tokens.map(quotePhrase).join(' OR ');
  const whole = `${SELECT} WHERE g.id IN (${best})`;
  return prepared<(string | number)[], SignatureRow>(db, whole).all(match, ...parameters, limit);
}

/** The chunk that holds a line of a note; null when none does, as with text of a template. */
export function chunkAt(db: Db, noteId: number, line: number): number | null {
  return prepared<[number, number, number], { id: number }>(db, CHUNK_OF).get(noteId, line, line)?.id ?? null;
}
