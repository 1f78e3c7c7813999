import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Status } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { Problem } from '../../components/problem.tsx';
import { nativeBridge } from '../../native.ts';
import { preferences } from '../../preferences.ts';
import { QUERY_KEYS, useStatus } from '../../queries.ts';
import { useStore } from '../../store.ts';
import { tellShell } from '../../shell/shell-state.ts';
import { sayPrivacy } from '../../words/status.ts';

/** Opens or closes the network for Daybook. Notes and questions stay on the machine either way. */
export function NetworkSwitch(): JSX.Element | null {
  const client = useClient();
  const queries = useQueryClient();
  const { data: status } = useStatus();
  const change = useMutation({
    mutationFn: (on: boolean) => client.call('setNetwork', { on }),
    onSuccess: ({ network }) => {
      queries.setQueryData<Status>(QUERY_KEYS.status, (known) => (known ? { ...known, network } : known));
      // What can be downloaded hangs on it.
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.models });
      tellShell();
    },
  });
  const spells = useStore(preferences).spelling && nativeBridge() !== null;
  if (!status) return null;
  const privacy = sayPrivacy(status);
  return (
    <section className="network" aria-label="Network">
      <label className="toggle">
        <input
          type="checkbox"
          role="switch"
          checked={status.network}
          disabled={change.isPending}
          onChange={(event) => change.mutate(event.currentTarget.checked)}
        />
        <span className="strong">Network {status.network ? 'on' : 'off'}</span>
      </label>
      <p className="quiet">
        {status.network
          ? `Used to download models${spells ? ' and dictionaries' : ''}, and to import from a server that you name. ${privacy.quiet ? 'Notes and questions stay on this machine' : privacy.says}.`
          : 'Nothing is downloaded, and no other machine is spoken to. Models that are here go on working.'}
      </p>
      {change.isSuccess && change.variables && !change.data.network && (
        <p role="alert">
          It stays off: Daybook was started with <code>DAYBOOK_NETWORK=0</code>, which counts more than this switch.
        </p>
      )}
      {change.isError && <Problem error={change.error} />}
    </section>
  );
}
