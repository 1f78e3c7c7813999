import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

export interface ServedPage {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly version?: number;
  readonly parent?: string;
  readonly labels?: readonly string[];
  readonly isPost?: boolean;
  readonly files?: readonly { readonly name: string; readonly content: Buffer; readonly version?: number }[];
}

/** What the server does instead of its answer. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Ends the connection after so many bytes of the answer. */
  | { readonly cutAfter: number };

export interface ConfluenceServer {
  readonly url: string;
  readonly space: { pages: readonly ServedPage[]; key: string };
  /** `PATH?QUERY`, in order; what the storage of files was asked stands behind `storage`. */
  readonly requests: string[];
  /** The header of each, null where none was sent. */
  readonly authorizations: (string | null)[];
  /** Looked at before each answer. */
  fault: (path: string, times: number) => Fault | null;
  readonly pageSize: { value: number };
}

const CONTEXT = '/wiki';
const FOLDER = { id: '700', title: 'Cellar', parentId: '10', parentType: 'page' };
const PEOPLE: Readonly<Record<string, string>> = { 'acc:7': 'Mira Vat', u7: 'Mira Vat' };

/**
 * A real HTTP server with one space that answers as Confluence documents it: version 2 of the API with cursors in links
 * against the host, version 1 with offsets in links against its own folder, files that lie on another host.
 */
export async function confluenceServer(options: {
  readonly pages: readonly ServedPage[];
  readonly versions?: readonly (1 | 2)[];
  /** The header that it takes; anybody may read when left out. */
  readonly login?: string;
}): Promise<ConfluenceServer> {
  const { versions = [1, 2], login } = options;
  const times = new Map<string, number>();
  const http = createServer((request, response) => answer(request, response));
  const sockets = new Set<Socket>();
  http.on('connection', (socket) => sockets.add(socket.on('error', () => undefined)));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => http.close(resolve));
  });
  // SAFETY: a server that listens on a TCP port has an AddressInfo.
  const { port } = http.address() as AddressInfo;
  const server: ConfluenceServer = {
    url: `http://127.0.0.1:${port}${CONTEXT}`,
    space: { pages: options.pages, key: 'BREW' },
    requests: [],
    authorizations: [],
    fault: () => null,
    pageSize: { value: 2 },
  };

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'http://x');
    server.requests.push(url.pathname + url.search);
    server.authorizations.push(request.headers.authorization ?? null);
    const key = url.pathname + url.search;
    times.set(key, (times.get(key) ?? 0) + 1);
    const fault = server.fault(key, times.get(key) ?? 0);
    if (fault !== null && 'status' in fault) {
      response.writeHead(fault.status, fault.headers ?? {});
      return void response.end(fault.body ?? 'no');
    }
    if (!url.pathname.startsWith('/storage/') && login !== undefined && request.headers.authorization !== login)
      return void response.writeHead(401).end('{"message":"no"}');
    const file = fileAt(url.pathname);
    if (file !== null && !url.pathname.startsWith('/storage/')) {
      response.writeHead(302, { location: `http://localhost:${port}/storage${url.pathname}` });
      return void response.end();
    }
    const known = file ?? json(url);
    if (known === null) return void response.writeHead(404).end('<html>Page not found</html>');
    const whole = Buffer.isBuffer(known) ? known : Buffer.from(JSON.stringify(known));
    const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
    const bytes = whole.subarray(from);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length });
    if (fault === null) return void response.end(bytes);
    response.write(bytes.subarray(0, fault.cutAfter), () => setTimeout(() => response.socket?.destroy(), 20));
  }

  function fileAt(path: string): Buffer | null {
    const [, id, name] = /\/download\/attachments\/(\d+)\/(.+)$/.exec(path) ?? [];
    const page = server.space.pages.find((one) => one.id === id);
    return page?.files?.find((one) => one.name === decodeURIComponent(name ?? ''))?.content ?? null;
  }

  function json(url: URL): unknown {
    const path = url.pathname;
    if (path.startsWith(`${CONTEXT}/api/v2/`) && versions.includes(2))
      return versionTwo(path.slice(`${CONTEXT}/api/v2/`.length), url, server);
    if (path.startsWith(`${CONTEXT}/rest/api/`))
      return path.startsWith(`${CONTEXT}/rest/api/user`) || versions.includes(1)
        ? versionOne(path.slice(`${CONTEXT}/rest/api/`.length), url, server)
        : null;
    return null;
  }
  return server;
}

function pageOfTwo(page: ServedPage, hasBody: boolean): unknown {
  return {
    id: page.id,
    status: 'current',
    title: page.title,
    spaceId: '900',
    parentId: page.parent ?? null,
    parentType: page.parent === undefined ? null : page.parent === FOLDER.id ? 'folder' : 'page',
    ownerId: 'acc:7',
    authorId: 'acc:7',
    createdAt: '2031-01-01T08:00:00.000Z',
    version: { number: page.version ?? 1, createdAt: '2031-03-10T08:15:00.000Z', authorId: 'acc:7' },
    body: hasBody ? { storage: { value: page.body, representation: 'storage' } } : {},
    _links: { webui: `/spaces/BREW/pages/${page.id}/${encodeURIComponent(page.title)}` },
  };
}

function cursorList(items: readonly unknown[], url: URL, size: number): unknown {
  const from = Number(url.searchParams.get('cursor') ?? 0);
  const next = new URL(url);
  next.searchParams.set('cursor', String(from + size));
  const more = from + size < items.length ? { next: next.pathname + next.search } : {};
  return { results: items.slice(from, from + size), _links: { base: 'https://example.invalid/wiki', ...more } };
}

function versionTwo(path: string, url: URL, { space, pageSize }: ConfluenceServer): unknown {
  const list = (items: readonly unknown[]) => cursorList(items, url, pageSize.value);
  const labels = [...new Set(space.pages.flatMap((page) => page.labels ?? []))];
  const [, kind = '', id = '', rest = ''] = /^(\w+)(?:\/([\w~]+))?(?:\/(.+))?$/.exec(path) ?? [];
  const isPosts = rest === 'blogposts' || kind === 'blogposts';
  const page = space.pages.find((one) => one.id === id && (one.isPost ?? false) === isPosts);
  if (kind === 'spaces' && id === '')
    return list(url.searchParams.get('keys') === space.key ? [{ id: '900', key: space.key, name: 'Brewery' }] : []);
  if (kind === 'spaces' && (rest === 'pages' || rest === 'blogposts'))
    return list(space.pages.filter((one) => (one.isPost ?? false) === isPosts).map((one) => pageOfTwo(one, false)));
  if (kind === 'spaces' && rest === 'content/labels')
    return list(labels.map((name, index) => ({ id: String(index), name, prefix: 'global' })));
  if (kind === 'labels')
    return list(
      space.pages
        .filter((one) => (one.isPost ?? false) === isPosts && one.labels?.includes(labels[Number(id)] ?? '') === true)
        .map((one) => ({ id: one.id, title: one.title })),
    );
  if (kind === 'folders') return id === FOLDER.id ? FOLDER : null;
  if (page === undefined) return null;
  if (rest === 'attachments')
    return list(
      (page.files ?? []).map(({ name, version = 1, content }) => ({
        id: `att${page.id}`,
        title: name,
        fileSize: content.length,
        version: { number: version },
        downloadLink: `/download/attachments/${page.id}/${encodeURIComponent(name)}?version=${version}&api=v2`,
      })),
    );
  return rest === '' && url.searchParams.get('body-format') === 'storage' ? pageOfTwo(page, true) : null;
}

function pageOfOne(page: ServedPage, pages: readonly ServedPage[], hasBody: boolean): unknown {
  const ancestors: { id: string; title: string }[] = [];
  for (let above = pages.find(({ id }) => id === page.parent); above !== undefined;) {
    const { id, title, parent } = above;
    ancestors.unshift({ id, title });
    above = pages.find((one) => one.id === parent);
  }
  return {
    id: page.id,
    type: 'page',
    status: 'current',
    title: page.title,
    version: { number: page.version ?? 1, when: '2031-03-10T08:15:00.000+01:00', by: { displayName: 'Jo Keg' } },
    ancestors,
    history: { createdBy: { displayName: 'Mira Vat', username: 'mvat' } },
    metadata: { labels: { results: (page.labels ?? []).map((name) => ({ prefix: 'global', name })) } },
    ...(hasBody && { body: { storage: { value: page.body, representation: 'storage' } } }),
    _links: { webui: `/pages/viewpage.action?pageId=${page.id}` },
  };
}

function offsetList(items: readonly unknown[], url: URL, size: number): unknown {
  const start = Number(url.searchParams.get('start') ?? 0);
  const next = new URL(url);
  next.searchParams.set('start', String(start + size));
  const more = start + size < items.length ? { next: next.pathname.slice(CONTEXT.length) + next.search } : {};
  return { results: items.slice(start, start + size), start, limit: size, _links: { context: CONTEXT, ...more } };
}

function versionOne(path: string, url: URL, { space, pageSize }: ConfluenceServer): unknown {
  const list = (items: readonly unknown[]) => offsetList(items, url, pageSize.value);
  if (path === `space/${space.key}`) return { id: 900, key: space.key, name: 'Brewery' };
  if (path === 'content')
    return list(
      space.pages
        .filter((one) => (one.isPost ?? false) === (url.searchParams.get('type') === 'blogpost'))
        .map((one) => pageOfOne(one, space.pages, false)),
    );
  if (path === 'user/bulk')
    return {
      results: url.searchParams.getAll('accountId').flatMap((id) => {
        const displayName = PEOPLE[id];
        return displayName === undefined ? [] : [{ accountId: id, displayName }];
      }),
    };
  if (path === 'user') {
    const displayName = PEOPLE[url.searchParams.get('key') ?? url.searchParams.get('accountId') ?? ''];
    return displayName === undefined ? null : { userKey: 'u7', username: 'mvat', displayName };
  }
  const [, id = '', rest = ''] = /^content\/(\d+)(?:\/(.+))?$/.exec(path) ?? [];
  const page = space.pages.find((one) => one.id === id);
  if (page === undefined) return null;
  if (rest === 'child/attachment')
    return list(
      (page.files ?? []).map(({ name, version = 1, content }) => ({
        id: `att${page.id}`,
        title: name,
        version: { number: version },
        extensions: { fileSize: content.length },
        _links: { download: `/download/attachments/${page.id}/${encodeURIComponent(name)}?version=${version}` },
      })),
    );
  return rest === '' ? pageOfOne(page, space.pages, true) : null;
}
