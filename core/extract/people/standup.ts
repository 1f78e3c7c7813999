import { isAWhileAgo } from '../../contract/a-while-ago.ts';
import type { Standup, Task, Update } from '../../contract/facts.ts';

export interface StandupInput {
  /** The day of the standup, `YYYY-MM-DD`. */
  readonly date: string;
  /** Only this person's, by the name that the updates carry; everybody's when null. */
  readonly person: string | null;
  readonly updates: readonly Update[];
  readonly tasks: readonly Task[];
}

type Part = Standup['people'][number];
type Item = Part['yesterday'][number];

/** How many days back the last report may lie to count as yesterday's: a weekend, a holiday, a week off. */
const YESTERDAY_MAX_DAYS = 10;
/** An item that nobody has touched for longer is no news of a standup. */
const CARRIED_MAX_DAYS = 60;
const DAY_MS = 86_400_000;

/**
 * What each person did since they last reported, does today, is blocked by and carries over.
 *
 * - yesterday: what they reported on their last day before, items they finished then, and what they report as done today
 * - today: what they say on the day, and their items of the day
 * - blockers: what is in their way on the day, else on the day before; blocked items
 * - carried over: their open items of earlier days
 */
export function standupOf({ date, person, updates, tasks }: StandupInput): Standup {
  const names = new Set<string>();
  const mine = new Map<string, { said: Update[]; items: Task[] }>();
  const of = (name: string): { said: Update[]; items: Task[] } => {
    let known = mine.get(name);
    if (known === undefined) mine.set(name, (known = { said: [], items: [] }));
    return known;
  };
  for (const update of updates) {
    if (update.date === null || update.date > date || (person !== null && update.person !== person)) continue;
    of(update.person).said.push(update);
  }
  for (const task of tasks) {
    if (task.owner === null || (task.date !== null && task.date > date)) continue;
    for (const owner of task.owner.split(', ')) if (person === null || owner === person) of(owner).items.push(task);
  }
  const people: Part[] = [];
  for (const [name, { said, items }] of mine) {
    const part = partOf({ name, date, said, items });
    if (person !== null || hasNews(part, date)) people.push(part);
    names.add(name);
  }
  if (person !== null && !names.has(person)) people.push(partOf({ name: person, date, said: [], items: [] }));
  return { date, people: people.toSorted((a, b) => (a.person < b.person ? -1 : 1)) };
}

function hasNews(part: Part, date: string): boolean {
  if (part.yesterday.length + part.today.length + part.blockers.length > 0) return true;
  return (
    part.carriedOver.length > 0 && part.lastUpdate !== null && daysBetween(part.lastUpdate, date) <= CARRIED_MAX_DAYS
  );
}

function partOf(input: {
  readonly name: string;
  readonly date: string;
  readonly said: readonly Update[];
  readonly items: readonly Task[];
}): Part {
  const { name, date, said, items } = input;
  const lastUpdate = said.reduce<string | null>(
    (last, { date: day }) => (last === null || (day ?? '') > last ? day : last),
    null,
  );
  const reports = said.filter(({ kind }) => kind !== 'remark');
  const before = previousDay(reports, items, date);
  const on = (day: string | null) => reports.filter((update) => day !== null && update.date === day);
  const [today, earlier] = [on(date), on(before)];
  const blocked = today.filter(({ kind }) => kind === 'blocked');
  const open = items.filter(({ state }) => state === 'open' || state === 'doing');
  return {
    person: name,
    yesterday: unique([
      ...today.filter(({ kind }) => kind === 'done').map(itemOf),
      ...earlier.filter(({ kind }) => kind === 'done' || kind === 'update').map(itemOf),
      ...items.filter((task) => task.state === 'done' && before !== null && finishedOn(task) === before).map(itemOf),
    ]),
    today: unique([
      ...today.filter(({ kind }) => kind === 'next' || kind === 'update').map(itemOf),
      ...open.filter((task) => task.date === date).map(itemOf),
    ]),
    blockers: unique([
      // Who says nothing about it today is still blocked by what blocked them.
      ...(today.length > 0 ? blocked : earlier.filter(({ kind }) => kind === 'blocked')).map(itemOf),
      ...items.filter(({ state }) => state === 'blocked').map(itemOf),
    ]),
    carriedOver: unique(
      open
        .filter((task) => task.date !== null && task.date < date && daysBetween(task.date, date) <= CARRIED_MAX_DAYS)
        .map(itemOf),
    ),
    lastUpdate,
  };
}

/** The last day before a date on which somebody reported or finished anything, within `YESTERDAY_MAX_DAYS`. */
function previousDay(said: readonly Update[], items: readonly Task[], date: string): string | null {
  let last: string | null = null;
  const finished = items.filter(({ state }) => state === 'done').map(finishedOn);
  for (const day of [...said.map((update) => update.date), ...finished]) {
    if (day !== null && day < date && (last === null || day > last)) last = day;
  }
  return last !== null && daysBetween(last, date) <= YESTERDAY_MAX_DAYS ? last : null;
}

function finishedOn(task: Task): string | null {
  return task.finished ?? task.date;
}

function itemOf({ text, journal, path, line }: Update | Task): Item {
  return { text, journal, path, line };
}

/** A line that is both a report and an item stands once, also where one of them leaves out what the other ends in: `(due …)`. */
function unique(items: readonly Item[]): Item[] {
  const known = new Map<string, string[]>();
  return items.filter((item) => {
    const place = `${item.journal}\n${item.path}\n${item.line}`;
    const words = plainWords(item.text);
    const said = known.get(place) ?? [];
    if (said.some((one) => beginsWith(one, words) || beginsWith(words, one))) return false;
    known.set(place, [...said, words]);
    return true;
  });
}

function beginsWith(words: string, start: string): boolean {
  return words === start || (start !== '' && words.startsWith(`${start} `));
}

/** What a line says, whatever marks and keywords stand around it: two lines that say the same are one. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(?:todo|done|doing|wip|blocked):?\s+/, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** A standup as text to paste into a chat: a block a person, parts that are empty left out. */
export function standupText(standup: Standup): string {
  const blocks = standup.people.map((part) => {
    const lines = [
      ...linesOf('Yesterday', part.yesterday),
      ...linesOf('Today', part.today),
      ...linesOf('Blockers', part.blockers),
      ...linesOf('Carried over', part.carriedOver),
    ];
    const silent = part.lastUpdate === null ? 'Nothing recorded.' : `Nothing recorded since ${part.lastUpdate}.`;
    // What they said a while ago is not yesterday's.
    const since =
      lines.length > 0 && isAWhileAgo(part.lastUpdate, standup.date) ? ` (nothing since ${part.lastUpdate})` : '';
    return [`*${part.person}*${since}`, ...(lines.length === 0 ? [silent] : lines)].join('\n');
  });
  if (blocks.length === 0) return `Standup ${standup.date}\n\nNothing recorded.\n`;
  return `${[`Standup ${standup.date}`, ...blocks].join('\n\n')}\n`;
}

function linesOf(title: string, items: readonly Item[]): string[] {
  if (items.length === 0) return [];
  return [`${title}:`, ...items.map(({ text }) => `• ${text.replaceAll(/\s*\n\s*/g, '; ')}`)];
}

/** One person's updates of the week of a date, Monday to Sunday, by day, oldest first; days without any are left out. */
export function weekOf(input: {
  readonly date: string;
  readonly person: string;
  readonly updates: readonly Update[];
}): Week {
  const { from, to } = weekAround(input.date);
  const days = new Map<string, Update[]>();
  for (const update of input.updates) {
    if (update.person !== input.person || update.date === null || update.date < from || update.date > to) continue;
    const known = days.get(update.date);
    if (known === undefined) days.set(update.date, [update]);
    else known.push(update);
  }
  const sorted = [...days].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return { from, to, days: sorted.map(([date, updates]) => ({ date, updates })) };
}

/** Monday to Sunday of the week of a date. */
export function weekAround(date: string): Pick<Week, 'from' | 'to'> {
  const at = Date.parse(date);
  const monday = at - ((new Date(at).getUTCDay() + 6) % 7) * DAY_MS;
  return { from: isoDay(monday), to: isoDay(monday + 6 * DAY_MS) };
}

interface Week {
  readonly from: string;
  readonly to: string;
  readonly days: readonly WeekDay[];
}

interface WeekDay {
  readonly date: string;
  readonly updates: readonly Update[];
}

/** The weeks of those who report in the week of a date, as text to paste into a chat; discussions left out. */
export function weekText(date: string, updates: readonly Update[]): string {
  const { from, to } = weekAround(date);
  const reports = updates.filter(({ kind }) => kind !== 'remark');
  const people = [...new Set(reports.map(({ person }) => person))].toSorted();
  const blocks = people.flatMap((person) => {
    const { days } = weekOf({ date, person, updates: reports });
    const lines = days.flatMap(({ date: day, updates: said }) => linesOf(`${weekday(day)} ${day}`, said.map(itemOf)));
    return lines.length === 0 ? [] : [[`*${person}*`, ...lines].join('\n')];
  });
  return `${[`Week of ${from} to ${to}`, ...(blocks.length === 0 ? ['Nothing recorded.'] : blocks)].join('\n\n')}\n`;
}

function weekday(day: string): string {
  return new Date(day).toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' });
}

function isoDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
