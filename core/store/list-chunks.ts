import type { Db } from './database.ts';
import { filterSql, type StoreFilters } from './filters.ts';
import { prepared } from './statement.ts';

/** Ids of the chunks that pass the filters, the newest day first or last, in the order of the note within a day. */
export function listChunks(
  db: Db,
  request: { readonly filters: StoreFilters; readonly newestFirst: boolean; readonly limit: number },
): number[] {
  const allowed = filterSql(request.filters, 'id');
  const where = allowed === null ? '' : `WHERE c.id IN (${allowed.sql})`;
  const sql = `
    SELECT c.id FROM chunks c JOIN notes n ON n.id = c.note_id
    ${where} ORDER BY c.date IS NULL, c.date ${request.newestFirst ? 'DESC' : 'ASC'}, n.path, c.note_id, c.ordinal LIMIT ?`;
  return prepared<(string | number)[], { readonly id: number }>(db, sql)
    .all(...(allowed?.parameters ?? []), request.limit)
    .map(({ id }) => id);
}

/** How many chunks pass the filters. */
export function countChunks(db: Db, filters: StoreFilters): number {
  const allowed = filterSql(filters, 'id');
  const where = allowed === null ? '' : `WHERE id IN (${allowed.sql})`;
  const found = prepared<string[], { readonly n: number }>(db, `SELECT count(*) AS n FROM chunks ${where}`).get(
    ...(allowed?.parameters ?? []),
  );
  return found?.n ?? 0;
}

const TEXT_OF_A_DAY = "FROM chunks c JOIN sections s ON s.id = c.section_id WHERE s.date_origin <> 'modified'";
const DAYS_BESIDE = `
  SELECT
    (SELECT c.date ${TEXT_OF_A_DAY} AND c.date < @from ORDER BY c.date DESC LIMIT 1) AS before,
    (SELECT c.date ${TEXT_OF_A_DAY} AND c.date > @to ORDER BY c.date LIMIT 1) AS after`;

/** The nearest days with text before and after a span. When a file was changed last is no day of its text. */
export function daysBeside(
  db: Db,
  span: { readonly from: string; readonly to: string },
): { readonly before: string | null; readonly after: string | null } {
  const found = prepared<[typeof span], { readonly before: string | null; readonly after: string | null }>(
    db,
    DAYS_BESIDE,
  ).get(span);
  return found ?? { before: null, after: null };
}

const AUTHORS = `
  SELECT json_extract(n.frontmatter, '$.author') AS author, count(*) AS notes
  FROM notes n JOIN journals j ON j.id = n.journal_id
  WHERE json_type(n.frontmatter, '$.author') = 'text' AND (@root IS NULL OR j.root = @root)
  GROUP BY 1 ORDER BY notes DESC LIMIT 2`;

/**
 * Who writes the notes, by their front matter: the author of most of them; null when there is no such one.
 *
 * @param root of the journal that counts; null for all of them
 */
export function mainAuthor(db: Db, root: string | null = null): string | null {
  const authors = prepared<[{ readonly root: string | null }], { readonly author: string; readonly notes: number }>(
    db,
    AUTHORS,
  );
  const [first, second] = authors.all({ root });
  return first !== undefined && (second === undefined || first.notes > second.notes) ? first.author : null;
}
