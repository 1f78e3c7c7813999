import { useClient } from './client-context.ts';
import { keyHelpShown } from './components/key-help.tsx';
import { newNoteShown } from './components/new-note.tsx';
import { runNotice } from './components/notices.ts';
import { togglePane } from './components/pane-state.ts';
import { isTyping } from './keys.ts';
import { navigate, openHash, placeHash } from './navigation.ts';
import { NUMBERED_PLACES, PLACES, askRoute, placeRoute } from './routes.ts';
import type { Place } from './routes.ts';
import { paletteShown } from './palette/palette-state.ts';
import { chooseTheme, nextTheme, theme } from './theme.ts';
import { useKeys } from './use-keys.ts';

/** Text that is longer than this is no question; a log that long is pasted, not selected. */
const MAX_SELECTION_CHARS = 20_000;

/** Keys that work in every place. */
export function useGlobalKeys(place: Place): void {
  const client = useClient();
  const go = (to: Place): void => openHash(placeHash(to, place));
  const begin = (to: Place): void => navigate(placeRoute(to));
  const byNumber = Object.fromEntries(
    PLACES.slice(0, NUMBERED_PLACES).map((to, index) => [`Mod+${index + 1}`, () => go(to)]),
  );
  useKeys(
    {
      ...byNumber,
      'Mod+J': () => begin('today'),
      'g h': () => go('today'),
      'g a': () => go('ask'),
      'g s': () => go('search'),
      'g n': () => go('notes'),
      'g t': () => go('tasks'),
      'g p': () => go('people'),
      'g d': () => go('decisions'),
      'g c': () => go('days'),
      'g j': () => go('journals'),
      'g m': () => go('models'),
      'g r': () => go('runbooks'),
      'g i': () => go('health'),
      'Mod+,': () => go('settings'),
      'Mod+K': () => paletteShown.set('all'),
      'Mod+Shift+F': () => begin('search'),
      'Mod+P': () => paletteShown.set('notes'),
      'Mod+Enter': askSelection,
      'Mod+N': () => newNoteShown.set(true),
      'g w': () => newNoteShown.set(true),
      'Alt+ArrowLeft': ({ target }) => travel(-1, target),
      'Alt+ArrowRight': ({ target }) => travel(1, target),
      '[': () => togglePane('left'),
      ']': () => togglePane('right'),
      u: runNotice,
      t: () => chooseTheme(client, nextTheme(theme.get())),
      '?': () => keyHelpShown.set(true),
      Escape: leaveBox,
    },
    { whileTyping: ['Escape'] },
  );
}

/** Escape leaves a box or a choice where nobody else had a use for the key: single keys are commands again. */
function leaveBox(): boolean | void {
  const { activeElement: focused } = document;
  if (!isTyping(focused) || (focused instanceof HTMLElement && focused.isContentEditable)) return false;
  document.getElementById('page-body')?.focus();
}

/** Goes through the history. In a box the same keys move by a word on some systems, so they stay there. */
function travel(steps: 1 | -1, target: EventTarget | null): boolean | void {
  if (isTyping(target)) return false;
  window.history.go(steps);
}

/** Asks what is selected in the page; without a selection the key is left to the box that has the focus. */
function askSelection(): boolean | void {
  const question = window.getSelection()?.toString().trim().slice(0, MAX_SELECTION_CHARS) ?? '';
  if (question === '') return false;
  navigate(askRoute(question));
}
