import type { TaskState } from '../../contract/kinds.ts';

export interface ReasonRead {
  readonly text: string;
  readonly reason: string | null;
}

const LAST_ASIDE = /[ \t]*\(([^()\n]{2,300})\)\.?$/;
const DASH = /[^ \t][ \t]+(?:-|–|—|--|→|=>|->)[ \t]+(?=\S)/;
const CLAUSE =
  /(?:^|[\s,;:(–—-])([Bb]ecause(?: of)?|[Ss]ince(?= +(?!\p{Lu}|\d|last|then|yesterday|the))|[Dd]ue to|[Bb]locked (?:on|by)|[Ww]aiting (?:on|for)|waits for|pending|depends on|as we|as it|as the) +(?=\S)/u;
const FIRST_SENTENCE = /[\p{L}\d)"'`’”][.!?][ \t]+(?=[\p{Lu}"'`(])/u;
/** Words that alone are a reason; any other lone word in brackets belongs to the text. */
const LONE_REASON =
  /^(?:duplicate|dup|obsolete|stale|outdated|superseded|invalid|rejected|unneeded|unnecessary|expensive|flaky|done|merged|moved|postponed|deferred|deprioriti[sz]ed|abandoned|dropped)$/i;
const ASIDE_LEAD = /^(?:because(?: of)?|reason:?|since|due to|blocked (?:on|by))[: ]+/i;
const ABBREVIATION = /\b(?:e\.g|i\.e|etc|vs|approx|no|cf)\.[ \t]*$/i;

/** What stands in brackets at the end as a reason; with its lead word it is one in any state. */
function readAside(text: string, state: TaskState): ReasonRead | null {
  if (!text.endsWith(')') && !text.endsWith(').')) return null;
  const match = LAST_ASIDE.exec(text);
  const inner = match?.[1]?.trim();
  if (match === null || inner === undefined || match.index === 0) return null;
  const led = inner.replace(ASIDE_LEAD, '');
  const isReason = led !== inner || (isGivenUp(state) && (inner.includes(' ') || LONE_REASON.test(inner)));
  return isReason ? { text: text.slice(0, match.index), reason: led } : null;
}

function isGivenUp(state: TaskState): boolean {
  return state === 'cancelled' || state === 'blocked';
}

/** Where the first sentence of a text ends; -1 when it is the only one. */
function endOfFirstSentence(text: string): number {
  const match = FIRST_SENTENCE.exec(text);
  if (match === null) return -1;
  const end = match.index + 2;
  return ABBREVIATION.test(text.slice(0, end)) ? -1 : end;
}

/**
 * Why an item is blocked or was given up, from the most to the least explicit: `(because …)`, `blocked on …`, ` - …`, the
 * sub-list, the sentences after the first.
 */
export function readReason(text: string, state: TaskState, details: readonly string[]): ReasonRead {
  const aside = readAside(text, state);
  if (aside !== null) return aside;
  if (!isGivenUp(state)) return { text, reason: null };
  const clause = CLAUSE.exec(text);
  if (clause !== null) {
    const from = clause.index + clause[0].length;
    const reason = text
      .slice(from)
      .replace(/[).]+$/, '')
      .trim();
    if (reason !== '') return { text, reason };
  }
  const dash = DASH.exec(text);
  if (dash !== null)
    return { text: text.slice(0, dash.index + 1), reason: text.slice(dash.index + dash[0].length).trim() };
  if (details.length > 0) return { text, reason: details.join('; ') };
  const end = endOfFirstSentence(text);
  return end === -1 ? { text, reason: null } : { text, reason: text.slice(end).trim() };
}
