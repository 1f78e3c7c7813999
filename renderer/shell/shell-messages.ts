import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { KEYS_OF_NOTE } from '../../core/contract/commands.ts';
import { parseDeepLink } from '../../core/contract/deep-link.ts';
import { ThemeSchema } from '../../core/contract/preferences.ts';
import type { ShellMessage } from '../../core/contract/shell.ts';
import { useClient } from '../client-context.ts';
import type { Client } from '../client.ts';
import { tellUser } from '../components/notices.ts';
import { isTyping } from '../keys.ts';
import { nativeBridge } from '../native.ts';
import { openHash } from '../navigation.ts';
import { parseRoute, placeOf } from '../routes.ts';
import { chooseTheme } from '../theme.ts';
import { runKey } from '../use-keys.ts';
import { openDeepLink } from './deep-links.ts';
import { openPaths } from './open-paths.ts';
import { spellingState } from './shell-state.ts';

/** Does what the menu, other programs and later starts of the app ask for. */
export function useShellMessages(): void {
  const client = useClient();
  const queries = useQueryClient();
  useEffect(() => nativeBridge()?.onMessage((message) => take(message, { client, queries })), [client, queries]);
}

interface Parts {
  readonly client: Client;
  readonly queries: QueryClient;
}

function take(message: ShellMessage, parts: Parts): void {
  switch (message.kind) {
    case 'command':
      runCommand(message, parts.client);
      return;
    case 'link': {
      const link = parseDeepLink(message.url);
      if (link !== null) openDeepLink(link, parts.client);
      return;
    }
    case 'paths':
      void openPaths(parts, message.paths);
      return;
    case 'address':
      openHash(message.hash);
      return;
    case 'refused':
      tellUser(`Daybook does not know ${message.what}. It opens notes, questions, searches and today.`);
      return;
    case 'spelling':
      spellingState.set(message.spelling);
      return;
    case 'capture':
      return;
  }
}

/** Runs a command of the menu. A dialog has keys of its own; what it covers is left alone. */
function runCommand({ id, byKey }: Extract<ShellMessage, { kind: 'command' }>, client: Client): void {
  if (document.querySelector('dialog[open]') !== null) return;
  const [scope = '', own = ''] = id.split(/ (.*)/s);
  if (scope === 'theme') {
    const theme = ThemeSchema.safeParse(own);
    if (theme.success) chooseTheme(client, theme.data);
    return;
  }
  // Whoever types means the box: only keys with Mod are the window's there.
  if (byKey && isTyping(document.activeElement) && !own.startsWith('Mod+')) return;
  const place = placeOf(parseRoute(window.location.hash));
  const isHere = scope !== 'notes' || place === 'notes' || place === 'today';
  if (isHere && runKey(own)) return;
  const says = KEYS_OF_NOTE.find(({ keys }) => scope === 'notes' && keys[0] === own)?.says;
  if (says !== undefined) tellUser(`Open a note first: “${says}” is about the note that is shown.`);
}
