import { randomBytes } from 'node:crypto';
import { refusal, type Self } from './guard.ts';
import { errorResponse, type Handler } from './handler.ts';
import { mount } from './http.ts';
import { readPage, SECURITY_HEADERS, servePage, type Page } from './static.ts';

/** Engine and page on 127.0.0.1. */
export interface Loopback {
  /** Address of the page with its token after the `#`, which browsers never send. */
  readonly url: string;
  readonly port: number;
  readonly token: string;
  /** False when the page was not built; procedures are answered all the same. */
  readonly hasPage: boolean;
  close(): Promise<void>;
}

const TOKEN_BYTES = 32;

function withSecurityHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  return response;
}

interface Served {
  readonly handler: Handler;
  /** Takes what is posted to `/hooks/…`. */
  readonly hooks: Handler | undefined;
  readonly page: Page;
}

function guarded({ handler, hooks, page }: Served, self: Self): Handler {
  return async (request) => {
    const { pathname } = new URL(request.url);
    const isHook = hooks !== undefined && pathname.startsWith('/hooks/');
    const needsToken = isHook || pathname.startsWith('/rpc/');
    const refused = refusal(request.headers, self, { needsToken });
    if (refused !== null) return withSecurityHeaders(errorResponse(refused));
    if (isHook) return withSecurityHeaders(await hooks(request));
    return withSecurityHeaders(await (needsToken ? handler(request) : servePage(page, request)));
  };
}

/**
 * Serves the page without, and the procedures with a token, to requests that name this server and come from its page.
 *
 * @param options.port 0 takes a free one
 * @param options.page folder of the built page
 * @throws DaybookError `busy` when the port is in use
 */
export async function startLoopback(options: {
  readonly handler: Handler;
  readonly hooks?: Handler;
  readonly port: number;
  readonly page: string;
}): Promise<Loopback> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const page = await readPage(options.page);
  const mounted = await mount({ port: options.port }, (port) =>
    guarded({ handler: options.handler, hooks: options.hooks, page }, { port: port ?? options.port, token }),
  );
  const port = mounted.port ?? options.port;
  return {
    url: `http://127.0.0.1:${port}/#token=${token}`,
    port,
    token,
    hasPage: page.has('/'),
    close: () => mounted.close(),
  };
}
