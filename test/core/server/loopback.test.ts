import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHandler } from '../../../core/server/handler.ts';
import { startLoopback, type Loopback } from '../../../core/server/loopback.ts';
import { CONTENT_SECURITY_POLICY } from '../../../core/server/static.ts';
import { rawRequest, sendRaw } from './raw-http.ts';
import { sampleProcedures, STATUS } from './sample-procedures.ts';

const folder = mkdtempSync(join(tmpdir(), 'daybook-page-'));
const page = join(folder, 'page');
let server: Loopback;

beforeAll(async () => {
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>Daybook</title>');
  writeFileSync(join(page, 'assets', 'main-abc.js'), 'export {};');
  writeFileSync(join(page, 'build.log'), 'not for the page');
  writeFileSync(join(folder, 'secret.txt'), 'secret');
  symlinkSync(join(folder, 'secret.txt'), join(page, 'link.txt'));
  server = await startLoopback({ handler: createHandler(sampleProcedures()), port: 0, page });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

function call(name: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`http://127.0.0.1:${server.port}/rpc/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: '{}',
  });
}

/** The status of a call with these header lines and the right token. */
async function rawStatus(headers: readonly string[], line = 'POST /rpc/status'): Promise<number> {
  const answer = await sendRaw(server.port, rawRequest(line, [...headers, `Authorization: Bearer ${server.token}`]));
  return Number(answer.split(' ')[1]);
}

test('the address holds the token behind the #, long enough and new each time', async () => {
  expect(server.url).toBe(`http://127.0.0.1:${server.port}/#token=${server.token}`);
  expect(server.token).toMatch(/^[\w-]{43}$/);
  const other = await startLoopback({ handler: createHandler(sampleProcedures()), port: 0, page });
  expect(other.token).not.toBe(server.token);
  expect((await call('status', { authorization: `Bearer ${other.token}` })).status).toBe(401);
  await other.close();
});

test('with the token a procedure answers', async () => {
  const response = await call('status', { authorization: `Bearer ${server.token}` });
  expect(await response.json()).toEqual({ result: STATUS });
});

test.each([{}, { authorization: 'Bearer wrong' }, { authorization: 'Basic abc' }, { cookie: 'token=x' }])(
  'with %j none does',
  async (headers) => {
    const response = await call('status', headers);
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: { code: 'unauthorized' } });
  },
);

describe('a request that another page could send, with the token all the same', () => {
  const own = () => `Host: 127.0.0.1:${server.port}`;

  test('is answered under our own names', async () => {
    expect(await rawStatus([own()])).toBe(200);
    expect(await rawStatus([`Host: localhost:${server.port}`, `Origin: http://localhost:${server.port}`])).toBe(200);
  });

  test.each([
    ['a name that resolves to this machine', () => ['Host: rebound.example']],
    ['that name with the port', () => [`Host: rebound.example:${server.port}`]],
    ['a name that begins like ours', () => [`Host: localhost.rebound.example:${server.port}`]],
    ['another port', () => ['Host: 127.0.0.1:1']],
    ['an IPv6 address', () => [`Host: [::1]:${server.port}`]],
    ['an address that means every interface', () => [`Host: 0.0.0.0:${server.port}`]],
    ['the origin of another page', () => [own(), 'Origin: http://rebound.example']],
    ['the origin of another local server', () => [own(), 'Origin: http://127.0.0.1:1']],
    ['the origin of a file or a sandboxed frame', () => [own(), 'Origin: null']],
    ['two origins', () => [own(), `Origin: http://127.0.0.1:${server.port}`, 'Origin: http://rebound.example']],
    ['a cross-site mark', () => [own(), 'Sec-Fetch-Site: cross-site']],
  ])('is refused: %s', async (_what, headers) => {
    expect(await rawStatus(headers())).toBe(403);
  });

  test.each([
    ['no host', () => []],
    ['two hosts', () => [own(), 'Host: rebound.example']],
  ])('is refused: %s', async (_what, headers) => {
    expect([400, 403]).toContain(await rawStatus(headers()));
  });

  test('is refused: an address meant for a proxy', async () => {
    expect(await rawStatus([own()], 'POST http://rebound.example/rpc/status')).toBe(400);
    expect(await rawStatus([own()], 'OPTIONS *')).toBe(400);
  });

  test('gets no CORS headers, not even for a preflight', async () => {
    const answer = await sendRaw(
      server.port,
      rawRequest('OPTIONS /rpc/status', [
        own(),
        'Origin: http://rebound.example',
        'Access-Control-Request-Method: POST',
      ]),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403/);
    expect(answer.toLowerCase()).not.toContain('access-control');
  });
});

describe('the page', () => {
  const get = (path: string) => sendRaw(server.port, rawRequest(`GET ${path}`, [`Host: 127.0.0.1:${server.port}`]));

  test('needs no token and forbids everything foreign', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}/`);
    expect(await response.text()).toContain('<title>Daybook</title>');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
    expect(CONTENT_SECURITY_POLICY).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('has the same headers on refusals and on answers', async () => {
    const refused = await call('status', {});
    const answered = await call('status', { authorization: `Bearer ${server.token}` });
    for (const response of [refused, answered]) {
      expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  test('serves its assets for ever, and HEAD without a body', async () => {
    const response = await fetch(`http://127.0.0.1:${server.port}/assets/main-abc.js`, { method: 'HEAD' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(await response.text()).toBe('');
  });

  test.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/....//secret.txt',
    '/./../secret.txt',
    '//secret.txt',
    '/index.html%00.js',
    '/assets',
    '/assets/',
    '/link.txt',
    '/build.log',
    '/rpc',
    '/%',
    '/%ff',
  ])('has nothing at %s', async (path) => {
    const answer = await get(path);
    expect(answer).toMatch(/^HTTP\/1\.1 (404|400)/);
    expect(answer).not.toContain('secret\n');
    expect(answer.split('\r\n\r\n')[1]).not.toBe('secret');
  });

  test('that is not built says how to build it', async () => {
    const bare = await startLoopback({
      handler: createHandler(sampleProcedures()),
      port: 0,
      page: join(folder, 'none'),
    });
    expect(bare.hasPage).toBe(false);
    const response = await fetch(`http://127.0.0.1:${bare.port}/`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('npm run build');
    await bare.close();
  });
});

test('a port in use is refused with a sentence that names it', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const starting = startLoopback({ handler: createHandler(sampleProcedures()), port, page });
  await expect(starting).rejects.toMatchObject({
    code: 'busy',
    message: `Port ${port} on 127.0.0.1 is in use by another program.`,
  });
  other.close();
});

test('it listens on 127.0.0.1 and on no address that others reach', async () => {
  const outside = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4');
  for (const { address } of outside) {
    const socket = connect({ host: address, port: server.port, timeout: 2000 });
    await expect(once(socket, 'connect')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  }
});
