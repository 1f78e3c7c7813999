import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRun, indexed, newHome, openDaybook, removeHome, SHOTS, type Opened } from './hosts.ts';
import { goTo, leave, SCREENS, violations } from './screen-list.ts';

const SIZES = [
  [1280, 800],
  [900, 600],
] as const;

describe.skipIf(!canRun)('every screen', () => {
  const { dataDir, env } = newHome('here');
  let opened: Opened;

  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    opened = await openDaybook('browser', env);
    await indexed(opened.page);
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    test.each(SCREENS)('$name is drawn, and can be used with a screen reader', async (screen) => {
      const { page } = opened;
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width: 1280, height: 800 });
      await goTo(page, screen);
      for (const [width, height] of SIZES) {
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(150);
        await page.screenshot({ path: join(SHOTS, `${screen.name}-${colorScheme}-${width}.png`) });
        // What is beside the page leaves it room to be read.
        const room = await page.locator('main.page').evaluate((element) => element.getBoundingClientRect().width);
        expect(room, `${width} px`).toBeGreaterThan(400);
      }
      await page.setViewportSize({ width: 1280, height: 800 });
      expect(await violations(page)).toEqual([]);
      await leave(page, screen);
    });
  });

  test.each([
    ['narrow', 560, 800],
    ['medium', 880, 700],
    ['small', 900, 600],
  ])('nothing overflows in a %s window', async (name, width, height) => {
    const { page } = opened;
    await page.setViewportSize({ width, height });
    for (const screen of SCREENS.filter(({ keys }) => keys === undefined)) {
      await page.evaluate((hash) => {
        location.hash = hash;
      }, screen.hash);
      await page.waitForTimeout(150);
      await page.screenshot({ path: join(SHOTS, `${screen.name}-${name}.png`) });
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), screen.name).toBe(
        true,
      );
    }
  });
});
