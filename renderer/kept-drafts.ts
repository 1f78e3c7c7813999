import { useEffect } from 'react';
import { useClient } from './client-context.ts';
import type { Client } from './client.ts';
import { keepTelling } from './components/notices.ts';
import { bringBack } from './left-behind.ts';
import { navigate } from './navigation.ts';
import { writeNext } from './write-next.ts';

/** Says, when the window opens, that an earlier one did not get to save something. */
export function useKeptDrafts(): void {
  const client = useClient();
  useEffect(() => {
    const stop = new AbortController();
    void tellOfDrafts(client, stop.signal);
    return () => stop.abort();
  }, [client]);
}

async function tellOfDrafts(client: Client, signal: AbortSignal): Promise<void> {
  // An engine that cannot be reached says so in the status line; the note itself offers its draft.
  const answer = await bringBack(client)
    .then(() => client.call('drafts', {}, signal))
    .catch(() => null);
  const [latest, ...more] = answer?.drafts ?? [];
  if (latest === undefined) return;
  const { journal, path } = latest;
  const others = more.length === 0 ? '' : ` and ${more.length} more`;
  keepTelling(`What was typed into ${path}${others} did not reach the file. It was kept.`, {
    label: 'Open',
    run: () => {
      // What was kept is taken back where the note is written.
      writeNext({ journal, path });
      navigate({ kind: 'note', journal, path, line: null, endLine: null });
    },
  });
}
