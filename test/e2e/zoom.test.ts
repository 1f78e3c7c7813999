import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRun, newHome, openSample, removeHome, SHOTS, type Opened } from './hosts.ts';
import { goTo, leave, SCREENS } from './screen-list.ts';

/** 1280×800 at 200 %: half as many pixels of the page, each twice as large. */
const ZOOMED = { width: 640, height: 400 };

/** Panes fold to overlays there; what is in them is looked at on wide windows. */
const WITHOUT_PANES = SCREENS.filter(({ name }) => !['ask', 'search', 'decisions', 'notes'].includes(name));

/**
 * Controls that cannot be brought into the window whole, or that something covers when they are. Runs in the page.
 */
function unreachable(): string[] {
  const over = document.querySelector('dialog[open], .pane-over');
  const controls = [...(over ?? document).querySelectorAll<HTMLElement>('button, a[href], input, select, textarea')];
  return controls.flatMap((control) => {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('.visually-hidden')) return [];
    // A field in the text of an editor, and what is hidden on purpose below a label, is not looked for by itself.
    if (control.closest('.cm-editor') || (control instanceof HTMLInputElement && control.type === 'radio')) return [];
    control.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, right, top, bottom, width, height } = control.getBoundingClientRect();
    const name = control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40) ?? '';
    const isLong = height > window.innerHeight || control instanceof HTMLTextAreaElement;
    if (left < -1 || right > window.innerWidth + 1) return [`${name} is cut off at the side (${left}–${right})`];
    if (!isLong && (top < -1 || bottom > window.innerHeight + 1)) return [`${name} cannot be scrolled to`];
    if (width === 0 || isLong) return [];
    const rects = control.getClientRects();
    const [first] = rects;
    if (first === undefined) return [];
    const seen = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
    const isSeen =
      seen !== null && (control.contains(seen) || seen.contains(control) || seen.closest('label') !== null);
    return isSeen ? [] : [`${name} is covered by ${seen?.className ?? 'nothing'}`];
  });
}

describe.skipIf(!canRun)('at 200 %', () => {
  const { dataDir, env } = newHome();
  let opened: Opened;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    opened = await openSample(env);
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test.each(WITHOUT_PANES)('$name: nothing is cut off or out of reach', async (screen) => {
    const { page } = opened;
    await page.setViewportSize({ width: 1280, height: 800 });
    await goTo(page, screen);
    await page.setViewportSize(ZOOMED);
    await page.waitForTimeout(250);
    await page.screenshot({ path: join(SHOTS, `${screen.name}-zoomed.png`) });
    expect(await page.evaluate(unreachable)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
    const cut = await page.locator('.status').evaluate((line) => line.scrollWidth > line.clientWidth);
    expect(cut, 'the status line is cut off').toBe(false);
    await leave(page, screen);
  });

  test('the panes come as overlays, by their buttons', async () => {
    const { page } = opened;
    await page.setViewportSize(ZOOMED);
    await page.evaluate(() => (location.hash = '#/search?q=postgres&mode=lexical'));
    await page.getByRole('option').first().waitFor();
    await page.getByRole('button', { name: 'Show preview' }).click();
    await page.locator('.pane-over .preview-note').waitFor();
    expect(await page.evaluate(unreachable)).toEqual([]);
    await page.getByRole('button', { name: 'Close' }).click();
    await page.locator('.pane-over').waitFor({ state: 'hidden' });
  });
});
