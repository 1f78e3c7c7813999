import { writtenDay } from '../../dates/written-day.ts';
import type { Decision } from '../../contract/facts.ts';
import type { DecisionFound, Located } from '../facts.ts';
import { indexRecords } from './record-index.ts';
import { reversedBy, type Decided, type MayReplace } from './reversal.ts';
import { laterOnSameSubject } from './same-subject.ts';
import { textId } from '../text-id.ts';

/**
 * All decisions, linked with each other, newest first; what has no date comes last.
 *
 * 1. Each gets an id of its path and its key there.
 * 2. Links are followed in both directions: `Supersedes ADR-3` in one is `superseded by` in the other.
 * 3. What another one in force or once in force replaces is superseded; a proposal replaces nothing yet.
 * 4. Where no link says so, a later decision on the same subject is named as one that may have replaced it.
 */
export function ledgerOf(found: readonly Located<DecisionFound>[]): Decision[] {
  const ids = found.map(({ fact, journal, path }) => textId(`${journal}\n${path}\n${fact.key}`));
  const replacements = replacementsOf(found);
  const replaced = found.map((_, at) => replacements.by[at]?.[0] ?? null);
  const decisions = found.map((located, at): Decision => {
    const { fact, journal, path } = located;
    const by = replaced[at] ?? null;
    return {
      id: ids[at] ?? '',
      form: fact.form,
      title: fact.title,
      statement: fact.statement,
      rationale: fact.rationale,
      date: dayOf(located),
      status: by !== null && fact.status === 'active' ? 'superseded' : fact.status,
      supersededBy: by === null ? null : (ids[by] ?? null),
      supersedes: [...(replacements.of[at] ?? [])].flatMap((other) => ids[other] ?? []),
      maybeSupersededBy: null,
      journal,
      path,
      line: fact.line,
      endLine: fact.endLine,
    };
  });
  return withMaybe(decisions).toSorted(byNewest);
}

/** The day that the decision says, else its section's. */
function dayOf(found: Located<DecisionFound>): string | null {
  return found.fact.date ?? writtenDay(found);
}

interface Replacements {
  /** For each decision those that replaced it. */
  readonly by: readonly (readonly number[])[];
  /** For each decision those that it replaced. */
  readonly of: readonly ReadonlySet<number>[];
}

function replacementsOf(found: readonly Located<DecisionFound>[]): Replacements {
  const index = indexRecords(found);
  const by = found.map((): number[] => []);
  const of = found.map(() => new Set<number>());
  const link = (older: number | null, newer: number | null): void => {
    if (older === null || newer === null || by[older]?.includes(newer) === true) return;
    by[older]?.push(newer);
    of[newer]?.add(older);
  };
  for (const [at, { fact }] of found.entries()) {
    for (const reference of fact.supersededBy) link(at, index.resolve(reference, at));
  }
  for (const [at, { fact }] of found.entries()) {
    if (fact.status === 'proposed' || fact.status === 'rejected') continue;
    for (const reference of fact.supersedes) link(index.resolve(reference, at), at);
  }
  return { by, of };
}

function withMaybe(decisions: readonly Decision[]): Decision[] {
  const active = decisions.filter(({ status }) => status === 'active');
  const texts = active.map(({ title, statement, date }) => ({
    text: title === null ? statement : `${title}. ${statement}`,
    date,
  }));
  const mayReplace: MayReplace = (older, newer) => {
    const [one, other] = [active[older], active[newer]];
    return one !== undefined && other !== undefined && isLater(other, one) && mayBeOneMatter(one, other);
  };
  const reversed = reversedBy(active.map(shortly), mayReplace);
  const alike = laterOnSameSubject(texts, mayReplace);
  const maybe = new Map<string, string>();
  for (const [at, older] of active.entries()) {
    const newer = active[reversed[at] ?? alike[at] ?? -1];
    if (newer !== undefined) maybe.set(older.id, newer.id);
  }
  return decisions.map((decision) => ({ ...decision, maybeSupersededBy: maybe.get(decision.id) ?? null }));
}

/** What a decision says in a sentence: a record's title and first words, for its parts are not the decision. */
function shortly({ title, statement, date }: Decision): Decided {
  if (title === null) return { text: statement, date };
  const end = statement.search(/[.:!?](?:\s|$)| [-*] /);
  return { text: `${title}. ${end === -1 ? statement : statement.slice(0, end)}`, date };
}

/** A later day, or further down on the same day of the same note. */
function isLater(newer: Decision, older: Decision): boolean {
  if (newer.date === null || older.date === null) return false;
  return newer.date > older.date || (newer.date === older.date && newer.path === older.path && newer.line > older.line);
}

/** Journals know nothing of each other, nor do the records of one folder of those of another. */
function mayBeOneMatter(one: Decision, other: Decision): boolean {
  if (one.journal !== other.journal) return false;
  return one.form !== 'record' || other.form !== 'record' || folderOf(one.path) === folderOf(other.path);
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function byNewest(a: Decision, b: Decision): number {
  if (a.date !== b.date) return (b.date ?? '') < (a.date ?? '') ? -1 : 1;
  return a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1;
}
