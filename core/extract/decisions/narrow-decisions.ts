import type { Decision, DecisionsRequest } from '../../contract/facts.ts';
import { rarity, subjectWords } from '../subject-words.ts';

/**
 * The decisions that a request asks for. With `about`, those that share its words, best first; else in their order.
 *
 * `at`: dated that day or before, neither proposed nor rejected, and not replaced by one that was dated by then. What is
 * superseded without a dated replacement counts as out of force: nobody can say since when. They are given as they were on
 * that day: active, and replaced by nothing that came later.
 */
export function narrowDecisions(decisions: readonly Decision[], request: DecisionsRequest): Decision[] {
  const { at, status, about } = request;
  const path = (request.path ?? '').replaceAll('\\', '/').replace(/^\.\//, '').replace(/\/+$/, '');
  const dates = new Map(decisions.map((decision) => [decision.id, decision.date]));
  const known =
    at === undefined
      ? decisions
      : decisions.filter((decision) => wasInForce(decision, at, dates)).map((decision) => asOf(decision, at, dates));
  const kept = known.filter((decision) => {
    if (status !== 'all' && decision.status !== status) return false;
    return path === '' || path === '.' || decision.path === path || decision.path.startsWith(`${path}/`);
  });
  return about === undefined ? kept : ranked(kept, decisions, about);
}

function wasInForce(decision: Decision, at: string, dates: ReadonlyMap<string, string | null>): boolean {
  if (decision.date === null || decision.date > at) return false;
  if (decision.status === 'proposed' || decision.status === 'rejected') return false;
  if (decision.status !== 'superseded') return true;
  const since = decision.supersededBy === null ? null : (dates.get(decision.supersededBy) ?? null);
  return since !== null && since > at;
}

/** A decision that was in force on a day, as one would have read it then. */
function asOf(decision: Decision, at: string, dates: ReadonlyMap<string, string | null>): Decision {
  const { maybeSupersededBy: maybe } = decision;
  const came = maybe === null ? null : (dates.get(maybe) ?? null);
  const maybeSupersededBy = came !== null && came > at ? null : maybe;
  return { ...decision, status: 'active', supersededBy: null, maybeSupersededBy };
}

/** A decision that holds less of what the words say is about something else. */
const MIN_MATCH = 0.5;

/** A word of the title says twice what one of the text says. */
const TITLE_WEIGHT = 2;

function ranked(kept: readonly Decision[], all: readonly Decision[], about: string): Decision[] {
  const asked = [...subjectWords(about)];
  if (asked.length === 0) return [];
  const words = new Map(
    all.map((decision) => [
      decision.id,
      {
        title: subjectWords(decision.title ?? ''),
        text: subjectWords(`${decision.statement} ${decision.rationale ?? ''}`),
      },
    ]),
  );
  const weights = asked.map((word) => {
    const count = [...words.values()].filter(({ title, text }) => title.has(word) || text.has(word)).length;
    return rarity(count, all.length) + 1;
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const scored = kept.flatMap((decision) => {
    const own = words.get(decision.id);
    let matched = 0;
    let score = 0;
    for (const [index, word] of asked.entries()) {
      const weight = weights[index] ?? 0;
      const inTitle = own?.title.has(word) === true;
      if (!inTitle && own?.text.has(word) !== true) continue;
      matched += weight;
      score += inTitle ? weight * TITLE_WEIGHT : weight;
    }
    return matched >= total * MIN_MATCH ? [{ decision, score }] : [];
  });
  return scored.toSorted((a, b) => b.score - a.score).map(({ decision }) => decision);
}
