import type { Occurrence } from '../../../core/contract/ask.ts';
import { sayCounted } from '../../words/number.ts';

/** `It came up on 2 days`; of errors that are only like it, that they are. */
export function sayOccurrences(occurrences: readonly Occurrence[]): string {
  const days = new Set(occurrences.flatMap(({ date }) => date ?? [])).size;
  const when = days === 0 ? 'in your notes' : `on ${sayCounted(days, 'day')}`;
  return occurrences.some(({ exact }) => exact) ? `It came up ${when}` : `Errors like it came up ${when}`;
}
