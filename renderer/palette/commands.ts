import type { Client } from '../client.ts';
import { KEY_PAIRS, KEYS_EVERYWHERE } from '../../core/contract/commands.ts';
import type { KeyHelp } from '../../core/contract/commands.ts';
import { THEMES } from '../../core/contract/preferences.ts';
import { tellUser } from '../components/notices.ts';
import { stopIndexing } from '../index-run.ts';
import { KEYS_OF_PLACE } from '../keys.ts';
import type { Place } from '../routes.ts';
import { keyOf } from '../shortcuts.ts';
import type { KeyScope } from '../shortcuts.ts';
import { chooseTheme } from '../theme.ts';
import { runKey } from '../use-keys.ts';
import { PLACE_NAMES } from '../words/place.ts';

/** Something that can be done now. */
export interface Command {
  readonly id: string;
  readonly says: string;
  /** Where it belongs, for the eye: a place, or nothing. */
  readonly about: string;
  /** The key that does the same; null for none. */
  readonly key: string | null;
  readonly run: () => void;
}

/** Keys that open the palette are no commands of it. */
const NOT_IN_PALETTE: ReadonlySet<string> = new Set(['Mod+K', 'Mod+P', 'Escape', 'Mod+Enter', 'Enter', 't']);

export interface CommandScene {
  readonly place: Place;
  readonly client: Client;
  /** False where another process writes the index: its run is not this window's to stop. */
  readonly isWritable: boolean;
}

/** Every command: first those of the place that is shown, then those of all places. */
export function commandsOf({ place, client, isWritable }: CommandScene): readonly Command[] {
  return [
    ...KEYS_OF_PLACE[place].flatMap((help) => keyCommand(help, place)),
    ...KEYS_EVERYWHERE.flatMap((help) => keyCommand(help, 'everywhere')),
    ...pairCommands(),
    ...(isWritable
      ? [{ id: 'stop indexing', says: 'Stop indexing', about: '', key: null, run: () => stopIndexing(client) }]
      : []),
    ...THEMES.map((theme) => ({
      id: `theme ${theme}`,
      says: `Theme: ${theme}`,
      about: '',
      key: null,
      run: () => chooseTheme(client, theme),
    })),
  ];
}

function keyCommand({ keys, says, each }: KeyHelp, scope: KeyScope): readonly Command[] {
  const [own] = keys;
  if (own === undefined || each || NOT_IN_PALETTE.has(own)) return [];
  const isPlace = Object.values(PLACE_NAMES).includes(says);
  return [
    {
      id: `${scope} ${own}`,
      says: isPlace ? `Go to ${says}` : says,
      about: scope === 'everywhere' ? '' : PLACE_NAMES[scope],
      key: keyOf(scope, own),
      run() {
        if (!runKey(own)) tellUser(`Nothing here to do that with: “${says}”.`);
      },
    },
  ];
}

function pairCommands(): readonly Command[] {
  return KEY_PAIRS.map(({ says, own }) => ({
    id: `everywhere ${own}`,
    says,
    about: '',
    key: keyOf('everywhere', own),
    run: () => void runKey(own),
  }));
}
