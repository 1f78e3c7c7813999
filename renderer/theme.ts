import { THEMES, ThemeSchema } from '../core/contract/preferences.ts';
import type { Theme } from '../core/contract/preferences.ts';
import type { Client } from './client.ts';
import { keptStore } from './kept.ts';
import { setPreferences } from './preferences.ts';

/** A copy of what the engine keeps, so that the first thing drawn has the right colours. */
export const theme = keptStore<Theme>('daybook.theme', ThemeSchema, 'system');

/** Changes the theme, here and in what the engine keeps. */
export function chooseTheme(client: Client, next: Theme): void {
  theme.set(next);
  setPreferences(client, { theme: next });
}

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
