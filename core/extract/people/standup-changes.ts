import type { Standup, StandupChanges } from '../../contract/facts.ts';
import { plainWords } from './standup.ts';
import { subjectWords } from '../subject-words.ts';

type Part = Standup['people'][number];
type Item = Part['today'][number];

/**
 * What is different for each person from one standup to the next: what was promised then and is done or gone now, what is
 * new, what blocks since then and what does not any more. Who has nothing of it is left out.
 *
 * A line says the same when its words do, wherever it stands: a plan that is written down again is no news.
 */
export function changesBetween(before: Standup, now: Standup): StandupChanges {
  const former = new Map(before.people.map((part) => [part.person, part]));
  const people = now.people.map((part) => changesOf(former.get(part.person) ?? null, part));
  return {
    date: now.date,
    since: before.date,
    people: people.filter((one) => one.done.length + one.added.length + one.blocked.length + one.unblocked.length > 0),
  };
}

function changesOf(before: Part | null, now: Part): StandupChanges['people'][number] {
  const planned = before === null ? [] : [...before.today, ...before.carriedOver, ...before.blockers];
  const doneBefore = wordsIn(before?.yesterday ?? []);
  const known = wordsIn([...planned, ...(before?.yesterday ?? [])]);
  const wasBlocked = before?.blockers ?? [];
  const isBlocked = wordsIn(now.blockers);
  const blockedBefore = wordsIn(wasBlocked);
  return {
    person: now.person,
    done: now.yesterday.filter((item) => !doneBefore.has(plainWords(item.text))),
    added: now.today.filter((item) => !known.has(plainWords(item.text))),
    blocked: now.blockers.filter((item) => !blockedBefore.has(plainWords(item.text))),
    unblocked: wasBlocked.filter((item) => !isBlocked.has(plainWords(item.text)) && !isStillSaid(item, now.blockers)),
  };
}

/** Words of being blocked, stemmed: they do not say by what. */
const BLOCKED_WORDS = new Set(['block', 'blocker', 'wait', 'stuck', 'access', 'help']);

/** `blocked on the certificate`, and the next day `the certificate is still missing`: one matter in other words. */
function isStillSaid({ text }: Item, blockers: readonly Item[]): boolean {
  const about = subjectWords(text);
  return blockers.some((other) =>
    [...subjectWords(other.text)].some((word) => about.has(word) && !BLOCKED_WORDS.has(word)),
  );
}

function wordsIn(items: readonly Item[]): ReadonlySet<string> {
  return new Set(items.map(({ text }) => plainWords(text)));
}

const PARTS = [
  ['done', 'Done'],
  ['added', 'New'],
  ['blocked', 'Blocked now'],
  ['unblocked', 'Not blocked any more'],
] as const;

/** The changes as text to paste into a chat. */
export function standupChangesText({ date, since, people }: StandupChanges): string {
  const head = `Changes ${since} to ${date}`;
  if (people.length === 0) return `${head}\n\nNothing changed.\n`;
  const blocks = people.map((one) =>
    [
      `*${one.person}*`,
      ...PARTS.flatMap(([name, says]) =>
        one[name].length === 0
          ? []
          : [`${says}:`, ...one[name].map(({ text }) => `• ${text.replaceAll(/\s*\n\s*/g, '; ')}`)],
      ),
    ].join('\n'),
  );
  return `${[head, ...blocks].join('\n\n')}\n`;
}

/** The last day before a date on which anybody reported anything; null when there is none. */
export function lastStandupBefore(
  date: string,
  updates: readonly { readonly date: string | null; readonly kind: string }[],
): string | null {
  let last: string | null = null;
  for (const { date: day, kind } of updates) {
    if (kind !== 'remark' && day !== null && day < date && (last === null || day > last)) last = day;
  }
  return last;
}
