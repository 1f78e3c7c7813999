import { useCallback } from 'react';
import { useClient } from '../client-context.ts';
import { tellProblem, tellUser } from '../components/notices.ts';
import type { Client } from '../client.ts';
import { navigate } from '../navigation.ts';
import { preferences } from '../preferences.ts';

/** Puts text into today's note under the heading that the user chose, and offers to open it and to take it back. */
export function useCapture(): (text: string) => void {
  const client = useClient();
  return useCallback(
    (text) => {
      client.call('capture', { text, heading: preferences.get().captureHeading }).then(
        ({ journal, path, heading, line, undo }) => {
          const open = (): void => navigate({ kind: 'note', journal, path, line, endLine: line });
          const takeBack = (): void => undoCapture(client, undo);
          return tellUser(
            `Written into ${path}, under “${heading}”.`,
            { label: 'Open', run: open },
            { label: 'Undo', run: takeBack },
          );
        },
        (error: unknown) => tellProblem('Nothing was written.', error),
      );
    },
    [client],
  );
}

/** Takes captured text, or a note that was written as a whole, back; and says what became of it. */
export function undoCapture(client: Client, undo: string): void {
  client.call('undoCapture', { undo }).then(
    ({ path, removed }) =>
      tellUser(removed ? `${path} is gone again: it held nothing else.` : `Taken out of ${path} again.`),
    (error: unknown) => tellProblem('The text is still there.', error),
  );
}
