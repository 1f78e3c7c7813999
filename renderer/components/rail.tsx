import type { JSX } from 'react';
import { sayChord } from '../keys.ts';
import { isApple } from '../native.ts';
import { placeHash } from '../navigation.ts';
import { useTaskCount } from '../fact-queries.ts';
import { oncallState } from '../oncall-feed.ts';
import { NUMBERED_PLACES, PLACES } from '../routes.ts';
import type { Place } from '../routes.ts';
import { keyOf, shortcuts } from '../shortcuts.ts';
import { useStore } from '../store.ts';
import { sayCount, sayCounted } from '../words/number.ts';
import { PLACE_NAMES } from '../words/place.ts';
import { Icon } from './icon.tsx';
import { keyHelpShown } from './key-help.tsx';
import { newNoteShown } from './new-note.tsx';

/** The places, with their shortcuts. */
export function Rail({ place }: { readonly place: Place }): JSX.Element {
  const apple = isApple();
  useStore(shortcuts);
  return (
    <nav className="rail" aria-label="Places">
      <p className="rail-name">Daybook</p>
      {PLACES.map((name, index) => (
        <a
          key={name}
          className={index === NUMBERED_PLACES ? 'rail-place rail-setup' : 'rail-place'}
          href={placeHash(name, place)}
          aria-current={name === place ? 'page' : undefined}
          {...(index < NUMBERED_PLACES ? { 'aria-keyshortcuts': `${apple ? 'Meta' : 'Control'}+${index + 1}` } : {})}
          title={PLACE_NAMES[name]}
        >
          <Icon name={name} />
          <span className="rail-label">{PLACE_NAMES[name]}</span>
          {name === 'tasks' && <TaskCount />}
          {name === 'runbooks' && <OpenAlerts />}
          <kbd aria-hidden="true">{sayChord(keyOf('everywhere', placeKey(name, index)), apple)}</kbd>
        </a>
      ))}
      <span className="rail-gap" />
      <button
        type="button"
        className="rail-place"
        title="New note"
        aria-keyshortcuts={`${apple ? 'Meta' : 'Control'}+N`}
        onClick={() => newNoteShown.set(true)}
      >
        <Icon name="plus" />
        <span className="rail-label">New note</span>
        <kbd aria-hidden="true">{sayChord(keyOf('everywhere', 'Mod+N'), apple)}</kbd>
      </button>
      <button type="button" className="rail-place" title="Keys" onClick={() => keyHelpShown.set(true)}>
        <Icon name="keys" />
        <span className="rail-label">Keys</span>
        <kbd aria-hidden="true">?</kbd>
      </button>
    </nav>
  );
}

/** How many alerts are not over yet. */
function OpenAlerts(): JSX.Element | null {
  const state = useStore(oncallState);
  if (state === null || state.open === 0) return null;
  return (
    <span className="rail-count numbers" title={`${sayCounted(state.open, 'alert')} open`}>
      {sayCount(state.open)}
      <span className="visually-hidden"> open</span>
    </span>
  );
}

/** Of the places beyond the nine that have a number. */
const OTHER_KEYS: Readonly<Partial<Record<Place, string>>> = {
  journals: 'g j',
  models: 'g m',
  health: 'g i',
  settings: 'Mod+,',
};

function placeKey(place: Place, index: number): string {
  if (index < NUMBERED_PLACES) return `Mod+${index + 1}`;
  return OTHER_KEYS[place] ?? '';
}

/** How many items are not over yet. */
function TaskCount(): JSX.Element | null {
  const count = useTaskCount();
  if (count === null || count === 0) return null;
  return (
    <span className="rail-count numbers" title={`${sayCounted(count, 'item')} to do`}>
      {sayCount(count)}
      <span className="visually-hidden"> to do</span>
    </span>
  );
}
