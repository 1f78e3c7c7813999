import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callFromPage, canRun, newHome, openDaybook, removeHome, type Opened } from './hosts.ts';

/** Each place with the keys that lead there, and what says that one has arrived. */
const PLACES: readonly (readonly [keys: string, hash: RegExp, there: string])[] = [
  ['g h', /^#\/today/, '.begin-text, .cm-content'],
  ['g a', /^#\/ask/, '#question'],
  ['g s', /^#\/search/, '.search-box input'],
  ['g n', /^#\/notes/, '.item'],
  ['g t', /^#\/tasks/, '.task-item'],
  ['g p', /^#\/standup/, '.day-bar'],
  ['g d', /^#\/decisions/, '.decision-item'],
  ['g c', /^#\/days/, '.day-item'],
  ['g j', /^#\/journals/, '.journals'],
  ['g m', /^#\/models/, '.model'],
  ['g r', /^#\/runbooks/, '.figures'],
  ['g i', /^#\/health/, '.check-row'],
  ['Control+,', /^#\/settings/, '.shortcut'],
];

const DAY = `# 2026-03-09

## Standup

Mira: the importer change is in review
Jon: on call, two pages at night

- [ ] ask Jon about the quota
- [ ] rename the staging bucket
`;

const DECISION = (n: number, date: string) =>
  `---\nstatus: accepted\ndate: ${date}\n---\n# ${n}. Keep part ${n} in Postgres\n\n## Decision\n\nWe keep part ${n} in Postgres, because it survives a restart.\n`;

interface Stop {
  readonly name: string;
  readonly problem: string | null;
}

/** Tabs through the page until it comes round to where it was; what has the focus each time. */
async function tabThrough(page: Page): Promise<readonly Stop[]> {
  await page.evaluate(() => {
    for (const marked of document.querySelectorAll('[data-tabbed]')) marked.removeAttribute('data-tabbed');
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const stops: Stop[] = [];
  for (let nth = 0; nth < 300; nth++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((): Stop | 'round' | null => {
      const { activeElement: focused } = document;
      // Behind the last control comes the browser's own, then the first again.
      if (!(focused instanceof HTMLElement) || focused === document.body) return null;
      const last = document.querySelector('[data-tabbed=last]');
      // A date has a stop for each of its parts.
      if (focused === last) return null;
      if (focused.dataset['tabbed'] !== undefined) return 'round';
      last?.setAttribute('data-tabbed', '');
      focused.dataset['tabbed'] = 'last';
      const { left, top, right, bottom } = focused.getBoundingClientRect();
      const shown = focused.closest('label') ?? focused;
      const style = [focused, shown, focused.nextElementSibling ?? focused].map((one) => getComputedStyle(one));
      const hasRing = style.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none');
      const isSeen = right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
      const name = `${focused.tagName.toLowerCase()} ${focused.getAttribute('aria-label') ?? focused.textContent?.trim().slice(0, 30) ?? ''}`;
      // A text field shows a caret.
      const isText = focused.matches('.cm-content, textarea, input:not([type=checkbox], [type=radio], [type=range])');
      return { name, problem: isSeen ? (hasRing || isText ? null : 'has no focus ring') : 'is focused out of sight' };
    });
    if (stop === 'round') break;
    if (stop === null) continue;
    stops.push(stop);
    // In a text, Tab is a key of the text: Escape leads out of it.
    if (await page.evaluate(() => document.activeElement?.matches('.cm-content') ?? false)) break;
  }
  return stops;
}

/** Controls that Tab never came to. */
async function missed(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.stage button, .stage a[href], .stage input, .stage select')].flatMap(
      (control) => {
        if (!control.checkVisibility({ visibilityProperty: true }) || control.tabIndex < 0) return [];
        if (control.matches(':disabled')) return [];
        if (control.dataset['tabbed'] !== undefined || control.closest('.cm-editor')) return [];
        // Of a group of radio buttons one is a stop, the arrow keys lead to the others.
        if (control instanceof HTMLInputElement && control.type === 'radio') return [];
        return [`${control.tagName.toLowerCase()} ${control.getAttribute('aria-label') ?? control.textContent ?? ''}`];
      },
    ),
  );
}

describe.skipIf(!canRun)('without a mouse', () => {
  const { dataDir, env } = newHome();
  const root = join(dataDir, 'journal');
  let opened: Opened;
  const page = () => opened.page;
  const press = async (keys: string): Promise<void> => {
    for (const key of keys.split(' ')) await page().keyboard.press(key);
  };

  beforeAll(async () => {
    mkdirSync(join(root, 'decisions'), { recursive: true });
    writeFileSync(join(root, '2026-03-09.md'), DAY);
    for (const n of [1, 2, 3]) writeFileSync(join(root, 'decisions', `000${n}-part.md`), DECISION(n, `2026-02-0${n}`));
    opened = await openDaybook('browser', env);
    await page().getByRole('navigation').waitFor();
    await callFromPage(page(), 'addJournal', { root });
    await page().getByLabel('Status').getByText('4 notes').waitFor({ timeout: 30_000 });
  });
  afterAll(async () => {
    await opened?.close();
    removeHome(dataDir);
  });

  test.each(PLACES)('%s leads to its place, and Tab to everything in it', async (keys, hash, there) => {
    await press('Escape');
    await press(keys);
    await page().locator(there).first().waitFor();
    expect(await page().evaluate(() => location.hash)).toMatch(hash);
    await press('Escape');
    // What is asked of the engine arrives while Tab walks: it walks again until the place is whole.
    await expect
      .poll(async () => {
        const stops = await tabThrough(page());
        expect(stops.length).toBeGreaterThan(3);
        expect(stops.filter(({ problem }) => problem !== null)).toEqual([]);
        const isWriting = await page().evaluate(() => document.activeElement?.matches('.cm-content') ?? false);
        return isWriting ? [] : await missed(page());
      })
      .toEqual([]);
    await press('Escape');
  });

  test('a day in the life: find a note, write it, tick an item, move it on the board, take it back', async () => {
    await press('Control+k');
    await page().keyboard.type('2026-03-09');
    await press('Enter');
    await page().locator('.note-body, .cm-content').first().waitFor();
    await press('e');
    await page().locator('.cm-content:focus').waitFor();
    await press('Control+End');
    await page().keyboard.type('\nwritten without a mouse');
    await expect.poll(() => readFileSync(join(root, '2026-03-09.md'), 'utf8')).toContain('written without a mouse');
    await press('Escape');
    await page().locator('.note-body').waitFor();

    await press('g t');
    await page().locator('.task-item[data-selected]').waitFor();
    // A line is changed only when its file is as indexed.
    const isIndexed = async () => {
      const { body } = await callFromPage(page(), 'readNote', { path: '2026-03-09.md' });
      return (body as { readonly result: { readonly changedSinceIndexed: boolean } }).result.changedSinceIndexed;
    };
    await expect.poll(isIndexed).toBe(false);
    await press('x');
    await expect.poll(() => readFileSync(join(root, '2026-03-09.md'), 'utf8')).toContain('- [x]');
    await press('Control+z');
    await expect.poll(() => readFileSync(join(root, '2026-03-09.md'), 'utf8')).not.toContain('- [x]');

    await press('v');
    await page().locator('.card[data-selected]').waitFor();
    await press('Shift+ArrowRight');
    await page()
      .getByRole('region', { name: /^Doing 1/ })
      .waitFor();
    await expect.poll(() => readFileSync(join(root, '2026-03-09.md'), 'utf8')).toMatch(/\[\/\]|DOING|WIP/);
    await press('v');
    await page().locator('.task-item').first().waitFor();
    expect(opened.complaints).toEqual([]);
  });

  test('back and forward, panes, themes and the list of keys', async () => {
    await press('g d');
    await page().locator('.decision-item').first().waitFor();
    await press('Alt+ArrowLeft');
    await page().locator('.task-item').first().waitFor();
    await press('Alt+ArrowRight');
    await page().locator('.decision-item').first().waitFor();
    await press(']');
    await page().getByRole('region', { name: 'The selected decision' }).waitFor({ state: 'hidden' });
    await press(']');
    await page().getByRole('region', { name: 'The selected decision' }).waitFor();
    await press('?');
    await page().locator('dialog[open]').waitFor();
    await press('Escape');
    await page().locator('dialog[open]').waitFor({ state: 'hidden' });
  });

  const focused = () =>
    page().evaluate(() => {
      const { activeElement: one } = document;
      return one === null || one === document.body ? 'nothing' : (one.getAttribute('aria-label') ?? one.textContent);
    });
  /** Tabs to the control of this name, as somebody does who sees where the focus is. */
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let nth = 0; nth < 120; nth++) {
      if (name.test((await focused()) ?? '')) return;
      await press('Tab');
    }
    throw new Error(`Tab does not lead to ${String(name)}`);
  };

  test('the focus stays in its place when what had it goes away', async () => {
    await press('Escape');
    await press('g s');
    await page().locator('.search-box input').waitFor();
    await page().evaluate(() => (location.hash = '#/search?q=Postgres&kind=decision&mode=lexical'));
    await page().getByRole('button', { name: 'Remove the filter: decisions' }).waitFor();
    await tabTo(/^Remove the filter/);
    await press('Enter');
    await page().getByRole('button', { name: 'Remove the filter: decisions' }).waitFor({ state: 'detached' });
    await expect.poll(focused).toBe('Filter');

    await press('Escape');
    await tabTo(/^Keys/);
    await press('Enter');
    await page().locator('dialog[open]').waitFor();
    await expect.poll(focused).toBe('Close');
    // Closed by its button, and not by Escape: the browser gives nothing back then.
    await press('Enter');
    await page().locator('dialog').waitFor({ state: 'detached' });
    await expect.poll(focused).toMatch(/^Keys/);
  });

  test('what a notice offers is done by a key', async () => {
    await press('Escape');
    await press('g t');
    await page().locator('.task-item[data-selected]').waitFor();
    const before = readFileSync(join(root, '2026-03-09.md'), 'utf8');
    await press('x');
    await page().locator('.notice').first().waitFor();
    await expect.poll(() => readFileSync(join(root, '2026-03-09.md'), 'utf8')).not.toBe(before);
    await press('u');
    await expect.poll(() => readFileSync(join(root, '2026-03-09.md'), 'utf8')).toBe(before);
  });
});
