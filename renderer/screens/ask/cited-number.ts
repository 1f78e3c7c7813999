import { createStore } from '../../store.ts';

/** The citation that is pointed at, so that the evidence beside the answer can show which passage it is. */
export const citedNumber = createStore<number | null>(null);
