import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';

describe.skipIf(!hasBrowser)('the search place', () => {
  const { open, opened } = useLab();

  it('searches while the user types', async () => {
    const page = await open('/search');
    const box = page.getByRole('combobox', { name: 'Search your notes' });
    await box.waitFor();
    for (const word of ['partition', 'lag', 'storm']) {
      await box.fill('');
      await box.pressSequentially(word, { delay: 12 });
      await page.locator('.result').first().waitFor();
    }
    const asked = () => opened().server.world.calls.filter(({ name }) => name === 'search');
    await expect
      .poll(() => asked().map(({ input }) => input))
      .toContainEqual(expect.objectContaining({ query: 'storm' }));
    expect(opened().complaints).toEqual([]);
  });

  it('never shows an old answer for a new query', async () => {
    const page = await open('/search');
    const box = page.getByRole('combobox', { name: 'Search your notes' });
    await box.fill('slow');
    await page.waitForTimeout(60);
    await box.fill('slow nothing');
    await page.getByText('Nothing found for “slow nothing”').waitFor();
    await page.waitForTimeout(400);
    expect(await page.getByText('Nothing found for “slow nothing”').count()).toBe(1);
    expect(await page.locator('.result').count()).toBe(0);
  });

  it('moves with the keyboard, shows the passage in its note, and opens it', async () => {
    const page = await open('/search?q=partition+lag');
    await page.locator('.preview-note .line.cited').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await expect
      .poll(() => page.locator('[aria-selected=true]').textContent())
      .toContain('Rolled the new partition key');
    expect(await page.getByRole('combobox').getAttribute('aria-activedescendant')).toBe('result-3');
    await page.locator('.preview-note [data-line="17"].cited').waitFor();
    expect(await page.evaluate(() => CSS.highlights.get('found')?.size ?? 0)).toBeGreaterThan(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('k');
    await expect.poll(() => page.locator('[aria-selected=true]').textContent()).toContain('Looked at the queue');
    await page.keyboard.press('Enter');
    await page.locator('.reader [data-line="9"].cited').waitFor();
    await page.goBack();
    expect(await page.getByRole('combobox').inputValue()).toBe('partition lag');
  });

  it('keeps what was typed last in the address and in the history, however soon the page is left', async () => {
    const page = await open('/search?q=partition');
    const result = page.getByRole('option').first();
    await result.waitFor();
    await page.getByRole('combobox').press('End');
    // One after the other without a pause for the address to be written in.
    await page.evaluate(() => document.execCommand('insertText', false, ' lag'));
    await page.evaluate(() => (document.querySelector('.rail a[href^="#/notes"]') as HTMLElement).click());
    await page.locator('.note-list').waitFor();
    await page.goBack();
    await expect.poll(() => page.getByRole('combobox').inputValue()).toBe('partition lag');
    await expect.poll(() => page.url()).toContain('q=partition+lag');
    await page.getByRole('combobox').press('End');
    await page.keyboard.type(' storm');
    await expect.poll(() => page.url()).toContain('q=partition+lag+storm');
  });

  it('dims results of a former query only when new ones are long in coming', async () => {
    const page = await open('/search?q=partition');
    await page.getByRole('option').first().waitFor();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const list = document.querySelector('.results');
      if (list === null) throw new Error('no results');
      new MutationObserver(() => seen.push(list.className)).observe(list, { attributes: true });
    });
    await page.getByRole('combobox').press('End');
    await page.keyboard.type(' lag', { delay: 60 });
    await page.locator('.results[aria-busy="false"]').waitFor();
    const seen = () => page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(await seen()).not.toContain('results stale');
    // That takes the fixture 300 ms.
    await page.getByRole('combobox').fill('slow');
    await expect.poll(seen).toContain('results stale');
  });

  it('previews what is found when the typing rests, and what is selected at once', async () => {
    const page = await open('/search');
    const { calls } = opened().server.world;
    const read = () => calls.filter(({ name }) => name === 'readNote').length;
    await page.getByRole('combobox').focus();
    // Faster than any rest, however busy the machine is.
    await page.evaluate(() => {
      for (const key of 'partition') document.execCommand('insertText', false, key);
    });
    await page.locator('.preview-note').waitFor();
    expect(read()).toBe(1);
    expect(calls.findLastIndex(({ name }) => name === 'search')).toBeLessThan(
      calls.findIndex(({ name }) => name === 'readNote'),
    );
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect.poll(read).toBe(2);
  });

  it('filters and switches the mode through the address', async () => {
    const page = await open('/search?q=partition&kind=runbook&mode=lexical');
    await page.locator('.result').first().waitFor();
    expect(await page.locator('.result').count()).toBe(1);
    expect(await page.getByLabel('Words only').isChecked()).toBe(true);
    await page.getByRole('button', { name: 'Remove the filter: runbooks' }).click();
    await expect.poll(() => page.locator('.result').count()).toBe(6);
    await page.getByLabel('Words and meaning').check();
    expect(page.url()).toContain('#/search?q=partition');
    expect(page.url()).not.toContain('mode=');
  });

  it('groups by day by key and by switch, and keeps it in the address', async () => {
    const page = await open('/search?q=partition');
    await page.locator('.result').first().waitFor();
    const count = await page.locator('.result').count();
    await page.keyboard.press('Escape');
    await page.keyboard.press('b');
    await expect.poll(() => page.url()).toContain('by=day');
    await page.getByText(/passages on \d+ days/).waitFor();
    expect(await page.locator('.result').count()).toBe(count);
    await page.getByLabel('By note').check();
    await page.getByText(/passages in \d+ notes/).waitFor();
    expect(page.url()).not.toContain('by=');
  });

  it('says what would find more', async () => {
    const page = await open('/search?q=nothing&kind=runbook&mode=lexical');
    await page.getByText('Searched only runbooks.').waitFor();
    await page.getByRole('link', { name: 'Search for the meaning too' }).click();
    await page.getByRole('link', { name: 'Search everything' }).click();
    await page.getByText('Fewer or other words may find it').waitFor();
  });

  it('names a failure', async () => {
    const page = await open('/search?q=partition', {
      prepare: ({ world }) =>
        world.failures.set('search', {
          code: 'index-missing',
          message: 'There is no index yet.',
          hint: 'Add a folder.',
        }),
    });
    await page.getByText('There is no index yet.').waitFor();
    opened().server.world.failures.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.result').first().waitFor();
  });
});
