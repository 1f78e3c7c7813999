import { useCallback } from 'react';
import { useClient } from '../client-context.ts';
import { tellProblem, tellUser } from '../components/notices.ts';
import { navigate } from '../navigation.ts';
import { preferences } from '../preferences.ts';

/** Puts text into today's note under the heading that the user chose, and offers to open it. */
export function useCapture(): (text: string) => void {
  const client = useClient();
  return useCallback(
    (text) => {
      client.call('capture', { text, heading: preferences.get().captureHeading }).then(
        ({ journal, path }) => {
          const open = (): void => navigate({ kind: 'note', journal, path, line: null, endLine: null });
          return tellUser(`Written into ${path}.`, { label: 'Open', run: open });
        },
        (error: unknown) => tellProblem('Nothing was written.', error),
      );
    },
    [client],
  );
}
