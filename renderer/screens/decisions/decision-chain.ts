import type { Decision } from '../../../core/contract/facts.ts';

/** Decisions by their id. */
export type Ledger = ReadonlyMap<string, Decision>;

/** All decisions, to look the others of a chain up in. */
export function ledgerOf(decisions: readonly Decision[]): Ledger {
  return new Map(decisions.map((decision) => [decision.id, decision]));
}

/**
 * What a decision replaced, and what replaced it, by explicit links only: oldest first, the decision itself included.
 * Links that go in a circle are followed once.
 */
export function chainOf(decision: Decision, ledger: Ledger): readonly Decision[] {
  const chain = new Map<string, Decision>();
  const waiting = [decision];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (chain.has(one.id)) continue;
    chain.set(one.id, one);
    for (const id of [...one.supersedes, one.supersededBy]) {
      const linked = id === null ? undefined : ledger.get(id);
      if (linked) waiting.push(linked);
    }
  }
  return [...chain.values()].toSorted((a, b) => orderOf(a, b));
}

/** By date; without one, what replaces stands after what it replaces. */
function orderOf(a: Decision, b: Decision): number {
  if (a.supersededBy === b.id || b.supersedes.includes(a.id)) return -1;
  if (b.supersededBy === a.id || a.supersedes.includes(b.id)) return 1;
  return (a.date ?? '') < (b.date ?? '') ? -1 : 1;
}

/** What a decision is called: its title, or what it says. */
export function nameOf({ title, statement }: Pick<Decision, 'title' | 'statement'>): string {
  return title ?? statement;
}
