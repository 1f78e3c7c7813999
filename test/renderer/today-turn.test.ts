import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';

const BEFORE_MIDNIGHT = new Date(2026, 10, 18, 23, 58, 50);
const MORNING = new Date(2026, 10, 19, 8, 30);

describe.skipIf(!hasBrowser)('today, at midnight', () => {
  const lab = useLab();

  async function openAt(time: Date) {
    const page = await lab.open('/today');
    await page.clock.install({ time });
    await page.reload();
    const title = page.locator('#page-title');
    await title.getByText('Wed 18 Nov 2026').waitFor();
    await page.locator('.page .cm-content').waitFor();
    return { page, title };
  }

  it('leaves the note to whoever is writing it, and goes on when typing rests', async () => {
    const { page, title } = await openAt(BEFORE_MIDNIGHT);
    await page.locator('.page .cm-content').click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('before midnight, ');
    for (const words of ['at it, ', 'just after it, ', 'and on']) {
      await page.clock.runFor(45_000);
      await page.keyboard.type(words);
    }
    // The day is over: the way to the next one is there, the note is too.
    await page.getByRole('button', { name: 'Today' }).waitFor();
    expect(await title.textContent()).toContain('Wed 18 Nov 2026');
    expect(await page.locator('.page .cm-content').textContent()).toContain(
      'before midnight, at it, just after it, and on',
    );
    await page.clock.runFor(70_000);
    await title.getByText('Thu 19 Nov 2026').waitFor();
    await page.locator('.begin-text').waitFor();
    expect(lab.opened().complaints).toEqual([]);
  });

  it('goes on at once by the button', async () => {
    const { page, title } = await openAt(BEFORE_MIDNIGHT);
    await page.locator('.page .cm-content').click();
    for (const key of ['a', 'b', 'c']) {
      await page.clock.runFor(45_000);
      await page.keyboard.press(key);
    }
    await page.getByRole('button', { name: 'Today' }).click();
    await title.getByText('Thu 19 Nov 2026').waitFor();
  });

  it('is the new day for who comes back in the morning, before any timer has run', async () => {
    const { page, title } = await openAt(BEFORE_MIDNIGHT);
    await page.clock.setSystemTime(MORNING);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await title.getByText('Thu 19 Nov 2026').waitFor();
  });
});
