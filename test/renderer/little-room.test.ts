import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';

describe.skipIf(!hasBrowser)('where there is little room', () => {
  const { open } = useLab();

  it('the folders of a path give way, and the name of its file stays; it is read out as one', async () => {
    const page = await open('/tasks');
    await page.setViewportSize({ width: 420, height: 800 });
    const item = page.locator('.task-text').first();
    await item.waitFor();
    const paths = await page.locator('.task-meta .path').evaluateAll((all) =>
      all.map((path) => {
        const text = document.createRange();
        text.selectNodeContents(path);
        return {
          isCut: path.scrollWidth > path.clientWidth,
          endsWithin: text.getBoundingClientRect().right <= path.getBoundingClientRect().right,
        };
      }),
    );
    expect(paths.some(({ isCut }) => isCut)).toBe(true);
    expect(paths.every(({ endsWithin }) => endsWithin)).toBe(true);
    expect(await item.ariaSnapshot()).toMatch(/[\w/-]+\.md:\d+/);
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

  it('a day of the year is large enough to be hit; half a year without notes is not drawn', async () => {
    const page = await open('/today?day=2026-11-16');
    const cells = page.locator('.heat rect');
    await cells.last().waitFor();
    expect((await cells.last().boundingBox())?.width).toBeGreaterThanOrEqual(7);
    expect(await page.locator('.heat svg').count()).toBe(1);
    await page.setViewportSize({ width: 900, height: 600 });
    expect(await page.locator('.heat svg').isVisible()).toBe(true);
  });

  it('a card of the board is as high as what it says', async () => {
    const page = await open('/tasks?as=board');
    const cards = page.locator('.board .card');
    await cards.first().waitFor();
    const empty = await cards.evaluateAll((all) =>
      all.map((card) => {
        const last = card.querySelector('.task-meta')?.getBoundingClientRect().bottom ?? 0;
        const title = card.querySelector('.card-title')?.getBoundingClientRect().bottom ?? 0;
        const meta = card.querySelector('.task-meta')?.getBoundingClientRect().top ?? 0;
        return Math.max(card.getBoundingClientRect().bottom - last, meta - title);
      }),
    );
    expect(Math.max(...empty)).toBeLessThanOrEqual(4);
  });

  it('commands have the colours of the reader, and placeholders their own; no flag is torn from its hyphens', async () => {
    const page = await open('/runbooks?alert=1');
    await page.setViewportSize({ width: 420, height: 800 });
    await page.locator('.run-step').first().waitFor();
    const rows = await page
      .locator('.command .unbroken')
      .evaluateAll((all) => all.map((one) => one.getClientRects().length));
    expect([...new Set(rows)]).toEqual([1]);
    await page.waitForFunction(() => (CSS.highlights.get('code-string')?.size ?? 0) > 0);
    const danger = page.locator('.code.danger code').first();
    expect(await danger.getAttribute('data-lang')).toBeNull();
    expect(await page.locator('figure.code figcaption > span', { hasText: /^text$/ }).count()).toBe(0);
  });

  it('a wide table that is written leaves the text beside it as wide as the page', async () => {
    const page = await open('/note?path=meetings/2026-11-12-capacity.md', { viewport: { width: 900, height: 600 } });
    await page.locator('.note-body').waitFor();
    await page.keyboard.press('e');
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.insertText(`| a | ${'wide '.repeat(60)}|\n|---|---|\n| b | c |\n\n`);
    await page.locator('.cm-table-line').first().waitFor();
    const widths = await page.locator('.cm-scroller').evaluate((scroller) => ({
      page: scroller.clientWidth,
      all: scroller.scrollWidth,
      text: scroller.querySelector('.cm-content')?.getBoundingClientRect().width,
    }));
    expect(widths.all).toBeGreaterThan(widths.page);
    expect(widths.text).toBeLessThanOrEqual(widths.page);
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
