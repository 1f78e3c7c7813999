import type { CustomScheme } from 'electron';
import { DaybookError, toDaybookError } from '../core/errors.ts';
import { isOwnSite } from '../core/server/guard.ts';
import { errorResponse, type Handler } from '../core/server/handler.ts';
import { type Page, SECURITY_HEADERS, servePage } from '../core/server/static.ts';
import { APP_ORIGIN, APP_SCHEME, isAppUrl } from './app-origin.ts';
import { engineLost } from './engine-lost.ts';
import { forward } from './forward.ts';

/** To be registered before Electron is ready. `standard` gives the page an origin, `secure` lets it use the clipboard. */
export const APP_SCHEMES: CustomScheme[] = [
  {
    scheme: APP_SCHEME,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
];

/** True when the request is the page's own. Chromium names the page of a POST; what names another is refused. */
function isOwnRequest(request: Request): boolean {
  const origin = request.headers.get('origin');
  return (origin === null || origin === APP_ORIGIN) && isOwnSite(request.headers.get('sec-fetch-site'));
}

async function askEngine(request: Request, pipe: () => Promise<string>): Promise<Response> {
  const path = await pipe();
  return forward(request, path).catch((cause: unknown) => {
    console.error(`engine: ${String(cause)}`);
    return errorResponse(engineLost());
  });
}

/**
 * Answers `app://daybook/`: the page's files, and its procedures by asking the engine. Never rejects.
 *
 * @param options.pipe where the engine listens; waits while it starts, and rejects with the reason when it does not run
 */
export function createAppHandler(options: {
  readonly page: Promise<Page>;
  readonly pipe: () => Promise<string>;
}): Handler {
  const answer = async (request: Request): Promise<Response> => {
    if (!isAppUrl(request.url)) return new Response(null, { status: 404 });
    if (!new URL(request.url).pathname.startsWith('/rpc/')) return servePage(await options.page, request);
    if (isOwnRequest(request)) return askEngine(request, options.pipe);
    return errorResponse(
      new DaybookError('forbidden', 'The request comes from another web page.', {
        hint: 'Only the page of Daybook may ask its engine.',
      }),
    );
  };
  return async (request) => {
    const response = await answer(request).catch((thrown: unknown) => errorResponse(toDaybookError(thrown)));
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
    return response;
  };
}
