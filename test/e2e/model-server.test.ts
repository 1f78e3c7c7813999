import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { closedAddress, delta, events, json, LLAMA_SERVER, modelServer } from '../core/models/model-server.ts';
import { canRun, newHome, openDaybook, removeHome, SHOTS, type Opened } from './hosts.ts';
import { violations } from './screen-list.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close().catch(() => undefined);
});

async function models(more: Readonly<Record<string, string>> = {}): Promise<Opened> {
  const { dataDir, env } = newHome();
  const opened = await openDaybook('electron', { ...env, ...more });
  closing.push(
    async () => removeHome(dataDir),
    () => opened.close(),
  );
  await opened.page.getByRole('navigation').waitFor();
  await opened.page.evaluate(() => (location.hash = '#/models'));
  return opened;
}

async function look({ page }: Opened, address: string): Promise<void> {
  await page.getByLabel('A server at another address').fill(address);
  await page.keyboard.press('Enter');
}

async function shot({ page }: Opened, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.locator('.other-server').scrollIntoViewIfNeeded();
  await page.screenshot({ path: join(SHOTS, `model-server-${name}.png`) });
}

describe.skipIf(!canRun)('a model server at another address', () => {
  test('is typed, tested at once, used, and there again after a reload; what is wrong is said', async () => {
    const opened = await models();
    const { page } = opened;
    const server = await modelServer({
      ...LLAMA_SERVER,
      '/v1/chat/completions': events([delta('ready')]),
    });
    const problem = page.locator('.other-server').getByRole('alert');
    await look(opened, await closedAddress());
    await problem.getByText(/Nothing answers at .*no program listens there/).waitFor();
    await shot(opened, 'nothing');
    await look(opened, 'ftp://127.0.0.1:21');
    await problem.getByText('Servers are asked over http:// or https://, not ftp://.').waitFor();
    await look(opened, 'models.example:8000');
    await problem.getByText('models.example:8000 is another machine, and the network is off for Daybook.').waitFor();

    await look(opened, `${server.url}/v1`);
    const found = page.getByRole('list', { name: 'The server at this address' });
    await found.getByText(/^answered in /).waitFor();
    await shot(opened, 'found');
    expect(await violations(page)).toEqual([]);
    await found.getByRole('button', { name: 'Use model.gguf of llama-server' }).click();
    await page.getByRole('list', { name: 'Model servers' }).getByText('in use', { exact: true }).waitFor();
    await page.getByLabel('Status').getByText('Model: model.gguf').waitFor();
    expect(await found.count()).toBe(0);
    await page.reload();
    expect(await page.getByLabel('A server at another address').inputValue()).toBe(`${server.url}/v1`);
    expect(opened.complaints.filter((one) => !/status of (?:400|403|409|502)/.test(one))).toEqual([]);
  });

  test('on another machine is warned about, and asked only after a yes', async () => {
    // No model is fetched: the hub is an address of this machine where nothing listens.
    const opened = await models({ DAYBOOK_NETWORK: '1', HF_ENDPOINT: await closedAddress() });
    const { page } = opened;
    await look(opened, 'http://models.invalid:8000');
    const warning = page.getByRole('alert').filter({ hasText: 'is another machine. Nothing was sent to it.' });
    await warning.getByText(/your questions and the passages of your notes that answer them go to/).waitFor();
    await shot(opened, 'elsewhere');
    expect(await violations(page)).toEqual([]);
    await warning.getByRole('button', { name: 'Leave it' }).click();
    await warning.waitFor({ state: 'detached' });
    await look(opened, 'http://models.invalid:8000');
    await warning.getByRole('button', { name: 'Ask it which models it has' }).click();
    await page.locator('.other-server').getByText('This server cannot be used').waitFor();
    await shot(opened, 'unknown');
  });

  test('that has several models tests the one that is named', async () => {
    const opened = await models();
    const server = await modelServer({
      '/v1/models': json({ data: [{ id: 'small' }, { id: 'large' }] }),
      '/v1/chat/completions': events([delta('ready')]),
    });
    await look(opened, `${server.url}#large`);
    const found = opened.page.getByRole('list', { name: 'The server at this address' });
    await found.getByText(/^answered in /).waitFor();
    expect(server.posts.map(({ body }) => body)).toMatchObject([{ model: 'large' }]);
  });
});
