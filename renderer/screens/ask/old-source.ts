import { daysBetween } from '../../words/date.ts';
import type { AskState } from './ask-state.ts';

/** Sources older than this are said to be old, in days: about what a system changes in. */
const OLD_DAYS = 365;

/** The day of the newest source where even that is old; null too for a question about a time: who asks knows how long ago it is. */
export function oldSource({ answer, citations, filters, without, understood }: AskState, today: string): string | null {
  const isOfTime = understood?.chips.some(({ kind }) => kind === 'time' && !without.includes(kind));
  const { from, to } = filters;
  if (!answer || answer.abstained || isOfTime || from !== undefined || to !== undefined) return null;
  const newest = citations
    .flatMap(({ date }) => date ?? [])
    .toSorted()
    .at(-1);
  return newest !== undefined && (daysBetween(newest, today) ?? 0) >= OLD_DAYS ? newest : null;
}
