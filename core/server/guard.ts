import { createHash, timingSafeEqual } from 'node:crypto';
import { DaybookError } from '../errors.ts';

/*
 * A page on the web can make the user's browser talk to 127.0.0.1: by a plain cross-site request, or by a name that
 * resolves to a public address first and to this machine later (DNS rebinding). The browser then sends that page's
 * name as `Host` or `Origin`, so these two and a token that only our own page knows decide who is answered.
 */

/** What the server knows of itself. */
export interface Self {
  readonly port: number;
  readonly token: string;
}

const OWN_NAMES = ['127.0.0.1', 'localhost'] as const;

/** `name:port` under which this server may be called; browsers leave the port out when it is 80. */
function isOwnAuthority(authority: string, port: number): boolean {
  const lower = authority.toLowerCase();
  return OWN_NAMES.some((name) => lower === `${name}:${port}` || (port === 80 && lower === name));
}

/** True when `Host` names this server itself. No header, a trailing dot, a user part or a second host are refused. */
export function isOwnHost(host: string | null, port: number): boolean {
  return host !== null && isOwnAuthority(host, port);
}

/** True when `Origin` is this server's page, or absent as programs other than browsers leave it. `null` is refused. */
export function isOwnOrigin(origin: string | null, port: number): boolean {
  if (origin === null) return true;
  return origin.startsWith('http://') && isOwnAuthority(origin.slice('http://'.length), port);
}

/** True when the browser says that the request comes from this page or from the user, or says nothing. */
export function isOwnSite(secFetchSite: string | null): boolean {
  return secFetchSite === null || secFetchSite === 'same-origin' || secFetchSite === 'none';
}

/** True when `Authorization` is `Bearer` with the token. Takes the same time however much of it is right. */
export function hasToken(authorization: string | null, token: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${token}`));
}

/**
 * Decides whether a request may pass.
 *
 * @param headers as they came; a header sent twice reads `a, b` and is refused
 * @param options.needsToken false for the page's own files, which hold nothing of the user's
 * @returns null when it may, else `forbidden` or `unauthorized`
 */
export function refusal(headers: Headers, self: Self, options: { readonly needsToken: boolean }): DaybookError | null {
  if (!isOwnHost(headers.get('host'), self.port)) {
    return new DaybookError('forbidden', 'The request does not name this server as its host.', {
      hint: `Use http://127.0.0.1:${self.port}/ as \`daybook serve\` printed it.`,
    });
  }
  if (!isOwnOrigin(headers.get('origin'), self.port)) {
    return new DaybookError('forbidden', 'The request comes from another web page.', {
      hint: 'Only the page that Daybook serves may ask it.',
    });
  }
  if (!options.needsToken) return null;
  if (!isOwnSite(headers.get('sec-fetch-site'))) {
    return new DaybookError('forbidden', 'The request comes from another web site.', {
      hint: 'Only the page that Daybook serves may ask it.',
    });
  }
  if (!hasToken(headers.get('authorization'), self.token)) {
    return new DaybookError('unauthorized', 'The token is missing or wrong.', {
      hint: 'Open the address that `daybook serve` printed, with everything after the #.',
    });
  }
  return null;
}
