import type { Turn } from '../facts.ts';

/** Who speaks in a part of a note, and how that is written. */
export interface Voice {
  readonly speakers: readonly string[];
  readonly to: readonly string[];
  readonly shape: Turn['shape'];
}
