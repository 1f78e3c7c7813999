import type { Db, Statement } from './database.ts';

const STATEMENTS = new WeakMap<Db, Map<string, Statement<unknown[], unknown>>>();

/**
 * The compiled form of `sql` on this connection, compiled once.
 *
 * @typeParam P the values for its `?`, in order
 * @typeParam R the row that it gives, by column name
 */
export function prepared<P extends unknown[], R = never>(db: Db, sql: string): Statement<P, R> {
  let statements = STATEMENTS.get(db);
  if (statements === undefined) {
    statements = new Map();
    STATEMENTS.set(db, statements);
  }
  let statement = statements.get(sql);
  if (statement === undefined) {
    statement = db.prepare(sql);
    statements.set(sql, statement);
  }
  // SAFETY: a statement has no types at run time; P and R are what the SQL beside the call says.
  return statement as unknown as Statement<P, R>;
}
