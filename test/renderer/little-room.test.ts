import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';

describe.skipIf(!hasBrowser)('where there is little room', () => {
  const { open } = useLab();

  it('the folders of a path give way, and the name of its file stays; it is read out as one', async () => {
    const page = await open('/notes');
    const item = page.locator('.item', { hasText: 'archive/2021/week-003.md' });
    await item.waitFor();
    const { isCut, endsWithin } = await item.locator('.path').evaluate((path) => {
      const text = document.createRange();
      text.selectNodeContents(path);
      const box = path.getBoundingClientRect();
      return {
        isCut: path.scrollWidth > path.clientWidth,
        endsWithin: text.getBoundingClientRect().right <= box.right,
      };
    });
    expect({ isCut, endsWithin }).toEqual({ isCut: true, endsWithin: true });
    expect(await item.ariaSnapshot()).toContain('archive/2021/week-003.md');
  });

  it('many tags do not push a note down, and all of them are a key away', async () => {
    const page = await open('/note?path=meetings/2026-11-12-capacity.md');
    const tags = page.locator('.note-facts .chip', { hasText: '#berth' });
    const more = page.getByRole('button', { name: '19 more tags' });
    await more.waitFor();
    expect(await tags.count()).toBe(6);
    await more.focus();
    await page.keyboard.press('Enter');
    await page.getByText('#berth-25').waitFor();
    await page.getByRole('button', { name: 'Fewer tags' }).click();
    expect(await tags.count()).toBe(6);
  });

  it('a day of the year is large enough to be hit; in a low window the year begins later', async () => {
    const page = await open('/today?day=2026-11-16');
    const cells = page.locator('.heat rect');
    await cells.last().waitFor();
    expect((await cells.last().boundingBox())?.width).toBeGreaterThanOrEqual(7);
    expect(await page.locator('.heat-earlier').isVisible()).toBe(true);
    await page.setViewportSize({ width: 900, height: 600 });
    await page.locator('.heat-earlier').waitFor({ state: 'hidden' });
  });

  it('commands have the colours of the reader, and placeholders their own', async () => {
    const page = await open('/runbooks?alert=1');
    await page.locator('.run-step').first().waitFor();
    await page.waitForFunction(() => (CSS.highlights.get('code-string')?.size ?? 0) > 0);
    const danger = page.locator('.code.danger code').first();
    expect(await danger.getAttribute('data-lang')).toBeNull();
    expect(await page.locator('figure.code figcaption > span', { hasText: /^text$/ }).count()).toBe(0);
  });

  it('nothing is offered for download while the network is off', async () => {
    const page = await open('/models', {
      prepare: ({ world }) => {
        world.status = { ...world.status, network: false };
        world.models = world.models.map((model) => ({ ...model, fetchable: false }));
      },
    });
    const download = page.getByRole('button', { name: 'Download Qwen 2.5 1.5B' });
    await download.waitFor();
    expect(await download.isDisabled()).toBe(true);
    await page.getByText('not here').first().waitFor();
  });
});
