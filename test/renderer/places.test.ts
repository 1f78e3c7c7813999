import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { APP_BRIDGE } from './app-bridge.ts';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, OpenOptions, Opened } from './browser.ts';
import { ROOT } from './fixture/notes.ts';

describe.skipIf(!hasBrowser)('the window', () => {
  let lab: Lab;
  let opened: Opened;
  const open = async (route: string, options?: OpenOptions): Promise<Opened['page']> => {
    opened = await lab.open(route, options);
    return opened.page;
  };
  const callsOf = (name: string): unknown[] =>
    opened.server.world.calls.filter((call) => call.name === name).map((call) => call.input);
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => opened.close());

  it('keeps its key out of the address, and needs it', async () => {
    const page = await open('/journals');
    await page.getByText('harbour-notes', { exact: true }).waitFor();
    expect(page.url()).toBe(`${opened.server.url}#/journals`);
    await page.reload();
    await page.getByText('harbour-notes', { exact: true }).waitFor();
    await page.evaluate(() => sessionStorage.clear());
    await page.reload();
    await page.getByText('The token is missing or wrong.').first().waitFor();
  });

  it('goes everywhere by keyboard, and lists the keys', async () => {
    const page = await open('/ask');
    const title = page.locator('h1');
    await title.waitFor();
    for (const [key, name] of [
      ['Control+3', 'Search'],
      ['Control+4', 'Notes'],
      ['Control+5', 'Tasks'],
      ['Control+6', 'Standup'],
      ['Control+7', 'Decisions'],
      ['Control+8', 'Days'],
      ['Control+9', 'Runbooks'],
      ['Control+2', 'Ask'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(() => title.textContent()).toBe(name);
    }
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await expect.poll(() => title.textContent()).toBe('Models');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('Control+Shift+F');
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await page.goBack();
    await expect.poll(() => title.textContent()).toBe('Models');
    await page.goForward();
    await expect.poll(() => title.textContent()).toBe('Search');
  });

  it('asks what is selected', async () => {
    const page = await open('/note?path=2026-journal.md');
    await page.locator('[data-line="5"]').selectText();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(callsOf('ask')[0]).toMatchObject({ question: expect.stringContaining('tide gauge at pier 4') });
  });

  it('remembers the theme and the panes', async () => {
    const page = await open('/ask?q=x');
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('t');
    await page.keyboard.press('t');
    await page.keyboard.press(']');
    const divider = page.getByRole('separator', { name: /Conversations/ });
    await divider.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.reload();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await page.getByRole('region', { name: 'Evidence' }).count()).toBe(0);
    expect(await divider.getAttribute('aria-valuenow')).toBe('280');
  });

  it('reads a note without running or loading anything of it', async () => {
    const page = await open('/note?path=zoo.md');
    await page.getByText('<script>').waitFor();
    expect(await page.title()).toBe('zoo.md – Daybook');
    expect(await page.locator('.reader script, .reader img, .reader iframe').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'bad link' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'web link' }).getAttribute('rel')).toBe('noopener noreferrer');
    expect(opened.complaints).toEqual([]);
  });

  it('opens links of a note in the reader, at the line', async () => {
    const page = await open('/note?path=2026-journal.md');
    await page.getByRole('link', { name: 'the runbook' }).click();
    await page.locator('[data-line="13"]').waitFor();
    expect(await page.locator('h1').textContent()).toBe('runbooks/buoy-ingest-lag.md');
    await page.getByRole('link', { name: 'capacity' }).click();
    await page.getByText('Wen orders a second gauge').waitFor();
  });

  it('opens a note at the heading that a link names, and says when it has none such', async () => {
    const page = await open('/note?path=long.md&heading=day-561');
    await page.locator('[data-line="2803"].cited').waitFor();
    await page.goto(page.url().replace('day-561', 'no-such-day'));
    await page.getByText('long.md has no heading “no-such-day”.').waitFor();
    expect(await page.locator('.cited').count()).toBe(0);
  });

  it('brings a line far down a long note into view', async () => {
    const page = await open('/note?path=long.md&line=2803');
    await page.locator('[data-line="2803"].cited').waitFor();
    await page.waitForTimeout(200);
    const box = await page.locator('[data-line="2803"].cited').boundingBox();
    expect(box?.y).toBeGreaterThan(100);
    expect(box?.y).toBeLessThan(700);
    await page.getByRole('list', { name: 'Headings' }).getByText('Day 561').waitFor();
  });

  it('says what it knows of a note’s dates, and what is odd', async () => {
    const page = await open('/note?path=2026-journal.md');
    await page.getByText('Line 38: 18 November 2026 is a Wednesday').waitFor();
    expect(await page.locator('.heading-date time').first().getAttribute('title')).toContain('from the heading');
  });

  it('says when a note is gone or empty', async () => {
    const page = await open('/note?path=gone.md');
    await page.getByText('There is no note “gone.md” yet.').waitFor();
    await page.evaluate(() => (location.hash = '#/note?path=empty.md'));
    await page.getByText('This note is empty.').waitFor();
  });

  it('lists notes and opens one by keyboard', async () => {
    const page = await open('/notes');
    await page.getByRole('list', { name: 'Notes' }).getByRole('listitem').first().waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('partition');
    await expect.poll(() => page.getByRole('list', { name: 'Notes' }).getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByText('Decided on 16 November 2026').waitFor();
  });

  it('adds a journal, says why one cannot be added, and takes a removal back', async () => {
    const page = await open('/journals');
    const box = page.getByLabel('Path of a folder with notes');
    await box.fill('/missing');
    await page.keyboard.press('Enter');
    await page.getByText('There is no folder /missing.').waitFor();
    await box.fill('/home/ines/second');
    await page.keyboard.press('Enter');
    await page.getByText('/home/ines/second').waitFor();
    expect(await page.getByText('This folder is one of your journals already.').count()).toBe(0);
    await page.getByRole('button', { name: 'Remove harbour-notes from Daybook' }).click();
    await page.getByText('Its files were not touched.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect
      .poll(() => callsOf('addJournal'))
      .toEqual([{ root: '/missing' }, { root: '/home/ines/second' }, { root: ROOT }]);
  });

  it('uses the dialogs and the browser of the desktop where they are', async () => {
    const page = await open('/journals', { initScript: APP_BRIDGE });
    await page.getByRole('button', { name: 'Choose a folder…' }).click();
    await page.getByText('/home/ines/picked').waitFor();
    await page.evaluate(() => (location.hash = '#/note?path=zoo.md'));
    await page.getByRole('link', { name: 'web link' }).click();
    await expect
      .poll(() => page.evaluate(() => Reflect.get(window, 'opened')))
      .toEqual(['https://example.org/tides?x=1&y=2']);
    expect(page.url()).toContain('zoo.md');
  });

  it('indexes with progress, and stops', async () => {
    const page = await open('/journals', { prepare: ({ world }) => (world.indexPauseMs = 2_500) });
    await page.getByRole('button', { name: 'Index now' }).click();
    await page.getByText('310 of 608 notes · 1,840 notes a second').waitFor();
    await page.getByText('2,670 of 4,310 passages · 14 passages a second · 2 min left').waitFor();
    await page.getByLabel('Status').getByText('Reading for meaning 61 % · 2 min left').waitFor();
    await page.getByRole('button', { name: 'Stop', exact: true }).click();
    await page.getByText('Stopped. What was done is kept').waitFor();
    await expect.poll(() => opened.server.world.cancelled).toEqual(['index']);
    await page.getByLabel('Status').getByText('Reading for meaning was stopped').waitFor();
    await page.getByRole('button', { name: 'Go on indexing' }).click();
    await expect.poll(() => callsOf('index').length).toBe(2);
    await page.getByRole('button', { name: 'Stop indexing' }).click();
    await page.getByRole('button', { name: 'Go on', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Build again…' }).click();
    await page.getByRole('button', { name: 'Build again', exact: true }).click();
    await expect.poll(() => callsOf('index').at(-1)).toMatchObject({ fresh: true });
  });

  it('names files that were skipped and what is odd', async () => {
    const page = await open('/journals');
    await page.getByText('The file is not UTF-8.').waitFor();
    await page.getByRole('button', { name: /Warnings/ }).click();
    await page.getByText('2026-journal.md:38').click();
    await page.locator('[data-line="38"].cited').waitFor();
  });

  it('downloads a model with progress, stops, and uses it', async () => {
    const page = await open('/models', { prepare: ({ world }) => (world.pullPauseMs = 1_500) });
    const row = page.getByRole('listitem', { name: 'Qwen 2.5 1.5B' });
    await row.getByRole('button', { name: /Download/ }).click();
    await row.getByText(/112 MB of 1\.1 GB · 10 % · from hub/).waitFor();
    await row.getByText(/38 % · \d+ MB a second · .* left · from hub/).waitFor();
    await row.getByRole('button', { name: 'Stop' }).click();
    await row.getByText('What was fetched is kept').waitFor();
    expect(callsOf('stopPull')).toEqual([{ name: expect.any(String) }]);
    await row.getByRole('button', { name: /Download/ }).click();
    await row.getByRole('button', { name: /Use/ }).click();
    await row.getByText('in use').waitFor();
    await page.getByLabel('Status').getByText('Model: Qwen 2.5 1.5B').waitFor();
  });

  it('says why a model failed, uses a server, and closes the network', async () => {
    const page = await open('/models');
    await page.getByText('Check the proxy, or put the file into a folder').waitFor();
    await page.getByRole('button', { name: 'Use qwen2.5:3b of Ollama' }).click();
    await expect
      .poll(() => callsOf('useModel'))
      .toEqual([{ role: 'generate', name: 'http://127.0.0.1:11434#qwen2.5:3b' }]);
    await page.getByRole('switch', { name: 'Network on' }).click();
    await page.getByLabel('Status').getByText('Network off · nothing leaves this machine').waitFor();
  });

  it('imports pages, and says what was edited, what is gone and what was lost', async () => {
    const page = await open('/journals');
    const panel = page.getByRole('region', { name: 'Import' });
    await panel.getByLabel('Import from').selectOption({ label: 'Confluence, its server' });
    await panel.getByLabel('Address of the Confluence').fill('https://example.atlassian.net/wiki');
    await panel.getByLabel('Key of the space').fill('OPS');
    await panel.getByRole('button', { name: 'Import', exact: true }).click();
    await panel.getByText('Imported: 3 pages, 2 written, 1 unchanged, 1 attachment').waitFor();
    await panel.getByText('b.md: what the source has now is in b.from-confluence.md').waitFor();
    await panel.getByText('Not in the source any more, and kept').click();
    await panel.getByText('old.md').waitFor();
    await panel.getByText('Not carried over').click();
    await panel.getByText('a.md: macro: roadmap').waitFor();
    const request = { url: 'https://example.atlassian.net/wiki', space: 'OPS', attachments: true, journal: ROOT };
    expect(callsOf('importNotes')).toEqual([{ from: 'confluence-server', ...request }]);
    // What came in is made found.
    await expect.poll(() => callsOf('index').length).toBe(1);
  });

  it('a folder that is a journal already says so', async () => {
    const page = await open('/journals');
    const [known] = opened.server.world.status.journals;
    await page.getByLabel('Path of a folder with notes').fill(known?.root ?? '');
    await page.keyboard.press('Enter');
    await page.getByText('This folder is one of your journals already.').waitFor();
  });

  it('follows the status, and says when the engine is gone', async () => {
    const page = await open('/journals');
    await page.getByLabel('Status').getByText('Index up to date').waitFor();
    opened.server.world.status = {
      ...opened.server.world.status,
      notes: 609,
      writable: false,
      writer: 'daybook index (pid 7)',
      degraded: [{ code: 'read-only', message: 'The index is written by daybook index.', fix: 'Close it.' }],
    };
    opened.server.tell();
    await page.getByLabel('Status').getByText('609 notes').waitFor();
    await page.getByLabel('Status').getByText('Read only: daybook index (pid 7) writes this index').waitFor();
    // Once is enough.
    expect(await page.getByLabel('Status').getByText('The index is written by').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Index now' }).isDisabled()).toBe(true);
    await opened.server.close();
    await page.getByText('The engine does not answer. Trying again').waitFor();
  });

  it('counts what a first run found in the singular too', async () => {
    const page = await open('/welcome', {
      prepare: ({ world }) => {
        world.status = { ...world.status, notes: 1 };
        world.facts = { ...world.facts, days: world.facts.days.slice(0, 1), people: world.facts.people.slice(0, 1) };
      },
    });
    const found = page.getByRole('list', { name: 'What was found' });
    for (const name of ['1 note', '1 day', '1 person']) await found.getByRole('link', { name, exact: true }).waitFor();
    await page.getByText(/^On \d+ \w+ \d{4}\.$/).waitFor();
  });

  it('says how to begin where there is no note yet', async () => {
    const page = await open('/search', {
      prepare: ({ world }) => {
        world.status = { ...world.status, notes: 0, chunks: 0 };
      },
    });
    for (const route of ['search', 'ask']) {
      await page.evaluate((to) => (location.hash = `#/${to}`), route);
      await page.locator('.empty').getByRole('link', { name: 'Write today’s note' }).waitFor();
    }
  });

  it('fits a narrow window: panes lie over the page, and nothing is cut', async () => {
    const page = await open('/ask?q=x', { viewport: { width: 560, height: 760 } });
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(await page.getByRole('region', { name: 'Evidence' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show evidence' }).click();
    await page.getByRole('region', { name: 'Evidence' }).waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByRole('region', { name: 'Evidence' }).count()).toBe(0);
    for (const route of ['ask?q=x', 'search?q=lag', 'note?path=zoo.md', 'notes', 'journals', 'models']) {
      await page.evaluate((to) => (location.hash = `#/${to}`), route);
      await page.waitForTimeout(150);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), route).toBeLessThanOrEqual(560);
      expect(
        await page.evaluate(
          () => document.querySelector('.page-body')!.scrollWidth - document.querySelector('.page-body')!.clientWidth,
        ),
        route,
      ).toBe(0);
    }
  });
});
