import type { Db } from '../store/database.ts';
import { keptPer } from '../store/kept-per.ts';

/** Keeps what is made of an index until another connection writes to it, or the file is another one. */
export function perVersion<T>(make: (db: Db) => T): (db: Db) => T {
  return keptPer((db) => db.pragma('data_version', { simple: true }), make);
}
