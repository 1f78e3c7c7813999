import type { Client } from '../client.ts';
import { tellUser } from '../components/notices.ts';
import type { LinkInText } from '../editor/link-at.ts';
import { linkTarget, readWikiName } from '../markdown/links.ts';
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
  if ('name' in link) {
    const { path: to, heading } = readWikiName(link.name);
    if (to !== '') navigate({ kind: 'note', journal, path: to, line: null, endLine: null, ...heading });
    return;
  }
  const target = linkTarget(link.href, path);
  switch (target.kind) {
    case 'note': {
      const { path: to, line, heading } = target;
      return navigate({
        kind: 'note',
        journal,
        path: to,
        line,
        endLine: line,
        ...(heading === null ? {} : { heading }),
      });
    }
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
