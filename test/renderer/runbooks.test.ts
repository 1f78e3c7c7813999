import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, Opened } from './browser.ts';

describe.skipIf(!hasBrowser)('alerts and runbooks', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());

  const inputs = ({ server }: Opened, name: string): unknown[] =>
    server.world.calls.filter((call) => call.name === name).map(({ input }) => input);

  it('shows an alert with its steps, age, dangers and the last times, and keeps what is ticked, copied and written', async () => {
    const opened = await lab.open('/runbooks');
    const { page } = opened;
    await page.getByRole('link', { name: /FerryQueueStuck/ }).click();
    await page.getByText('Stale: older than 180 days.').waitFor();
    await page.getByText('412 parcels wait').first().waitFor();
    await page.getByText('deletes objects of the cluster').waitFor();
    await page.getByText('Deleting the pod freed the queue.').waitFor();
    await page.getByRole('checkbox', { name: 'Step 1 done' }).check();
    await expect
      .poll(() => inputs(opened, 'changeRun'))
      .toMatchObject([{ change: { kind: 'step', step: 'step-1', done: true } }]);
    await page.getByRole('checkbox', { name: 'Step 1 done', checked: true }).waitFor();
    await page.getByRole('button', { name: 'Copy the command of line 24' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl -n <namespace> describe pod $POD');
    await page.getByPlaceholder('What happened, or what you saw').fill('called the pier');
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('called the pier').waitFor();
    await page.getByRole('button', { name: 'Yes' }).click();
    await page.getByText('It helped.').waitFor();
    expect(inputs(opened, 'rateAnswer')).toEqual([{ id: 7, useful: true }]);
    expect(inputs(opened, 'openRun')).toHaveLength(1);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });

  it("fills in the alert's values only when asked, shows them as such, and takes them out again", async () => {
    const opened = await lab.open('/runbooks?alert=1');
    const { page } = opened;
    await page.locator('.run-step').first().waitFor();
    expect(await page.locator('.run-step mark.filled').count()).toBe(0);
    await page.getByRole('button', { name: 'Fill in from the alert' }).click();
    expect(await page.locator('.run-step mark.filled').first().textContent()).toBe('harbour');
    await page.getByRole('button', { name: 'Copy the command of line 24' }).click();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('kubectl -n harbour describe pod ferry-0');
    await expect.poll(() => inputs(opened, 'changeRun')).toMatchObject([{ change: { kind: 'copied', filled: true } }]);
    await page.keyboard.press('f');
    await expect.poll(() => page.locator('.run-step mark.filled').count()).toBe(0);
    await opened.close();
  });

  it('resolves an alert with what worked, and shows the note that was written', async () => {
    const opened = await lab.open('/runbooks?alert=1');
    const { page } = opened;
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByLabel('What worked').fill('drained the north queue');
    await page.getByRole('button', { name: 'Resolve and write the note' }).click();
    await page.getByRole('link', { name: 'incidents/2026-11-18-ferryqueuestuck.md' }).waitFor();
    expect(inputs(opened, 'resolveAlert')).toMatchObject([{ id: 1, worked: 'drained the north queue', write: true }]);
    await opened.close();
  });

  it('writes down an alert that is over already', async () => {
    const opened = await lab.open('/runbooks?alert=1');
    const { page } = opened;
    // It is over without a note, as after its own message.
    await page.getByRole('button', { name: 'Resolve' }).click();
    await page.getByRole('button', { name: 'Resolve without a note' }).click();
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.getByLabel('What worked').fill('drained the north queue');
    expect(await page.getByRole('button', { name: 'Resolve without a note' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Write the note' }).click();
    await page.getByRole('link', { name: 'incidents/2026-11-18-ferryqueuestuck.md' }).waitFor();
    expect(inputs(opened, 'resolveAlert')).toMatchObject([
      { id: 1, write: false },
      { id: 1, write: true },
    ]);
    expect(await page.getByRole('button', { name: 'Write it down' }).count()).toBe(0);
    await opened.close();
  });

  it('takes a pasted alert, switches the hook on, and follows a runbook by keys', async () => {
    const opened = await lab.open('/runbooks');
    const { page } = opened;
    await page.getByRole('link', { name: 'Settings', exact: true }).last().click();
    await page.getByRole('radiogroup', { name: 'Alerts of other programs' }).getByRole('radio', { name: 'On' }).click();
    await page.getByText('POST http://127.0.0.1:8377/hooks/alert').waitFor();
    await page.goBack();
    await page.getByLabel('Paste an alert').fill('[FIRING] FerryQueueStuck');
    await page.keyboard.press('Control+Enter');
    await page.locator('.run-step').first().waitFor();
    expect(inputs(opened, 'takeAlert')).toEqual([{ text: '[FIRING] FerryQueueStuck' }]);
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Ferry queue', level: 1 }).waitFor();
    await page.locator('.run-step').first().waitFor();
    await page.keyboard.press('x');
    await page.getByRole('checkbox', { name: 'Step 1 done', checked: true }).waitFor();
    await opened.close();
  });

  it('goes from the clipboard to a resolved alert without a mouse', async () => {
    const opened = await lab.open('/runbooks?path=runbooks/ferry-queue.md');
    const { page } = opened;
    await page.locator('.run-step').first().waitFor();
    await page.keyboard.press('n');
    const box = page.getByLabel('Paste an alert');
    await expect.poll(() => box.evaluate((one) => one === document.activeElement)).toBe(true);
    // What is pasted lands in the box, also while it does not have the focus.
    await page.keyboard.press('Escape');
    await page.locator('#page-body').focus();
    await page.evaluate(() => navigator.clipboard.writeText('[FIRING] FerryQueueStuck'));
    await page.keyboard.press('Control+v');
    await expect.poll(() => box.inputValue()).toBe('[FIRING] FerryQueueStuck');
    await page.keyboard.press('Control+Enter');
    await page.locator('.run-step').first().waitFor();
    await page.locator('#page-body').focus();
    await page.keyboard.press('r');
    await page.getByLabel('What worked').waitFor();
    await page.keyboard.type('a new rope');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => inputs(opened, 'resolveAlert')).toMatchObject([{ worked: 'a new rope' }]);
    expect(opened.complaints).toEqual([]);
    await opened.close();
  });
});
