import { createStore } from '../store.ts';

/** The line of the cursor in the note that is being written, 1-based; null while none is. */
export const cursorLine = createStore<number | null>(null);
