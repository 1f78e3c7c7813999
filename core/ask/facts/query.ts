import type { NoteKind, TaskState } from '../../contract/kinds.ts';
import type { QuestionKind } from '../../contract/ask.ts';
import type { Chip, ChipKind } from '../../contract/search.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import { knownAs, peopleIn, type AskedPerson } from './people.ts';
import type { FieldAsked } from '../query/field-intent.ts';
import type { Findings } from './list.ts';
import { intentOf, type Intent } from './intent.ts';
import { unknownPerson } from './unknown.ts';
import { sayTime } from '../query/say-time.ts';
import { timeIn, type NoteDates, type TimeSpan } from '../query/time.ts';

/** A question about facts, understood without a model. */
export interface FactQuery {
  readonly intent: Intent;
  readonly people: readonly AskedPerson[];
  /** The one who asks: names that the facts know for them; empty when nobody is known. */
  readonly me: readonly string[];
  readonly time: TimeSpan | null;
  /** As written, without the words that only ask; empty for everything. */
  readonly topic: string;
  /** True when the only person that it names is in no note. */
  readonly isUnknown: boolean;
  /** The user's calendar day. */
  readonly today: string;
}

/** A field of notes that is asked for, with who and when the question names. */
export interface AskedOfNotes extends Pick<FactQuery, 'people' | 'time'> {
  readonly asked: FieldAsked;
}

export interface FactContext {
  readonly facts: FactBase;
  readonly now: Date;
  /** Who writes the journal, as far as it says; names as written there. */
  readonly authors: readonly string[];
  /** Time that a filter of the request sets: the words of the question then name none. */
  readonly given?: Pick<TimeSpan, 'from' | 'to'> | undefined;
  /** Whether a word stands in any note. */
  readonly isInNotes?: ((word: string) => boolean) | undefined;
  /** Whether a noun in the plural names notes of a kind: `incidents`. */
  readonly isKindOfNotes?: ((noun: string) => boolean) | undefined;
  /** What notes say of themselves (see fields.ts); left out: no question asks for it. */
  readonly findField?: ((asked: AskedOfNotes) => Findings | null) | undefined;
  readonly dates?: NoteDates | undefined;
  /** What the user said is not meant. */
  readonly without?: readonly ChipKind[] | undefined;
}

/** A question with its time taken out and its people as `§`, in their order. */
function skeletonOf(text: string, people: readonly AskedPerson[], time: TimeSpan | null): string {
  let skeleton = '';
  let at = 0;
  for (const person of people) {
    skeleton += `${text.slice(at, person.from)}§`;
    at = person.to;
  }
  skeleton += text.slice(at);
  if (time !== null && time.words !== '') skeleton = skeleton.replace(time.words, ' ');
  return (
    skeleton
      .replaceAll(/[’]/g, "'")
      // `in Monday's standup`, without its day.
      .replaceAll(/(?<=\S)\s+'s(?=\s)/g, ' in the')
      .replaceAll(/[?!"“”]+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .replace(/^(?:'s|[\s,.;:-])+/, '')
      .replace(/(?:[\s,.;:-]|\s(?:on|in|for|from|of|at|during|since|the))+$/i, '')
      .replace(POLITE, '')
      .replace(SLIPS, (word) => SLIP_OF[word.toLowerCase()] ?? word)
      .trim()
  );
}

/** The word that asks, mistyped. */
const SLIP_OF: Readonly<Record<string, string>> = {
  waht: 'what',
  whta: 'what',
  wht: 'what',
  hwat: 'what',
  wat: 'what',
  wich: 'which',
  whcih: 'which',
  whihc: 'which',
  hwo: 'who',
  woh: 'who',
};
const SLIPS = /^\w{3,5}(?!\w)/;

const POLITE =
  /^(?:(?:please|hey|hi|so|and|ok|okay|can you|could you|would you|tell me|show me|show|give me|list|find|remind me(?: of)?|summari[sz]e|i (?:want|need|would like) to (?:know|see)|do you know|let me (?:know|see))(?:[, ]+|$))+/i;

/**
 * Understands a question about facts.
 *
 * @returns null for any other question: it goes on to retrieval
 */
export function understandFacts(question: string, context: FactContext): FactQuery | null {
  const text = question.trim();
  if (text.length > MAX_CHARS || text.includes('\n')) return null;
  const without = new Set(context.without ?? []);
  // The words of a time are no topic, also where a filter says another time.
  const said = without.has('time') ? null : timeIn(text, context.now, context.dates);
  const time = context.given === undefined ? said : { ...context.given, words: '' };
  const isNamed = !without.has('person');
  const known = isNamed
    ? peopleIn(text, context.facts, context.isInNotes).filter((one) => !isInTime(one, text, said))
    : [];
  const unknown = isNamed && known.length === 0 ? unknownPerson(text) : null;
  // A name that the notes do know is a thing's, or that of somebody of whom nothing is recorded.
  const isUnknown = unknown !== null && !unknown.label.split(' ').some((word) => context.isInNotes?.(word) ?? true);
  const people = isUnknown && unknown !== null ? [unknown] : known;
  const found = intentOf(skeletonOf(text, people, said), {
    hasTime: time !== null,
    people: people.length,
    person: people[0]?.label ?? null,
    asksList: ASKS_LIST.test(text),
    isKindOfNotes: context.isKindOfNotes ?? (() => false),
    findField: (asked) => context.findField?.({ asked, people, time }) ?? null,
  });
  if (found === null) return null;
  const { intent, topic } = found;
  return {
    intent:
      without.has('state') && intent.kind === 'tasks' ? { ...intent, label: 'items', states: ALL_STATES } : intent,
    people,
    me: [...new Set(context.authors.flatMap((author) => knownAs(author, context.facts)))],
    time,
    topic: without.has('topic') ? '' : topic,
    isUnknown,
    today: dayOf(context.now),
  };
}

const MAX_CHARS = 300;
const ASKS_LIST = /^(?:(?:please|can you|could you) )?(?:list|show|give|name|find|enumerate)\b/i;
const ALL_STATES: readonly TaskState[] = ['open', 'doing', 'blocked', 'done', 'cancelled'];

function dayOf(now: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

/** `May` in `last May` is no name. */
function isInTime({ from, to }: AskedPerson, text: string, time: TimeSpan | null): boolean {
  if (time === null || time.words === '') return false;
  const start = text.indexOf(time.words);
  return from >= start && to <= start + time.words.length;
}

const KIND_OF: Readonly<Record<Intent['kind'], QuestionKind>> = {
  updates: 'person',
  tasks: 'list',
  blocked: 'list',
  standup: 'list',
  day: 'list',
  notes: 'list',
  mentions: 'list',
  who: 'person',
  field: 'what',
  stale: 'list',
  when: 'when',
  decisions: 'decision',
};

/** What such a question wants, in the words of every question. */
export function questionKind(query: FactQuery): QuestionKind {
  return KIND_OF[query.intent.kind];
}

const KIND_CHIPS: Readonly<Partial<Record<Intent['kind'], readonly [label: string, kind: NoteKind]>>> = {
  standup: ['standups', 'standup'],
  decisions: ['decisions', 'decision'],
};

function kindChip({ intent }: FactQuery): Chip | null {
  if (intent.kind === 'notes') return { kind: 'kind', label: intent.label, value: intent.noteKind ?? intent.label };
  const known = KIND_CHIPS[intent.kind];
  return known === undefined ? null : { kind: 'kind', label: known[0], value: known[1] };
}

function stateChip({ intent }: FactQuery): Chip | null {
  if (intent.kind === 'blocked') return { kind: 'state', label: 'blocked', value: 'blocked' };
  if (intent.kind !== 'tasks' || intent.label === 'items') return null;
  return { kind: 'state', label: intent.label === 'due' ? 'due' : `${intent.label} items`, value: intent.label };
}

/** The chip of a time that words name; a filter has its own. */
export function timeChip(time: TimeSpan | null): Chip[] {
  return time === null || time.words === '' ? [] : [{ kind: 'time', label: sayTime(time), value: time.words }];
}

/** How a question about facts was understood, in the order to show it. */
export function chipsOf(query: FactQuery): Chip[] {
  const chips: Chip[] = [];
  const kind = kindChip(query);
  const state = stateChip(query);
  if (kind !== null) chips.push(kind);
  if (state !== null) chips.push(state);
  for (const { label, names } of query.people) chips.push({ kind: 'person', label, value: names.join(', ') });
  if (query.topic !== '') chips.push({ kind: 'topic', label: `about ${query.topic}`, value: query.topic });
  return [...chips, ...timeChip(query.time)];
}
