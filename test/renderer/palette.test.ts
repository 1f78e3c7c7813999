import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, Opened } from './browser.ts';

describe.skipIf(!hasBrowser)('the palette', () => {
  let lab: Lab;
  let opened: Opened;
  const open = async (route: string): Promise<Opened['page']> => {
    opened = await lab.open(route);
    return opened.page;
  };
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => opened.close());

  it('does a command of the place, and shows its key', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Command, note or person' });
    await box.waitFor();
    await box.fill('group by');
    const option = page.getByRole('option', { name: /Group by state, owner, day or due day/ });
    await expect.poll(() => option.getAttribute('aria-selected')).toBe('true');
    expect(await option.locator('kbd').textContent()).toBe('b');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/tasks?by=owner');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('goes to a note and to a person, by keys only', async () => {
    const page = await open('/ask');
    await page.getByLabel('Status').waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('buoy lag');
    await page.getByRole('option', { name: /buoy-ingest-lag/ }).waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('h1').textContent()).toBe('runbooks/buoy-ingest-lag.md');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('@wen');
    await page.getByRole('option', { name: /Wen/ }).first().waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('h1').textContent()).toContain('Wen');
  });

  it('waits for what the words find when Enter comes before it', async () => {
    const page = await open('/ask');
    await page.getByLabel('Status').waitFor();
    await page.route(/findNotes/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('buoy lag');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('h1').textContent()).toBe('runbooks/buoy-ingest-lag.md');
  });

  it('puts what is typed into today’s note', async () => {
    const page = await open('/models');
    await page.locator('.endpoint').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('order a second gauge');
    await page.getByRole('option', { name: /^Put “order a second gauge”/ }).click();
    await page.getByText('Written into empty.md, under “Captured”.').waitFor();
    expect(opened.server.world.calls.find(({ name }) => name === 'capture')?.input).toEqual({
      text: 'order a second gauge',
      heading: 'Captured',
    });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Taken out of empty.md again.').waitFor();
  });

  it('looks for notes only, asks what is typed, and closes', async () => {
    const page = await open('/models');
    await page.locator('.endpoint').first().waitFor();
    await page.keyboard.press('Control+p');
    await page.getByRole('combobox', { name: 'Name of a note' }).fill('xyzzy');
    await page.getByText('No note is named like this.').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.keyboard.type('why is it slow');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => page.evaluate(() => location.hash)).toBe('#/ask?q=why+is+it+slow');
  });

  it('can be used with a screen reader, in both themes', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('e');
    await page.locator('.palette-row').first().waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    }
    await page.screenshot({ path: 'test-artifacts/palette.png' });
  });
});
