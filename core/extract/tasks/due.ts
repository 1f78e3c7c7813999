import { findDay } from '../../dates/relative.ts';

/** Words that say by when something is to be done. */
const LEAD =
  /(?<![\p{L}\d])(?:by|due(?: date)?|until|till|before|deadline|no later than|eta|eod|end of day|cob)(?![\p{L}\d])(?: (?:on|by))?:?[ \t]*/giu;
const DAY_ITSELF = /^(?:eod|end of day|cob)$/i;
/** A phrase about a day is not longer. */
const PHRASE_CHARS = 60;
const TRIES = 8;
const PREFIX = 'by ';
const ARTICLE_CHARS = 4;
/** Where no date is known, only what says its year names a day. */
const ANY_ANCHOR = '2000-01-01';

/** What lasts until a day: a state, and doing that keeps it up. A deed is due by then. */
const LASTING =
  /^(?:keep|wait|hold|stay|leave|freeze|pause|mute|silence|snooze|block|suspend|disable|postpone|defer|delay|park|remain|run|use|support|monitor|watch|continue|stop|avoid|skip|stick|don['’]t|do not|no|not|nothing)(?!\p{L})|(?<!\p{L})(?:freeze|frozen|hold|held|off|out|away|closed|blocked|paused|parked|disabled|down|busy|booked|valid|open|muted|silenced|suspended|postponed|deferred|delayed|unavailable|leave|holidays?|vacation|embargo|wait|waiting|not)$/iu;
const CLAUSE_START = /[:;.!?–—]\s|, | - /g;

/** `deploy freeze until Wednesday`, `keep the old node until Friday`. */
function lastsUntil(before: string): boolean {
  const clause = before.slice(-CLAUSE_MAX_CHARS).split(CLAUSE_START).at(-1);
  return LASTING.test((clause ?? '').replace(/[\s(]+$/, '').trimStart());
}

const CLAUSE_MAX_CHARS = 120;

/** A day by which an item is due, and where the words stand that say so. */
export interface DuePhrase {
  readonly date: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Finds `by Friday`, `due Dec 20`, `until 2024-12-20`, `(deadline: next week)`.
 *
 * @param anchor date of the item's section; without one only a date with its year counts
 */
export function findDue(text: string, anchor: string | null): DuePhrase | null {
  LEAD.lastIndex = 0;
  for (let tries = 0; tries < TRIES; tries++) {
    const lead = LEAD.exec(text);
    if (lead === null) return null;
    if (/^(?:until|till)/i.test(lead[0]) && lastsUntil(text.slice(0, lead.index))) continue;
    const isDay = DAY_ITSELF.test(lead[0].trim());
    const start = isDay ? lead.index : LEAD.lastIndex;
    const phrase = PREFIX + text.slice(start, start + PHRASE_CHARS);
    const found = findDay(phrase, anchor ?? ANY_ANCHOR, 'future');
    if (found === null || found.from > PREFIX.length + ARTICLE_CHARS) continue;
    if (anchor === null && !/\d{4}/.test(phrase.slice(found.from, found.to))) continue;
    return { date: found.date, from: lead.index, to: start - PREFIX.length + found.to };
  }
  return null;
}
