import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from '../renderer/browser.ts';

describe.skipIf(!hasBrowser)('a list that is gone through with keys', () => {
  const lab = useLab();

  it('says the note that the keys went to, and nothing when it is only opened', async () => {
    const page = await lab.open('/notes');
    const titles = page.locator('.note-list .item-title');
    await titles.nth(1).waitFor();
    const said = page.locator('.note-list [aria-live]');
    expect(await said.textContent()).toBe('');
    for (const at of [0, 1]) {
      await page.keyboard.press('j');
      await expect.poll(() => said.textContent()).toContain(await titles.nth(at).textContent());
    }
  });
});
