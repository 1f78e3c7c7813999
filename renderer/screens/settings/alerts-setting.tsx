import type { JSX } from 'react';
import { oncallState } from '../../oncall-feed.ts';
import { useStore } from '../../store.ts';
import { SettingRow } from './setting-row.tsx';

/** Whether other programs may send alerts, and why none arrive; it is changed where they arrive. */
export function AlertsSetting(): JSX.Element | null {
  const state = useStore(oncallState);
  if (state === null) return null;
  const { settings, problem } = state;
  return (
    <SettingRow
      name="Alerts of other programs"
      about={settings.hook ? `Switched on, at port ${settings.port} of this machine.` : 'Not taken.'}
      problem={problem && `${problem.message} ${problem.hint}`}
    >
      <a className="button" href="#/runbooks">
        Change it under Runbooks
      </a>
    </SettingRow>
  );
}
