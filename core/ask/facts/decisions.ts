import type { Decision } from '../../contract/facts.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import {
  byDate,
  isWithin,
  listOf,
  nearestDay,
  sayNearest,
  sentenceTime,
  titleTime,
  type FactLine,
  type Findings,
} from './list.ts';
import type { FactQuery } from './query.ts';
import { ENOUGH, shareOf, type Topic } from './topic.ts';
import { sayDate } from '../query/say-time.ts';

/** Decisions that answer a question about one topic: the one in force, what it replaced, and what stands beside it. */
const MOST_ABOUT_TOPIC = 6;
/** Share of the topic that a decision holds before the ledger answers instead of the passages. */
const SURE = 0.75;
/** A decision that holds this much less of the topic than the best one is about something else. */
const NEAR_BEST = 0.12;

type Status = Decision['status'];

/** The ledger as it stood at the end of a day: what came later had not happened. */
interface Ledger {
  readonly byId: ReadonlyMap<string, Decision>;
  readonly at: string | null;
}

function statusOf(decision: Decision, { byId, at }: Ledger): Status {
  if (at === null || decision.status !== 'superseded' || decision.supersededBy === null) return decision.status;
  const later = byId.get(decision.supersededBy)?.date ?? null;
  return later !== null && later > at ? 'active' : 'superseded';
}

function maybeReplaced(decision: Decision, { byId, at }: Ledger): Decision | null {
  const later = decision.maybeSupersededBy === null ? null : (byId.get(decision.maybeSupersededBy) ?? null);
  return later !== null && at !== null && later.date !== null && later.date > at ? null : later;
}

function on(date: string | null): string {
  return date === null ? '' : ` on ${sayDate(date)}`;
}

function groupOf(decision: Decision, ledger: Ledger): string {
  const { date, title } = decision;
  const named = title === null ? '' : ` · ${title}`;
  const status = statusOf(decision, ledger);
  const maybe = maybeReplaced(decision, ledger);
  if (status === 'superseded') {
    const later = decision.supersededBy === null ? null : (ledger.byId.get(decision.supersededBy)?.date ?? null);
    return `Before${date === null ? '' : `, on ${sayDate(date)}`} (superseded${on(later)})${named}`;
  }
  if (status === 'proposed') return `Proposed${on(date)}, not decided${named}`;
  if (status === 'rejected') return `Rejected${on(date)}${named}`;
  if (maybe !== null) return `Decided${on(date)}, maybe superseded${on(maybe.date)}${named}`;
  return `In force${date === null ? '' : ` since ${sayDate(date)}`}${named}`;
}

/** A statement longer than this is a whole document: its beginning says what was decided. */
const MOST_CHARS = 900;

/** The whole sentences at the beginning of a long text. */
function beginningOf(text: string): string {
  if (text.length <= MOST_CHARS) return text;
  const cut = text.slice(0, MOST_CHARS);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('.\n'), cut.lastIndexOf('\n'));
  return (end < MOST_CHARS / 4 ? cut.slice(0, cut.lastIndexOf(' ')) : cut.slice(0, end + 1)).trim();
}

/** A decision as lines: what was decided, and why. */
function linesOf(decision: Decision, ledger: Ledger): FactLine[] {
  const { statement, rationale, journal, path, line, endLine, date } = decision;
  const place = { group: groupOf(decision, ledger), journal, path, line, endLine, date };
  const said = statement.trim() === '' ? (decision.title ?? '') : statement;
  const lines = [{ text: beginningOf(said), ...place }];
  return rationale === null || said.includes(rationale)
    ? lines
    : [...lines, { text: beginningOf(rationale), ...place, isElsewhere: true }];
}

const RANK: Readonly<Record<Status, number>> = { active: 0, proposed: 1, superseded: 2, rejected: 3 };

/** In force first, the newest leading; then what may be replaced, what was, and what never came to be. */
function ranked(decisions: readonly Decision[], ledger: Ledger): Decision[] {
  const rank = (decision: Decision) =>
    RANK[statusOf(decision, ledger)] + (maybeReplaced(decision, ledger) === null ? 0 : 0.5);
  return byDate(decisions, true).toSorted((a, b) => rank(a) - rank(b));
}

function wordsOf({ title, statement, rationale, path }: Decision): string {
  return `${title ?? ''} ${statement} ${rationale ?? ''} ${path}`;
}

/** A record is about what its title says; what it only mentions is another one's subject. */
function isNamedFor(topic: Topic, { title }: Decision): boolean {
  return title === null || shareOf(topic, title) >= ENOUGH;
}

/** Those about the topic, with what they replaced and what replaced them. */
function aboutTopic(decisions: readonly Decision[], topic: Topic, ledger: Ledger): Decision[] {
  const judged = decisions.map((decision) => ({ decision, share: shareOf(topic, wordsOf(decision)) }));
  const best = Math.max(0, ...judged.map(({ share }) => share));
  if (best < SURE) return [];
  const near = judged.filter(({ share }) => share >= SURE && share >= best - NEAR_BEST);
  const named = near.filter(({ decision }) => isNamedFor(topic, decision));
  const found = new Set((named.length > 0 ? named : near).map(({ decision }) => decision));
  for (const { supersededBy, maybeSupersededBy, supersedes } of found) {
    for (const id of [supersededBy, maybeSupersededBy, ...supersedes]) {
      const linked = id === null ? undefined : ledger.byId.get(id);
      if (linked !== undefined && decisions.includes(linked)) found.add(linked);
    }
  }
  return [...found];
}

/** `decisions in November`, `which decisions are in force`. */
function listed(query: FactQuery, decisions: readonly Decision[], ledger: Ledger): Findings {
  const { intent, time } = query;
  const inForce = intent.kind === 'decisions' && intent.form === 'still';
  const status = intent.kind === 'decisions' ? (intent.status ?? null) : null;
  const within = inForce
    ? decisions.filter((decision) => statusOf(decision, ledger) === 'active')
    : decisions.filter(
        (decision) => isWithin(decision.date, time) && (status === null || statusOf(decision, ledger) === status),
      );
  if (within.length === 0) {
    const nearest =
      time === null || inForce
        ? null
        : nearestDay(
            decisions.map(({ date }) => date),
            time,
          );
    const what = `No ${status === null ? '' : `${status} `}decision ${inForce ? 'in force ' : ''}is recorded`;
    return { kind: 'nothing', reason: `${what}${sentenceTime(time)}.${sayNearest(nearest)}` };
  }
  const lines = ranked(within, ledger).flatMap((decision) => linesOf(decision, ledger));
  const title = status === null ? 'Decisions' : `${status[0]?.toUpperCase() ?? ''}${status.slice(1)} decisions`;
  return listOf(`${title}${inForce ? ' in force' : ''}${titleTime(time)}`, lines);
}

/** The subject was decided on, though not on the days that are asked about; null when they are not what keeps it out. */
function atAnotherTime(about: readonly Decision[], topic: Topic, time: FactQuery['time']): Findings | null {
  if (time === null || about.length === 0 || about.some(({ date }) => isWithin(date, time))) return null;
  const days = about.map(({ date }) => date);
  const nearest = sayNearest(nearestDay(days, time));
  return { kind: 'nothing', reason: `No decision about ${topic.text} is recorded${sentenceTime(time)}.${nearest}` };
}

/**
 * What the ledger says to a question about decisions: the one in force first, then what it replaced.
 *
 * @returns null when it says too little for sure: the passages are the better answer then
 */
export function findDecisions(query: FactQuery, facts: FactBase, topic: Topic | null): Findings | null {
  const { intent, time } = query;
  const isStill = intent.kind === 'decisions' && intent.form === 'still';
  const at = isStill ? (time?.to ?? null) : null;
  const all = facts.decisions();
  const ledger = { byId: new Map(all.map((decision) => [decision.id, decision])), at };
  const known = at === null ? all : all.filter(({ date }) => date === null || date <= at);
  if (topic === null) return listed(query, known, ledger);
  const status = intent.kind === 'decisions' ? (intent.status ?? null) : null;
  const about = aboutTopic(known, topic, ledger);
  const found = about.filter(
    (decision) =>
      (isStill || isWithin(decision.date, time)) && (status === null || statusOf(decision, ledger) === status),
  );
  const leaders = ranked(found, ledger);
  const [leader] = leaders;
  if (leader === undefined) return isStill ? null : atAnotherTime(about, topic, time);
  // A question for the reason is answered by one; a bare statement is no better than the passage around it.
  if (intent.kind === 'decisions' && intent.form === 'why' && leader.rationale === null) return null;
  const lines = leaders.slice(0, MOST_ABOUT_TOPIC).flatMap((decision) => linesOf(decision, ledger));
  return listOf(`Decisions about ${topic.text}${titleTime(time)}`, lines);
}
