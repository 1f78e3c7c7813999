import type { Db } from '../store/database.ts';

/** Keeps what is made of an index until another connection writes to it, or the file is another one. */
export function perVersion<T>(make: (db: Db) => T): (db: Db) => T {
  let kept: { readonly db: Db; readonly version: unknown; readonly made: T } | null = null;
  return (db) => {
    const version = db.pragma('data_version', { simple: true });
    if (kept?.db !== db || kept.version !== version) kept = { db, version, made: make(db) };
    return kept.made;
  };
}
