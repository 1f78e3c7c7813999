import type { Task } from '../../contract/facts.ts';
import { isOver } from '../../contract/kinds.ts';
import type { Chain, Standing } from './task-history.ts';
import { textId } from '../text-id.ts';

/**
 * Makes tasks of chains, in the order of the notes. State, place and id are those of the latest day; who is not named there
 * may be named before.
 */
export function nameTasks(chains: readonly Chain[]): Task[] {
  return chains.toSorted((a, b) => order(a.last, b.last)).map((chain) => taskOf(chain, idOf(chain.last)));
}

function idOf({ item: { journal, path, fact } }: Standing): string {
  return textId(`${journal}\n${path}\n${fact.key}`);
}

function order({ item: a }: Standing, { item: b }: Standing): number {
  return compare(a.journal, b.journal) || compare(a.path, b.path) || a.fact.line - b.fact.line;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The latest of a chain that says anything of a field. */
function latestOf<T>({ standings }: Chain, read: (standing: Standing) => T | null): T | null {
  for (let at = standings.length - 1; at >= 0; at--) {
    const standing = standings[at];
    const value = standing === undefined ? null : read(standing);
    if (value !== null) return value;
  }
  return null;
}

function taskOf(chain: Chain, id: string): Task {
  const { last, standings } = chain;
  const { fact, journal, path, date, dateOrigin } = last.item;
  const isFinished = isOver(fact.state);
  return {
    id,
    state: fact.state,
    text: last.text,
    owner: latestOf(chain, ({ owners }) => (owners.length === 0 ? null : owners.join(', '))),
    date,
    dateOrigin,
    due: latestOf(chain, ({ item }) => item.fact.due),
    scheduled: latestOf(chain, ({ item }) => item.fact.scheduled),
    start: latestOf(chain, ({ item }) => item.fact.start),
    // Unfinished before and finished now: it was done by that day.
    finished: fact.finished ?? (isFinished && standings.length > 1 ? date : null),
    priority: latestOf(chain, ({ item }) => item.fact.priority),
    recurrence: latestOf(chain, ({ item }) => item.fact.recurrence),
    reason: fact.reason,
    journal,
    path,
    line: fact.line,
    endLine: fact.endLine,
    details: [...fact.details],
    history: standings.map(({ item }) => ({
      date: item.date,
      state: item.fact.state,
      journal: item.journal,
      path: item.path,
      line: item.fact.line,
    })),
  };
}
