import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../../helpers/temp-folder.ts';

const DAYBOOK = fileURLToPath(new URL('../../../core/cli/daybook.mjs', import.meta.url));
const folder = tempFolder('mcp');
const data = join(folder.path, 'data');
const file = join(folder.path, 'notes', '2031-03-10.md');

beforeAll(() => {
  mkdirSync(join(folder.path, 'notes'));
  writeFileSync(
    file,
    '# Monday 10 March 2031\n\nThe blue valve leaked, so we closed it.\n\n- [ ] order a new blue valve\n',
  );
  execFileSync(process.execPath, [
    DAYBOOK,
    '--data',
    data,
    'index',
    join(folder.path, 'notes'),
    '--no-embed',
    '--quiet',
  ]);
});
afterAll(() => folder.remove());

async function connected<T>(options: readonly string[], work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ name: 'test', version: '1' });
  const errors: Error[] = [];
  // The SDK's client is no event target.
  // oxlint-disable-next-line unicorn/prefer-add-event-listener
  client.onerror = (error) => errors.push(error);
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [DAYBOOK, '--data', data, 'mcp', ...options],
      stderr: 'ignore',
    }),
  );
  const result = await work(client);
  await client.close();
  // Anything on stdout that is not the protocol is an error of the client.
  expect(errors).toEqual([]);
  return result;
}

async function call(client: Client, name: string, args: Record<string, unknown>): Promise<string> {
  return JSON.stringify((await client.callTool({ name, arguments: args })).content);
}

test('an assistant finds, asks and reads notes, with paths and lines', async () => {
  await connected([], async (client) => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name }) => name).toSorted()).toEqual([
      'ask',
      'decisions',
      'read_note',
      'runbook',
      'search',
      'tasks',
    ]);
    expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
    const found = await call(client, 'search', { query: 'blue valve' });
    expect(found).toContain('2031-03-10.md');
    expect(found).toContain(String.raw`\"line\":`);
    expect(await call(client, 'ask', { question: 'Which valve leaked?' })).toContain('2031-03-10.md');
    expect(await call(client, 'tasks', {})).toContain('order a new blue valve');
    expect(await call(client, 'decisions', {})).toContain('decisions');
    expect(await call(client, 'runbook', { text: 'KubePodCrashLooping' })).toContain('steps');
    expect(await call(client, 'read_note', { path: '2031-03-10.md', from: 3, to: 3 })).toContain(
      'The blue valve leaked, so we closed it.',
    );
    expect(await call(client, 'read_note', { path: '../data/user.db' })).toContain('There is no note');
    const { resources } = await client.listResources();
    expect(resources.map(({ name }) => name)).toEqual(['2031-03-10.md']);
    const { contents } = await client.readResource({ uri: resources[0]!.uri });
    expect(JSON.stringify(contents)).toContain('The blue valve leaked');
    expect((await client.listPrompts()).prompts.map(({ name }) => name)).toEqual(['resolve_alert', 'from_my_notes']);
    expect(JSON.stringify(await client.getPrompt({ name: 'resolve_alert', arguments: { alert: 'VatHot' } }))).toContain(
      'VatHot',
    );
  });
});

test('of two journals with the same path, the note of the one that is named is read', async () => {
  const roots = ['east', 'west'].map((name) => join(folder.path, name));
  for (const root of roots) {
    mkdirSync(root);
    writeFileSync(join(root, 'pump.md'), `# Pump\n\nThe pump of ${root}.\n`);
  }
  const own = join(folder.path, 'data-two');
  execFileSync(process.execPath, [DAYBOOK, '--data', own, 'index', ...roots, '--no-embed', '--quiet']);
  await connected(['--data', own], async (client) => {
    const { resources } = await client.listResources();
    const texts = await Promise.all(resources.map(({ uri }) => client.readResource({ uri })));
    for (const root of roots) {
      expect(JSON.stringify(texts)).toContain(`The pump of ${root}.`);
      expect(await call(client, 'read_note', { path: 'pump.md', journal: root })).toContain(`The pump of ${root}.`);
    }
  });
});

test('all notes are listed, page by page, each once', async () => {
  const many = join(folder.path, 'many');
  mkdirSync(many);
  const names = Array.from({ length: 450 }, (_, at) => `note-${String(at).padStart(3, '0')}.md`);
  for (const name of names) writeFileSync(join(many, name), `# ${name}\n`);
  const own = join(folder.path, 'data-many');
  execFileSync(process.execPath, [DAYBOOK, '--data', own, 'index', many, '--no-embed', '--quiet']);
  await connected(['--data', own], async (client) => {
    const listed: string[] = [];
    let pages = 0;
    for (let cursor: string | undefined; pages === 0 || cursor !== undefined; pages += 1) {
      const { resources, nextCursor } = await client.listResources(cursor === undefined ? {} : { cursor });
      listed.push(...resources.map(({ name }) => name));
      cursor = nextCursor;
    }
    expect([pages, listed.toSorted()]).toEqual([3, names]);
    await expect(client.listResources({ cursor: 'made up' })).rejects.toThrow('Ask for the list from its start');
  });
});

test('an item is changed only when that was allowed', async () => {
  await connected(['--write'], async (client) => {
    const listed = JSON.parse(JSON.parse(await call(client, 'tasks', {}))[0].text) as { tasks: { id: string }[] };
    const id = listed.tasks[0]!.id;
    expect(await call(client, 'set_task', { id, state: 'done' })).toContain('written');
    expect(readFileSync(file, 'utf8')).toContain('- [x] order a new blue valve');
  });
  await connected([], async (client) => {
    expect(await call(client, 'set_task', { id: 'x', state: 'done' })).toContain('not found');
  });
});
