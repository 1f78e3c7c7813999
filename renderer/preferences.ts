import { PreferencesSchema } from '../core/contract/preferences.ts';
import type { Preferences, PreferencesPatch } from '../core/contract/preferences.ts';
import type { Client } from './client.ts';
import { tellProblem } from './components/notices.ts';
import { tellShell } from './shell/shell-state.ts';
import { createStore } from './store.ts';

/** How the user likes the window, as the engine keeps it; the defaults until it has said so. */
export const preferences = createStore<Preferences>(PreferencesSchema.parse({}));

/** Changes some of them here at once, and in the engine; what the engine refuses is said and taken back. */
export function setPreferences(client: Client, patch: PreferencesPatch): void {
  const former = preferences.get();
  preferences.set(PreferencesSchema.parse({ ...former, ...patch }));
  client.call('setPreferences', patch).then(
    (kept) => {
      preferences.set(kept);
      return tellShell();
    },
    (error: unknown) => {
      preferences.set(former);
      tellProblem('The change was not kept.', error);
    },
  );
}
