import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';

/** What is marked as found, and what of it is the one that is shown. */
function marked(page: Page): Promise<{ readonly all: readonly string[]; readonly now: readonly string[] }> {
  return page.evaluate(() => {
    const texts = (name: string) =>
      [...(CSS.highlights.get(name) ?? [])].map((range) => (range instanceof Range ? range.toString() : ''));
    return { all: texts('find'), now: texts('find-now') };
  });
}

describe.skipIf(!hasBrowser)('finding in the note that is read', () => {
  const lab = useLab();
  const openNote = async (path: string): Promise<Page> => {
    const page = await lab.open(`/note?path=${path}`);
    await page.locator('.note-body').waitFor();
    await page.keyboard.press('Control+f');
    await page.locator('.find-bar input:focus').waitFor();
    return page;
  };
  const count = (page: Page) => page.locator('.find-count').textContent();

  it('counts, goes on and back, and leaves what was found selected', async () => {
    const page = await openNote('long.md');
    await page.keyboard.type('SECOND');
    await expect.poll(() => count(page)).toMatch(/^1 of /);
    const total = Number(/of ([\d,]+)/.exec((await count(page)) ?? '')?.[1]?.replaceAll(',', ''));
    expect((await marked(page)).all).toHaveLength(total);
    await page.keyboard.press('Enter');
    await expect.poll(() => count(page)).toMatch(/^2 of /);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => count(page)).toBe(`${total.toLocaleString('en')} of ${total.toLocaleString('en')}`);
    await expect.poll(() => page.locator('#page-body').evaluate((body) => body.scrollTop)).toBeGreaterThan(200);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.find-bar').count()).toBe(0);
    expect(await page.evaluate(() => getSelection()?.toString().toLowerCase())).toBe('second');
    expect((await marked(page)).all).toEqual([]);
    // Plain keys are commands again.
    await page.keyboard.press('e');
    await page.locator('.cm-content').waitFor();
  });

  it('finds across emphasis, and not from one block into the next; says when there is nothing', async () => {
    const page = await openNote('zoo.md');
    await page.keyboard.type('quoted twice');
    await expect.poll(() => count(page)).toBe('1 of 1');
    await page.locator('.find-bar input').fill('two with code');
    await expect.poll(() => count(page)).toBe('1 of 1');
    await page.locator('.find-bar input').fill('twice and deeper');
    await expect.poll(() => count(page)).toBe('Not in this note');
    await page.locator('.find-bar input').fill('no such words');
    await expect.poll(() => count(page)).toBe('Not in this note');
    expect((await marked(page)).all).toEqual([]);
  });

  it('is a button as well, and nothing of it stands in the way of a reader of the screen', async () => {
    const page = await lab.open('/note?path=zoo.md');
    await page.getByRole('button', { name: 'Find in this note' }).click();
    await page.keyboard.type('the');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ target }) => target)])).toEqual([]);
    }
    await page.getByRole('button', { name: 'Close (Esc)' }).click();
    expect(await page.locator('.find-bar').count()).toBe(0);
  });

  it('goes through a text of which only the lines in view are drawn', async () => {
    const lines = Array.from({ length: 4_000 }, (_, at) => (at % 1_000 === 999 ? `needle ${at} needle` : `row ${at}`));
    const page = await lab.open('/note?path=rows.txt', {
      prepare: ({ world }) => void world.texts.set('rows.txt', lines.join('\n')),
    });
    await page.locator('.plain-lines').waitFor();
    await page.keyboard.press('Control+f');
    await page.keyboard.type('needle');
    await expect.poll(() => count(page)).toBe('1 of 8');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await expect.poll(() => count(page)).toBe('3 of 8');
    await page.locator('[data-line="2000"]').waitFor();
    await expect.poll(async () => (await marked(page)).now).toEqual(['needle']);
  });
});
