import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from '../renderer/browser.ts';

describe.skipIf(!hasBrowser)('finding in a note', () => {
  const lab = useLab();

  it('goes on in what was typed when Enter comes before it was looked for', async () => {
    const page = await lab.open('/note?path=zoo.md', {
      prepare: ({ world }) => void world.texts.set('zoo.md', '# Zoo\n\ngnu, gnat, gnu, gnome, gnu\n'),
    });
    await page.locator('.note-body').waitFor();
    await page.keyboard.press('Control+f');
    await page.locator('.find-bar input:focus').waitFor();
    await page.keyboard.type('gn');
    const count = page.locator('.find-count');
    await expect.poll(() => count.textContent()).toBe('1 of 5');
    await page.locator('.find-bar input').evaluate((box) => {
      if (!(box instanceof HTMLInputElement)) return;
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(box, 'gnu');
      box.dispatchEvent(new Event('input', { bubbles: true }));
      box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    await expect.poll(() => count.textContent()).toBe('2 of 3');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => count.textContent()).toBe('3 of 3');
  });
});
