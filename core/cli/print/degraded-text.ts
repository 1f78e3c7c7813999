import type { Degraded } from '../../contract/notices.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

/** One line for each part of Daybook that does not work now, with what to do. Empty when all works. */
export function degradedText(degraded: readonly Degraded[], style: Style): string {
  return degraded
    .map(({ message, fix }) => `${style.warn('note:')} ${printableLine(message)} ${printableLine(fix)}`.trimEnd())
    .join('\n');
}
