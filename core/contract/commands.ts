/*
 * What can be done by a key in every place, and with a note: the palette, the list of keys and the menu of the app take
 * names and keys from here.
 */

/** One line of the key list: what to press, and what it does. */
export interface KeyHelp {
  readonly keys: readonly string[];
  readonly says: string;
  /** True where each key does its own part of it: `j` next, `k` previous. Else all of them do the same. */
  readonly each?: boolean;
}

/** Keys that work in every place. `Mod` is control, or command on a Mac. */
export const KEYS_EVERYWHERE: readonly KeyHelp[] = [
  { keys: ['Mod+K'], says: 'Find a command, a note or a person' },
  { keys: ['Mod+P'], says: 'Go to a note by its name' },
  { keys: ['Mod+J', 'Mod+1', 'g h'], says: 'Today' },
  { keys: ['Mod+2', 'g a'], says: 'Ask' },
  { keys: ['Mod+3', 'g s', 'Mod+Shift+F'], says: 'Search' },
  { keys: ['Mod+4', 'g n'], says: 'Notes' },
  { keys: ['Mod+5', 'g t'], says: 'Tasks' },
  { keys: ['Mod+6', 'g p'], says: 'People and standups' },
  { keys: ['Mod+7', 'g d'], says: 'Decisions' },
  { keys: ['Mod+8', 'g c'], says: 'Days' },
  { keys: ['Mod+9', 'g r'], says: 'Runbooks and alerts' },
  { keys: ['g j'], says: 'Journals' },
  { keys: ['g m'], says: 'Models' },
  { keys: ['g i'], says: 'Health' },
  { keys: ['Mod+,'], says: 'Settings' },
  { keys: ['Mod+N', 'g w'], says: 'New note' },
  { keys: ['Mod+Enter'], says: 'Ask what is selected; editing: tick the box of the line' },
  { keys: ['/'], says: 'Go to the box of this place' },
  { keys: ['[', ']'], says: 'Show or hide the left or the right pane', each: true },
  { keys: ['Alt+ArrowLeft', 'Alt+ArrowRight'], says: 'Back, forward', each: true },
  { keys: ['u'], says: 'Undo, or do what a notice offers' },
  { keys: ['t'], says: 'Theme: system, light, dark' },
  { keys: ['Escape'], says: 'Close, leave the box, or stop' },
  { keys: ['?'], says: 'These keys' },
];

/** Keys of which two share a line of the key list, each as a command of its own. */
export const KEY_PAIRS: readonly { readonly says: string; readonly own: string }[] = [
  { says: 'Back', own: 'Alt+ArrowLeft' },
  { says: 'Forward', own: 'Alt+ArrowRight' },
  { says: 'Show or hide the left pane', own: '[' },
  { says: 'Show or hide the right pane', own: ']' },
];

/** What can be done with the note that is open. */
export const KEYS_OF_NOTE: readonly KeyHelp[] = [
  { keys: ['y'], says: 'Copy a link to this line' },
  { keys: ['o'], says: 'Open in your editor' },
];

/** The chosen key of a command, or the one that it has of itself. `shortcuts` are those of the preferences. */
export function chosenKey(shortcuts: Readonly<Record<string, string>>, scope: string, own: string): string {
  return shortcuts[`${scope} ${own}`] ?? own;
}
