import type { Ledger, LedgerEntry } from '../contract/oncall.ts';
import type { Db } from '../store/database.ts';
import { ledgerEntries } from '../store/ledger.ts';
import type { NoteName } from '../store/note-names.ts';
import { usesOfPages } from '../store/runs.ts';
import type { Settings } from '../store/settings.ts';

export interface LedgerInput {
  readonly user: Db;
  readonly settings: Settings;
  readonly range: { readonly from?: string | undefined; readonly to?: string | undefined };
  readonly runbooks: readonly NoteName[];
}

/** Entries that are shown one by one; all of them are counted. */
const SHOWN = 200;
const UNANSWERED = 50;
const NEVER_USED = 200;
const MS_A_MINUTE = 60_000;
const DAY_MS = 86_400_000;

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What nobody could be told, the most frequent first. */
function unansweredOf(entries: readonly LedgerEntry[]): Ledger['unanswered'] {
  const groups = Map.groupBy(
    entries.filter(({ answered }) => !answered),
    ({ text }) =>
      text
        .toLowerCase()
        .replaceAll(/[\d\W_]+/gu, ' ')
        .trim(),
  );
  return [...groups.values()]
    .map((group) => ({ text: group[0]?.text ?? '', times: group.length, last: group[0]?.at ?? '' }))
    .sort((a, b) => b.times - a.times || (a.last < b.last ? 1 : -1))
    .slice(0, UNANSWERED);
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** What was asked in a time, and what came of it. Minutes saved are an estimate out of the user's own assumption. */
export function ledgerView({ user, settings, range, runbooks }: LedgerInput): Ledger {
  const { from, to } = range;
  const entries = ledgerEntries(user, from ?? '', to === undefined ? '9999' : nextDay(to));
  const answered = entries.filter((entry) => entry.answered);
  const spentMinutes = answered.reduce((sum, { ms }) => sum + ms, 0) / MS_A_MINUTE;
  const uses = usesOfPages(user);
  const found = new Set(entries.flatMap(({ page }) => (page === null ? [] : [`${page.journal}\0${page.path}`])));
  return {
    on: settings.ledger,
    from: from ?? null,
    to: to ?? null,
    asked: entries.length,
    answered: answered.length,
    medianMs: median(entries.map(({ ms }) => ms)),
    modelMs: entries.reduce((sum, { modelMs }) => sum + modelMs, 0),
    useful: entries.filter(({ useful }) => useful === true).length,
    notUseful: entries.filter(({ useful }) => useful === false).length,
    minutesByHand: settings.minutesByHand,
    minutesSaved: Math.round((answered.length * settings.minutesByHand - spentMinutes) * 10) / 10,
    unanswered: unansweredOf(entries),
    neverUsed: runbooks
      .filter(({ journal, path }) => !uses.has(`${journal}\0${path}`) && !found.has(`${journal}\0${path}`))
      .slice(0, NEVER_USED)
      .map(({ journal, path, title }) => ({ journal, path, title })),
    entries: entries.slice(0, SHOWN),
  };
}
