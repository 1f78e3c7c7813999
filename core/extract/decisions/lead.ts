import type { DecisionStatus } from '../../contract/kinds.ts';
import { dayNumber, isoOf } from '../../dates/calendar.ts';
import { findWrittenDate } from '../../dates/written.ts';
import { dayOfText } from './day.ts';
import { linksOfStatus } from './links.ts';
import { statusOf } from './words.ts';

/** What stands around the words of a logged decision. */
export interface Lead {
  /** Offsets of the words themselves. */
  readonly from: number;
  readonly to: number;
  readonly day: string | null;
  /** `D-7`, `#12` → `7`, `12`. */
  readonly number: string | null;
  /** Of a line that is struck through, or that ends in one. */
  readonly status: DecisionStatus | null;
  readonly supersededBy: readonly string[];
}

/** The time of a log in which days have no year. */
export interface LeadTime {
  readonly year: number | null;
}

const MARKS = /^[\s*_~()[\]:–—|,.-]+/u;
const NUMBER =
  /^(?:(?:#|№|no\.?\s?|(?:adr|dr|dec|dl|d)[-#\s]?)0*(\d{1,5})|0*(\d{1,4})[.)](?=\s))(?=\s*[:.)\]–—(|,]|\s+[-–—(]|\s*$|(?<=[.)])\s)/iu;
/** What follows a day that leads. */
const SEPARATES = /^(?:\s*[:–—|,.)\]*_-]|\s|$)/u;
const DAY_MAX_CHARS = 40;

/**
 * Reads what stands in front of a logged decision, and at its end: `2024-05-03: …`, `**3 May 2024** – …`, `#12 (2024-05-03)
 * …`, `~~…~~`, `… (2024-05-03)`, `… (superseded by #14)`.
 */
export function leadOf(text: string, time: LeadTime): Lead {
  let from = 0;
  let day: string | null = null;
  let number: string | null = null;
  for (let steps = 0; steps < 4; steps++) {
    const marks = MARKS.exec(text.slice(from))?.[0].length ?? 0;
    const at = from + marks;
    const rest = text.slice(at, at + DAY_MAX_CHARS);
    const length = (day === null ? dayLength(rest) : null) ?? 0;
    const numbered: RegExpExecArray | null = number === null && length === 0 ? NUMBER.exec(rest) : null;
    if (length > 0) day = dayIn(rest.slice(0, length), time);
    else if (numbered !== null) number = numbered[1] ?? numbered[2] ?? null;
    else {
      // Marks belong to the words where nothing was read in front of them, but for a stroke.
      if (from > 0 || text.startsWith('~~')) from = at - openLength(text.slice(from, at));
      break;
    }
    from = at + (length > 0 ? length : (numbered?.[0].length ?? 0));
  }
  const tail = tailOf(text);
  const isStruck = /^\W{0,3}~~/.test(text) && /~~\W{0,3}$/.test(text);
  return {
    from,
    to: isStruck ? text.replace(/[~\s]+$/, '').length : text.length,
    day: day ?? trailingDay(text),
    number,
    status: isStruck ? (tail?.status ?? 'superseded') : (tail?.status ?? null),
    supersededBy: tail?.supersededBy ?? [],
  };
}

/** An opening bracket or mark right before the words is theirs. */
function openLength(marks: string): number {
  return /[([]$/.exec(marks)?.[0].length ?? 0;
}

function dayLength(text: string): number | null {
  const written = findWrittenDate(text);
  if (written === null || written.from !== 0 || written.isWeak === true) return null;
  if (written.kind !== 'day' && written.kind !== 'numeric') return null;
  return SEPARATES.test(text.slice(written.to)) ? written.to : null;
}

function dayIn(text: string, { year }: LeadTime): string | null {
  const day = dayOfText(text);
  if (day !== null) return day;
  const written = findWrittenDate(text);
  if (written?.kind !== 'day' || written.year !== null || year === null) return null;
  const number = dayNumber(year, written.month, written.day);
  return number === null ? null : isoOf(number);
}

function trailingDay(text: string): string | null {
  const inner = /[([]([^()[\]]{6,30})[)\]]\W{0,3}$/.exec(text.slice(-DAY_MAX_CHARS))?.[1];
  return inner === undefined ? null : dayOfText(inner);
}

const TAIL =
  /(?:[([{]|\s[–—-]\s|→\s*|->\s*|\bstatus:\s*)\W{0,4}((?:super[sc]eded|replaced|rejected|withdrawn|reverted|revoked|overturned|obsolete|deprecated|outdated|proposed|tentative|accepted|approved|no longer valid|ersetzt durch|verworfen|abgelehnt|remplacée? par)(?!\p{L})[^()]{0,80})[)\]}*_\s.]*$/iu;
const TAIL_MAX_CHARS = 140;

function tailOf(text: string): Pick<Lead, 'status' | 'supersededBy'> | null {
  const said = TAIL.exec(text.slice(-TAIL_MAX_CHARS))?.[1];
  if (said === undefined) return null;
  return { status: statusOf(said), supersededBy: linksOfStatus(said).supersededBy };
}
