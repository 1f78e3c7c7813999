import { writtenDay } from '../dates/written-day.ts';
import type { Task, TasksRequest, Update, UpdatesRequest } from '../contract/facts.ts';
import { DaybookError } from '../errors.ts';
import type { FactBase } from '../extract/fact-base.ts';
import { normalisePath } from '../store/filters.ts';

interface Dated {
  readonly date: string | null;
}

function isWithin(
  { date }: Dated,
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
) {
  if (from === undefined && to === undefined) return true;
  return date !== null && (from === undefined || date >= from) && (to === undefined || date <= to);
}

/** Tests whether a path is the one asked for, or below it; everything passes when none is asked for. */
function pathTest(asked: string | undefined): (fact: { readonly path: string }) => boolean {
  const prefix = asked === undefined ? '' : normalisePath(asked);
  if (prefix === '' || prefix === '.') return () => true;
  return ({ path }) => path === prefix || path.startsWith(`${prefix}/`);
}

/** The names in an owner: `Mira, Jon` are two. */
export function ownersOf({ owner }: Pick<Task, 'owner'>): readonly string[] {
  return owner === null ? [] : owner.split(', ');
}

function unknownPerson(name: string): DaybookError {
  return new DaybookError('not-found', `Nobody in the notes is known as ${name}.`, {
    hint: '`daybook people` lists who is, with their other names.',
  });
}

/**
 * The name that facts carry for the one whom the user names, in any case and by any alias; a name of an owner who is
 * known from nothing but items counts too.
 *
 * @throws DaybookError `not-found`
 */
export function canonicalName(base: FactBase, name: string): string {
  const asked = name.trim().replace(/^@/, '');
  const person = base.personNamed(asked);
  if (person !== null) return person.name;
  const folded = asked.toLowerCase();
  for (const task of base.tasks()) {
    const owner = ownersOf(task).find((one) => one.toLowerCase() === folded);
    if (owner !== undefined) return owner;
  }
  throw unknownPerson(name);
}

/**
 * The items that a request asks for, in their order. The day that counts is the one on which the item last stands in
 * the notes; a day that is only the time of the file is none.
 *
 * @throws DaybookError `not-found` for an owner whom no note knows
 */
export function narrowTasks(base: FactBase, request: TasksRequest): Task[] {
  const { state } = request;
  const owner = request.owner === undefined ? null : canonicalName(base, request.owner);
  const isBelow = pathTest(request.path);
  return base.tasks().filter((task) => {
    if (state !== 'all' && task.state !== state) return false;
    if (owner !== null && !ownersOf(task).includes(owner)) return false;
    return isBelow(task) && isWithin({ date: writtenDay(task) }, request);
  });
}

/**
 * The updates that a request asks for, in their order.
 *
 * @throws DaybookError `not-found` for a person whom no note knows
 */
export function narrowUpdates(base: FactBase, request: UpdatesRequest): Update[] {
  const person = request.person === undefined ? null : canonicalName(base, request.person);
  const isBelow = pathTest(request.path);
  return base
    .updates()
    .filter((update) => (person === null || update.person === person) && isBelow(update) && isWithin(update, request));
}
