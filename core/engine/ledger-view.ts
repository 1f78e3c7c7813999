import type { Ledger, LedgerEntry, Run } from '../contract/oncall.ts';
import type { Db } from '../store/database.ts';
import { ledgerEntries } from '../store/ledger.ts';
import type { NoteName } from '../store/note-names.ts';
import { runsOfPages, usesOfPages } from '../store/runs.ts';
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
const BY_HAND = 50;
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

/** From the beginning of a run to the last thing done in it; null where nothing was. A run that stays open overnight costs nobody the night. */
function minutesOf({ started, finished, done, notes, copied }: Run): number | null {
  const moments = [...done, ...notes, ...copied].map(({ at }) => at);
  const last = moments.toSorted().at(-1) ?? finished;
  return last === null ? null : Math.max(0, Date.parse(last) - Date.parse(started)) / MS_A_MINUTE;
}

/** What people spent in each runbook. */
function byHandOf(runs: readonly Run[]): Ledger['byHand'] {
  const pages = Map.groupBy(runs, ({ page }) => `${page?.journal}\0${page?.path}`);
  return [...pages.values()]
    .flatMap((own) => {
      const minutes = own.flatMap((run) => minutesOf(run) ?? []);
      const { page, title } = own.at(-1) ?? {};
      if (minutes.length === 0 || !page || title === undefined) return [];
      const sum = minutes.reduce((total, one) => total + one, 0);
      return [{ ...page, title, times: minutes.length, minutes: tenths(sum), medianMinutes: tenths(median(minutes)) }];
    })
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, BY_HAND);
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** What was asked in a time, and what came of it. Minutes saved are an estimate out of the user's own assumption. */
export function ledgerView({ user, settings, range, runbooks }: LedgerInput): Ledger {
  const { from, to } = range;
  const [begins, ends] = [from ?? '', to === undefined ? '9999' : nextDay(to)];
  const entries = ledgerEntries(user, begins, ends);
  const answered = entries.filter((entry) => entry.answered);
  const helped = answered.filter(({ useful }) => useful !== false);
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
    minutesSaved: tenths(helped.length * settings.minutesByHand - spentMinutes),
    unanswered: unansweredOf(entries),
    neverUsed: runbooks
      .filter(({ journal, path }) => !uses.has(`${journal}\0${path}`) && !found.has(`${journal}\0${path}`))
      .slice(0, NEVER_USED)
      .map(({ journal, path, title }) => ({ journal, path, title })),
    byHand: byHandOf(runsOfPages(user, begins, ends)),
    entries: entries.slice(0, SHOWN),
  };
}
