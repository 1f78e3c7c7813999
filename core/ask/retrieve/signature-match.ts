import { pastedErrors } from '../../extract/errors/pasted-errors.ts';
import type { ErrorSignature } from '../../extract/errors/signatures-in-text.ts';
import type { Db } from '../../store/database.ts';
import type { StoreFilters } from '../../store/filters.ts';
import {
  chunkAt,
  signatureFrequencies,
  signatureHash,
  signaturesLike,
  signaturesWithHash,
  type SignatureRow,
} from '../../store/signatures.ts';
import { idfOf } from './match.ts';

/** A place in the notes where an error stands that is like the one asked about. */
export interface SignatureHit {
  readonly noteId: number;
  /** The chunk that holds its first line. */
  readonly chunkId: number;
  /** Absolute root of the journal. */
  readonly journal: string;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  /** The section's date; null when nothing but the time of the file says one. */
  readonly date: string | null;
  /** How much of the error stands there, 0 to 1: words weighed by how few errors of the notes have them. */
  readonly score: number;
  /** The same line, but for times, ids, addresses and numbers. */
  readonly exact: boolean;
  /** What was asked about surely is an error: a log, a trace, a class of exception. */
  readonly isMachine: boolean;
}

/** Rows read for each error, and hits given. */
const MOST_ROWS = 60;
const MOST_HITS = 50;
/** Below it, the errors share words and nothing else. */
const LEAST_SCORE = 0.3;
/** Of a long line, the words that fewest errors have find it. */
const SEARCHED_TOKENS = 16;
/** A word that stands in no error of the notes may be one that should have been masked. */
const UNSEEN = 0.5;
/** What an error without much to say for itself must share before it counts as contained. */
const ENOUGH_RARE_TOKENS = 2;
/** The floor of an exact hit. */
const EXACT_SCORE = 0.9;
/** With one word, equal lines are no proof. */
const EXACT_TOKENS = 2;

type Found = Omit<SignatureHit, 'chunkId'>;

interface Weigher {
  readonly idf: (token: string) => number;
  /** Idf of a word that stands in one error. */
  readonly rarest: number;
}

function weigherOf(db: Db, errors: readonly ErrorSignature[]): Weigher | null {
  const { total, of } = signatureFrequencies(db, new Set(errors.flatMap(({ tokens }) => tokens)));
  if (total === 0) return null;
  const rarest = idfOf(total, 1);
  const idf = (token: string): number => {
    const containing = of.get(token);
    // A word of a note's error that was not asked for: as rare as the middle of them.
    if (containing === undefined) return rarest / 2;
    return containing === 0 ? rarest * UNSEEN : idfOf(total, containing);
  };
  return { idf, rarest };
}

function sum(tokens: Iterable<string>, idf: (token: string) => number): number {
  let total = 0;
  for (const token of tokens) total += idf(token);
  return total;
}

/** How much two errors have in common: either may be the longer one, as one of them may be cut or quoted in part. */
function overlap(error: ErrorSignature, row: SignatureRow, { idf, rarest }: Weigher): number {
  const words = row.tokens.split(' ');
  const asked = new Set(error.tokens);
  const common = sum(
    words.filter((word) => asked.has(word)),
    idf,
  );
  if (common === 0) return 0;
  const ofAsked = sum(asked, idf);
  const ofRow = sum(words, idf);
  const isEnough = Math.min(1, common / (ENOUGH_RARE_TOKENS * rarest));
  const contained = Math.max(common / ofAsked, (common / ofRow) * isEnough);
  return 0.6 * contained + 0.4 * ((2 * common) / (ofAsked + ofRow));
}

function hitsOf(db: Db, error: ErrorSignature, input: { readonly filters: StoreFilters; readonly weigher: Weigher }) {
  const { filters, weigher } = input;
  if (error.tokens.length < EXACT_TOKENS && !error.isMachine) return [];
  const same = error.tokens.length < EXACT_TOKENS ? [] : signaturesWithHash(db, signatureHash(error.text), filters);
  const rarestFirst = error.tokens.toSorted((a, b) => weigher.idf(b) - weigher.idf(a)).slice(0, SEARCHED_TOKENS);
  const like = signaturesLike(db, rarestFirst, { filters, limit: MOST_ROWS });
  const rows = new Map([...like, ...same].map((row) => [row.id, row]));
  return [...rows.values()].map((row): Found => {
    const exact = row.text === error.text && error.tokens.length >= EXACT_TOKENS;
    const common = overlap(error, row, weigher);
    const score = exact ? EXACT_SCORE + (1 - EXACT_SCORE) * common : Math.min(common, EXACT_SCORE);
    const { noteId, journal, path, line, endLine, date } = row;
    const place = { noteId, journal, path, line, endLine, date };
    return { ...place, score, exact, isMachine: error.isMachine };
  });
}

/**
 * Where the notes hold the error that a question names or quotes: the same line with other volatile parts first, then
 * lines that share its telling words. Best first, a line of a note once. Empty, within microseconds, for a text that
 * speaks of no error.
 *
 * @param text the question, or whatever was pasted: a line, a stack trace, a log
 */
export function matchSignatures(db: Db, text: string, filters: StoreFilters): SignatureHit[] {
  const errors = pastedErrors(text);
  const [main] = errors;
  if (main === undefined) return [];
  const weigher = weigherOf(db, errors);
  if (weigher === null) return [];
  const best = new Map<string, Found>();
  for (const error of errors) {
    const share = Math.max(0, Math.min(1, error.weight / Math.max(main.weight, 1)));
    for (const hit of hitsOf(db, error, { filters, weigher })) {
      // What else stands in a log says less than its main error.
      const weighed = { ...hit, score: hit.score * (0.5 + 0.5 * share) };
      const key = `${hit.noteId} ${hit.line}`;
      const known = best.get(key);
      if (known === undefined || known.score < weighed.score) best.set(key, weighed);
    }
  }
  return [...best.values()]
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || newerFirst(a.date, b.date) || a.line - b.line)
    .slice(0, MOST_HITS)
    .flatMap((hit) => {
      const chunkId = chunkAt(db, hit.noteId, hit.line);
      return chunkId === null ? [] : [{ ...hit, chunkId }];
    });
}

function newerFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (b ?? '') > (a ?? '') ? 1 : -1;
}
