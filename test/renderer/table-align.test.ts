import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';

const NOTE = `# Hosts

| host | days |
| ---- | ---- |
| a    | 4    |
| b    | 9    |

\`\`\`
| x | y |
|---|---|
| long words | z |
\`\`\`

The end.
`;

describe.skipIf(!hasBrowser)('a table that is written', () => {
  const lab = useLab();
  const openEditor = async (): Promise<Page> => {
    const page = await lab.open('/note?path=hosts.md', {
      prepare: ({ world }) => void world.texts.set('hosts.md', NOTE),
    });
    await page.locator('.note-body').waitFor();
    await page.keyboard.press('e');
    await page.locator('.cm-content:focus').waitFor();
    return page;
  };
  const lines = (page: Page) =>
    page
      .locator('.cm-line')
      .evaluateAll((all) => all.map((one) => one.textContent).filter((text) => text.includes('|')));
  const at = (page: Page, text: string) => page.locator('.cm-line', { hasText: text }).first().click();

  it('is made even when the cursor goes to another row, where it stays in its cell', async () => {
    const page = await openEditor();
    await at(page, '| a ');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('gate-');
    expect((await lines(page))[2]).toBe('| gate-a    | 4    |');
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => lines(page))
      .toEqual([
        '| host   | days |',
        '| ------ | ---- |',
        '| gate-a | 4    |',
        '| b      | 9    |',
        '| x | y |',
        '|---|---|',
        '| long words | z |',
      ]);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('c');
    expect((await lines(page))[3]).toBe('| cb      | 9    |');
  });

  it('is left alone when it is only gone through, and in code', async () => {
    const page = await openEditor();
    const before = await lines(page);
    await at(page, '| b ');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Control+End');
    await at(page, '| long words');
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await page.keyboard.press('Control+End');
    await page.waitForTimeout(200);
    expect(await lines(page)).toEqual([...before.slice(0, -1), '| long words | z |!']);
  });

  it('is made even by who leaves the text', async () => {
    const page = await openEditor();
    await at(page, '| b ');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('barrel-');
    await page.keyboard.press('Escape');
    const saved = () => JSON.stringify(lab.opened().server.world.calls.filter(({ name }) => name === 'saveNote'));
    await expect.poll(saved).toContain('| barrel-b | 9    |');
  });
});
