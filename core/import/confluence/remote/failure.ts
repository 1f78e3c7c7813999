import type { ConfluenceLogin } from '../../../config.ts';
import { DaybookError } from '../../../errors.ts';

const GOES_ON = 'What was imported is kept; the next import goes on from there.';
const LOGIN =
  'Type a token in the window, or set DAYBOOK_CONFLUENCE_TOKEN (for Confluence Cloud with DAYBOOK_CONFLUENCE_EMAIL, for Data Center alone) and try again.';

function hostOf(url: string): string {
  return URL.parse(url)?.host ?? url;
}

/** Without the query: it can hold what is nobody's business. */
function plain(url: string): string {
  const { origin = '', pathname = url } = URL.parse(url) ?? {};
  return origin + pathname;
}

export function unreachable(base: string, reason: string): DaybookError {
  return new DaybookError('endpoint-unreachable', `${hostOf(base)} cannot be asked: ${reason}.`, {
    hint: `Check the address and the network (VPN, proxy). ${GOES_ON}`,
  });
}

export function waitTooLong(url: string, ms: number): DaybookError {
  return new DaybookError('endpoint-failed', `${hostOf(url)} asks to wait ${Math.ceil(ms / 60_000)} minutes.`, {
    hint: `Import again after that. ${GOES_ON}`,
  });
}

export function elsewhere(url: string, target: string | undefined): DaybookError {
  const where = URL.parse(target ?? '', url)?.host ?? 'nowhere';
  return new DaybookError('endpoint-failed', `${plain(url)} leads to ${where}, where the token was not sent.`, {
    hint: 'Where that is the right Confluence, name its address. A login page means that a token is needed.',
  });
}

export function tooLong(url: string, most: number): DaybookError {
  return new DaybookError('endpoint-failed', `${plain(url)} answered with more than ${most.toLocaleString('en')}.`);
}

export function notJson(url: string, text: string, cause: Error): DaybookError {
  const isPage = /^\s*</.test(text);
  const what = isPage
    ? 'a web page instead of data'
    : `something that is not understood: ${cause.message.slice(0, 200)}`;
  return new DaybookError('endpoint-failed', `${plain(url)} answered with ${what}.`, {
    hint: isPage ? `It may be a login page. ${LOGIN}` : 'Check that the address is that of a Confluence.',
    cause,
  });
}

/** What an answer that is a failure means, and what to do. */
export function statusFailure(
  status: number,
  { url, login }: { readonly url: string; readonly login: ConfluenceLogin | null },
): DaybookError {
  const host = hostOf(url);
  switch (status) {
    case 401:
      return login?.token == null
        ? new DaybookError('unauthorized', `${host} wants to know who asks.`, { hint: LOGIN })
        : new DaybookError('unauthorized', `${host} does not take the token.`, {
            hint:
              login.email === null
                ? 'Check the token (DAYBOOK_CONFLUENCE_TOKEN). Confluence Cloud also needs the e-mail address whose token it is (DAYBOOK_CONFLUENCE_EMAIL).'
                : 'Check the e-mail address (DAYBOOK_CONFLUENCE_EMAIL) and the token (DAYBOOK_CONFLUENCE_TOKEN); for Data Center leave the address out.',
          });
    case 403:
      return new DaybookError('forbidden', `${host} does not allow ${plain(url)}.`, {
        hint: 'Ask for the right to view that space, or use a token of somebody who has it.',
      });
    case 404:
    case 410:
      return new DaybookError('not-found', `${host} has nothing at ${plain(url)}.`, {
        hint: 'Check the address and the key of the space.',
      });
    case 429:
      return new DaybookError('endpoint-failed', `${host} takes no more questions for now.`, {
        hint: `Import again later. ${GOES_ON}`,
      });
    default:
      return new DaybookError('endpoint-failed', `${host} failed with status ${status} at ${plain(url)}.`, {
        hint: `Try again later. ${GOES_ON}`,
      });
  }
}
