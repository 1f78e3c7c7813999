import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { Input } from '../../../core/contract.ts';
import { useClient } from '../../client-context.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Problem } from '../../components/problem.tsx';
import { oncallState } from '../../oncall-feed.ts';
import { RpcError } from '../../rpc-error.ts';
import { useStore } from '../../store.ts';
import { NumberSetting } from './number-setting.tsx';

const LOWEST_PORT = 1_024;
const HIGHEST_PORT = 65_535;

/** Whether other programs of this machine may send alerts, where to, and after how many days a runbook is stale. */
export function HookPanel(): JSX.Element | null {
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
  const { hook, port, token, staleAfterDays } = state.settings;
  const url = `http://127.0.0.1:${port}/hooks/alert`;
  return (
    <section className="panel">
      <h2>Alerts of other programs</h2>
      <label className="check-line">
        <input
          type="checkbox"
          checked={hook}
          disabled={change.isPending}
          onChange={(event) => change.mutate({ hook: event.currentTarget.checked })}
        />
        <span>Take alerts on this machine</span>
      </label>
      {state.problem && <Problem error={new RpcError(state.problem)} />}
      {hook && token !== null && (
        <div className="hook-address">
          <p>
            <code>POST {url}</code> <CopyButton text={url} name="Copy the address" />
          </p>
          <p>
            <code>Authorization: Bearer {token.slice(0, 6)}…</code>{' '}
            <CopyButton text={token} name="Copy the token" label="Copy the token" />
          </p>
          <p className="quiet">
            Only programs of this machine reach it: point the webhook of Alertmanager or Grafana there, or forward one
            to it.
          </p>
        </div>
      )}
      <NumberSetting
        label="They come in at port"
        unit="of this machine"
        value={port}
        min={LOWEST_PORT}
        max={HIGHEST_PORT}
        onLeave={(given) => {
          const isPort = Number.isInteger(given) && given >= LOWEST_PORT && given <= HIGHEST_PORT;
          setWrong(!isPort);
          if (isPort && given !== port) change.mutate({ port: given });
        }}
      />
      {wrong && (
        <p className="setting-problem small" role="alert">
          A port is a whole number from 1,024 to 65,535. It is still {port}.
        </p>
      )}
      {change.isError && <Problem title="Nothing was changed" error={change.error} />}
      <NumberSetting
        label="A runbook is stale after"
        unit="days without a review"
        value={staleAfterDays}
        min={1}
        max={3_650}
        onLeave={(days) => {
          if (Number.isInteger(days) && days >= 1 && days !== staleAfterDays) change.mutate({ staleAfterDays: days });
        }}
      />
    </section>
  );
}
