import type { Db } from './database.ts';

/** Keeps what is made of a database until its version is another one; for each connection by itself. */
export function keptPer<T>(versionOf: (db: Db) => unknown, make: (db: Db) => T): (db: Db) => T {
  const kept = new WeakMap<Db, { readonly version: unknown; readonly made: T }>();
  return (db) => {
    const version = versionOf(db);
    const known = kept.get(db);
    if (known !== undefined && known.version === version) return known.made;
    const made = make(db);
    kept.set(db, { version, made });
    return made;
  };
}
