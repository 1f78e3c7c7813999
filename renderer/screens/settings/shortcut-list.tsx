import { useState } from 'react';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { tellUser } from '../../components/notices.ts';
import { sayChord } from '../../keys.ts';
import { isApple } from '../../native.ts';
import { setPreferences } from '../../preferences.ts';
import { PLACES } from '../../routes.ts';
import { keyOf, keysOf, mayBeChosen, shortcutName, shortcuts, takenBy } from '../../shortcuts.ts';
import type { KeyScope } from '../../shortcuts.ts';
import { useStore } from '../../store.ts';
import { PLACE_NAMES } from '../../words/place.ts';
import { ChordButton } from './chord-button.tsx';

export const SCOPES: readonly KeyScope[] = ['everywhere', ...PLACES];

/** Keys that are pressed one after the other, that stand for several, or that everything needs. */
const FIXED = /^g .|…|^(?:Escape|Enter|Tab|Shift\+Tab)$/;

/** Every key; a press on one and then on another key changes it. */
export function ShortcutList(): JSX.Element {
  const client = useClient();
  const chosen = useStore(shortcuts);
  const [scope, setScope] = useState<KeyScope>('everywhere');
  const keep = (next: Readonly<Record<string, string>>): void => setPreferences(client, { shortcuts: { ...next } });
  return (
    <section className="panel" aria-labelledby="s-keys">
      <h2 id="s-keys">Keys</h2>
      <p className="quiet small">
        Choose a key, then press another one. Backspace gives a key its own place back, Escape leaves it.
      </p>
      <div className="bar-inline">
        <select
          className="input select"
          aria-label="Keys of"
          value={scope}
          onChange={(event) => setScope(SCOPES.find((one) => one === event.currentTarget.value) ?? 'everywhere')}
        >
          {SCOPES.map((one) => (
            <option key={one} value={one}>
              {one === 'everywhere' ? 'Everywhere' : PLACE_NAMES[one]}
            </option>
          ))}
        </select>
        {Object.keys(chosen).length > 0 && (
          <button type="button" className="link-button" onClick={() => keep({})}>
            All as they were
          </button>
        )}
      </div>
      <dl className="key-list shortcuts">
        {keysOf(scope).map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((own) => (
                <ShortcutButton key={own} scope={scope} own={own} says={says} onKeep={keep} />
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

interface ShortcutButtonProps {
  readonly scope: KeyScope;
  readonly own: string;
  readonly says: string;
  readonly onKeep: (next: Readonly<Record<string, string>>) => void;
}

function ShortcutButton({ scope, own, says, onKeep }: ShortcutButtonProps): JSX.Element {
  const chosen = useStore(shortcuts);
  const name = shortcutName(scope, own);
  const now = keyOf(scope, own);
  if (FIXED.test(own)) return <kbd>{sayChord(own, isApple())}</kbd>;
  const choose = (chord: string, key: string): void => {
    const { [name]: _former, ...others } = chosen;
    const pressed = key === 'Backspace' ? own : chord;
    if (pressed === now) return;
    const taken = takenBy(pressed, scope);
    if (pressed !== own && !mayBeChosen(pressed))
      tellUser(`${sayChord(pressed, isApple())} is needed to write and to move about. Choose another key.`);
    else if (taken !== null)
      tellUser(`${sayChord(pressed, isApple())} is the key for “${taken}” already. Change that one first.`);
    else onKeep(pressed === own ? others : { ...others, [name]: pressed });
  };
  return <ChordButton what={says} says={sayChord(now, isApple())} isChanged={now !== own} onPress={choose} />;
}
