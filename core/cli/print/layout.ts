import { wrap } from './fit.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

/** Where lines go: how wide it is and how it sets text off. */
export interface Layout {
  /** May be infinite. */
  readonly columns: number;
  readonly style: Style;
}

/** A narrower column of words cannot be read. */
const MIN_COLUMNS = 20;

/** Text of a note below `indent`, its own lines kept and each broken where the terminal ends. */
export function indented(text: string, indent: string, columns: number): string[] {
  const room = Math.max(columns - indent.length, MIN_COLUMNS);
  return printable(text)
    .split('\n')
    .flatMap((line) => wrap(line.replaceAll('\t', ' '), room))
    .map((line) => indent + line);
}
