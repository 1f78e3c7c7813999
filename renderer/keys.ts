import { KEYS_OF_NOTE } from '../core/contract/commands.ts';
import type { KeyHelp } from '../core/contract/commands.ts';
import type { Place } from './routes.ts';

/** Keys of one place. */
export const KEYS_OF_PLACE: Readonly<Record<Place, readonly KeyHelp[]>> = {
  today: [
    { keys: ['h', 'l', 'ArrowLeft', 'ArrowRight'], says: 'The day before, the day after', each: true },
    {
      keys: ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown'],
      says: 'In the calendar: a week, a month before, after',
      each: true,
    },
    { keys: ['d'], says: 'Today' },
    { keys: ['e', 'Enter'], says: 'Write the note (Escape: leave it)' },
    { keys: ['Mod+F'], says: 'Find in the note' },
    { keys: ['Alt+Enter'], says: 'Editing: open the link at the cursor (or click it with Ctrl or ⌘)' },
    { keys: ['Tab', 'Shift+Tab'], says: 'Editing: next, previous cell of a table; item in, out', each: true },
    { keys: ['Mod+B', 'Mod+I', 'Mod+E'], says: 'Editing: strong, emphasis, code', each: true },
    ...KEYS_OF_NOTE,
  ],
  ask: [
    { keys: ['Enter'], says: 'Ask (Shift+Enter: new line)' },
    { keys: ['Escape'], says: 'Stop the answer' },
    { keys: ['1 … 9'], says: 'Open a citation, by its number', each: true },
    { keys: ['j', 'k'], says: 'Next, previous conversation', each: true },
    { keys: ['e'], says: 'Edit the question' },
    { keys: ['f'], says: 'Ask on from this answer' },
    { keys: ['n'], says: 'New question' },
    { keys: ['r'], says: 'Ask again' },
    { keys: ['w'], says: 'How this was found' },
    { keys: ['y'], says: 'Copy the answer as markdown' },
  ],
  search: [
    { keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], says: 'Next, previous passage', each: true },
    { keys: ['Enter'], says: 'Open the note at the passage' },
    { keys: ['Space'], says: 'Show or hide the preview' },
    { keys: ['m'], says: 'Meaning and words, or words only' },
    { keys: ['b'], says: 'Grouped by note, or by day' },
  ],
  notes: [
    { keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], says: 'Next, previous note or section', each: true },
    { keys: ['Enter'], says: 'Open the selected note' },
    { keys: ['e'], says: 'Edit the note (Escape: read it again)' },
    { keys: ['Mod+F'], says: 'Find in the note' },
    { keys: ['Alt+Enter'], says: 'Editing: open the link at the cursor (or click it with Ctrl or ⌘)' },
    { keys: ['Tab', 'Shift+Tab'], says: 'Editing: next, previous cell of a table; item in, out', each: true },
    { keys: ['Mod+B', 'Mod+I', 'Mod+E'], says: 'Editing: strong, emphasis, code', each: true },
    { keys: ['c'], says: 'Back to the cited lines' },
    { keys: ['l'], says: 'Line numbers' },
    ...KEYS_OF_NOTE,
  ],
  tasks: [
    { keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], says: 'Next, previous item', each: true },
    { keys: ['Enter'], says: 'Open the note at the item' },
    { keys: ['x'], says: 'Done, or open again' },
    { keys: ['Space'], says: 'Show or hide the item' },
    { keys: ['c'], says: 'Cancel, with a reason' },
    { keys: ['Mod+Z'], says: 'Take the last change back' },
    { keys: ['v'], says: 'As a list, or on a board' },
    { keys: ['ArrowLeft', 'ArrowRight'], says: 'On the board: the column before, after', each: true },
    { keys: ['Shift+ArrowLeft', 'Shift+ArrowRight'], says: 'On the board: carry the item there', each: true },
    { keys: ['b'], says: 'Group by state, owner, day or due day' },
    { keys: ['h'], says: 'Charts: to do week by week, and ages' },
    { keys: ['y'], says: 'Copy the list as markdown' },
  ],
  people: [
    { keys: ['h', 'l', 'ArrowLeft', 'ArrowRight'], says: 'The day before, the day after', each: true },
    { keys: ['d'], says: 'Today' },
    { keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], says: 'Next, previous report', each: true },
    { keys: ['Enter'], says: 'Open the note at the report' },
    { keys: ['c'], says: 'What was said, or what changed since the last standup' },
    { keys: ['y'], says: 'Copy as text' },
  ],
  decisions: [
    { keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], says: 'Next, previous decision', each: true },
    { keys: ['Enter'], says: 'Open the note at the decision' },
  ],
  days: [
    { keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], says: 'Next, previous section', each: true },
    { keys: ['Enter'], says: 'Open the note at the heading' },
    { keys: ['w'], says: 'Only dates in doubt, or all' },
  ],
  journals: [{ keys: ['i'], says: 'Bring the index up to date' }],
  models: [{ keys: ['r'], says: 'Look for servers again' }],
  runbooks: [
    { keys: ['j', 'k', 'ArrowDown', 'ArrowUp'], says: 'Next, previous alert or runbook', each: true },
    { keys: ['n'], says: 'Paste an alert' },
    { keys: ['Enter'], says: 'Open the note at the runbook' },
    { keys: ['x'], says: 'The first step that is not done: done' },
    { keys: ['f'], says: "Fill in the alert's values, or take them out" },
    { keys: ['y'], says: 'Copy the steps as markdown' },
    { keys: ['r'], says: 'Resolve the alert' },
  ],
  health: [
    { keys: ['r'], says: 'Check again' },
    { keys: ['i'], says: 'Bring the index up to date' },
  ],
  settings: [],
};

type KeyEvent = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/**
 * The name of what is pressed: `j`, `?`, `Mod+Shift+F`, `Alt+ArrowLeft`. Shift is named only beside another
 * modifier or a key without a character, since a character says it already.
 */
export function chordOf(event: KeyEvent, apple: boolean): string {
  const mod = apple ? event.metaKey : event.ctrlKey;
  const other = apple ? event.ctrlKey : event.metaKey;
  const modified = mod || event.altKey || other;
  const key = event.key === ' ' ? 'Space' : event.key;
  const named = modified && key.length === 1 ? key.toUpperCase() : key;
  const shift = event.shiftKey && (modified || key.length > 1);
  return [mod && 'Mod', other && 'Other', event.altKey && 'Alt', shift && 'Shift', named].filter(Boolean).join('+');
}

/** `Mod+K` as it stands on the user's keyboard: `⌘K` or `Ctrl+K`. */
export function sayChord(chord: string, apple: boolean): string {
  const arrows: Readonly<Record<string, string>> = {
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    Escape: 'Esc',
    Enter: '↵',
  };
  const parts = chord.split('+').map((part) => arrows[part] ?? part);
  if (!apple) return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const symbols: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' };
  return parts.map((part) => symbols[part] ?? part).join('');
}

/** True when plain keys are text for the element, not commands. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** True when the key works the control that has the focus: Enter and Space on a button, a link, a box to tick or to open. */
export function isOnControl({ target }: Pick<KeyboardEvent, 'target'>): boolean {
  if (target instanceof HTMLInputElement) return ['checkbox', 'radio', 'button'].includes(target.type);
  return isWithin(target, 'a, button, select, summary');
}

/** True for what stands within the element that a selector names. */
export function isWithin(target: EventTarget | null, selector: string): boolean {
  return target instanceof Element && target.closest(selector) !== null;
}
