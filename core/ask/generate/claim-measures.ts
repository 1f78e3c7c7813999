/*
 * Numbers, measures, days and identifiers of a text in a form in which equal ones are equal: `30 s` and `half a minute`
 * no, but `30 s` and `30 seconds`, `90 min` and `1.5 hours`, `2024-02-12` and `12 February 2024`.
 */

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'zero=0 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 fifteen=15 twenty=20 thirty=30 forty=40 fifty=50 sixty=60 ninety=90 hundred=100'
    .split(' ')
    .map((pair): [string, number] => {
      const [word = '', value] = pair.split('=');
      return [word, Number(value)];
    }),
);

const SECOND = 1;
const UNITS: readonly (readonly [pattern: RegExp, kind: string, factor: number])[] = [
  [/^(?:ms|msec|millis|milliseconds?)$/i, 'time', SECOND / 1000],
  [/^(?:s|secs?|seconds?)$/, 'time', SECOND],
  [/^(?:m|mins?|minutes?)$/, 'time', 60],
  [/^(?:h|hrs?|hours?)$/i, 'time', 3600],
  [/^(?:d|days?)$/, 'time', 86_400],
  [/^(?:w|wks?|weeks?)$/, 'time', 604_800],
  [/^months?$/i, 'month', 1],
  [/^(?:years?|yrs?)$/i, 'month', 12],
  [/^(?:kb|kib|kilobytes?)$/i, 'bytes', 1],
  [/^k$/, 'number', 1000],
  [/^(?:mb|mib|megabytes?)$/i, 'bytes', 1000],
  [/^(?:gb|gib|gi|gigabytes?)$/i, 'bytes', 1_000_000],
  [/^(?:tb|tib|ti|terabytes?)$/i, 'bytes', 1_000_000_000],
  [/^(?:%|percent|pct)$/i, 'share', 1],
  [/^(?:\$|usd|dollars?)$/i, 'dollars', 1],
  [/^(?:€|eur|euros?)$/i, 'euros', 1],
];

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const DAYS: readonly RegExp[] = [
  /\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b/gi,
  new RegExp(`\\b(?<day>\\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<name>${MONTH})\\b\\.?(?:,? (?<year>\\d{4}))?`, 'gi'),
  new RegExp(`\\b(?<name>${MONTH})\\b\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,? (?<year>\\d{4}))?`, 'gi'),
  new RegExp(`\\b(?<name>${MONTH})\\b\\.?,? (?<year>\\d{4})\\b`, 'gi'),
];

const WHOLE_MONTH = new RegExp(`^(?:${MONTH})$`, 'i');

/** What a month's name is as a measure; null for any other word. */
export function monthKey(word: string): string | null {
  return WHOLE_MONTH.test(word) ? `month:${MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1}` : null;
}

export interface Measure {
  /** Equal for equal measures. */
  readonly key: string;
  /** As written. */
  readonly text: string;
  /** Offset in the text. */
  readonly at: number;
}

export interface Measured {
  readonly measures: readonly Measure[];
  /** The text with what was measured blanked out, letter by letter. */
  readonly rest: string;
}

function blank(text: string, from: number, length: number): string {
  return text.slice(0, from) + ' '.repeat(length) + text.slice(from + length);
}

function takeDays(text: string, measures: Measure[]): string {
  let rest = text;
  for (const pattern of DAYS) {
    for (const match of rest.matchAll(pattern)) {
      const { year, month, day, name } = match.groups ?? {};
      const number = month === undefined ? MONTHS.indexOf((name ?? '').slice(0, 3).toLowerCase()) + 1 : Number(month);
      const parts = [
        `month:${number}`,
        ...(day === undefined ? [] : [`day:${number}-${Number(day)}`]),
        ...(year === undefined ? [] : [`year:${year}`]),
      ];
      for (const key of parts) measures.push({ key, text: match[0], at: match.index });
      // The month's name stays a word: `in March` is said of `12 March` too.
      const named = name === undefined ? -1 : match[0].indexOf(name);
      for (let at = 0; at < match[0].length; at += 1) {
        if (named === -1 || at < named || at >= named + (name ?? '').length) rest = blank(rest, match.index + at, 1);
      }
    }
  }
  return rest;
}

/** `db-03`, `1.4.2`, `05:30`, `flags/`, `#releases`, `POSTGRES_HOST`, `--force`: as they are, or not at all. */
const IDENTIFIER =
  /(?<![\w.])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\w])|(?:(?<![\w])(?:--?|#|@|\/|~\/)(?=[\p{L}\p{N}]))?[\p{L}\p{N}_]+(?:[-_./:@+=&?]+[\p{L}\p{N}_]+)*(?:\/(?=[\s.,;:)]|$))?/gu;
const NUMBER = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^[+-]?\d+(?:\.\d+)?$/;
const SUFFIXED = /^([$€]?)(\d+(?:[.,]\d+)*)(%|[a-zA-Z]{1,5})?$/;

function unitOf(word: string): readonly [string, number] | null {
  const found = UNITS.find(([pattern]) => pattern.test(word));
  return found === undefined ? null : [found[1], found[2]];
}

function rounded(value: number): string {
  return String(Number(value.toPrecision(9)));
}

function measureKey(value: number, unit: readonly [string, number] | null): string {
  return unit === null ? `number:${rounded(value)}` : `${unit[0]}:${rounded(value * unit[1])}`;
}

function isIdentifier(token: string): boolean {
  return (
    /[\p{N}_]/u.test(token) ||
    /[\p{L}][./:@=][\p{L}]/u.test(token) ||
    /^(?:--?|#|@|~?\/)/.test(token) ||
    token.endsWith('/')
  );
}

function takeNumber(value: number, after: string): { readonly key: string; readonly more: number } {
  const next = /^[\s-]*(%|[$€]|[A-Za-z]+)/.exec(after);
  const unit = next === null ? null : unitOf(next[1] ?? '');
  return { key: measureKey(value, unit), more: unit === null ? 0 : (next?.[0].length ?? 0) };
}

/** Reads the measures of a text, and leaves its words. */
export function measuresOf(text: string): Measured {
  const measures: Measure[] = [];
  let rest = takeDays(text, measures);
  for (const match of rest.matchAll(IDENTIFIER)) {
    const token = match[0];
    const { index } = match;
    const after = rest.slice(index + token.length);
    const word = NUMBER_WORDS.get(token.toLowerCase());
    if (word !== undefined || NUMBER.test(token)) {
      const { key, more } = takeNumber(word ?? Number(token.replaceAll(',', '')), after);
      measures.push({ key, text: token, at: index });
      rest = blank(rest, index, token.length + more);
      continue;
    }
    if (!isIdentifier(token)) continue;
    const suffixed = SUFFIXED.exec(token);
    const unit = suffixed === null ? null : unitOf(suffixed[3] ?? '');
    const value = Number((suffixed?.[2] ?? '').replaceAll(',', ''));
    const key = unit === null ? `name:${token.toLowerCase()}` : measureKey(value, unit);
    measures.push({ key, text: token, at: index });
    rest = blank(rest, index, token.length);
  }
  return { measures, rest };
}
