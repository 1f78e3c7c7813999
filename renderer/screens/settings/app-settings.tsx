import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { isApple, nativeBridge } from '../../native.ts';
import { preferences, setPreferences } from '../../preferences.ts';
import { useStore } from '../../store.ts';
import { CaptureKeySetting } from './capture-key-setting.tsx';
import { OnOff } from './on-off.tsx';
import { SettingRow } from './setting-row.tsx';
import { SpellingSetting } from './spelling-setting.tsx';

/** What only the app can do; a browser has none of it, and says so. */
export function AppSettings(): JSX.Element {
  const client = useClient();
  const kept = useStore(preferences);
  if (nativeBridge() === null) {
    return (
      <p className="quiet small">
        In a browser there is no key for quick capture, no icon in the tray and no notification: these belong to the
        app.
      </p>
    );
  }
  return (
    <>
      <CaptureKeySetting />
      {!isApple() && (
        <SettingRow
          name="When the window is closed"
          about="With an icon in the tray, so that capturing goes on; Quit is in its menu."
        >
          <OnOff
            label="When the window is closed"
            value={kept.keepRunning}
            words={['Keep running', 'Quit']}
            onChange={(keepRunning) => setPreferences(client, { keepRunning })}
          />
        </SettingRow>
      )}
      <SettingRow
        name="Notification when indexing has finished"
        about="For runs of more than ten seconds, while you are elsewhere."
      >
        <OnOff
          label="Notification when indexing has finished"
          value={kept.tellIndexed}
          words={['On', 'Off']}
          onChange={(tellIndexed) => setPreferences(client, { tellIndexed })}
        />
      </SettingRow>
      {!isApple() && <SpellingSetting />}
    </>
  );
}
