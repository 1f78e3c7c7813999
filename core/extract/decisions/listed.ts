import type { DecisionStatus } from '../../contract/kinds.ts';
import type { Entry } from '../../notes/outline.ts';
import { dayOfText } from './day.ts';
import { fieldsOf } from './fields.ts';
import { leadOf } from './lead.ts';
import { linksOfField, linksOfStatus } from './links.ts';
import { decisionsUnder, type RegionStrength } from './region.ts';
import type { Sentence } from '../decision-sentence.ts';
import { statusOf } from './words.ts';

/** What a list says around the words of a decision: in front of them, behind them, and below. */
export interface Around {
  readonly day: string | null;
  readonly number: string | null;
  readonly status: DecisionStatus | null;
  readonly rationale: string | null;
  readonly supersedes: readonly string[];
  readonly supersededBy: readonly string[];
}

export interface Listed {
  readonly part: Sentence;
  readonly around: Around;
}

interface Place {
  readonly entries: readonly Entry[];
  /** Position of the entry among them. */
  readonly at: number;
  readonly year: number | null;
}

/** The decisions of an entry under a heading of decisions, with what stands around them. */
export function listedIn(strength: RegionStrength, { entries, at, year }: Place): Listed[] {
  const entry = entries[at];
  if (entry === undefined) return [];
  const above = entry.depth === 1 ? entries[entry.parent] : undefined;
  const upper = above === undefined ? null : leadOf(above.text, { year });
  const isBelowDay = above !== undefined && upper?.day != null && !/\p{L}{3}/u.test(above.text.slice(upper.from));
  const lead = leadOf(entry.text, { year });
  if (strength === 'log' && entry.kind === 'paragraph' && lead.day === null && lead.number === null) return [];
  const text = entry.text.slice(lead.from, lead.to);
  // A day alone heads what stands below it.
  if (lead.from > 0 && !/\p{L}{3}/u.test(text)) return [];
  const words = { ...entry, text, depth: isBelowDay ? 0 : entry.depth };
  const below = belowOf(entries, at);
  return decisionsUnder(strength === 'log' ? 'decisions' : strength, words, lead.day !== null).map(({ from, to }) => ({
    part: { from: from + lead.from, to: to + lead.from },
    around: {
      day: below.day ?? lead.day ?? (isBelowDay ? (upper?.day ?? null) : null),
      number: lead.number,
      status: below.status ?? lead.status,
      rationale: below.rationale,
      supersedes: below.supersedes,
      supersededBy: [...new Set([...lead.supersededBy, ...below.supersededBy])],
    },
  }));
}

/** `Why: …`, `Status: …`, `Superseded by: …` in the sub-list of an item. */
function belowOf(entries: readonly Entry[], at: number): Omit<Around, 'number'> {
  const fields = childrenOf(entries, at)
    .flatMap((child) => fieldsOf(child))
    .filter(({ value }) => value !== '');
  const value = (kind: (typeof fields)[number]['kind']): string =>
    fields.find((field) => field.kind === kind)?.value ?? '';
  const status = value('status');
  const links = linksOfStatus(status);
  const rationale = value('rationale');
  return {
    day: dayOfText(value('date')),
    status: status === '' ? (value('superseded-by') === '' ? null : 'superseded') : statusOf(status),
    rationale: rationale === '' ? null : rationale,
    supersedes: [...links.supersedes, ...linksOfField(value('supersedes'))],
    supersededBy: [...links.supersededBy, ...linksOfField(value('superseded-by'))],
  };
}

/** The items right below one, in its sub-list. */
function childrenOf(entries: readonly Entry[], at: number): Entry[] {
  const lastLine = entries[at]?.lastLine ?? 0;
  const children: Entry[] = [];
  for (let next = at + 1; next < entries.length; next++) {
    const child = entries[next];
    if (child === undefined || child.line > lastLine) break;
    if (child.parent === at) children.push(child);
  }
  return children;
}

/** The day in front of a sentence that decides: `- 2024-05-03: we decided to …`. */
export function dayInFront(entry: Entry, part: Sentence): { readonly part: Sentence; readonly day: string } | null {
  if (!/^[\s*_~()[\]]*(?:\d|[A-Z])/.test(entry.text)) return null;
  const lead = leadOf(entry.text.slice(0, LEAD_MAX_CHARS), { year: null });
  if (lead.from === 0 || lead.day === null || part.from > lead.from) return null;
  return { part: { from: lead.from, to: part.to }, day: lead.day };
}

const LEAD_MAX_CHARS = 120;
