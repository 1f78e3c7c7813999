import { writtenDay } from '../../dates/written-day.ts';
import type { Task } from '../../contract/facts.ts';
import { isOver } from '../../contract/kinds.ts';
import type { Located, TaskItem } from '../facts.ts';
import { nameTasks } from './task-id.ts';
import { isNear, itemKey, itemWords, type ItemWords } from './task-match.ts';

/** Who is who among the owners of items. */
export interface OwnerContext {
  /** The person's name for a name in a note; the name itself when nobody is known by it. */
  readonly nameOf: (name: string) => string;
  /** True when the notes show that this is somebody's name; without it, nobody is. */
  readonly isPerson?: ((name: string) => boolean) | undefined;
}

/** An item with what joining goes by. */
export interface Standing {
  readonly item: Located<TaskItem>;
  readonly key: string;
  readonly words: ItemWords;
  readonly text: string;
  readonly owners: readonly string[];
  /** Days since 1970; null when only the time of the file is known. */
  readonly day: number | null;
  readonly folder: string;
}

/** An item over the days on which it stands in the notes, oldest first. */
export interface Chain {
  readonly standings: Standing[];
  last: Standing;
}

/** Near matches are of one week. */
const NEAR_DAYS = 7;
/** In another folder, the same words may be about something else: they must be more, and the days fewer. */
const OTHER_FOLDER_DAYS = 7;
const OTHER_FOLDER_WORDS = 5;
/** So few words are said of many things: only soon after, and by the same people. */
const SHORT_WORDS = 2;
const RATHER_SHORT_WORDS = 3;
const RATHER_SHORT_DAYS = 90;
const VAGUE_WORDS = 4;
/** What says nothing by itself. */
const VAGUE = /^(?:see (?:above|below)|same|ditto|lots|misc|various|follow up|review|comment|sync|done|wip)$/;

/**
 * Makes tasks of items: the same item on several days is one task, with a history.
 *
 * 1. Name the owners, leave out the errands of nobody, and order the items by day.
 * 2. Day by day, let each item go on with an unfinished one of the same words, whoever of both names an owner.
 * 3. Let what is left go on with one of nearly the same words and the same owner within a week, when there is just one.
 * 4. Everything else begins a task.
 *
 * Two items of one note on one day are two tasks.
 */
export function joinTasks(items: readonly Located<TaskItem>[], context: OwnerContext): Task[] {
  // 1. Name and order.
  const standings = items.flatMap((item) => {
    const standing = standingOf(item, context);
    return item.fact.isErrand === true && standing.owners.length === 0 ? [] : [standing];
  });
  const dated = standings.filter((standing) => standing.day !== null);
  dated.sort((a, b) => dayOf(a) - dayOf(b));
  const joined = joinDays(dated);
  const undated = standings
    .filter(({ day }) => day === null)
    .map((standing) => ({ standings: [standing], last: standing }));
  return nameTasks([...joined, ...undated]);
}

const DAY_MS = 86_400_000;

function standingOf(item: Located<TaskItem>, { nameOf, isPerson }: OwnerContext): Standing {
  const { fact, path } = item;
  const day = writtenDay(item);
  const sure = fact.owners.length > 0;
  const maybe = sure ? [] : (fact.maybeOwners ?? []);
  const known = maybe.length > 0 && isPerson !== undefined && maybe.every((name) => isPerson(name));
  const names = sure ? fact.owners : known ? maybe : [];
  const text = known ? withoutNames(fact.text, maybe) : fact.text;
  const key = itemKey(text);
  return {
    item,
    text,
    key,
    words: itemWords(key),
    owners: [...new Set(names.map(nameOf))],
    day: day === null ? null : Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS),
    folder: path.slice(0, path.lastIndexOf('/') + 1).replaceAll(/\d+/g, '0'),
  };
}

/** `Ann: do it`, `Ann to do it`: the words before are the owner, now that Ann is known. */
function withoutNames(text: string, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  const at = text.indexOf(last);
  if (at === -1 || at > names.join(' and ').length) return text;
  const rest = text.slice(at + last.length).replace(/^[*_]*(?::[*_]*| -| –| to| will)[ \t]+/, '');
  return rest === '' ? text : rest;
}

function joinDays(dated: readonly Standing[]): Chain[] {
  const chains: Chain[] = [];
  const open: OpenChains = { byKey: new Map(), byDay: new Map() };
  const put = (standing: Standing, chain: Chain | null): void => {
    if (chain === null) {
      const fresh = { standings: [standing], last: standing };
      chains.push(fresh);
      if (!isFinished(standing)) add(open, fresh);
      return;
    }
    remove(open, chain);
    chain.standings.push(standing);
    chain.last = standing;
    if (!isFinished(standing)) add(open, chain);
  };
  for (let from = 0; from < dated.length;) {
    let to = from + 1;
    while (to < dated.length && dated[to]?.day === dated[from]?.day) to++;
    joinDay(dated.slice(from, to), { open, put });
    from = to;
  }
  return chains;
}

/** The chains whose last item is unfinished, by its journal and words, and by its day. */
interface OpenChains {
  readonly byKey: Map<string, Chain[]>;
  readonly byDay: Map<number, Set<Chain>>;
}

interface Joining {
  readonly open: OpenChains;
  readonly put: (standing: Standing, chain: Chain | null) => void;
}

function joinDay(today: readonly Standing[], { open, put }: Joining): void {
  // 2. The same words.
  const left: Standing[] = [];
  const keysToday = new Set(today.map(keyOf));
  for (const standing of today) {
    const chain = (open.byKey.get(keyOf(standing)) ?? []).find((one) => isSame(one.last, standing));
    if (chain === undefined) left.push(standing);
    else put(standing, chain);
  }
  // 3. Nearly the same words.
  const recent = left[0] === undefined ? [] : recentChains(open, dayOf(left[0]), keysToday);
  const wanted = new Map<Chain, Standing[]>();
  const fresh: Standing[] = [];
  for (const standing of left) {
    const near = recent.filter((chain) => isNearly(chain.last, standing));
    const [only, ...others] = near;
    if (only === undefined || others.length > 0) fresh.push(standing);
    else wanted.set(only, [...(wanted.get(only) ?? []), standing]);
  }
  for (const [chain, standings] of wanted) {
    const [only, ...others] = standings;
    if (only !== undefined && others.length === 0) put(only, chain);
    else fresh.push(...standings);
  }
  // 4. New ones.
  for (const standing of fresh) put(standing, null);
}

function isFinished({ item }: Standing): boolean {
  return isOver(item.fact.state);
}

/** Of an item that has one: those without are not joined. */
function dayOf({ day }: Standing): number {
  return day ?? 0;
}

function keyOf({ item, key }: Standing): string {
  return `${item.journal}\n${key}`;
}

function add({ byKey, byDay }: OpenChains, chain: Chain): void {
  const key = keyOf(chain.last);
  const day = dayOf(chain.last);
  const chains = byKey.get(key);
  if (chains === undefined) byKey.set(key, [chain]);
  else chains.push(chain);
  const ofDay = byDay.get(day);
  if (ofDay === undefined) byDay.set(day, new Set([chain]));
  else ofDay.add(chain);
}

function remove({ byKey, byDay }: OpenChains, chain: Chain): void {
  byDay.get(dayOf(chain.last))?.delete(chain);
  const key = keyOf(chain.last);
  const chains = byKey.get(key);
  if (chains === undefined) return;
  const at = chains.indexOf(chain);
  if (at !== -1) chains.splice(at, 1);
  if (chains.length === 0) byKey.delete(key);
}

/** True when an item of the same words goes on with an earlier one. */
function isSame(earlier: Standing, later: Standing): boolean {
  const days = dayOf(later) - dayOf(earlier);
  const samePath = earlier.item.path === later.item.path;
  if (days === 0 && samePath) return false;
  if (!ownersAgree(earlier.owners, later.owners)) return false;
  const words = later.key === '' ? 0 : later.words.words.length;
  if (words <= SHORT_WORDS && days > NEAR_DAYS) return false;
  if (words <= RATHER_SHORT_WORDS && days > RATHER_SHORT_DAYS) return false;
  if (words <= VAGUE_WORDS && !isSameHands(earlier.owners, later.owners)) return false;
  if (VAGUE.test(later.key) && later.owners.length === 0) return false;
  if (samePath || earlier.folder === later.folder) return true;
  return words >= OTHER_FOLDER_WORDS && days <= OTHER_FOLDER_DAYS;
}

function ownersAgree(one: readonly string[], other: readonly string[]): boolean {
  if (one.length === 0 || other.length === 0) return true;
  return one.some((name) => other.includes(name));
}

/** The same people, or nobody named in one of them. */
function isSameHands(one: readonly string[], other: readonly string[]): boolean {
  return one.length === 0 || other.length === 0 || sameOwners(one, other);
}

function sameOwners(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}

/** The unfinished items of the last week; what stands there today in its own words was not edited. */
function recentChains({ byDay }: OpenChains, day: number, keysToday: ReadonlySet<string>): Chain[] {
  const recent: Chain[] = [];
  for (let before = day - NEAR_DAYS; before < day; before++) {
    for (const chain of byDay.get(before) ?? []) if (!keysToday.has(keyOf(chain.last))) recent.push(chain);
  }
  return recent;
}

/** True when an item may be an earlier one after a small edit. */
function isNearly(earlier: Standing, later: Standing): boolean {
  return (
    earlier.folder === later.folder &&
    earlier.item.journal === later.item.journal &&
    sameOwners(earlier.owners, later.owners) &&
    isNear(earlier.words, later.words)
  );
}
