const MODIFIERS: Readonly<Record<string, string>> = { Mod: 'CommandOrControl', Alt: 'Alt', Shift: 'Shift' };

/** Keys that Electron calls otherwise than the page. */
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
};

const SAME_NAMES = /^(?:F(?:[1-9]|1\d|2[0-4])|Enter|Space|Tab|Backspace|Delete|Insert|Home|End|PageUp|PageDown)$/;
/** Characters that Electron takes as they are; a plus stands between keys there. */
const CHARACTERS = /^[!-*,-~]$/;

/**
 * A key of the page (`Mod+Shift+F`) as Electron names it; null for one that a menu cannot have: a plain key, which is
 * text in every box, keys after each other, and keys of other alphabets.
 */
export function acceleratorOf(chord: string, isMac = false): string | null {
  const parts = chord.split('+');
  const key = parts.pop() ?? '';
  const modifiers = parts.map((part) => MODIFIERS[part] ?? (part === 'Other' ? (isMac ? 'Control' : 'Super') : null));
  const name = NAMES[key] ?? (SAME_NAMES.test(key) ? key : CHARACTERS.test(key) ? key.toUpperCase() : null);
  if (name === null || modifiers.includes(null)) return null;
  const isPlain = modifiers.every((one) => one === 'Shift');
  if (isPlain && !/^F\d/.test(name)) return null;
  return [...modifiers, name].join('+');
}
