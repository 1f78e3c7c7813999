import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { canRun, openDaybook } from './hosts.ts';
import { openOwned } from './own-journal.ts';
import { violations } from './screen-list.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close().catch(() => undefined);
});

/** Another program of this machine that listens; at a free port when none is given. */
async function otherProgram(port = 0): Promise<{ readonly port: number; readonly server: Server }> {
  const server = createServer();
  // Whoever had the port may still be on the way out.
  await vi.waitFor(() => once(server.listen(port, '127.0.0.1'), 'listening'), { timeout: 5_000, interval: 100 });
  closing.push(async () => void server.close());
  // SAFETY: a server that listens on TCP has such an address.
  return { port: (server.address() as AddressInfo).port, server };
}

describe.skipIf(!canRun)('the port for alerts in the window', () => {
  test('one that is taken is said where it is set, in the settings and below; when it is free, alerts come in', async () => {
    const owned = await openOwned({ 'a.md': '# 2031-03-10\n\nThe day before.\n' });
    closing.push(
      async () => owned.remove(),
      () => owned.close(),
    );
    const { page } = owned;
    const { port, server } = await otherProgram();
    await page.evaluate(() => (location.hash = '#/settings'));
    const field = page.getByLabel('Port for alerts');
    const takes = page.getByRole('radiogroup', { name: 'Alerts of other programs' });
    await field.fill('80');
    await field.blur();
    await page.getByText('A port is a whole number from 1,024 to 65,535. It is still 8377.').waitFor();
    await field.fill(String(port));
    await field.blur();
    await takes.getByRole('radio', { name: 'On' }).click();
    await page.getByText(`Port ${port} of this machine is in use by another program.`).waitFor();
    server.close();
    await once(server, 'close');
    await takes.getByRole('radio', { name: 'On' }).click();
    await page.getByText(`POST http://127.0.0.1:${port}/hooks/alert`).waitFor();
    await owned.close();

    const taking = await otherProgram(port);
    const again = await openDaybook('electron', owned.env);
    closing.push(() => again.close());
    await again.page
      .getByLabel('Status')
      .getByTitle(/No alerts come in/)
      .click();
    await again.page.getByRole('heading', { name: 'Health', level: 1 }).waitFor();
    await again.page.getByRole('link', { name: 'Show settings' }).click();
    const said = `No alerts come in: port ${port} of this machine is in use by another program.`;
    await again.page.getByRole('alert').getByText(said).waitFor();
    expect(await violations(again.page)).toEqual([]);
    taking.server.close();
    await again.page.getByRole('alert').getByText(said).waitFor({ state: 'detached' });
    const { status } = await fetch(`http://127.0.0.1:${port}/hooks/alert`, { method: 'POST' });
    expect(status).toBe(401);
    expect(again.complaints).toEqual([]);
  });
});
