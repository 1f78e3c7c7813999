import { useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { KEYS_OF_NOTE } from '../../core/contract/commands.ts';
import { parseDeepLink } from '../../core/contract/deep-link.ts';
import type { DeepLink } from '../../core/contract/deep-link.ts';
import { ThemeSchema } from '../../core/contract/preferences.ts';
import type { ShellMessage } from '../../core/contract/shell.ts';
import { useClient } from '../client-context.ts';
import type { Client } from '../client.ts';
import { tellProblem, tellUser } from '../components/notices.ts';
import { isTyping } from '../keys.ts';
import { nativeBridge } from '../native.ts';
import { navigate, openHash } from '../navigation.ts';
import { askRoute, parseRoute, placeOf, searchRoute } from '../routes.ts';
import { chooseTheme } from '../theme.ts';
import { runKey } from '../use-keys.ts';
import { openPaths } from './open-paths.ts';

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
    case 'link':
      openLink(message.url, parts.client);
      return;
    case 'paths':
      void openPaths(parts, message.paths);
      return;
    case 'address':
      openHash(message.hash);
      return;
    case 'refused':
      tellUser(`Daybook does not know ${message.what}. It opens notes, questions, searches and today.`);
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

function openLink(url: string, client: Client): void {
  const link = parseDeepLink(url);
  if (link === null) return;
  openDeepLink(link, client).catch((error: unknown) => tellProblem(`${url} was not opened.`, error));
}

async function openDeepLink(link: DeepLink, client: Client): Promise<void> {
  switch (link.kind) {
    case 'note': {
      const { path, line, endLine } = link;
      const journal = link.journal === null ? null : await rootOf(link.journal, client);
      if (journal === undefined) {
        const run = (): void => navigate({ kind: 'journals' });
        tellUser(`The link leads into a journal called “${link.journal}”, which is not one of yours.`, {
          label: 'Show journals',
          run,
        });
      } else navigate({ kind: 'note', journal, path, line, endLine });
      return;
    }
    case 'ask':
      // Anybody can make a link: what it asks is answered with the words of the notes, and sent to no model.
      navigate({ ...askRoute(link.question), generate: false });
      return;
    case 'search':
      navigate(searchRoute(link.query));
      return;
    case 'today':
      navigate({ kind: 'today', day: null });
  }
}

/** The folder of the journal with that name; undefined when there is none. */
async function rootOf(name: string, client: Client): Promise<string | undefined> {
  const { journals } = await client.call('status', {});
  return journals.find((journal) => journal.name === name)?.root;
}
