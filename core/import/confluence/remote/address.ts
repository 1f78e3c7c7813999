import { isIPv4 } from 'node:net';
import { DaybookError } from '../../../errors.ts';

/** A space of a Confluence on the network. */
export interface SpaceAddress {
  /** Where the API begins, without a slash at its end: `https://example.atlassian.net/wiki`. */
  readonly base: string;
  readonly space: string;
  /** Whether it is this machine. */
  readonly isHere: boolean;
}

export function isThisMachine(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
}

/** Pages of Confluence whose address a browser shows; what stands before is the base. */
const SHOWN = /\/(?:spaces|display)\/([^/]+)(?:\/|$)|\/(?:rest\/api|api\/v2|pages|dashboard\.action)(?:\/|$)/;

/**
 * The address that the user named, also as a browser shows it (`…/wiki/spaces/OPS/overview`).
 *
 * @throws DaybookError `invalid` for what is no address, an insecure one, or one without a space
 */
export function parseSpaceAddress(address: string, space: string | undefined): SpaceAddress {
  const url = URL.parse(address);
  if (url === null || !['https:', 'http:'].includes(url.protocol)) {
    throw new DaybookError('invalid', `${address} is not the address of a Confluence.`, {
      hint: 'Write it like https://example.atlassian.net/wiki.',
    });
  }
  const isHere = isThisMachine(url.hostname);
  if (url.protocol !== 'https:' && !isHere) {
    throw new DaybookError('invalid', `${address} is not secure: a token would be sent in plain text.`, {
      hint: 'Use its https:// address.',
    });
  }
  if (url.username !== '' || url.password !== '') {
    throw new DaybookError('invalid', 'The address holds a user name or a password, which would be kept with it.', {
      hint: 'Set DAYBOOK_CONFLUENCE_TOKEN, and DAYBOOK_CONFLUENCE_EMAIL for Confluence Cloud, instead.',
    });
  }
  const shown = SHOWN.exec(url.pathname);
  const before = (shown === null ? url.pathname : url.pathname.slice(0, shown.index)).replace(/\/+$/, '');
  const isCloud = url.hostname.endsWith('.atlassian.net');
  const key = space ?? (shown?.[1] === undefined ? undefined : decodeURIComponent(shown[1]));
  if (key === undefined || !/^~?[\p{L}\p{N}._-]+$/u.test(key)) {
    const what = key === undefined ? 'No space is named.' : `"${key}" is not the key of a space.`;
    throw new DaybookError('invalid', what, { hint: 'Name its key, such as OPS (`--space OPS`).' });
  }
  return { base: url.origin + (before === '' && isCloud ? '/wiki' : before), space: key, isHere };
}

/**
 * A link of an answer as an address; null when it leads to another host, where the token has no business. Confluence
 * writes them against the host, or against its own folder there.
 */
export function linkedAddress(link: string, base: string): string | null {
  const home = new URL(`${base}/`);
  const whole = URL.parse(link);
  if (whole !== null) return whole.origin === home.origin ? whole.href : null;
  const path = link.startsWith('/') ? link : `/${link}`;
  const folders = home.pathname.split('/').filter(Boolean);
  for (let from = 0; from < folders.length; from++) {
    const tail = `/${folders.slice(from).join('/')}`;
    if (path.startsWith(`${tail}/`)) return base.slice(0, base.length - tail.length) + path;
  }
  return base + path;
}
