import type { DecisionStatus, NoteKind, TaskState } from '../../contract/kinds.ts';
import {
  ASKS_BLOCKED,
  AT_STANDUP,
  BLOCKED,
  BLOCKED_WORDS,
  DAY,
  DAY_OF_TROUBLE,
  DECIDES,
  DECISION_WORDS,
  DUE,
  DUE_ASKED,
  ITEMS,
  ITEMS_UNNAMED,
  KIND_LIST,
  MENTIONS,
  NEWS,
  NOTES_ABOUT,
  NOTE_LISTS,
  NO_DECISION,
  NOT_A_LIST,
  OPEN_BY_NAME,
  STANDUP,
  STANDUP_THING,
  STANDUP_WORDS,
  STALE_PAGES,
  STARTS_LIST,
  STATES,
  STILL,
  TAGGED,
  TEAM,
  UPDATES,
  WAITING,
  WHEN,
  WHO,
  WHY_WE,
  type UpdateWish,
} from './words.ts';
import type { Findings } from './list.ts';
import { fieldAsked, type FieldAsked } from '../query/field-intent.ts';
import { COUNTS, restOf, topicOf } from '../query/intent-topic.ts';
import { verbNamesIn, wordsOf } from '../query/words.ts';

/** What a question wants of the facts. */
export type Intent =
  | { readonly kind: 'updates'; readonly wish: UpdateWish }
  | { readonly kind: 'tasks'; readonly label: string; readonly states: readonly TaskState[]; readonly mine: boolean }
  | { readonly kind: 'blocked' }
  | {
      readonly kind: 'standup';
      /** How many there were is asked for. */
      readonly isCount: boolean;
    }
  | {
      readonly kind: 'mentions';
      readonly isCount: boolean;
      /** Whether the topic is a tag that the notes have. */
      readonly isTag: boolean;
    }
  | {
      readonly kind: 'day';
      readonly mine: boolean;
      /** Only what went wrong. */
      readonly trouble: boolean;
      /** The newest days, whichever they are. */
      readonly isNews: boolean;
    }
  | {
      readonly kind: 'notes';
      readonly label: string;
      /** Null for a kind that only these notes have: then the label names it. */
      readonly noteKind: NoteKind | null;
      /** How many are asked for. */
      readonly isCount: boolean;
    }
  | { readonly kind: 'who'; readonly said: boolean }
  | { readonly kind: 'field'; readonly found: Findings }
  | {
      readonly kind: 'stale';
      /** Days without a review; null for as many as the settings say. */
      readonly days: number | null;
      /** The pages of another kind, as they are called; null for runbooks. */
      readonly noun: string | null;
    }
  | { readonly kind: 'when'; readonly order: 'first' | 'last'; readonly blocked: boolean }
  | {
      readonly kind: 'decisions';
      readonly form: 'list' | 'topic' | 'why' | 'still';
      /** The only status that is asked for. */
      readonly status?: DecisionStatus;
    };

export interface FoundIntent {
  readonly intent: Intent;
  readonly topic: string;
}

interface Around {
  readonly hasTime: boolean;
  /** How many people the question names. */
  readonly people: number;
  /** The first of them, as the notes call them. */
  readonly person: string | null;
  /** `list …`, `show me …`: the words that only ask were taken away. */
  readonly asksList: boolean;
  /** Whether a noun in the plural names notes of a kind. */
  readonly isKindOfNotes: (noun: string) => boolean;
  /** What notes say of themselves; null when none says it. */
  readonly findField: (asked: FieldAsked) => Findings | null;
}

const MAX_TOPIC_WORDS = 10;

function isShort(topic: string): boolean {
  return wordsOf(topic).length <= MAX_TOPIC_WORDS;
}

function updates(text: string): FoundIntent | null {
  for (const [wish, pattern] of UPDATES) {
    const match = pattern.exec(text);
    if (match !== null) return { intent: { kind: 'updates', wish }, topic: topicOf(restOf(match)) };
  }
  return null;
}

function when(text: string): FoundIntent | null {
  const match = WHEN.exec(text);
  if (match === null) return null;
  const { order, order2, verb = '' } = match.groups ?? {};
  const first =
    /first/i.test(order ?? order2 ?? '') || /^(?:start|beg)/i.test(verb) || /^when (?:was|is) the first/i.test(text);
  // `when does Ann start` asks for her first day at all.
  if (/^(?:start|beg[au]n)/i.test(verb) && topicOf(restOf(match)) === '') return null;
  const blocked = /^(?:blocked|stuck)$/i.test(verb);
  return { intent: { kind: 'when', order: first ? 'first' : 'last', blocked }, topic: topicOf(restOf(match)) };
}

const SAID = /\b(?:mention|talk|sa(?:id|ys?)|discuss)/iu;

function who(text: string): FoundIntent | null {
  const match = WHO.exec(text);
  const topic = match === null ? '' : topicOf(restOf(match));
  return topic === '' ? null : { intent: { kind: 'who', said: SAID.test(text) }, topic };
}

/** `what do I do when the pod is stuck` */
const HOW_TO = /^what (?:do|does|should|can|could|must) |(?<!\p{L})(?:when|if)(?!\p{L})/iu;

/** `is the port blocked`, `what is a blocker`: no report of a person. */
const NOT_REPORTED =
  /^(?:is|are|was|were) (?!§|any|some|every|we\b|i\b|they\b|the team\b|there\b)|^what (?:is|are|was) an? /iu;

/** Who or what in a project is blocked; of a thing alone it may be any program's state. */
const ABOUT_WORK =
  /§|^who|(?<!\p{L})(?:any(?:one|body|thing)|some(?:one|body)|we|us|i|me|our|my|blockers?|impediments?|blocked|blocking|blocks|held up|holding up)(?!\p{L})/iu;
/** `what are workers blocked on` */
const ON_ITSELF =
  /^what (?:is|are|was|were) (?!§|we\b|i\b|they\b|the team\b|everyone\b)[^§]+ (?:blocked|stuck|blocking)/iu;

function blocked(text: string): FoundIntent | null {
  if (WAITING.test(text)) return { intent: { kind: 'blocked' }, topic: '' };
  if (!BLOCKED.test(text) || !ASKS_BLOCKED.test(text) || HOW_TO.test(text) || NOT_REPORTED.test(text)) return null;
  const topic = topicOf(text.replaceAll(BLOCKED_WORDS, ' '));
  if (topic !== '' && (!ABOUT_WORK.test(text) || ON_ITSELF.test(text))) return null;
  if (topic !== '' && /^(?:blocked|blockers?|stuck)/i.test(text)) return null;
  return wordsOf(topic).length > 4 ? null : { intent: { kind: 'blocked' }, topic };
}

/** `my`, `I`, `me`: items of the one who asks. */
const MINE = /(?<![\p{L}'])(?:my|mine|i|me)(?![\p{L}'])/iu;
const OWNED = /§|(?<![\p{L}'])(?:my|mine)(?![\p{L}'])/iu;
const LIST_WORDS =
  /(?<![\p{L}'])(?:what|which|who|how many|are|is|was|were|there|any|all|the|of|list|our|my|mine|i|me|we|us|does|do|did|have|has|had|got|with|for|by|from|to|in|on|assigned|owned|belonging|yet|still|current|currently|now|number|count|be|been|s|due|today|came|come|arose|out)(?![\p{L}])|['’]s(?!\p{L})/giu;

/** What may follow the name of items. `the todo app`, `TODO comments` name other things. */
const AFTER_ITEM =
  /^(?:\W*$|['’]?s?\s+(?:of|for|from|by|about|on|in|with|at|to|and|or|assigned|owned|belonging|due|is|are|was|were|do|does|did|have|has|had|still|left|remaining|came|come|arose|open|not|yet|done|finished|overdue|blocked|cancelled|completed|closed|regarding|concerning|since|between|before|after|we|i|my|today|§|that (?:is|are|were|was)|which (?:is|are|were|was))(?![\p{L}]))/iu;
/** Before it stand words that list, a state, an owner, and little else: `celery tasks` are those of a program. */
const LISTS =
  /(?<![\p{L}'])(?:what|which|who|how many|number|count|list|show|are|is|there|any|all|the|of|our|my|mine|i|we|do|does|did|have|has|still|current|currently|now|left|every|these|those|new|recent|latest|last|next|me|a|not|s)(?![\p{L}])|§|['’]s(?!\p{L})/giu;
const MOST_WORDS_BEFORE = 1;

function isListed(before: string): boolean {
  const state = stateIn(before);
  if (state !== null) {
    state.pattern.lastIndex = 0;
    const at = state.pattern.exec(before)?.index ?? 0;
    if (wordsOf(before.slice(0, at).replaceAll(LISTS, ' ')).length > 0) return false;
  }
  const rest = (state === null ? before : before.replaceAll(state.pattern, ' ')).replaceAll(LISTS, ' ');
  const isAsked = state !== null || /^\W*(?:what|which|how many|list|show|my|our|all|are|is|do|does|§)/iu.test(before);
  return wordsOf(rest).length <= (isAsked ? MOST_WORDS_BEFORE + 1 : 0);
}

function tasksByName(text: string): FoundIntent | null {
  const item = ITEMS.exec(text);
  if (item === null || NOT_A_LIST.test(text)) return null;
  if (!AFTER_ITEM.test(text.slice(item.index + item[0].length)) || !isListed(text.slice(0, item.index))) return null;
  const state = stateIn(text);
  const isDue = DUE.test(text);
  if (
    state === null &&
    !isDue &&
    !OWNED.test(text) &&
    !OPEN_BY_NAME.test(item[0]) &&
    !/^(?:what|which|how many) (?:open )?tasks(?: (?:are|do we have|is|there)*)?$/i.test(text)
  )
    return null;
  const rest = (state === null ? text : text.replaceAll(state.pattern, ' '))
    .replace(ITEMS, ' ')
    .replaceAll(LIST_WORDS, ' ');
  const topic = topicOf(rest);
  if (wordsOf(topic).length > 5) return null;
  const { label, states } = state ?? { label: isDue ? 'due' : 'open', states: UNFINISHED };
  return { intent: { kind: 'tasks', label, states, mine: MINE.test(text) }, topic };
}

const UNFINISHED: readonly TaskState[] = ['open', 'doing', 'blocked'];

function stateIn(text: string) {
  for (const [label, states, pattern] of STATES) {
    pattern.lastIndex = 0;
    if (pattern.test(text)) return { label, states, pattern };
  }
  return null;
}

function tasksUnnamed(text: string): FoundIntent | null {
  const mine = MINE.test(text);
  const due = DUE_ASKED.exec(text);
  if (due !== null)
    return { intent: { kind: 'tasks', label: 'due', states: UNFINISHED, mine }, topic: topicOf(restOf(due)) };
  for (const [label, states, pattern] of ITEMS_UNNAMED) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const topic = topicOf(restOf(match));
    return wordsOf(topic).length > 4 ? null : { intent: { kind: 'tasks', label, states, mine }, topic };
  }
  return null;
}

function team(text: string, { hasTime }: Around): FoundIntent | null {
  for (const pattern of TEAM) {
    const match = pattern.exec(text);
    // Without a time or topic, `updates` alone may be about anything.
    if (match === null || (!hasTime && !/^(?:what|who)/i.test(text))) continue;
    return { intent: { kind: 'standup', isCount: false }, topic: topicOf(restOf(match)) };
  }
  return null;
}

function standup(text: string): FoundIntent | null {
  if (AT_STANDUP.test(text)) return { intent: { kind: 'standup', isCount: false }, topic: '' };
  const isCount = COUNTS.test(text);
  if (!STANDUP.test(text) || !(isCount || STARTS_LIST.test(text)) || STANDUP_THING.test(text)) return null;
  const rest = text.replaceAll(STANDUP_WORDS, ' ');
  const topic = topicOf(rest);
  return wordsOf(topic).length > 4 ? null : { intent: { kind: 'standup', isCount }, topic };
}

function day(text: string, { hasTime, people }: Around): FoundIntent | null {
  if (people > 0) return null;
  if (!hasTime) {
    const isNews = NEWS.some((pattern) => pattern.test(text));
    return isNews ? { intent: { kind: 'day', mine: false, trouble: false, isNews }, topic: '' } : null;
  }
  const trouble = DAY_OF_TROUBLE.some((pattern) => pattern.test(text));
  if (!trouble && !DAY.some((pattern) => pattern.test(text))) return null;
  return {
    intent: { kind: 'day', mine: /(?<![\p{L}'])i(?![\p{L}'])/iu.test(text), trouble, isNews: false },
    topic: '',
  };
}

function mentions(text: string, { person, asksList }: Around): FoundIntent | null {
  const isCount = COUNTS.test(text);
  const tag = TAGGED.exec(text)?.groups?.['tag'];
  if (tag !== undefined) return { intent: { kind: 'mentions', isCount, isTag: true }, topic: tag };
  for (const pattern of asksList ? [...MENTIONS, NOTES_ABOUT] : MENTIONS) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const rest = restOf(match).trim();
    const topic = rest === '§' ? (person ?? '') : rest.includes('§') ? '' : topicOf(rest);
    if (topic !== '') return { intent: { kind: 'mentions', isCount, isTag: false }, topic };
  }
  return null;
}

/** Have answers of their own. */
const OTHER_LISTS =
  /^(?:decisions?|stand-?ups?|meetings|runbooks|playbooks|tasks|items|to-?dos|actions|updates|notes|blockers|days|people|persons|things)$/iu;

function notes(text: string, { hasTime, asksList, isKindOfNotes }: Around): FoundIntent | null {
  const isCount = COUNTS.test(text);
  const { lead = '', noun = '', topic = '', owner = '' } = KIND_LIST.exec(text)?.groups ?? {};
  // A bare word is looked for like any other.
  const isListed = noun !== '' && !OTHER_LISTS.test(noun) && (lead !== '' || asksList || hasTime);
  if (isListed && isKindOfNotes(noun))
    return { intent: { kind: 'notes', label: noun, noteKind: null, isCount }, topic: topicOf(`${topic} ${owner}`) };
  for (const [label, noteKind, pattern] of NOTE_LISTS) {
    if (noun.toLowerCase() === label && (topic !== '' || isCount))
      return { intent: { kind: 'notes', label, noteKind, isCount }, topic: topicOf(topic) };
    if (pattern.test(text)) return { intent: { kind: 'notes', label, noteKind, isCount }, topic: '' };
  }
  return null;
}

const COUNTS_OF: Readonly<Record<string, number>> = { a: 1, an: 1, two: 2, three: 3, six: 6 };
const DAYS_OF: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

function stale(text: string, { isKindOfNotes }: Around): FoundIntent | null {
  const { noun: before, noun2: noun = before, count = 'a', unit } = STALE_PAGES.exec(text)?.groups ?? {};
  if (noun === undefined) return null;
  const isRunbooks = /^(?:run|play)books$/iu.test(noun);
  if (!isRunbooks && (OTHER_LISTS.test(noun) || /^adrs$/iu.test(noun) || !isKindOfNotes(noun))) return null;
  const days =
    unit === undefined ? null : (COUNTS_OF[count.toLowerCase()] ?? Number(count)) * (DAYS_OF[unit.toLowerCase()] ?? 1);
  return { intent: { kind: 'stale', days, noun: isRunbooks ? null : noun }, topic: '' };
}

/** Notes that say it are looked for first: `who wrote the parser` is not asked of a note. */
function field(text: string, { findField }: Around): FoundIntent | null {
  const asked = fieldAsked(text);
  const found = asked === null ? null : findField(asked);
  return asked === null || found === null ? null : { intent: { kind: 'field', found }, topic: topicOf(asked.note) };
}

const STATUSES: readonly (readonly [DecisionStatus, RegExp])[] = [
  ['superseded', /\b(?:superseded|replaced|reversed|overturned|outdated)\b/iu],
  ['rejected', /\b(?:rejected|declined|turned down)\b/iu],
  ['proposed', /\b(?:proposed|pending|open|undecided)\b/iu],
];
const STATUS_WORDS =
  /\b(?:superseded|replaced|reversed|overturned|outdated|rejected|declined|turned down|proposed|pending|open|undecided)\b/giu;

/** `rejected decisions`, `which decisions were superseded`: the status of those that are listed. */
function statusAsked(text: string): DecisionStatus | null {
  if (
    !/\b(?:decisions|adrs|decision records)\b|^(?:which|what|any|list) decision\b/iu.test(text) ||
    /\bstill\b/iu.test(text)
  )
    return null;
  return STATUSES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** What is open stands in no decision. */
const NOT_DECIDED =
  /(?:\b(?:not|never)|n['’]t)(?: \w+){0,2} (?:agreed?|decided?|settled|concluded)\b|\bno (?:decision|agreement)\b/iu;

function decisions(text: string, { hasTime, people }: Around): FoundIntent | null {
  const isWhy = WHY_WE.test(text);
  const isStill = STILL.test(text) && /^(?:is|are|does|do|was|were|which|what|has|have)(?!\p{L})/iu.test(text);
  if (people > 0 || (!DECIDES.test(text) && !isStill && !isWhy) || NO_DECISION.test(text)) return null;
  if (NOT_DECIDED.test(text)) return null;
  const status = statusAsked(text);
  const rest = status === null ? text : text.replace(STATUS_WORDS, ' ');
  const names = verbNamesIn(text);
  const topic = topicOf(
    rest.replaceAll(DECISION_WORDS, (word) => (names.has(word) ? word : ' ')),
    names,
  );
  if (!isShort(topic)) return null;
  if (status !== null) return { intent: { kind: 'decisions', form: topic === '' ? 'list' : 'topic', status }, topic };
  if (topic !== '') return { intent: { kind: 'decisions', form: isWhy ? 'why' : isStill ? 'still' : 'topic' }, topic };
  const isList =
    isStill ||
    (/\bdeci(?:ded?|sions?)\b|\bagreed?\b|\bconclu/i.test(text) &&
      (hasTime || /\bdecisions\b|\b(?:so far|lately|recently|until now|up to now)$/i.test(text)));
  return isList && !isWhy ? { intent: { kind: 'decisions', form: isStill ? 'still' : 'list' }, topic } : null;
}

/**
 * What a question wants of the facts.
 *
 * @param text the question with its time taken out and each person as `§`
 * @returns null when it is no question about facts
 */
export function intentOf(text: string, around: Around): FoundIntent | null {
  const found =
    stale(text, around) ??
    field(text, around) ??
    when(text) ??
    who(text) ??
    tasksUnnamed(text) ??
    tasksByName(text) ??
    blocked(text) ??
    updates(text) ??
    mentions(text, around) ??
    notes(text, around) ??
    team(text, around) ??
    day(text, around) ??
    standup(text) ??
    decisions(text, around);
  return found !== null && isShort(found.topic) ? found : null;
}
