import { useEffect } from 'react';
import { useClient } from './client-context.ts';
import { tellProblem } from './components/notices.ts';
import { preferences } from './preferences.ts';
import { isCancelled } from './rpc-error.ts';
import { tellShell } from './shell/shell-state.ts';
import { shortcuts } from './shortcuts.ts';
import { theme } from './theme.ts';

/** Brings the page's copies in line with what the engine keeps, once at the start and with every change. */
export function useKeptPreferences(): void {
  const client = useClient();
  useEffect(() => {
    const stop = new AbortController();
    const stopFollowing = preferences.subscribe(() => {
      const kept = preferences.get();
      theme.set(kept.theme);
      shortcuts.set(kept.shortcuts);
    });
    client.call('preferences', {}, stop.signal).then(
      (kept) => {
        preferences.set(kept);
        return tellShell();
      },
      (error: unknown) => {
        if (!isCancelled(error)) tellProblem('Your settings could not be read.', error);
      },
    );
    return () => {
      stop.abort();
      stopFollowing();
    };
  }, [client]);
}
