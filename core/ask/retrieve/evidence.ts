import type { Query } from '../query/query.ts';
import type { ReadText } from '../units/read-text.ts';
import { groupedForm } from '../query/same-word.ts';
import { fold, stemOfWritten } from '../query/words.ts';

/** How well one chunk carries the words of a query; every share is within 0 to 1. */
export interface Evidence {
  /** Share of the query's idf found in chunk, headings and title. */
  readonly coverage: number;
  /** Idf found in the chunk's text, divided by the words that separate the finds: 1 when they stand side by side. */
  readonly proximity: number;
  /** Share of the query's identifiers that stand in the chunk or its headings, letter for letter. */
  readonly identifiers: number;
  /** The query's topic words stand here in a row, in its order. */
  readonly phrase: boolean;
}

/** The shortest run of words that holds every query stem found at all, in words. */
function shortestWindow(stems: readonly string[], wanted: ReadonlySet<string>): number {
  const counts = new Map<string, number>();
  let have = 0;
  let best = Infinity;
  let start = 0;
  for (let end = 0; end < stems.length; end += 1) {
    const found = stems[end] ?? '';
    if (!wanted.has(found)) continue;
    const count = counts.get(found) ?? 0;
    counts.set(found, count + 1);
    if (count === 0) have += 1;
    while (have === wanted.size) {
      best = Math.min(best, end - start + 1);
      const first = stems[start] ?? '';
      const left = counts.get(first);
      if (left !== undefined) {
        counts.set(first, left - 1);
        if (left === 1) have -= 1;
      }
      start += 1;
    }
  }
  return best;
}

/** True when `needle` stands in `stems` in its order with at most one other word between neighbours. */
function hasPhrase(stems: readonly string[], needle: readonly string[]): boolean {
  const [first] = needle;
  if (first === undefined) return false;
  for (let start = stems.indexOf(first); start !== -1; start = stems.indexOf(first, start + 1)) {
    let at = start;
    const whole = needle.every((wanted, index) => {
      if (index === 0) return true;
      const next =
        stems[at + 1] === wanted ? at + 1 : stems[at + 2] === wanted ? at + 2 : stems[at + 3] === wanted ? at + 3 : -1;
      at = next;
      return next !== -1;
    });
    if (whole) return true;
  }
  return false;
}

/** A chunk as it is compared with a question. */
export interface ReadChunk {
  readonly body: ReadText;
  /** Title and headings. */
  readonly above: ReadText;
  /** Everything, path included, folded: for names that must stand as written. */
  readonly raw: () => string;
}

/**
 * Whether a word of the question stands in a chunk. The noun of `on call` does where it says the same (`the call failed`
 * does not), the word that names the form of the answer does where such a value stands.
 */
function wordFinder(query: Query, { body, above, raw }: ReadChunk): (wanted: string) => boolean {
  const { state, form } = query;
  const plain = (wanted: string) => body.stems.has(wanted) || above.stems.has(wanted);
  if (state === null && form === null) return plain;
  const said = state === null || !state.includes(' ') ? null : stateWords(state);
  const hasState = said === null || said.pattern.test(raw());
  const hasValue = form !== null && form.pattern.test(raw());
  return (wanted) =>
    wanted === said?.noun ? hasState && plain(wanted) : plain(wanted) || (hasValue && form.stems.has(wanted));
}

/** The state that a question asks for in two words or more, where no chunk says it; null when one does. */
export function unsaidState(query: Query, texts: Iterable<string>): string | null {
  const { state } = query;
  if (state === null || !state.includes(' ')) return null;
  const { pattern } = stateWords(state);
  for (const text of texts) if (pattern.test(fold(text))) return null;
  return state;
}

/** `vacation next week` says the same as `on vacation`. */
const SAYS_IT_ALONE = /^(?:vacation|holiday|pto)$/;

/** `on call` with its noun, and as it may be written: `on-call`, `oncall`. */
export function stateWords(state: string): { readonly noun: string; readonly pattern: RegExp } {
  const words = state.split(/\s+/);
  const noun = words.at(-1) ?? '';
  const written = SAYS_IT_ALONE.test(noun) ? `${noun}s?` : words.join('[\\s-]?');
  return { noun: stemOfWritten(noun), pattern: new RegExp(`\\b${written}\\b`) };
}

/** What of `query` stands in a chunk. `idf` weighs each stem. */
export function evidenceOf(query: Query, chunk: ReadChunk, idf: ReadonlyMap<string, number>): Evidence {
  const { body, above, raw } = chunk;
  const has = wordFinder(query, chunk);
  let total = 0;
  let covered = 0;
  const inBody = new Set<string>();
  for (const wanted of query.stems) {
    const weight = idf.get(wanted) ?? 0;
    total += weight;
    if (body.stems.has(wanted)) inBody.add(wanted);
    if (has(wanted)) covered += weight;
  }
  const window = inBody.size > 1 ? shortestWindow(body.list, inBody) : Infinity;
  const folded = query.identifiers.length === 0 ? '' : raw();
  const stands = (name: string) => name !== '' && folded.includes(name);
  const named = query.identifiers.filter(
    (identifier) => stands(fold(identifier)) || stands(groupedForm(identifier) ?? ''),
  ).length;
  return {
    coverage: total === 0 ? 0 : covered / total,
    proximity: Number.isFinite(window) ? (inBody.size / window) * (inBody.size / Math.max(query.stems.length, 1)) : 0,
    identifiers: query.identifiers.length === 0 ? 0 : named / query.identifiers.length,
    phrase: query.stems.length > 1 && (hasPhrase(body.list, query.stems) || hasPhrase(above.list, query.stems)),
  };
}
