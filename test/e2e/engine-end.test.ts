import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enginePids } from './engine-pids.ts';
import { callFromPage, canRun, newHome, openDaybook, removeHome, type Opened } from './hosts.ts';

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe.skipIf(!canRun || process.platform !== 'linux')('when the engine ends', () => {
  const { dataDir, env } = newHome();
  let opened: Opened;

  beforeAll(async () => {
    opened = await openDaybook('electron', env);
    await opened.page
      .getByLabel('Status')
      .getByText(/^\d+ notes$/)
      .waitFor();
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test('what a page stops reading ends at the engine', async () => {
    const { page, app } = opened;
    const pipes = () =>
      app!.evaluate(() => process.getActiveResourcesInfo().filter((name) => name === 'PipeWrap').length);
    // What the page asks for as it starts has to be answered first.
    let before = -1;
    const isSteady = async () => {
      const [last, now] = [before, await pipes()];
      before = now;
      return now === last;
    };
    await expect.poll(isSteady, { interval: 1000 }).toBe(true);
    await page.evaluate(async () => {
      const stop = new AbortController();
      Object.assign(window, { stop });
      for (let i = 0; i < 3; i++) {
        const answer = await fetch('/rpc/watchStatus', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
          signal: stop.signal,
        });
        await answer.body!.getReader().read();
      }
    });
    // One of the three may go over a connection that was kept from before.
    const during = await pipes();
    expect(during).toBeGreaterThan(before);
    await page.evaluate(() => (window as unknown as { stop: AbortController }).stop.abort());
    await expect.poll(pipes).toBeLessThanOrEqual(during - 3);
  });

  test('killed, the window says so, the engine is started again and the page recovers by itself', async () => {
    const { page } = opened;
    const [before = 0] = enginePids(opened);
    expect(before).toBeGreaterThan(0);
    process.kill(before, 'SIGKILL');
    await page.getByLabel('Status').getByRole('alert').filter({ hasText: 'engine' }).waitFor();
    await page.getByLabel('Status').getByRole('alert').waitFor({ state: 'hidden' });
    const [after] = enginePids(opened);
    expect(after).not.toBe(before);
    expect((await callFromPage(page, 'status')).status).toBe(200);
  });

  test('killed again within a minute, the window keeps saying so, until the menu restarts it', async () => {
    const { page } = opened;
    const [pid = 0] = enginePids(opened);
    process.kill(pid, 'SIGKILL');
    await expect
      .poll(async () => (await callFromPage(page, 'status')).body)
      .toMatchObject({
        error: {
          message: expect.stringContaining('does not stay up'),
          hint: expect.stringContaining('Restart engine'),
        },
      });
    expect(enginePids(opened)).toEqual([]);
    await page.getByLabel('Status').getByRole('alert').waitFor();
    await opened.app!.evaluate(({ Menu }) => {
      Menu.getApplicationMenu().getMenuItemById('restart-engine').click();
    });
    await page.getByLabel('Status').getByRole('alert').waitFor({ state: 'hidden', timeout: 20_000 });
    expect((await callFromPage(page, 'status')).status).toBe(200);
  });

  test('a second instance gives up and shows the first window', async () => {
    await opened.app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].minimize());
    await expect(openDaybook('electron', env)).rejects.toThrow(/exited 0 before ready/);
    await expect
      .poll(() => opened.app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].isMinimized()))
      .toBe(false);
  });

  test('closing the window ends the app and its engine', async () => {
    const [pid = 0] = enginePids(opened);
    const gone = new Promise((resolve) => opened.app!.process().once('exit', resolve));
    await opened.app!.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].close());
    expect(await gone).toBe(0);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});
