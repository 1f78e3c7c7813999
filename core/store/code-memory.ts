import type { Db } from './database.ts';
import { readMeta } from './meta.ts';
import { prepared } from './statement.ts';
import { codeOf, type Calibration } from './vector-code.ts';

/*
 * The codes of all vectors in memory: one bit of every four first, then all four. For 59,000 vectors a scan in SQL took 20 ms,
 * this with the exact scores after it 6 to 9 (both on a busy machine).
 */

/** Of the four thresholds of a dimension, the one next to the mean: the bit that says most by itself. */
const COARSE_LEVEL = 2;
const LEVELS = 4;
const WORD_BITS = 32;
/** What goes on to the second comparison, and at least so many: with .15 of 59,000 vectors .988 of the 50 nearest are kept, with this .992. */
const COARSE_SHARE = 0.25;
const COARSE_LEAST = 3_000;
/** Codes of vectors that are used no more cost a little time; above this share all are read again. */
const MOST_STALE = 0.1;

interface Codes {
  version: string;
  calibration: string | null;
  dropped: number;
  returned: string | null;
  count: number;
  last: number;
  /** 32-bit words of a whole code. */
  words: number;
  ids: Float64Array;
  coarse: Uint32Array;
  fine: Uint32Array;
}

const KEPT = new WeakMap<Db, Codes>();

const CHANGES = 'SELECT total_changes() AS own, (SELECT data_version FROM pragma_data_version) AS others';
const AFTER = 'SELECT id, code FROM vector_codes WHERE id > ? ORDER BY id';

/** A text that changes whenever rows change: by this connection, or by another one. */
function indexVersion(db: Db): string {
  const seen = prepared<[], { own: number; others: number }>(db, CHANGES).get();
  return `${seen?.own ?? 0}.${seen?.others ?? 0}`;
}

function bitsOf(word: number): number {
  let value = word - ((word >>> 1) & 0x55555555);
  value = (value & 0x33333333) + ((value >>> 2) & 0x33333333);
  return Math.imul((value + (value >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function wordsOf(code: Uint8Array): Uint32Array {
  const aligned = new Uint8Array(code.length);
  aligned.set(code);
  return new Uint32Array(aligned.buffer);
}

function grown<A extends Uint32Array | Float64Array>(array: A, length: number, make: (length: number) => A): A {
  if (array.length >= length) return array;
  const larger = make(Math.max(length, Math.ceil(array.length * 1.5)));
  larger.set(array);
  return larger;
}

function append(codes: Codes, id: number, code: Uint8Array): void {
  const words = wordsOf(code);
  if (codes.count === 0) codes.words = words.length;
  if (words.length !== codes.words) return;
  const coarseWords = codes.words / LEVELS;
  codes.ids = grown(codes.ids, codes.count + 1, (length) => new Float64Array(length));
  codes.coarse = grown(codes.coarse, (codes.count + 1) * coarseWords, (length) => new Uint32Array(length));
  codes.fine = grown(codes.fine, (codes.count + 1) * codes.words, (length) => new Uint32Array(length));
  codes.ids[codes.count] = id;
  codes.fine.set(words, codes.count * codes.words);
  const from = COARSE_LEVEL * coarseWords;
  codes.coarse.set(words.subarray(from, from + coarseWords), codes.count * coarseWords);
  codes.count += 1;
  codes.last = id;
}

function emptyCodes(): Codes {
  const [ids, coarse, fine] = [new Float64Array(1024), new Uint32Array(1024), new Uint32Array(1024)];
  return { version: '', calibration: null, dropped: 0, returned: null, count: 0, last: 0, words: 0, ids, coarse, fine };
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
  const query = wordsOf(codeOf(embedding, options.calibration));
  if (codes.count === 0 || query.length !== codes.words) return [];
  const coarseWords = codes.words / LEVELS;
  const coarseQuery = query.subarray(COARSE_LEVEL * coarseWords, (COARSE_LEVEL + 1) * coarseWords);
  const distances = new Uint16Array(codes.count);
  for (let at = 0, offset = 0; at < codes.count; at += 1) {
    let distance = 0;
    for (let word = 0; word < coarseWords; word += 1, offset += 1) {
      distance += bitsOf((codes.coarse[offset] ?? 0) ^ (coarseQuery[word] ?? 0));
    }
    distances[at] = distance;
  }
  const near = smallest(distances, Math.max(COARSE_LEAST, Math.ceil(codes.count * COARSE_SHARE)));
  const fine = Uint16Array.from(near, (at) => {
    let distance = 0;
    const offset = at * codes.words;
    for (let word = 0; word < codes.words; word += 1) {
      distance += bitsOf((codes.fine[offset + word] ?? 0) ^ (query[word] ?? 0));
    }
    return distance;
  });
  return smallest(fine, options.wanted).map((place) => codes.ids[near[place] ?? 0] ?? 0);
}

/** Bits in a 32-bit word: a code is a whole number of them when its dimensions are a multiple of 32. */
export function fitsInMemory(dimensions: number): boolean {
  return dimensions % WORD_BITS === 0;
}
