import type { JSX } from 'react';
import type { CaptureKeyState } from '../../../core/contract/shell.ts';
import { useClient } from '../../client-context.ts';
import { tellUser } from '../../components/notices.ts';
import { sayChord } from '../../keys.ts';
import { isApple } from '../../native.ts';
import { preferences, setPreferences } from '../../preferences.ts';
import { captureKeyState } from '../../shell/shell-state.ts';
import { mayBeChosen, takenBy } from '../../shortcuts.ts';
import { useStore } from '../../store.ts';
import { ChordButton } from './chord-button.tsx';
import { SettingRow } from './setting-row.tsx';
import { SCOPES } from './shortcut-list.tsx';

const PROBLEMS: Readonly<Partial<Record<CaptureKeyState, string>>> = {
  taken: 'Another program, or the system, has this key. Choose another one.',
  unusable: 'This key cannot be taken from other programs. Choose one with Ctrl, Alt or the command key.',
};

const ABOUT = 'A small window for one text, which goes into today’s note. Without a key it is in the File menu.';
const ABOUT_ASKED =
  'Your desktop decides whether Daybook gets this key. If nothing happens, let its keyboard settings run “daybook --capture”.';

/** What many have free; nothing is taken until somebody chooses it. */
const PROPOSED = 'Mod+Shift+Space';

/** The key that opens the small window for capturing, from any program. */
export function CaptureKeySetting(): JSX.Element {
  const client = useClient();
  const { captureKey } = useStore(preferences);
  const state = useStore(captureKeyState);
  const problem = state === null || captureKey === '' ? null : (PROBLEMS[state] ?? null);
  const keep = (key: string): void => setPreferences(client, { captureKey: key });
  const choose = (pressed: string): void => {
    const taken = pressed === captureKey ? null : ownUseOf(pressed);
    if (pressed.includes('+') && !mayBeChosen(pressed))
      tellUser(`${sayChord(pressed, isApple())} is needed to write and to move about. Choose another key.`);
    else if (taken === null) keep(pressed);
    else tellUser(`${sayChord(pressed, isApple())} is the key for “${taken}” in Daybook. Choose another one.`);
  };
  return (
    <SettingRow name="Quick capture from any program" about={state === 'asked' ? ABOUT_ASKED : ABOUT} problem={problem}>
      <ChordButton
        what="Key for quick capture"
        says={captureKey === '' ? 'no key' : sayChord(captureKey, isApple())}
        onPress={choose}
      />
      {captureKey === '' ? (
        <button type="button" className="link-button" onClick={() => keep(PROPOSED)}>
          Use {sayChord(PROPOSED, isApple())}
        </button>
      ) : (
        <button type="button" className="link-button" onClick={() => keep('')}>
          No key
        </button>
      )}
    </SettingRow>
  );
}

/** What the key does inside of the window, where it would work no more; a plain key cannot be taken at all. */
function ownUseOf(key: string): string | null {
  if (!key.includes('+')) return null;
  return SCOPES.map((scope) => takenBy(key, scope)).find((says) => says !== null) ?? null;
}
