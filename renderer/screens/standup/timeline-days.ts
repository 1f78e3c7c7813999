import type { Update } from '../../../core/contract/facts.ts';
import type { UpdateKind } from '../../../core/contract/kinds.ts';
import { plainText } from '../../markdown/plain-text.ts';
import { sayDate } from '../../words/date.ts';

/** What somebody reported on one day; null for what no day is known of. */
export interface TimelineDay {
  readonly date: string | null;
  readonly updates: readonly Update[];
}

const KINDS: Readonly<Record<UpdateKind, string>> = {
  update: '',
  done: 'done',
  next: 'next',
  blocked: 'blocked',
  remark: 'said',
};

/** What kind of report it is, as one word; empty for one that says nothing special. */
export function sayKind(kind: UpdateKind): string {
  return KINDS[kind];
}

/** Reports by their day, newest first; those without a day last. */
export function timelineDays(updates: readonly Update[]): readonly TimelineDay[] {
  const days = new Map<string, Update[]>();
  for (const update of updates) {
    const key = update.date ?? '';
    const day = days.get(key);
    if (day) day.push(update);
    else days.set(key, [update]);
  }
  return [...days]
    .toSorted(([a], [b]) => (a < b ? 1 : -1))
    .map(([date, members]) => ({ date: date === '' ? null : date, updates: members }));
}

/** The reports as plain text, newest day first. */
export function timelineText(name: string, updates: readonly Update[]): string {
  const days = timelineDays(updates).map(({ date, updates: said }) => {
    const lines = said.map(({ kind, text }) => `- ${[sayKind(kind), plainText(text)].filter(Boolean).join(': ')}`);
    return [date === null ? 'No day' : sayDate(date), ...lines].join('\n');
  });
  return `${[name, ...days].join('\n\n')}\n`;
}
