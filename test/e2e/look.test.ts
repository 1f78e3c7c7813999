import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFromPage, canRun, newHome, openDaybook, openSample, removeHome, type Opened } from './hosts.ts';
import { writeFiles } from './own-journal.ts';

const HEBREW = `---
date: 2026-03-08
---
# יומן עבודה

היום תיקנו את מסד הנתונים.

- [ ] לכתוב את הצעדים
`;

const LONG = 'write down which of the gates may be opened while the crane is moving';

const CODE = `# Promote

\`\`\`sh
echo "promote" # once
\`\`\`

| a | b |
|---|---|
${`| ${'a word of some length '.repeat(4)} | ${'another one '.repeat(6)} |\n`.repeat(2)}
It is written down[^1].

[^1]: In the handbook.
`;

async function lefts(opened: Opened, selector: string): Promise<readonly number[]> {
  return opened.page
    .locator(selector)
    .evaluateAll((all) => [...new Set(all.map((one) => Math.round(one.getBoundingClientRect().left)))]);
}

async function middle(opened: Opened, selector: string): Promise<number> {
  const box = await opened.page.locator(selector).boundingBox();
  return (box?.y ?? 0) + (box?.height ?? 0) / 2;
}

describe.skipIf(!canRun)('what a designer would send back', () => {
  const { dataDir, env } = newHome();
  let opened: Opened;
  const go = async (hash: string, width = 1280): Promise<void> => {
    await opened.page.setViewportSize({ width, height: 800 });
    await opened.page.evaluate((to) => (location.hash = to), hash);
  };

  beforeAll(async () => {
    opened = await openSample(env);
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test('a note that cannot be written says so, why, and where to go', async () => {
    await go('#/today?day=2026-05-06');
    const { page } = opened;
    await page.locator('[data-save-state="read-only"]').waitFor();
    await page.getByText('It belongs to the sample journal').waitFor();
    expect(await page.getByText(/^Saved/).count()).toBe(0);
    await page.getByRole('link', { name: 'Add your own folder' }).click();
    await page.locator('.journals').waitFor();
  });

  test('what keys do stands in one column', async () => {
    await go('#/tasks');
    const { page } = opened;
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('?');
    await page.locator('dialog[open]').waitFor();
    expect(await lefts(opened, '.key-list dd')).toHaveLength(2);
    await page.keyboard.press('Escape');
  });

  test('what is listed of the items is chosen in one row', async () => {
    for (const width of [1280, 900]) {
      await go('#/tasks', width);
      await opened.page.locator('.task-item').first().waitFor();
      const count = await middle(opened, '.bar [role=status]');
      expect(Math.abs((await middle(opened, '.bar select >> nth=0')) - count), `${width} px`).toBeLessThan(4);
    }
  });

  test('the day of a standup stays on one line', async () => {
    await go('#/standup?day=2026-03-06', 900);
    await opened.page.locator('.report').first().waitFor();
    const title = await middle(opened, '.day-bar h2');
    expect(Math.abs((await middle(opened, '.day-bar input')) - title)).toBeLessThan(4);
  });

  test('reasons that are a list in the note are one', async () => {
    await go('#/decisions?about=sessions');
    const reasons = opened.page.getByRole('region', { name: 'The selected decision' }).locator('.bullets li');
    await reasons.first().waitFor();
    expect(await reasons.count()).toBe(3);
    expect((await reasons.allTextContents()).some((text) => text.includes(' - '))).toBe(false);
  });

  test('a command is seen to its end, however small the window is', async () => {
    for (const width of [1280, 900, 600]) {
      await go(`#/runbooks?path=${encodeURIComponent('runbooks/berth-db-failover.md')}`, width);
      const commands = opened.page.locator('.command pre');
      await commands.first().waitFor();
      const cut = await commands.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length);
      expect(cut, `${width} px`).toBe(0);
    }
  });

  test('the names, counts and keys of the places have room', async () => {
    await callFromPage(opened.page, 'takeAlert', { text: '[FIRING] TapeRobotLostItsArm' });
    await go('#/tasks');
    await opened.page.locator('.rail-count').nth(1).waitFor();
    const places = opened.page.locator('.rail-place');
    expect(await places.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth).length)).toBe(0);
  });

  test('the path of a day’s note gives way before its date', async () => {
    await go('#/today?day=2026-05-06', 900);
    const title = opened.page.locator('#page-title');
    await opened.page.locator('.day-path').waitFor();
    expect(await title.evaluate((one) => one.scrollWidth <= one.clientWidth)).toBe(true);
  });
});

describe.skipIf(!canRun)('notes of all kinds', () => {
  const { dataDir, env } = newHome();
  const root = join(dataDir, 'journal');
  let opened: Opened;
  const go = (hash: string) => opened.page.evaluate((to) => (location.hash = to), hash);

  beforeAll(async () => {
    writeFiles(root, {
      'יומן.md': HEBREW,
      'code.md': CODE,
      '2026-03-09.md': `# 2026-03-09\n\n- [ ] ${LONG} [due:: 2026-03-10]\n`,
    });
    opened = await openDaybook('browser', env);
    await opened.page.getByRole('navigation').waitFor();
    await callFromPage(opened.page, 'addJournal', { root });
    await opened.page.getByLabel('Status').getByText('3 notes').waitFor({ timeout: 30_000 });
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test('a script from right to left begins at the right, read and written', async () => {
    await go(`#/note?path=${encodeURIComponent('יומן.md')}`);
    const { page } = opened;
    const paragraph = page.locator('.note-body p').first();
    await paragraph.waitFor();
    expect(await paragraph.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
    await page.keyboard.press('e');
    const line = page.locator('.cm-line[dir="auto"]').first();
    await line.waitFor();
    expect(await line.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl');
    await page.keyboard.press('Escape');
    await paragraph.waitFor();
  });

  test('code has colours, a wide table scrolls, a footnote leads to its place', async () => {
    await go('#/note?path=code.md');
    const { page } = opened;
    await page.locator('.note-body pre').waitFor();
    const painted = () => page.evaluate(() => [...(CSS.highlights.get('code-string') ?? [])].map(String));
    await expect.poll(painted).toEqual(['"promote"']);
    expect(await page.locator('td').first().textContent()).toContain('a word of some length');
    await page.getByRole('link', { name: 'Footnote 1' }).click();
    await page.locator('.line.cited').getByText('In the handbook.').waitFor();
    await go('#/tasks');
    await page.locator('.task-item').first().waitFor();
    expect(await painted()).toEqual([]);
  });

  test('what is due leaves its item room', async () => {
    await go('#/today?day=2026-03-09');
    const item = opened.page.locator('.open-item', { hasText: LONG });
    await item.waitFor();
    expect((await item.locator('a').boundingBox())?.width ?? 0).toBeGreaterThan(150);
  });

  test('the rows of an item that is written begin below each other', async () => {
    await opened.page.setViewportSize({ width: 900, height: 800 });
    await go('#/today?day=2026-03-09');
    const line = opened.page.locator('.cm-line', { hasText: LONG });
    await line.waitFor();
    const rows = await line.evaluate((one) => {
      const range = document.createRange();
      const text = [...one.childNodes].find((node) => node.textContent?.includes('write down'));
      range.selectNodeContents(text ?? one);
      return [...range.getClientRects()].map(({ left }) => left);
    });
    expect(rows.length).toBeGreaterThan(1);
    // The first row begins with the space behind the box.
    expect(Math.max(...rows) - Math.min(...rows)).toBeLessThan(6);
    await opened.page.setViewportSize({ width: 1280, height: 800 });
  });

  test('in a narrow window the notes are the page', async () => {
    const { page } = opened;
    await page.setViewportSize({ width: 640, height: 400 });
    await go('#/notes');
    await page.locator('main .item').first().waitFor();
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
