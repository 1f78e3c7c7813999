import { afterEach, describe, expect, test } from 'vitest';
import { enginePids } from './engine-pids.ts';
import { canRun } from './hosts.ts';
import { hashOf, openOwned, type Owned } from './own-journal.ts';
import { violations } from './screen-list.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close().catch(() => undefined);
});

const RUNBOOK =
  '# Kettle does not boil\n\n## Diagnosis\n\n1. Look at it: `kettlectl status`\n\n## Mitigation\n\n1. Restart it.\n';

async function desk(): Promise<Owned> {
  const owned = await openOwned({ 'runbooks/kettle.md': RUNBOOK });
  closing.push(
    async () => owned.remove(),
    () => owned.close(),
  );
  return owned;
}

describe.skipIf(!canRun)('on call', () => {
  test('an alert without a runbook gets one from the skeleton, open to be written and listed at once', async () => {
    const owned = await desk();
    const { page } = owned;
    const alert = 'FATAL: the tape robot lost its arm in slot 17 of silo-3';
    await page.evaluate(() => (location.hash = '#/runbooks'));
    await page.getByLabel('Paste an alert').fill(alert);
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Write one from the skeleton' }).click();
    await page.locator('.cm-content').waitFor();
    expect(await hashOf(owned)).toContain('runbooks%2Fthe-tape-robot-lost-its-arm');
    await page.keyboard.type('\nCall the vendor.\n');
    const path = 'runbooks/the-tape-robot-lost-its-arm-in-slot-17-of-silo-3.md';
    await expect.poll(() => owned.read(path)).toContain('Call the vendor.');
    await page.evaluate(() => (location.hash = '#/runbooks'));
    await page
      .getByRole('link', { name: /the tape robot lost its arm/ })
      .last()
      .waitFor();
    expect(owned.complaints).toEqual([]);
  });

  test.skipIf(process.platform !== 'linux')(
    'a note of a run that the engine did not keep is in its box again',
    async () => {
      const owned = await desk();
      const { page } = owned;
      await page.evaluate(() => (location.hash = '#/runbooks?path=runbooks%2Fkettle.md'));
      const box = page.getByLabel('What happened, or what you saw');
      await box.fill('the kettle is cold');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Finish this run' }).waitFor();
      await page.reload();
      const notes = page.getByRole('region', { name: 'Notes while working' });
      await notes.getByText('the kettle is cold').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.route('**/rpc/changeRun', (route) => route.abort());
      for (const pid of enginePids(owned)) process.kill(pid, 'SIGKILL');
      await box.fill('Jon unplugged it');
      await page.keyboard.press('Enter');
      await page
        .getByRole('status')
        .getByText(/^This was not kept\./)
        .waitFor();
      await expect.poll(() => box.inputValue()).toBe('Jon unplugged it');
      await page.unroute('**/rpc/changeRun');
      await page.getByLabel('Status').getByRole('alert').waitFor({ state: 'hidden' });
      await box.press('Enter');
      await notes.getByRole('listitem').filter({ hasText: 'Jon unplugged it' }).waitFor();
      await expect.poll(() => box.inputValue()).toBe('');
    },
  );
});
