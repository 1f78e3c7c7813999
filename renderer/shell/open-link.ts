import type { Client } from '../client.ts';
import { tellUser } from '../components/notices.ts';
import type { LinkInText } from '../editor/link-at.ts';
import { linkTarget } from '../markdown/links.ts';
import { nativeBridge } from '../native.ts';
import { navigate } from '../navigation.ts';
import { openDeepLink } from './deep-links.ts';

interface LinkPlace {
  readonly client: Client;
  /** The note that the link stands in. */
  readonly journal: string;
  readonly path: string;
}

/** Goes where a link in the text of a note leads, by the same rules as when the note is read. */
export function openLink(link: LinkInText, { client, journal, path }: LinkPlace): void {
  const goTo = (to: string, line: number | null = null): void =>
    navigate({ kind: 'note', journal, path: to, line, endLine: line });
  if ('name' in link) {
    // A heading behind the name is no part of it.
    const name = link.name.split('#')[0]?.trim() ?? '';
    if (name !== '') goTo(name);
    return;
  }
  const target = linkTarget(link.href, path);
  switch (target.kind) {
    case 'note':
      return goTo(target.path, target.line);
    case 'own':
      return openDeepLink(target.link, client);
    case 'external':
      return openOutside(target.url);
    case 'refused':
      tellUser(`${link.href} was not opened: it is ${target.reason}.`);
  }
}

function openOutside(url: string): void {
  const bridge = nativeBridge();
  if (bridge === null) window.open(url, '_blank', 'noopener,noreferrer');
  else void bridge.openExternal(url);
}
