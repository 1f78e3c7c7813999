import { z } from 'zod';
import { chosenKey, KEYS_EVERYWHERE } from '../core/contract/commands.ts';
import type { KeyHelp } from '../core/contract/commands.ts';
import { keptStore } from './kept.ts';
import { KEYS_OF_PLACE } from './keys.ts';
import { preferences } from './preferences.ts';
import { PLACES } from './routes.ts';
import type { Place } from './routes.ts';

/** Where a key works: in every place, or in one. */
export type KeyScope = 'everywhere' | Place;

/** Keys that the user chose instead of those that commands have of themselves. The engine keeps them; here is a copy. */
export const shortcuts = keptStore<Readonly<Record<string, string>>>(
  'daybook.shortcuts',
  z.record(z.string(), z.string()),
  {},
);

export function shortcutName(scope: KeyScope, chord: string): string {
  return `${scope} ${chord}`;
}

/** The key that now does what `chord` does of itself. */
export function keyOf(scope: KeyScope, chord: string): string {
  return chosenKey(shortcuts.get(), scope, chord);
}

/** The keys of a place, and those of every place, as lists of what each scope has. */
export function keysOf(scope: KeyScope): readonly KeyHelp[] {
  return scope === 'everywhere' ? KEYS_EVERYWHERE : KEYS_OF_PLACE[scope];
}

/** What is pressed, as the key that the command has of itself; null for a key that was given up. */
export function meantBy(pressed: string, place: Place): string | null {
  const chosen = shortcuts.get();
  let isGivenUp = false;
  for (const scope of [place, 'everywhere'] as const) {
    for (const [name, key] of Object.entries(chosen)) {
      if (!name.startsWith(`${scope} `)) continue;
      const own = name.slice(scope.length + 1);
      if (key === pressed) return own;
      isGivenUp ||= own === pressed;
    }
  }
  return isGivenUp ? null : pressed;
}

/** What the key that works outside of the window does. */
export const CAPTURE_SAYS = 'Quick capture, from any program';

/** Keys that writing, lists and sequences (`g s`) live by: no command may take them away. */
const NEEDED =
  /^(?:g|(?:Shift\+)?(?:Tab|Enter|Space|Arrow\w+)|Home|End|PageUp|PageDown|Delete|Escape|Mod\+[ACVXYZ]|Mod\+Shift\+Z)$/;

/** True for a key that a command may have. */
export function mayBeChosen(key: string): boolean {
  return !NEEDED.test(key);
}

/** What a key does already where `scope` is in force; null when it is free. */
export function takenBy(key: string, scope: KeyScope): string | null {
  if (key !== '' && key === preferences.get().captureKey) return CAPTURE_SAYS;
  // A key of everywhere is one of each place.
  const scopes: readonly KeyScope[] = scope === 'everywhere' ? ['everywhere', ...PLACES] : [scope, 'everywhere'];
  for (const one of scopes) {
    const help = keysOf(one).find(({ keys }) => keys.some((own) => keyOf(one, own) === key));
    if (help) return help.says;
  }
  return null;
}
