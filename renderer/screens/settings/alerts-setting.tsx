import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { Input } from '../../../core/contract.ts';
import { useClient } from '../../client-context.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Problem } from '../../components/problem.tsx';
import { oncallState } from '../../oncall-feed.ts';
import { useStore } from '../../store.ts';
import { OnOff } from './on-off.tsx';
import { SettingRow } from './setting-row.tsx';

const LOWEST_PORT = 1_024;
const HIGHEST_PORT = 65_535;

/** Whether other programs of this machine may send alerts, where to, and after how many days a runbook is stale. */
export function AlertsSetting(): JSX.Element | null {
  const client = useClient();
  const state = useStore(oncallState);
  const change = useMutation({
    mutationFn: (input: Input<'changeOncall'>) => client.call('changeOncall', input),
    onSuccess: (settings) => {
      const now = oncallState.get();
      if (now !== null) oncallState.set({ ...now, settings });
    },
  });
  const [wrong, setWrong] = useState(false);
  if (state === null) return null;
  const { settings, problem } = state;
  const { hook, port, token, staleAfterDays } = settings;
  return (
    <>
      <SettingRow
        name="Alerts of other programs"
        about="Programs of this machine may send them: point a webhook of Alertmanager or Grafana here, or forward one."
        problem={problem && `${problem.message} ${problem.hint}`}
        below={hook && token !== null && <HookAddress port={port} token={token} />}
      >
        <OnOff
          label="Alerts of other programs"
          value={hook}
          words={['On', 'Off']}
          onChange={(next) => change.mutate({ hook: next })}
        />
      </SettingRow>
      <SettingRow
        name="Port for alerts"
        problem={
          wrong
            ? `A port is a whole number from ${sayPort(LOWEST_PORT)} to ${sayPort(HIGHEST_PORT)}. It is still ${port}.`
            : null
        }
      >
        <NumberInput
          label="Port for alerts"
          value={port}
          onLeave={(given) => {
            const isPort = Number.isInteger(given) && given >= LOWEST_PORT && given <= HIGHEST_PORT;
            setWrong(!isPort);
            if (isPort && given !== port) change.mutate({ port: given });
          }}
        />
      </SettingRow>
      <SettingRow name="Days without a review until a runbook is stale">
        <NumberInput
          label="Days without a review until a runbook is stale"
          value={staleAfterDays}
          onLeave={(days) => {
            if (Number.isInteger(days) && days >= 1 && days !== staleAfterDays) change.mutate({ staleAfterDays: days });
          }}
        />
      </SettingRow>
      {change.isError && <Problem title="Nothing was changed" error={change.error} />}
    </>
  );
}

/** Where to, and with which token, the others send. */
function HookAddress({ port, token }: { readonly port: number; readonly token: string }): JSX.Element {
  const url = `http://127.0.0.1:${port}/hooks/alert`;
  return (
    <div className="hook-address">
      <p>
        <code>POST {url}</code> <CopyButton text={url} name="Copy the address" />
      </p>
      <p>
        <code>Authorization: Bearer {token.slice(0, 6)}…</code>{' '}
        <CopyButton text={token} name="Copy the token" label="Copy the token" />
      </p>
    </div>
  );
}

function NumberInput(props: {
  readonly label: string;
  readonly value: number;
  readonly onLeave: (value: number) => void;
}): JSX.Element {
  const { label, value, onLeave } = props;
  return (
    <input
      key={value}
      type="number"
      className="input input-number numbers"
      aria-label={label}
      defaultValue={value}
      onBlur={(event) => onLeave(event.currentTarget.valueAsNumber)}
    />
  );
}

function sayPort(port: number): string {
  return port.toLocaleString('en');
}
