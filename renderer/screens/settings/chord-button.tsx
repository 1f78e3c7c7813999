import { useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { chordOf } from '../../keys.ts';
import { isApple } from '../../native.ts';

/** Only keys that change others are pressed so far. */
const MODIFIER_KEYS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph', 'Dead']);

interface ChordButtonProps {
  /** What it is the key of, for the name of the button. */
  readonly what: string;
  /** The key as it is now. */
  readonly says: string;
  readonly isChanged?: boolean;
  /** Told what was pressed, as `Mod+K`, and its last key alone; Escape leaves it as it is. */
  readonly onPress: (chord: string, key: string) => void;
}

/** Shows a key; pressed, it waits for another one. */
export function ChordButton({ what, says, isChanged = false, onPress }: ChordButtonProps): JSX.Element {
  const [isWaiting, setWaiting] = useState(false);
  const choose = (event: KeyboardEvent): void => {
    if (!isWaiting || MODIFIER_KEYS.has(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    event.nativeEvent.stopImmediatePropagation();
    setWaiting(false);
    if (event.key !== 'Escape') onPress(chordOf(event.nativeEvent, isApple()), event.key);
  };
  return (
    <button
      type="button"
      className="shortcut"
      aria-label={`${what}: ${says}. Change`}
      aria-pressed={isWaiting}
      data-changed={isChanged ? '' : undefined}
      onClick={() => setWaiting(true)}
      onBlur={() => setWaiting(false)}
      onKeyDown={choose}
    >
      <kbd>{isWaiting ? 'press a key' : says}</kbd>
    </button>
  );
}
