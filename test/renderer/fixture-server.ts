import { createHandler } from '../../core/server/handler.ts';
import { mount } from '../../core/server/http.ts';
import { SECURITY_HEADERS, readPage, servePage } from '../../core/server/static.ts';
import { fixtureProcedures } from './fixture/procedures.ts';
import { createWorld } from './fixture/world.ts';
import type { World } from './fixture/world.ts';

/** A server with the real handler, headers and page, and an invented engine behind it. */
export interface FixtureServer {
  readonly url: string;
  readonly world: World;
  /** Tells every open `watchStatus` that `world.status` has changed. */
  tell(): void;
  close(): Promise<void>;
}

/** The key that the fixture's address carries. */
export const FIXTURE_TOKEN = 'fixture-token';

/**
 * Serves a built page and answers the contract with invented data.
 *
 * @param pageDir folder with index.html and assets, as `buildPage` makes it
 */
export async function startFixtureServer(pageDir: string): Promise<FixtureServer> {
  const world = createWorld();
  const told = { listeners: new Set<() => void>() };
  const page = await readPage(pageDir);
  const rpc = createHandler(fixtureProcedures(world, told));
  const mounted = await mount({ port: 0 }, () => async (request) => {
    const isRpc = new URL(request.url).pathname.startsWith('/rpc/');
    const isKnown = request.headers.get('authorization') === `Bearer ${FIXTURE_TOKEN}`;
    const response = !isRpc ? await servePage(page, request) : isKnown ? await rpc(request) : unauthorized();
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
    return response;
  });
  return {
    url: `http://127.0.0.1:${mounted.port}/`,
    world,
    tell: () => {
      for (const listener of told.listeners) listener();
    },
    close: () => mounted.close(),
  };
}

function unauthorized(): Response {
  const error = {
    code: 'unauthorized',
    message: 'The token is missing or wrong.',
    hint: 'Open the address that `daybook serve` printed, with everything after the #.',
  };
  return Response.json({ error }, { status: 401 });
}
