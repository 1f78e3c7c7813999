import type { JSX } from 'react';
import { KEYS_EVERYWHERE, KEYS_OF_PLACE, sayChord } from '../keys.ts';
import type { KeyHelp as Help } from '../keys.ts';
import { isApple } from '../native.ts';
import type { Place } from '../routes.ts';
import { createStore } from '../store.ts';
import { PLACE_NAMES } from '../words/place.ts';
import { Dialog } from './dialog.tsx';

export const keyHelpShown = createStore(false);

/** The keys of this place and of all places, over the window. */
export function KeyHelp({ place }: { readonly place: Place }): JSX.Element {
  return (
    <Dialog title="Keys" className="keys" onClose={() => keyHelpShown.set(false)}>
      <div className="keys-columns">
        <KeyList title={PLACE_NAMES[place]} keys={KEYS_OF_PLACE[place]} />
        <KeyList title="Everywhere" keys={KEYS_EVERYWHERE} />
      </div>
    </Dialog>
  );
}

function KeyList({ title, keys }: { readonly title: string; readonly keys: readonly Help[] }): JSX.Element {
  return (
    <section>
      <h3>{title}</h3>
      <dl className="key-list">
        {keys.map(({ keys, says }) => (
          <div key={says}>
            <dt>
              {keys.map((chord) => (
                <kbd key={chord}>{sayChord(chord, isApple())}</kbd>
              ))}
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
