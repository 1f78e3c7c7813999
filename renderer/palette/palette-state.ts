import { createStore } from '../store.ts';

/** What is looked for: everything, or notes only. */
export type PaletteScope = 'all' | 'notes';

/** Null while the palette is closed. */
export const paletteShown = createStore<PaletteScope | null>(null);
