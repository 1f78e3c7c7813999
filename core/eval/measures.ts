/*
 * Retrieval measures, as `README.md` of the evaluation folder defines them. Pure.
 * A question is found at file level: several passages of one file are one entry of the ranking, at its best rank.
 */

/** A passage as the measures see it: the file, from the corpora's folder, and its headings, outermost first. */
export interface Found {
  readonly path: string;
  readonly headings: readonly string[];
}

export interface Gold {
  readonly path: string;
  readonly heading: string | null;
}

/** What one question got. */
export interface Grade {
  /** 1-based rank of the first right file among the files found; null when none is there. */
  readonly rank: number | null;
  /** Whether one of the first five passages stands directly under a right heading; null when none is asked for. */
  readonly headingAt5: boolean | null;
  /** The same, where a right heading may also be further up: a passage of `Fix > On Linux` lies in `Fix`. */
  readonly sectionAt5: boolean | null;
}

/** A row of the table. Shares are 0 to 1. */
export interface Summary {
  readonly n: number;
  readonly r1: number;
  readonly r5: number;
  readonly r10: number;
  /** Mean of 1/rank; a right file behind the tenth place counts nothing. */
  readonly mrr: number;
  /** Over the questions that ask for a heading; null when none does. */
  readonly headingAt5: number | null;
  readonly sectionAt5: number | null;
}

const RANKS_COUNTED = 10;
const HEADING_PASSAGES = 5;

/** Files in the order of their best passage, each once. */
export function filesOf(found: readonly Found[]): string[] {
  return [...new Set(found.map(({ path }) => path))];
}

/** Grades the passages found for one answerable question, best first. */
export function grade(found: readonly Found[], gold: readonly Gold[]): Grade {
  const right = new Set(gold.map(({ path }) => path));
  const at = filesOf(found).findIndex((path) => right.has(path));
  const wanted = new Set(gold.flatMap(({ path, heading }) => (heading === null ? [] : [placeKey(path, heading)])));
  const first = found.slice(0, HEADING_PASSAGES);
  const isUnder = (path: string, headings: readonly string[]): boolean =>
    headings.some((heading) => wanted.has(placeKey(path, heading)));
  return {
    rank: at === -1 ? null : at + 1,
    headingAt5: wanted.size === 0 ? null : first.some(({ path, headings }) => isUnder(path, headings.slice(-1))),
    sectionAt5: wanted.size === 0 ? null : first.some(({ path, headings }) => isUnder(path, headings)),
  };
}

/** Averages grades; all zero for no grade. */
export function summarise(grades: readonly Grade[]): Summary {
  const n = grades.length;
  const share = (count: number, of: number): number => (of === 0 ? 0 : count / of);
  const within = (limit: number): number => grades.filter(({ rank }) => rank !== null && rank <= limit).length;
  const reciprocal = grades.reduce((sum, { rank }) => sum + (rank !== null && rank <= RANKS_COUNTED ? 1 / rank : 0), 0);
  return {
    n,
    r1: share(within(1), n),
    r5: share(within(5), n),
    r10: share(within(RANKS_COUNTED), n),
    mrr: share(reciprocal, n),
    headingAt5: shareTrue(grades.map(({ headingAt5 }) => headingAt5)),
    sectionAt5: shareTrue(grades.map(({ sectionAt5 }) => sectionAt5)),
  };
}

function shareTrue(answers: readonly (boolean | null)[]): number | null {
  const asked = answers.filter((answer) => answer !== null);
  return asked.length === 0 ? null : asked.filter(Boolean).length / asked.length;
}

/** The smallest value that at least `share` of `values` do not exceed (nearest rank). Null for no values. */
export function percentile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null;
}

/** The arithmetic mean; null of nothing. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Both errors of saying "not in your notes". Shares are 0 to 1, null when nobody asked. */
export interface Abstention {
  readonly answered: number;
  readonly refused: number;
  /** Of the questions that the notes answer, the share that was refused. */
  readonly falseRefusal: number | null;
  /** Of the questions that the notes do not answer, the share that was answered. */
  readonly falseAnswer: number | null;
}

/** Counts refusals over answerable and unanswerable questions. */
export function abstentionOf(
  outcomes: readonly { readonly answerable: boolean; readonly refused: boolean }[],
): Abstention {
  const share = (answerable: boolean, refused: boolean): number | null => {
    const asked = outcomes.filter((outcome) => outcome.answerable === answerable);
    return asked.length === 0 ? null : asked.filter((outcome) => outcome.refused === refused).length / asked.length;
  };
  const refused = outcomes.filter((outcome) => outcome.refused).length;
  return {
    answered: outcomes.length - refused,
    refused,
    falseRefusal: share(true, true),
    falseAnswer: share(false, false),
  };
}

/** A heading without what a renderer would not show: Kramdown ids and inline marks. */
function placeKey(path: string, heading: string): string {
  const shown = heading
    .replace(/\s*\{[#%][^}]*\}\s*$/, '')
    .replaceAll(/[`*_]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return `${path}\n${shown}`;
}
