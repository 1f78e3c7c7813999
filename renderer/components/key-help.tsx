import type { JSX } from 'react';
import { sayChord } from '../keys.ts';
import { isApple, nativeBridge } from '../native.ts';
import { preferences } from '../preferences.ts';
import type { Place } from '../routes.ts';
import { CAPTURE_SAYS, keyOf, keysOf } from '../shortcuts.ts';
import type { KeyScope } from '../shortcuts.ts';
import { createStore, useStore } from '../store.ts';
import { PLACE_NAMES } from '../words/place.ts';
import { Dialog } from './dialog.tsx';

export const keyHelpShown = createStore(false);

/** The keys of this place and of all places, over the window. */
export function KeyHelp({ place }: { readonly place: Place }): JSX.Element {
  return (
    <Dialog title="Keys" className="keys" onClose={() => keyHelpShown.set(false)}>
      <div className="keys-columns">
        <KeyList title={PLACE_NAMES[place]} scope={place} />
        <KeyList title="Everywhere" scope="everywhere" />
      </div>
    </Dialog>
  );
}

function KeyList({ title, scope }: { readonly title: string; readonly scope: KeyScope }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="key-list">
        {keysOf(scope).map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((chord) => (
                <kbd key={chord}>{sayChord(keyOf(scope, chord), isApple())}</kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
        {scope === 'everywhere' && <CaptureKey />}
      </dl>
    </section>
  );
}

/** The one key that works outside of the window, when the user has chosen one. */
function CaptureKey(): JSX.Element | null {
  const { captureKey } = useStore(preferences);
  if (captureKey === '' || nativeBridge() === null) return null;
  return (
    <div>
      <dt>
        <kbd>{sayChord(captureKey, isApple())}</kbd>
      </dt>
      <dd>{CAPTURE_SAYS}</dd>
    </div>
  );
}
