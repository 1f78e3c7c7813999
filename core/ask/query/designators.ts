import { isCalendarWord } from './calendar-words.ts';

/*
 * `cell 4`, `arm C`, `buoy 7`: things of one kind that only a number or letter tells apart. What the notes say of the others is
 * no answer, however well the other words fit.
 */

interface Designated {
  readonly noun: string;
  readonly mark: string;
}

const DESIGNATED =
  /(?<![\p{L}\p{N}_-])(?<noun>\p{L}\p{Ll}{2,}) (?:no\.? |#)?(?<mark>\p{Lu}|\d{1,3})(?![\p{L}\p{N}_]|[.,:/-]\p{N}|[-/]\p{L}|['’]| ?[%°])/gu;
/** Counts, times and values, and parts of a text. */
const NO_THING =
  /^(?:the|top|last|first|next|past|least|most|about|than|over|only|every|each|within|after|before|for|of|in|on|at|to|by|from|and|or|is|are|was|were|be|not|all|any|these|those|our|with|under|above|below|version|port|step|day|week|month|year|page|line|error|code|exit|status|http|rate|limit|size|sev|severity|level|part|section|chapter|item|plan|option|question)$/iu;
/** Behind a number: it counts what follows. */
const COUNTS = /^ \p{Ll}+s(?!\p{L})/u;

function designatedIn(question: string): Designated[] {
  return [...question.matchAll(DESIGNATED)].flatMap(({ index, 0: whole, groups }) => {
    const { noun = '', mark = '' } = groups ?? {};
    const isCount = /\d/.test(mark) && COUNTS.test(question.slice(index + whole.length));
    return NO_THING.test(noun) || isCalendarWord(noun) || isCount
      ? []
      : [{ noun: noun.toLowerCase().replace(/s$/, ''), mark }];
  });
}

const MARK = '(?:\\p{Lu}|\\d{1,3}|(?<=[_-])\\p{Ll})(?![\\p{L}\\p{N}])';

/** Marks that a text gives to things of a kind: of `Cells 1-3`, `arm_b` and `buoys 5 and 6`. */
function marksOf(noun: string, text: string): Set<string> {
  const either = `[${noun.charAt(0).toUpperCase()}${noun.charAt(0)}]${noun.slice(1)}`;
  const series = new RegExp(
    `(?<!\\p{L})${either}s?[\\s_#-]{0,2}(?<marks>${MARK}(?:\\s?(?:,|&|\\+|/|-|–|and|or|to)\\s?${MARK})*)`,
    'gu',
  );
  const marks = new Set<string>();
  for (const { groups } of text.matchAll(series)) {
    const named = groups?.['marks'] ?? '';
    for (const [mark] of named.matchAll(/\d+|(?<!\p{L})\p{L}(?!\p{L})/gu)) marks.add(mark.toUpperCase());
    for (const [, from, to] of named.matchAll(/(\d+)\s?(?:-|–|to)\s?(\d+)/g))
      for (let mark = Number(from); mark < Number(to); mark += 1) marks.add(String(mark));
  }
  return marks;
}

/** The thing of a question of which a text tells only the likes: `cell 4` where cells 1 to 3 are named; null when there is none. */
export function otherDesignated(
  question: string,
  text: string,
): { readonly noun: string; readonly name: string } | null {
  for (const { noun, mark } of designatedIn(question)) {
    const marks = marksOf(noun, text);
    if (marks.size > 0 && !marks.has(mark.toUpperCase())) return { noun, name: `${noun} ${mark}` };
  }
  return null;
}
