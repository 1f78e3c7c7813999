import { isIPv4 } from 'node:net';
import { DaybookError } from '../errors.ts';

/** A language model server as its address names it. */
export interface ServerAddress {
  /** Without `/v1`, which is often written with it and belongs to each request. */
  readonly url: string;
  readonly host: string;
  /** The model after `#`; empty for none. */
  readonly model: string;
  /** False for another machine. */
  readonly isHere: boolean;
}

const EXAMPLE = 'Write it like http://127.0.0.1:8000.';

function invalid(message: string, hint: string): DaybookError {
  return new DaybookError('invalid', message, { hint });
}

/**
 * Reads `http://host:port`, with or without `/v1` and `#model`; `localhost:8000` is taken for http.
 *
 * @throws DaybookError `invalid`, saying what is wrong with it
 */
export function parseServerAddress(typed: string): ServerAddress {
  const text = typed.trim();
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url === null || /\s/.test(text)) throw invalid(`“${text}” is not an address.`, EXAMPLE);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw invalid(`Servers are asked over http:// or https://, not ${url.protocol}//.`, EXAMPLE);
  }
  if (url.username !== '' || url.password !== '') {
    throw invalid('The address holds a user name or a password, and Daybook keeps none.', `Leave it out. ${EXAMPLE}`);
  }
  const { hostname } = url;
  if (hostname === '0.0.0.0' || hostname === '[::]') {
    throw invalid(`${hostname} is where a server listens, not where it is asked.`, 'Write 127.0.0.1 for this machine.');
  }
  const isHere = hostname === 'localhost' || hostname === '[::1]' || (isIPv4(hostname) && hostname.startsWith('127.'));
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '');
  return { url: `${url.origin}${path}`, host: url.host, model: decoded(url.hash.slice(1)), isHere };
}

/** Names of models may hold a `%` of their own. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
