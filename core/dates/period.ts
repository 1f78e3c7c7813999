import { isGeneric } from './beside.ts';
import { ANY_MONTH, mayNameMonth, monthNamed } from './names.ts';
import { hasDigit, readable } from './written.ts';

/** A month or a year that a heading stands for, for the days below it. */
export interface Period {
  readonly year: number | null;
  /** 1 to 12 */
  readonly month: number | null;
}

const YEAR = String.raw`(?<year>(?:19|20)\d{2})(?!\d)`;
const FORMS: readonly RegExp[] = [
  new RegExp(String.raw`^(?<name>${ANY_MONTH})\.?(?:[\s,/-]{1,3}(?:de )?(?:${YEAR}|['’](?<short>\d{2})))?$`, 'iu'),
  new RegExp(String.raw`^${YEAR}(?:[\s,/–—-]{1,3}(?:(?<month>\d{1,2})[\s-]{0,3})?(?<name>${ANY_MONTH})?\.?)?$`, 'iu'),
  new RegExp(String.raw`^${YEAR}[-/.](?<month>\d{1,2})$`, 'u'),
  new RegExp(String.raw`^(?<month>\d{1,2})[/.-]${YEAR}$`, 'u'),
  new RegExp(String.raw`^(?:(?:q[1-4]|year)[\s,/-]{1,3}${YEAR}|(?<before>(?:19|20)\d{2})[\s,/-]{0,3}q[1-4])$`, 'iu'),
];
/** Longest heading that is nothing but a period. */
const MAX_CHARS = 30;

/** The period that a heading says and nothing else: `2024`, `December 2024`, `Dec`, `2024-12`, `12/2024`, `Q4 2024`. */
export function findPeriod(heading: string): Period | null {
  if (heading.length > MAX_CHARS) return null;
  const line = readable(heading);
  if (!hasDigit(line) && !mayNameMonth(line)) return null;
  const text = line.replaceAll(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, '');
  for (const form of FORMS) {
    const groups = form.exec(text)?.groups;
    if (groups === undefined) continue;
    const short = groups['short'];
    const year = groups['year'] ?? groups['before'] ?? (short === undefined ? undefined : `20${short}`);
    const month = groups['month'] === undefined ? monthNamed(groups['name'] ?? '') : Number(groups['month']);
    if (month > 12 || (groups['month'] !== undefined && month === 0)) continue;
    return { year: year === undefined ? null : Number(year), month: month === 0 ? null : month };
  }
  return null;
}

/** The year in a heading such as `2025 Journal`: a hint only, because such a file begins in December. */
export function yearHinted(heading: string): number | null {
  if (!hasDigit(heading)) return null;
  const match = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(heading);
  if (match === null || !isGeneric(heading.replace(match[0], ' '))) return null;
  return Number(match[0]);
}
