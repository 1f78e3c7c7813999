import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createClient } from '../../renderer/client.ts';
import type { Client } from '../../renderer/client.ts';
import { FIXTURE_TOKEN, startFixtureServer } from './fixture-server.ts';
import type { FixtureServer } from './fixture-server.ts';
import { ROOT } from './fixture/notes.ts';

describe('the fixture server', () => {
  let dir: string;
  let server: FixtureServer;
  let client: Client;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'daybook-fixture-'));
    await writeFile(join(dir, 'index.html'), '<!doctype html>');
    server = await startFixtureServer(dir);
    client = createClient({ base: server.url.slice(0, -1), token: FIXTURE_TOKEN });
  });
  afterAll(async () => {
    await server.close();
    await rm(dir, { recursive: true });
  });

  it('serves the page with the policy of the product', async () => {
    const response = await fetch(server.url);
    expect(response.headers.get('content-security-policy')).toContain("style-src 'self'");
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });

  it('refuses who has no token', async () => {
    const stranger = createClient({ base: server.url.slice(0, -1), token: 'guess' });
    await expect(stranger.call('status', {})).rejects.toMatchObject({ code: 'unauthorized' });
  });

  it('answers like an engine', async () => {
    expect((await client.call('endpoints', {})).endpoints[0]?.models).toContain('qwen2.5:3b');
    expect((await client.call('listNotes', { text: 'week 12' })).total).toBe(11);
    await expect(client.call('readNote', { path: 'gone.md' })).rejects.toMatchObject({ code: 'not-found' });
    const watched = client.stream('watchStatus', {});
    expect((await watched.next()).value).toMatchObject({ notes: 608 });
    const next = watched.next();
    expect((await client.call('removeJournal', { root: ROOT })).journals).toEqual([]);
    expect((await next).value).toMatchObject({ journals: [] });
    await watched.return(undefined);
    expect((await client.call('addJournal', { root: ROOT })).journals).toHaveLength(1);
  });
});
