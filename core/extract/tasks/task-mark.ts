import type { TaskState } from '../../contract/kinds.ts';
import { datedStart } from '../dated-lines.ts';
import { stateOfBox, stateOfSign } from './box.ts';
import type { Keyword } from './keyword-parts.ts';
import { openingAt, type Opening } from './opening.ts';
import { combine } from './segments.ts';
import { weekdayStart } from '../week-lines.ts';

/** How one line of a file says that it is an item: offsets are in the line. */
export interface TaskMark {
  /** State as box and keyword say it; null when neither does. */
  readonly state: TaskState | null;
  /** What stands between the brackets, and where; null without a box. */
  readonly box: { readonly mark: string; readonly from: number; readonly to: number } | null;
  /** `☐` or `☑` instead of a box. */
  readonly sign: { readonly from: number } | null;
  readonly keyword: Keyword | null;
  /** Where box and list marker end. */
  readonly from: number;
  /** True when the text is struck through from its start. */
  readonly struck: boolean;
}

const START = /^[\s>]*(?:#{1,6}[ \t]+|(?:[-*+]|\d{1,9}[.)])[ \t]+|\*{2,8} )?/;
const BOX = /\[([^\]\n]?)\](?=[ \t]|$)[ \t]*/y;

/** Reads the marks at the start of a line as `findTasks` does. Total. */
export function readTaskMark(line: string): TaskMark {
  let from = START.exec(line)?.[0].length ?? 0;
  BOX.lastIndex = from;
  const match = BOX.exec(line);
  const boxState = match === null ? null : stateOfBox(match[1] ?? '');
  const isBox = match !== null && boxState !== null;
  const box = isBox ? { mark: match[1] ?? '', from: from + 1, to: from + 1 + (match[1]?.length ?? 0) } : null;
  if (isBox) from = BOX.lastIndex;
  const signState = stateOfSign(line.slice(from, from + 1));
  const sign = signState === null ? null : { from };
  const opening = openingAt(line, from) ?? afterDate(line, from);
  if (sign !== null) from += 1 + (line[from + 1] === ' ' ? 1 : 0);
  const keyword = opening?.keyword ?? null;
  const word = keyword?.kind === 'state' ? keyword.state : null;
  const marked = boxState ?? signState;
  return {
    state: marked === null && word === null ? null : combine(marked, word),
    box,
    sign,
    keyword,
    from,
    struck: line.startsWith('~~', from),
  };
}

/** The keyword behind the date or weekday of a line, in a list that dates its lines. */
function afterDate(line: string, from: number): Opening | null {
  const said = line.slice(from);
  const dated = datedStart(said, ANY_DAY) ?? weekdayStart(said);
  return dated === null ? null : openingAt(line, from + dated.end);
}

/** A date without a year is one too. */
const ANY_DAY = '2000-01-01';
