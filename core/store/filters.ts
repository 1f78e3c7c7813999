import { resolve } from 'node:path';
import type { Filters } from '../contract/search.ts';

/** A condition over `chunks c`; `null` conditions are left out. */
export interface FilterSql {
  /** `SELECT c.<column> FROM … WHERE …` */
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** Where a person is, for the `person` of filters. */
export interface PersonScope {
  /** Every name for the person. */
  readonly names: readonly string[];
  /** Ids of chunks that hold what they said or own. */
  readonly chunks: readonly number[];
}

/** Filters with what the names in them mean; without a scope, `person` is a name and nothing else. */
export interface StoreFilters extends Filters {
  readonly scope?: PersonScope | undefined;
  /** Ids of the only chunks that pass. */
  readonly among?: readonly number[] | undefined;
}

interface Condition {
  readonly sql: string;
  readonly parameters: readonly string[];
}

/** A text as one phrase of an FTS5 query: whatever stands in it, it is no syntax. */
export function quotePhrase(text: string): string {
  return `"${text.replaceAll('\0', ' ').replaceAll('"', '""')}"`;
}

/** How a user may write a path, as the index has it: relative, `/`, no slash at either end, Unicode NFC. */
export function normalisePath(path: string): string {
  return path
    .normalize('NFC')
    .replaceAll('\\', '/')
    .replace(/^(?:\.?\/)+/, '')
    .replace(/\/+$/, '');
}

function pathCondition(path: string): Condition[] {
  const prefix = normalisePath(path);
  if (prefix === '' || prefix === '.') return [];
  // `0` is the character after `/`: the range is every path below the folder, and the index on path serves it.
  return [{ sql: '(n.path = ? OR (n.path >= ? AND n.path < ?))', parameters: [prefix, `${prefix}/`, `${prefix}0`] }];
}

function chunkConditions(filters: StoreFilters): Condition[] {
  const conditions: Condition[] = [];
  if (filters.from !== undefined) conditions.push({ sql: 'c.date >= ?', parameters: [filters.from] });
  if (filters.to !== undefined) conditions.push({ sql: 'c.date <= ?', parameters: [filters.to] });
  if (conditions.length > 0) {
    // When a file was saved last says nothing about the day of what stands in it: a fresh clone is not last week's notes.
    const sql = "(SELECT s.date_origin FROM sections s WHERE s.id = c.section_id) <> 'modified'";
    conditions.push({ sql, parameters: [] });
  }
  if (filters.person !== undefined) {
    const { names, chunks } = filters.scope ?? { names: [filters.person.replace(/^@/, '')], chunks: [] };
    const match = `{title headings body tags} : (${names.map(quotePhrase).join(' OR ')})`;
    const sql =
      'c.id IN (SELECT rowid FROM chunks_fts WHERE chunks_fts MATCH ? UNION ALL SELECT value FROM json_each(?))';
    conditions.push({ sql, parameters: [match, JSON.stringify(chunks)] });
  }
  if (filters.among !== undefined) {
    conditions.push({ sql: 'c.id IN (SELECT value FROM json_each(?))', parameters: [JSON.stringify(filters.among)] });
  }
  return conditions;
}

function noteConditions(filters: Filters): Condition[] {
  const conditions: Condition[] = [];
  if (filters.kind !== undefined && filters.kind.length > 0) {
    const kinds = JSON.stringify(filters.kind);
    conditions.push({ sql: 'n.kind IN (SELECT value FROM json_each(?))', parameters: [kinds] });
  }
  for (const tag of filters.tag ?? []) {
    const name = tag.replace(/^#/, '');
    conditions.push({
      sql: 'n.id IN (SELECT note_id FROM note_tags WHERE tag = ? OR (tag >= ? AND tag < ?))',
      parameters: [name, `${name}/`, `${name}0`],
    });
  }
  if (filters.path !== undefined) conditions.push(...pathCondition(filters.path));
  if (filters.journal !== undefined) {
    const sql = 'n.journal_id IN (SELECT id FROM journals WHERE root = ?)';
    conditions.push({ sql, parameters: [resolve(filters.journal)] });
  }
  return conditions;
}

/**
 * The chunks that pass the filters, as a query for one of their columns; null when everything passes.
 *
 * Dates are the section's own, both ends included; a section whose only date is that of the file passes no date filter. Kinds are
 * alternatives, tags must all be there (`ops` also means `ops/k8s`; case does not matter). A person passes where one of
 * their names stands in title, headings, text or tags, and where the notes say that they spoke or own an item.
 */
export function filterSql(filters: StoreFilters, column: 'id' | 'vector_id'): FilterSql | null {
  const ofNotes = noteConditions(filters);
  const conditions = [...ofNotes, ...chunkConditions(filters)];
  if (conditions.length === 0) return null;
  const from = ofNotes.length > 0 ? 'notes n JOIN chunks c ON c.note_id = n.id' : 'chunks c';
  return {
    sql: `SELECT c.${column} FROM ${from} WHERE ${conditions.map((condition) => condition.sql).join(' AND ')}`,
    parameters: conditions.flatMap((condition) => condition.parameters),
  };
}
