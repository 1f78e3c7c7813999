import type { KeyboardEvent } from 'react';
import { chordOf } from './keys.ts';
import { isApple } from './native.ts';

/** Mod+Enter sends a form from a box in which Enter begins a line. */
export function submitByKey(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (chordOf(event.nativeEvent, isApple()) !== 'Mod+Enter') return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
