import type { DaybookError } from '../../errors.ts';
import { printable } from './printable.ts';
import type { Style } from './style.ts';

/** An error for a person: what happened, then what to do; with the stack when it is a bug. */
export function errorText(error: DaybookError, style: Style): string {
  // That something was stopped is what the user wanted.
  const label = error.code === 'cancelled' ? '' : `${style.bad('error:')} `;
  const lines = [`${label}${printable(error.message)}`];
  if (error.hint !== '') lines.push(printable(error.hint));
  if (error.code === 'internal' && error.cause instanceof Error) {
    lines.push(style.dim(printable(error.cause.stack ?? '')));
  }
  return lines.join('\n');
}
