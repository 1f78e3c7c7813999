import { z } from 'zod';
import { keptStore } from './kept.ts';

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const theme = keptStore<Theme>('daybook.theme', z.enum(THEMES), 'system');

/** Puts the chosen theme on the document, now and whenever it changes. */
export function applyTheme(): void {
  const apply = (): void => {
    document.documentElement.dataset['theme'] = theme.get();
  };
  apply();
  theme.subscribe(apply);
}

/** The theme after `current`, in the order system, light, dark. */
export function nextTheme(current: Theme): Theme {
  return THEMES[(THEMES.indexOf(current) + 1) % THEMES.length] ?? 'system';
}
