import type { Answer, AskRequest, FactList } from '../../contract/ask.ts';
import type { Filters } from '../../contract/search.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import { noteDates } from '../query/note-dates.ts';
import { documentFrequencies } from '../../store/lexical.ts';
import { mainAuthor } from '../../store/list-chunks.ts';
import { citeFacts, factsText } from './cite.ts';
import { findDays } from './day.ts';
import { findFields } from './fields.ts';
import { findDecisions } from './decisions.ts';
import { listOf, readableLines, sayNames, titleTime, type FactLine, type Findings } from './list.ts';
import { findNamed } from './named.ts';
import { narrowedFacts } from './narrow.ts';
import { findMentions } from './mentions.ts';
import { findNotes, knownPlaces } from './notes.ts';
import { notesOfKind } from '../query/kind-of-notes.ts';
import { understandFacts, type FactQuery } from './query.ts';
import { findStale } from './stale.ts';
import { findBlocked, findTasks } from './tasks.ts';
import { ENOUGH, shareOf, topicIn, type Topic } from './topic.ts';
import { findStandups, findUpdates, findWhen, findWho, lineOfUpdate } from './updates.ts';
import { understand } from '../query/query.ts';
import { rankedUnit } from '../retrieve/ranked-unit.ts';
import { WORD } from '../query/words.ts';
import { retrieve, scopedFilters, type Candidate, type Retriever } from '../retrieve/retrieve.ts';
import { filtersWithin } from '../query/time.ts';

/** A question about facts, with the facts that its filters leave. */
export interface FactQuestion {
  readonly query: FactQuery;
  readonly facts: FactBase;
  readonly filters: Filters;
}

/**
 * Understands a question that facts may answer.
 *
 * @returns null for any other question, without facts, and under filters that facts know nothing of (kinds, tags)
 */
export function factQuestion(
  retriever: Retriever,
  request: Pick<AskRequest, 'question' | 'filters' | 'anyTime' | 'without'>,
  now: Date,
): FactQuestion | null {
  const { filters } = request;
  if (!retriever.facts || filters.kind !== undefined || filters.tag !== undefined) return null;
  const facts = narrowedFacts(retriever.facts, filters);
  const given =
    filters.from === undefined && filters.to === undefined
      ? undefined
      : { from: filters.from ?? null, to: filters.to ?? null };
  const author = mainAuthor(retriever.db);
  const without = [...(request.without ?? []), ...(request.anyTime === true ? (['time'] as const) : [])];
  const query = understandFacts(request.question, {
    facts,
    now,
    authors: author === null ? [] : [author],
    given,
    without,
    dates: noteDates(retriever.db),
    isInNotes: (word) => (documentFrequencies(retriever.db, [word]).of.get(word) ?? 0) > 0,
    findField: (asked) => findFields(asked, { db: retriever.db, linesOf: retriever.linesOf, journal: filters.journal }),
    isKindOfNotes: (noun) => notesOfKind(knownPlaces(retriever.db), noun).length > 0,
  });
  return query && { query, facts, filters };
}

/** What the facts say to a question; null when the ledger is not sure. */
export async function findFacts(
  retriever: Retriever,
  question: FactQuestion,
  signal: AbortSignal,
): Promise<Findings | null> {
  const { query, facts, filters } = question;
  const { db } = retriever;
  if (query.isUnknown) {
    const name = sayNames(query.people.map(({ label }) => label));
    return { kind: 'nothing', reason: `Nothing is recorded for ${name}: the name stands in no note.` };
  }
  const topic = query.topic === '' ? null : topicIn(query.topic, db);
  const notesOf = (asked: FactQuery) =>
    findNotes(asked, { db, facts, filters, topic, scoped: (some) => scopedFilters(retriever, some) });
  switch (query.intent.kind) {
    case 'updates': {
      const found = findUpdates(query, facts, topic);
      if (found.kind === 'nothing') {
        const scoped = (some: Filters) => scopedFilters(retriever, some);
        return findNamed(query, { db, filters, scoped }) ?? found;
      }
      return topic === null ? found : withTopicAbove(found, retriever, { question, topic, signal });
    }
    case 'tasks':
      return judged(findTasks(query, facts, topic), topic);
    case 'blocked':
      return judged(findBlocked(query, facts, topic), topic);
    case 'standup':
      return findStandups(query, facts, topic);
    case 'who':
      return judged(findWho(query, facts, topic), topic);
    case 'when':
      return findWhen(query, facts, topic);
    case 'decisions':
      return orNotesOfDecisions(findDecisions(query, facts, topic), query, notesOf);
    case 'day':
      return findDays(query, facts, { db, filters });
    case 'notes':
      return notesOf(query);
    case 'mentions':
      return topic && findMentions(query, { db, filters, topic, scoped: (some) => scopedFilters(retriever, some) });
    case 'stale': {
      const { linesOf, staleAfterDays } = retriever;
      if (linesOf === undefined || staleAfterDays === undefined) return null;
      return findStale(query, { db, linesOf, journal: filters.journal, staleAfterDays });
    }
    case 'field':
      return query.intent.found;
  }
}

/** Who writes decisions as essays has notes of them, and nothing that a ledger could read: then these are listed. */
function orNotesOfDecisions(
  found: Findings | null,
  query: FactQuery,
  notesOf: (asked: FactQuery) => Findings,
): Findings | null {
  const { intent } = query;
  const isWholeList = intent.kind === 'decisions' && intent.form === 'list' && intent.status === undefined;
  if (found?.kind !== 'nothing' || !isWholeList) return found;
  const notes = notesOf({ ...query, intent: { kind: 'notes', label: 'decisions', noteKind: null, isCount: false } });
  return notes.kind === 'list' ? notes : found;
}

/** Words that hold this much of a topic are about it, wherever they stand. */
const SURE = 0.9;

interface Sought {
  readonly question: FactQuestion;
  readonly topic: Topic;
  readonly signal: AbortSignal;
}

/** What people said of a topic; where their words hold only a part of it, what they said below its heading comes first. */
async function withTopicAbove(found: Findings, retriever: Retriever, sought: Sought): Promise<Findings> {
  if (found.kind === 'nothing') return found;
  const own = found.kind === 'list' ? found.lines : [];
  const best = bestShare(own, sought.topic);
  if (best >= SURE) return found;
  const under = await underTopic(retriever, sought, Math.max(best, ENOUGH));
  if (under?.kind === 'list' && found.kind === 'list') {
    const places = new Set(under.lines.map(placeOf));
    return listOf(under.title, [...under.lines, ...own.filter((line) => !places.has(placeOf(line)))]);
  }
  return under ?? (found.kind === 'list' ? { ...found, isSure: false } : found);
}

function bestShare(lines: readonly FactLine[], topic: Topic): number {
  return lines.reduce((most, { text }) => Math.max(most, shareOf(topic, text)), 0);
}

/** Lines of which none holds all of the topic are not sure to be about it. */
function judged(found: Findings, topic: Topic | null): Findings {
  if (found.kind !== 'list' || topic === null) return found;
  return { ...found, isSure: bestShare(found.lines, topic) >= SURE };
}

function placeOf({ journal, path, line }: FactLine): string {
  return `${journal}\0${path}\0${line}`;
}

/** Passages whose words of a person are read. */
const MOST_PASSAGES = 3;

/**
 * What people said where the topic stands above their words: in the heading of a discussion, or in the passage around
 * them. Nothing when the discussion that answers best is another one: then they spoke there under a name that is not known.
 *
 * @param least share of the topic that such a passage holds
 */
async function underTopic(
  retriever: Retriever,
  { question: { query, facts, filters }, topic, signal }: Sought,
  least: number,
): Promise<Findings | null> {
  const { people, time } = query;
  const names = people.flatMap((person) => person.names);
  const [only] = names;
  if (only === undefined || names.length > 1) return null;
  const ofTime = filtersWithin(filters, time);
  const about = async (within: Filters, limit: number): Promise<readonly Candidate[]> => {
    const now = new Date(`${query.today}T12:00:00`);
    const asked = understand({ text: topic.text, filters: within, now, anyTime: true });
    return (await retrieve(retriever, asked, { mode: 'lexical', limit, signal })).candidates;
  };
  const spoken = await about({ ...ofTime, person: only }, MOST_PASSAGES);
  const passages = spoken.filter(({ evidence }) => evidence.coverage >= least).map(({ chunk }) => chunk);
  const theirs = facts.updates().filter(({ person, text }) => person === only && (text.match(WORD)?.length ?? 0) > 2);
  const saidIn = ({ journal, path, line, endLine }: Candidate['chunk']) =>
    theirs.filter((one) => one.journal === journal && one.path === path && one.line <= endLine && one.endLine >= line);
  const [leader] = await about(ofTime, 1);
  const isLeader = (chunk: Candidate['chunk']) =>
    leader !== undefined && rankedUnit(chunk) === rankedUnit(leader.chunk);
  if (!passages.some((chunk) => isLeader(chunk) && saidIn(chunk).length > 0)) return null;
  // The best passage first, in each in the order of the note.
  const said = new Set(passages.flatMap(saidIn));
  const lines = [...said].map((update) => lineOfUpdate(update, false));
  return listOf(`Words of ${sayNames(people.map(({ label }) => label))} about ${topic.text}${titleTime(time)}`, lines);
}

/** What to know beside the list; that a name was mistyped too. */
function noteOf(note: string | null, { query }: FactQuestion): string | null {
  const slips = query.people.flatMap(({ slip, label }) =>
    slip === undefined ? [] : [`“${slip}” was read as ${label}.`],
  );
  return note === null && slips.length === 0 ? null : [...slips, ...(note === null ? [] : [note])].join(' ');
}

/** What facts make of an answer: the answer itself, or only what to know beside the passages. */
export type FactAnswer =
  | {
      readonly kind: 'answer';
      /** True when it needs no passages beside it. */
      readonly isSure: boolean;
      readonly parts: Pick<Answer, 'answer' | 'sentences' | 'citations' | 'abstained' | 'reason'> & {
        readonly facts?: FactList;
      };
    }
  | { readonly kind: 'beside'; readonly facts: FactList };

/**
 * Answers a question out of the facts: the notes' own words, complete, each with its place.
 *
 * @returns null when the passages are the better answer
 */
export async function answerFromFacts(
  retriever: Retriever,
  question: FactQuestion,
  signal: AbortSignal,
): Promise<FactAnswer | null> {
  const found = await findFacts(retriever, question, signal);
  if (found === null) return null;
  if (found.kind === 'beside') {
    return found.note === '' ? null : { kind: 'beside', facts: { title: '', total: 0, more: 0, note: found.note } };
  }
  if (found.kind === 'nothing') {
    return {
      kind: 'answer',
      isSure: true,
      parts: { answer: '', sentences: [], citations: [], abstained: true, reason: found.reason },
    };
  }
  const lines = readableLines(found.lines);
  const { sentences, citations } = citeFacts(retriever.db, lines);
  const more = Math.max(0, found.total - lines.length);
  const facts: FactList = { title: found.title, total: found.total, more, note: noteOf(found.note, question) };
  const text = `${factsText(sentences)}${more === 0 ? '' : `\nand ${more} more`}`;
  const isSure = found.isSure !== false && question.query.intent.kind !== 'decisions';
  return {
    kind: 'answer',
    isSure,
    parts: { answer: text, sentences, citations, abstained: false, reason: null, facts },
  };
}
