import type { Implementation } from '../contract.ts';
import { PreferencesSchema, type Preferences } from '../contract/preferences.ts';
import { noteName } from '../daily/note-name.ts';
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
      // One that names no file is refused while it is chosen, not when a note is to be written.
      for (const pattern of Object.values(noteNames ?? {}))
        noteName(pattern, { date: '2031-03-10', title: 'title', number: '1' });
      writeSettings(user, { window: { ...window, ...patch }, ...(noteNames ? { noteNames } : {}) });
      return read();
    },
  };
}
