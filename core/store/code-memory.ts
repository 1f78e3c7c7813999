import type { Db } from './database.ts';
import { readMeta } from './meta.ts';
import { prepared } from './statement.ts';
import { BLOCK_BYTES, createBitCounter, type BitCounter } from './count-different-bits.ts';
import { codeBytesOf, codeOf, type Calibration } from './vector-code.ts';

/*
 * The codes of all vectors in memory. For 59,000 vectors a scan in SQL takes 20 ms, this with the exact scores after it 4.
 */

/** Codes of vectors that are used no more cost a little time; above this share all are read again. */
const MOST_STALE = 0.1;

interface Codes {
  version: string;
  calibration: string | null;
  dropped: number;
  returned: string | null;
  count: number;
  last: number;
  ids: Float64Array;
  /** Null while there is no code. */
  counter: BitCounter | null;
}

const KEPT = new WeakMap<Db, Codes>();

const CHANGES = 'SELECT total_changes() AS own, (SELECT data_version FROM pragma_data_version) AS others';
const AFTER = 'SELECT id, code FROM vector_codes WHERE id > ? ORDER BY id';

/** A text that changes whenever rows change: by this connection, or by another one. */
function indexVersion(db: Db): string {
  const seen = prepared<[], { own: number; others: number }>(db, CHANGES).get();
  return `${seen?.own ?? 0}.${seen?.others ?? 0}`;
}

function append(codes: Codes, id: number, code: Uint8Array): void {
  codes.counter ??= createBitCounter(code.length);
  if (codes.counter.codeBytes !== code.length) return;
  if (codes.ids.length === codes.count) {
    const larger = new Float64Array(Math.ceil(codes.count * 1.5));
    larger.set(codes.ids);
    codes.ids = larger;
  }
  codes.ids[codes.count] = id;
  codes.counter.set(codes.count, code);
  codes.count += 1;
  codes.last = id;
}

function emptyCodes(): Codes {
  const ids = new Float64Array(1024);
  return { version: '', calibration: null, dropped: 0, returned: null, count: 0, last: 0, ids, counter: null };
}

/** The codes as they are in the file now: new ones are added, all are read again when they were made anew. */
function currentCodes(db: Db): Codes {
  const version = indexVersion(db);
  const known = KEPT.get(db);
  if (known?.version === version) return known;
  const calibration = readMeta(db, 'vector-calibration');
  const dropped = Number(readMeta(db, 'vector-drops') ?? 0);
  const returned = readMeta(db, 'vector-returns');
  const isStale = (codes: Codes) =>
    codes.calibration !== calibration ||
    codes.returned !== returned ||
    dropped - codes.dropped > MOST_STALE * codes.count;
  const codes = known === undefined || isStale(known) ? { ...emptyCodes(), calibration, dropped, returned } : known;
  for (const { id, code } of prepared<[number], { id: number; code: Buffer }>(db, AFTER).iterate(codes.last)) {
    append(codes, id, code);
  }
  codes.version = version;
  KEPT.set(db, codes);
  return codes;
}

/** The places of the smallest distances, at least `wanted` of them if there are so many; ties are all in. */
function smallest(distances: Uint16Array, wanted: number): number[] {
  const histogram = new Uint32Array(4096);
  for (const distance of distances) histogram[distance] = (histogram[distance] ?? 0) + 1;
  let limit = 0;
  for (let seen = 0; limit < histogram.length; limit += 1) {
    seen += histogram[limit] ?? 0;
    if (seen >= wanted) break;
  }
  const places: number[] = [];
  for (let at = 0; at < distances.length; at += 1) if ((distances[at] ?? 0) <= limit) places.push(at);
  return places;
}

/** Ids of the vectors whose codes are nearest to an embedding's, about `wanted` of them, in no order. */
export function nearestCodes(
  db: Db,
  embedding: Float32Array,
  options: { calibration: Calibration; wanted: number },
): number[] {
  const codes = currentCodes(db);
  const query = codeOf(embedding, options.calibration);
  const { counter } = codes;
  if (counter === null || query.length !== counter.codeBytes) return [];
  return smallest(counter.differences(query, codes.count), options.wanted).map((place) => codes.ids[place] ?? 0);
}

/** Codes are compared in blocks: a code is a whole number of them when its dimensions are a multiple of 32. */
export function fitsInMemory(dimensions: number): boolean {
  return codeBytesOf(dimensions) % BLOCK_BYTES === 0;
}
