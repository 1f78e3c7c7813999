import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from '../renderer/browser.ts';

/** How many elements a key asks for their place: of each that is out of view, all above it has to be laid out. */
function askedBy(page: Page, key: string): Promise<number> {
  return page.evaluate((pressed) => {
    // It is called with its element, and put back.
    // oxlint-disable-next-line typescript/unbound-method
    const real = Element.prototype.getBoundingClientRect;
    let asked = 0;
    Element.prototype.getBoundingClientRect = function count(this: Element): DOMRect {
      asked += 1;
      return real.call(this);
    };
    window.dispatchEvent(new KeyboardEvent('keydown', { key: pressed, bubbles: true }));
    Element.prototype.getBoundingClientRect = real;
    return asked;
  }, key);
}

describe.skipIf(!hasBrowser)('a long note', () => {
  const lab = useLab();

  it('is gone through and written at its end as fast as at its beginning', async () => {
    const page = await lab.open('/note?path=long.md');
    await page.locator('.note-body').waitFor();
    await page.getByRole('heading', { name: 'Day 890' }).scrollIntoViewIfNeeded();
    for (const key of ['k', 'e']) {
      const asked = await askedBy(page, key);
      expect([key, asked > 0, asked < 60]).toEqual([key, true, true]);
    }
    await page.locator('.cm-content').waitFor();
    await expect.poll(() => page.locator('.cm-content').textContent()).toMatch(/Day 8[89]\d/);
  });
});
