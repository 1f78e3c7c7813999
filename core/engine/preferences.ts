import type { Implementation } from '../contract.ts';
import { PreferencesSchema, type Preferences } from '../contract/preferences.ts';
import type { Db } from '../store/database.ts';
import { readSettings, writeSettings } from '../store/settings.ts';

/** How the user likes the window. */
export function preferenceProcedures(user: Db): Pick<Implementation, 'preferences' | 'setPreferences'> {
  const read = (): Preferences => {
    const { window, noteNames } = readSettings(user);
    return PreferencesSchema.parse({ ...window, noteNames });
  };
  return {
    preferences: async () => read(),
    async setPreferences({ noteNames, ...patch }) {
      const { window } = readSettings(user);
      writeSettings(user, { window: { ...window, ...patch }, ...(noteNames ? { noteNames } : {}) });
      return read();
    },
  };
}
