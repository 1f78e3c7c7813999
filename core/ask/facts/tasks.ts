import { writtenDay } from '../../dates/written-day.ts';
import type { Task, Update } from '../../contract/facts.ts';
import type { TaskState } from '../../contract/kinds.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import {
  byDate,
  daysBefore,
  isWithin,
  listOf,
  nearestDay,
  sayGroupDay,
  sayNames,
  sayNearest,
  sentenceTime,
  titleTime,
  type FactLine,
  type Findings,
} from './list.ts';
import type { FactQuery } from './query.ts';
import { aboutTopic, type Topic } from './topic.ts';
import { sayDay } from '../query/say-time.ts';
import type { TimeSpan } from '../query/time.ts';

const STATE_WORDS: Readonly<Record<TaskState, string>> = {
  open: 'open',
  doing: 'in progress',
  blocked: 'blocked',
  done: 'done',
  cancelled: 'cancelled',
};
const STATE_ORDER: readonly TaskState[] = ['blocked', 'doing', 'open', 'done', 'cancelled'];

function ownersOf({ owner }: Task): readonly string[] {
  return owner === null ? [] : owner.split(', ');
}

/** What an item says: its text, and why it is as it is. */
function textOf({ text, reason }: Task): string {
  return reason === null || text.includes(reason) ? text : `${text} — ${reason}`;
}

function wordsOf(task: Task): string {
  return [task.text, task.reason ?? '', ...task.details].join(' ');
}

function lineOf(task: Task, group: string): FactLine {
  const { journal, path, line, endLine } = task;
  return { text: textOf(task), group, journal, path, line, endLine, date: writtenDay(task) };
}

interface Owners {
  readonly names: readonly string[];
  /** Items that name nobody count too: they are those of the one who keeps the journal. */
  readonly unowned: boolean;
  /** ` of Mira`, or nothing. */
  readonly says: string;
}

function ownersAsked({ intent, people, me }: FactQuery): Owners {
  const names = people.flatMap((person) => person.names);
  if (names.length > 0) return { names, unowned: false, says: ` of ${sayNames(people.map(({ label }) => label))}` };
  if (intent.kind !== 'tasks' || !intent.mine) return { names: [], unowned: false, says: '' };
  return { names: me, unowned: true, says: me.length > 0 ? ` of ${sayNames(me)} or of nobody by name` : '' };
}

function isOwned(task: Task, { names, unowned }: Owners): boolean {
  if (names.length === 0 && !unowned) return true;
  const owners = ownersOf(task);
  return owners.length === 0
    ? unowned
    : owners.some((owner) => names.includes(owner)) || (unowned && names.length === 0);
}

/** The items in the wished state, of the wished time: when due, or when they stood in the notes. */
function isInTime(task: Task, { intent, time, today }: FactQuery): boolean {
  const label = intent.kind === 'tasks' ? intent.label : '';
  if (label === 'overdue') return task.due !== null && task.due < today;
  if (label === 'due') return task.due !== null && isWithin(task.due, time);
  if (time === null) return true;
  if (label === 'open' && isPlanned(task, time, today)) return true;
  if (task.finished !== null && (label === 'done' || label === 'cancelled')) return isWithin(task.finished, time);
  const day = writtenDay(task);
  if (day === null) return false;
  return isWithin(day, time) || (label !== 'done' && task.history.some(({ date }) => isWithin(date, time)));
}

/** Due or set for that time; of today also what is overdue. */
function isPlanned({ due, scheduled, start }: Task, time: TimeSpan, today: string): boolean {
  if ([due, scheduled, start].some((day) => isWithin(day, time))) return true;
  return due !== null && due < today && time.from === today && time.to === today;
}

function titleOf(query: FactQuery, owners: Owners, topic: Topic | null): string {
  const label = query.intent.kind === 'tasks' ? query.intent.label : 'open';
  const what =
    label === 'due'
      ? 'Items due'
      : label === 'items'
        ? 'Items'
        : `${label[0]?.toUpperCase() ?? ''}${label.slice(1)} items`;
  return `${what}${owners.says}${topic === null ? '' : ` about ${topic.text}`}${titleTime(query.time)}`;
}

/** What an item stands under: its owner where several own some, its state where it says more than the question. */
function groupOf(
  task: Task,
  shown: { readonly owner: boolean; readonly state: boolean; readonly due: boolean },
): string {
  const parts = [
    ...(shown.due && task.due !== null ? [`due ${sayDay(task.due)}`] : []),
    ...(shown.owner ? [task.owner ?? 'nobody named'] : []),
    ...(shown.state ? [STATE_WORDS[task.state]] : []),
  ];
  return parts.length === 0 ? STATE_WORDS[task.state] : parts.join(' · ');
}

function sorted(tasks: readonly Task[], byDue: boolean): Task[] {
  if (byDue) return tasks.toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? ''));
  const dated = tasks.map((task) => ({ task, date: writtenDay(task) }));
  const newest = byDate(dated, true).map(({ task }) => task);
  const owners = [...new Set(newest.map(({ owner }) => owner))].sort((a, b) => Number(a === null) - Number(b === null));
  return newest.toSorted(
    (a, b) =>
      owners.indexOf(a.owner) - owners.indexOf(b.owner) || STATE_ORDER.indexOf(a.state) - STATE_ORDER.indexOf(b.state),
  );
}

/** `open items of Mira`, `what did we not fix`, `what is due this week`. */
export function findTasks(query: FactQuery, facts: FactBase, topic: Topic | null): Findings {
  const { intent } = query;
  const states = intent.kind === 'tasks' ? intent.states : [];
  const byDue = intent.kind === 'tasks' && (intent.label === 'due' || intent.label === 'overdue');
  const owners = ownersAsked(query);
  const owned = facts.tasks().filter((task) => isOwned(task, owners));
  const wished = owned.filter(({ state }) => states.includes(state));
  const within = wished.filter((task) => isInTime(task, query));
  const label = intent.kind === 'tasks' && intent.label !== 'items' && intent.label !== 'due' ? `${intent.label} ` : '';
  const due = intent.kind === 'tasks' && intent.label === 'due' ? ' due' : '';
  if (within.length === 0 && topic === null) {
    const nearest =
      query.time === null
        ? null
        : nearestDay(
            wished.map((task) => (byDue ? task.due : writtenDay(task))),
            query.time,
          );
    return {
      kind: 'nothing',
      reason: `No ${label}item${owners.says}${due} is recorded${sentenceTime(query.time)}.${sayNearest(nearest)}`,
    };
  }
  const found = aboutTopic(topic, within, wordsOf);
  if (found.length === 0) {
    return {
      kind: 'beside',
      note: `No ${label}item${owners.says}${due}${sentenceTime(query.time)} mentions ${topic?.text ?? ''}.`,
    };
  }
  const shown = {
    owner: new Set(found.map(({ owner }) => owner)).size > 1,
    state: new Set(found.map(({ state }) => state)).size > 1,
    due: byDue,
  };
  return listOf(
    titleOf(query, owners, topic),
    sorted(found, byDue).map((task) => lineOf(task, groupOf(task, shown))),
  );
}

/** How far back `who is blocked` looks from the last day with a report. */
const RECENT_DAYS = 7;

interface Blocked {
  readonly person: string;
  readonly line: FactLine;
}

function blockedUpdates(updates: readonly Update[]): Blocked[] {
  return updates
    .filter(({ kind }) => kind === 'blocked')
    .map(({ person, text, journal, path, line, endLine, date }) => ({
      person,
      line: { text, group: '', journal, path, line, endLine, date },
    }));
}

/** Items that were blocked on some day of the time; without one, those that are. */
function blockedTasks(query: FactQuery, facts: FactBase): Blocked[] {
  const { time } = query;
  return facts.tasks().flatMap((task): Blocked[] => {
    const person = task.owner ?? 'nobody named';
    if (time === null) return task.state === 'blocked' ? [{ person, line: lineOf(task, '') }] : [];
    const day = task.history.find(({ state, date }) => state === 'blocked' && isWithin(date, time));
    if (day === undefined)
      return task.state === 'blocked' && isWithin(writtenDay(task), time) ? [{ person, line: lineOf(task, '') }] : [];
    const { journal, path, line, date } = day;
    return [{ person, line: { text: textOf(task), group: '', journal, path, line, endLine: line, date } }];
  });
}

/** `what was blocked on Tuesday`, `who is blocked`: what people reported as blocked, and items in that state. */
export function findBlocked(query: FactQuery, facts: FactBase, topic: Topic | null): Findings {
  const { people, time } = query;
  const names = people.flatMap((person) => person.names);
  const of = names.length === 0 ? '' : ` for ${sayNames(people.map(({ label }) => label))}`;
  const isAsked = ({ person }: Blocked) => names.length === 0 || person.split(', ').some((one) => names.includes(one));
  const reports = blockedUpdates(facts.updates()).filter(isAsked);
  const last = byDate(facts.updates(), true)[0]?.date ?? null;
  const span = time ?? (last === null ? null : { from: daysBefore(last, RECENT_DAYS - 1), to: null, words: '' });
  const items = blockedTasks(query, facts).filter(isAsked);
  const places = new Set(items.map(({ line }) => `${line.journal}\0${line.path}\0${line.line}`));
  const recent = [
    ...items,
    // An item of a report is one thing said once.
    ...reports.filter(
      ({ line }) => isWithin(line.date, span) && !places.has(`${line.journal}\0${line.path}\0${line.line}`),
    ),
  ];
  const when = time === null && last !== null ? ` in the week up to ${sayDay(last)}` : sentenceTime(time);
  const days = reports.map(({ line }) => line.date);
  const lastDay = time === null ? nearestDay(days, { from: last, to: null }) : null;
  // `what was Ann blocked by` asks of the past, whenever that was.
  const isLast = recent.length === 0 && names.length > 0 && lastDay !== null;
  const within = isLast ? reports.filter(({ line }) => line.date === lastDay) : recent;
  if (within.length === 0 && topic === null) {
    const nearest = time === null ? lastDay : nearestDay(days, time);
    return { kind: 'nothing', reason: `Nothing is recorded as blocked${of}${when}.${sayNearest(nearest)}` };
  }
  const found = aboutTopic(topic, within, ({ line }) => line.text);
  if (found.length === 0)
    return {
      kind: 'beside',
      note: `Nothing recorded as blocked${of}${sentenceTime(time)} mentions ${topic?.text ?? ''}.`,
    };
  const dated = found.map(({ person, line }) => ({ ...line, group: `${sayGroupDay(line.date)} · ${person}` }));
  return listOf(
    `Blocked${of}${topic === null ? '' : `, about ${topic.text}`}${titleTime(time)}`,
    byDate(dated, time === null),
    isLast ? `Nothing is recorded as blocked${of}${when}: this is the last that was.` : null,
  );
}
