import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canRun, indexed, newHome, openDaybook, removeHome, SHOTS, type Opened } from './hosts.ts';

const QUESTION = 'How did we fix the too many connections outage of berth?';

interface Screen {
  readonly name: string;
  readonly hash: string;
  readonly ready: (page: Page) => Promise<void>;
}

const SCREENS: readonly Screen[] = [
  { name: 'ask-empty', hash: '#/ask', ready: (page) => page.getByText('Choose the folder with your notes').waitFor() },
  {
    name: 'ask',
    hash: `#/ask?q=${encodeURIComponent(QUESTION)}`,
    ready: (page) => page.getByRole('button', { name: 'How this was found' }).waitFor({ timeout: 110_000 }),
  },
  { name: 'search', hash: '#/search?q=postgres', ready: (page) => page.locator('.preview-note').waitFor() },
  {
    name: 'note',
    hash: `#/note?path=${encodeURIComponent('runbooks/berth-db-failover.md')}&line=22&end=26`,
    ready: (page) => page.locator('.line.cited').first().waitFor(),
  },
  { name: 'tasks', hash: '#/tasks', ready: (page) => page.locator('.task-item').first().waitFor() },
  { name: 'standup', hash: '#/standup?day=2026-03-06', ready: (page) => page.locator('.report').first().waitFor() },
  {
    name: 'person',
    hash: `#/person?name=${encodeURIComponent('Jon Breck')}`,
    ready: (page) => page.locator('.timeline-day').first().waitFor(),
  },
  { name: 'decisions', hash: '#/decisions?about=sessions', ready: (page) => page.locator('.chain').waitFor() },
  { name: 'days', hash: '#/days?only=warnings', ready: (page) => page.locator('.day-warning').first().waitFor() },
  { name: 'journals', hash: '#/journals', ready: (page) => page.getByText('Last run').waitFor() },
  { name: 'models', hash: '#/models', ready: (page) => page.getByText('None answers').waitFor() },
  { name: 'health', hash: '#/health', ready: (page) => page.locator('.check-row').first().waitFor() },
  { name: 'settings', hash: '#/settings', ready: (page) => page.locator('.shortcut').first().waitFor() },
];

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
    test.each(SCREENS)('$name is drawn, and can be used with a screen reader', async ({ name, hash, ready }) => {
      const { page } = opened;
      await page.emulateMedia({ colorScheme });
      await page.evaluate((hash) => {
        location.hash = hash;
      }, hash);
      await ready(page);
      await page.screenshot({ path: join(SHOTS, `${name}-${colorScheme}.png`) });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
    });
  });

  test.each([
    ['narrow', 560, 800],
    ['medium', 880, 700],
    ['small', 900, 600],
  ])('nothing overflows in a %s window', async (name, width, height) => {
    const { page } = opened;
    await page.setViewportSize({ width, height });
    for (const screen of SCREENS) {
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
