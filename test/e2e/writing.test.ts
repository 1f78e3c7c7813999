import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import {
  callFromPage,
  canRun,
  HOSTS,
  newHome,
  openDaybook,
  removeHome,
  SHOTS,
  type Host,
  type Opened,
} from './hosts.ts';

const NOTE = `---
title: Failover of the berth database
tags: [postgres, berth]
owner: Mira Voss
---
# Failover of the berth database

The replica takes over when the *primary* is gone for **30 seconds**. See [the runbook](runbooks/failover.md).

## Steps

- [ ] Ask Jon about the quota
- [x] Rename the staging bucket

| what | took |
|---|---:|
| reader | 40 s |

\`\`\`bash
pg_ctl promote
\`\`\`

The end.
`;

interface Desk extends Opened {
  readonly root: string;
  readonly file: (path: string) => string;
  readonly write: (path: string, text: string) => void;
  readonly saved: () => Promise<void>;
}

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).toReversed()) await close();
});

/** A window on a journal of its own. */
async function deskWith(files: Readonly<Record<string, string>>, host: Host = 'browser'): Promise<Desk> {
  const { dataDir, env } = newHome();
  const root = join(dataDir, 'journal');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  mkdirSync(root);
  for (const [path, text] of Object.entries(files)) write(path, text);
  const window = await openDaybook(host, env);
  opened.push(async () => {
    await window.close().catch(() => undefined);
    removeHome(dataDir);
  });
  await window.page.getByRole('navigation').waitFor();
  await callFromPage(window.page, 'addJournal', { root });
  const count = Object.keys(files).length;
  await expect.poll(async () => JSON.stringify((await callFromPage(window.page, 'listNotes')).body)).toContain(root);
  await expect
    .poll(
      async () => ((await callFromPage(window.page, 'listNotes')).body as { result: { total: number } }).result.total,
    )
    .toBe(count);
  const saved = () => window.page.locator('[data-save-state=saved]').waitFor();
  return { ...window, root, write, saved, file: (path) => readFileSync(join(root, path), 'utf8') };
}

function go(page: Page, hash: string): Promise<void> {
  return page.evaluate((to) => {
    location.hash = to;
  }, hash);
}

/** Opens a note and begins to write it, at its end. */
async function begin(page: Page, path: string): Promise<void> {
  await go(page, `#/note?path=${encodeURIComponent(path)}`);
  await page.getByRole('button', { name: 'Edit' }).waitFor();
  await page.keyboard.press('e');
  await page.locator('.cm-content:focus').waitFor();
  await page.keyboard.press('Control+End');
}

/** The file of the editor comes late. */
async function lateEditor(page: Page): Promise<() => void> {
  const arrival = Promise.withResolvers<void>();
  await page.route(/note-editor[^/]*\.js/, async (route) => {
    await arrival.promise;
    await route.continue();
  });
  return arrival.resolve;
}

async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}

describe.skipIf(!canRun)('writing', () => {
  test('letters typed before the editor is there are no commands', async () => {
    const { page } = await deskWith({ 'a.md': '# First\n' }, 'browser');
    const arrive = await lateEditor(page);
    await go(page, '#/note?path=a.md');
    await page.getByRole('button', { name: 'Edit' }).waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type('g tno?');
    await page.keyboard.press('/');
    expect(await page.evaluate(() => location.hash)).toContain('a.md');
    expect(await page.getByRole('dialog').count()).toBe(0);
    arrive();
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.type('x');
    expect(await page.locator('.cm-content').textContent()).toContain('x');
  });

  test.each(HOSTS)('a note is written and found, by keyboard only, in %s', async (host) => {
    const { page, root, complaints } = await deskWith({ 'a.md': '# First\n', 'b.md': '# Second\n' }, host);
    await page.keyboard.press('Control+n');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    // A new note is there to be written.
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('\n## Kettle\n\n- [ ] descale the marmalade boiler\nsecond item\n');
    await page.keyboard.press('Escape');
    await page.locator('.note-body').getByText('marmalade').waitFor();
    const written = readdirSync(root).map((name) => readFileSync(join(root, name), 'utf8'));
    expect(written.join('\n')).toContain('- [ ] descale the marmalade boiler\n- [ ] second item\n');
    await page.keyboard.press('Control+Shift+F');
    await page.keyboard.type('marmalade');
    await page.locator('.preview-note, .result').getByText('marmalade').first().waitFor();
    expect(complaints).toEqual([]);
  });

  test('only what was typed changes in the file, and undo goes on after it was saved', async () => {
    const before = '\uFEFF# Windows\r\n\r\n\ttab  \r\nend\r\n';
    const { page, file, saved } = await deskWith({ 'a.md': before });
    await begin(page, 'a.md');
    await page.keyboard.type('one more\n');
    await saved();
    await expect.poll(() => file('a.md')).toBe(`${before}one more\r\n`);
    // What is typed slowly is taken back in more steps.
    const text = page.locator('.cm-content');
    await expect
      .poll(async () => {
        await page.keyboard.press('Control+z');
        return text.textContent();
      })
      .not.toContain('one');
    await expect.poll(() => file('a.md')).toBe(before);
  });

  test('what another program changes elsewhere is taken in', async () => {
    const { page, file, write } = await deskWith({ 'a.md': '# A\n\none\n\ntwo\n\nthree\n' });
    await begin(page, 'a.md');
    write('a.md', '# A\n\none, from elsewhere\n\ntwo\n\nthree\n');
    await page.keyboard.type('four\n');
    await expect.poll(() => file('a.md')).toBe('# A\n\none, from elsewhere\n\ntwo\n\nthree\nfour\n');
    await page.locator('.cm-content').getByText('from elsewhere').waitFor();
  });

  test('an open note that nobody writes here follows the disk', async () => {
    const { page, write } = await deskWith({ 'a.md': '# A\n\none\n' });
    await begin(page, 'a.md');
    write('a.md', '# A\n\none\n\nappended by a script\n');
    await page.locator('.cm-content').getByText('appended by a script').waitFor();
  });

  test('two changes of one place are shown side by side, and nothing is written before the choice', async () => {
    const { page, file, write } = await deskWith({ 'a.md': '# A\n\nthe end' });
    await begin(page, 'a.md');
    await page.keyboard.type(', as I see it');
    write('a.md', '# A\n\nthe end, as they see it');
    const conflict = page.getByRole('region', { name: 'Two texts of this note' });
    await conflict.waitFor();
    expect(await conflict.evaluate((view) => view === document.activeElement)).toBe(true);
    expect(file('a.md')).toBe('# A\n\nthe end, as they see it');
    await page.screenshot({ path: join(SHOTS, 'conflict-light.png') });
    expect(await violations(page)).toEqual([]);
    await conflict.getByRole('radio', { name: 'Both' }).check();
    await conflict.getByRole('button', { name: 'Keep this' }).click();
    await expect.poll(() => file('a.md')).toBe('# A\n\nthe end, as I see it\nthe end, as they see it');
  });

  test('the text of the disk is taken, which counts as saved, and can be undone', async () => {
    const { page, file, write } = await deskWith({ 'a.md': '# A\n\nthe end' });
    await begin(page, 'a.md');
    await page.keyboard.type(', as I see it');
    write('a.md', '# A\n\nthe end, as they see it');
    const conflict = page.getByRole('region', { name: 'Two texts of this note' });
    await conflict.getByRole('radio', { name: 'On the disk' }).check();
    await conflict.getByRole('button', { name: 'Keep this' }).click();
    await page.locator('[data-save-state=saved]').waitFor();
    await expect.poll(async () => (await callFromPage(page, 'drafts')).body).toEqual({ result: { drafts: [] } });
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => file('a.md')).toContain('the end, as I see it');
  });

  test('a note that is renamed meanwhile is written on where it is now', async () => {
    const { page, file, root, saved } = await deskWith({ 'a.md': '# A\n\nthe end' });
    await begin(page, 'a.md');
    await page.keyboard.type(' of it');
    await expect.poll(() => file('a.md')).toContain('the end of it');
    await saved();
    renameSync(join(root, 'a.md'), join(root, 'b.md'));
    await page.getByText('a.md is called b.md now. What you type goes there.').waitFor();
    await page.keyboard.type(', and more');
    await expect.poll(() => file('b.md')).toBe('# A\n\nthe end of it, and more');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'b.md' }).waitFor();
    await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/path=b\.md/);
  });

  test('what was typed when the engine died is offered when the note is opened again', async () => {
    const { dataDir, env } = newHome();
    opened.push(async () => removeHome(dataDir));
    const root = join(dataDir, 'journal');
    mkdirSync(root);
    writeFileSync(join(root, 'a.md'), '# A\n\nfirst\n');
    const window = await openDaybook('browser', env);
    await window.page.getByRole('navigation').waitFor();
    await callFromPage(window.page, 'addJournal', { root });
    await expect
      .poll(async () => JSON.stringify((await callFromPage(window.page, 'listNotes')).body))
      .toContain('a.md');
    await begin(window.page, 'a.md');
    // Saving fails, as it does on a full disk; what is typed is kept in the data folder.
    await window.page.route('**/rpc/saveNote', (route) => route.abort());
    await window.page.keyboard.type('a thought that must not be lost');
    await expect
      .poll(async () => JSON.stringify((await callFromPage(window.page, 'drafts')).body), { timeout: 15_000 })
      .toContain('a.md');
    await window.page.locator('[data-save-state=failed]').waitFor();
    await window.close();
    expect(readFileSync(join(root, 'a.md'), 'utf8')).toBe('# A\n\nfirst\n');

    const again = await openDaybook('browser', env);
    opened.push(() => again.close());
    await again.page.getByRole('navigation').waitFor();
    // The window says so by itself, and leads there.
    await again.page.getByRole('status').getByRole('button', { name: 'Open' }).click();
    await again.page.getByRole('button', { name: 'Put them back' }).waitFor();
    await again.page.screenshot({ path: join(SHOTS, 'draft-light.png') });
    expect(await violations(again.page)).toEqual([]);
    await again.page.getByRole('button', { name: 'Put them back' }).click();
    await expect
      .poll(() => readFileSync(join(root, 'a.md'), 'utf8'))
      .toBe('# A\n\nfirst\na thought that must not be lost');
  });

  test('what was typed while the engine was away is not lost by going elsewhere', async () => {
    const { page, file } = await deskWith({ 'a.md': '# A\n\nfirst\n' });
    await begin(page, 'a.md');
    const away = /\/rpc\/(?:saveNote|keepDraft)$/;
    await page.route(away, (route) => route.abort());
    await page.keyboard.type('typed into nowhere');
    await page.locator('[data-save-state=failed]').waitFor();
    await page.evaluate(() => (location.hash = '#/tasks'));
    await page.getByText(/It is held here, and offered when you open it again/).waitFor();
    await page.unroute(away);
    await page.reload();
    await page.getByRole('status').getByRole('button', { name: 'Open' }).click();
    await page.getByRole('button', { name: 'Put them back' }).click();
    await expect.poll(() => file('a.md')).toBe('# A\n\nfirst\ntyped into nowhere');
    expect(await page.evaluate(() => localStorage.getItem('daybook.left-behind'))).toBe('[]');
  });

  test('a note that a link names and nobody wrote yet is written from there', async () => {
    const { page, file, saved } = await deskWith({ 'plan.md': '# Plan\n\nSee [[next steps]] and [this](plan.md).\n' });
    await go(page, '#/note?path=plan.md');
    await page.locator('.missing-link').waitFor();
    expect(await page.locator('.missing-link').allTextContents()).toEqual(['next steps']);
    await page.getByRole('link', { name: 'next steps' }).press('Enter');
    await page.getByText('There is no note “next steps” yet.').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Write it' }).press('Enter');
    await page.locator('.cm-content:focus').waitFor();
    await page.keyboard.type('Sweep.');
    await saved();
    await expect.poll(() => file('next steps.md')).toBe('# Next steps\n\nSweep.');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('link', { name: 'next steps' }).waitFor();
    await expect.poll(() => page.locator('.missing-link').count()).toBe(0);
  });

  test('boxes, tables, links and pictures', async () => {
    const { page, file, root, saved } = await deskWith({
      'failover.md': NOTE,
      'runbooks/failover.md': '# Failover by hand\n',
    });
    await begin(page, 'failover.md');
    await page.locator('.cm-box').first().click();
    await expect.poll(() => file('failover.md')).toContain('- [x] Ask Jon');
    await page.locator('.cm-line', { hasText: '| reader' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.press('Tab');
    await page.keyboard.type('41 s');
    await expect.poll(() => file('failover.md')).toContain('| reader | 41 s |');
    expect(file('failover.md')).toContain('| ------ | ---: |');
    // Out of line while somebody writes there, and even when they go: one step, to undo too.
    await page.keyboard.type(' at most');
    await expect.poll(() => file('failover.md')).toContain('| reader | 41 s at most |');
    expect(file('failover.md')).toContain('| ------ | ---: |');
    await page.keyboard.press('Control+End');
    await expect.poll(() => file('failover.md')).toContain('| ------ | -----------: |\n| reader | 41 s at most |');
    await page.keyboard.press('Control+z');
    await expect.poll(() => file('failover.md')).toContain('| ------ | ---: |\n| reader | 41 s at most |');
    await page.keyboard.press('Control+y');
    await expect.poll(() => file('failover.md')).toContain('| ------ | -----------: |');
    await page.keyboard.press('Control+End');
    await page.keyboard.type('See [[by hand');
    await page.getByRole('option', { name: /Failover by hand/ }).waitFor();
    // For its first 75 ms the list takes no Enter, as that was meant for the text.
    await page.waitForTimeout(200);
    await page.keyboard.press('Enter');
    await expect.poll(() => file('failover.md')).toContain('See [[runbooks/failover]]');
    await page.evaluate(() => {
      const bytes = Uint8Array.from(
        atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
        (sign) => sign.charCodeAt(0),
      );
      const data = new DataTransfer();
      data.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
      const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
      document.querySelector('.cm-content')?.dispatchEvent(event);
    });
    await expect.poll(() => file('failover.md')).toMatch(/!\[failover-\d{8}-\d{6}\]\(failover-\d{8}-\d{6}\.png\)/);
    expect(readdirSync(root).filter((name) => name.endsWith('.png'))).toHaveLength(1);
    await saved();
    await page.keyboard.press('Escape');
    const picture = page.getByRole('img', { name: /^failover-\d{8}/ });
    await expect.poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
    await page.getByRole('link', { name: 'runbooks/failover' }).click();
    await page.getByRole('heading', { name: 'Failover by hand' }).waitFor();
  });

  test('the front matter is text, or fields that change their own value only', async () => {
    const { page, file } = await deskWith({ 'failover.md': NOTE });
    await begin(page, 'failover.md');
    await page.getByRole('button', { name: 'Front matter as fields' }).click();
    await page.getByLabel('owner').fill('Jon Breck');
    await page.getByLabel('owner').press('Enter');
    await expect.poll(() => file('failover.md')).toBe(NOTE.replace('Mira Voss', 'Jon Breck'));
    await page.screenshot({ path: join(SHOTS, 'editor-fields-light.png') });
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Front matter as fields' }).click();
  });

  test('reading goes on at the line at which writing ended', async () => {
    const long = Array.from({ length: 400 }, (_, index) => `Paragraph number ${index}.\n\n`).join('');
    const { page } = await deskWith({ 'long.md': `# Long\n\n${long}` });
    await go(page, '#/note?path=long.md&line=403');
    await page.getByText('Paragraph number 200.').waitFor();
    await page.waitForTimeout(300);
    await page.keyboard.press('e');
    await page.locator('.cm-line', { hasText: 'Paragraph number 200.' }).waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.note-body').waitFor();
    await expect
      .poll(() =>
        page.getByText('Paragraph number 200.').evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top > 0 && bottom < window.innerHeight;
        }),
      )
      .toBe(true);
  });

  test('the editor is drawn in both themes and sizes, and can be used with a screen reader', async () => {
    const { page, complaints } = await deskWith({ 'failover.md': NOTE });
    mkdirSync(SHOTS, { recursive: true });
    await begin(page, 'failover.md');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const [width, height] of [
        [1280, 800],
        [900, 600],
      ] as const) {
        await page.setViewportSize({ width, height });
        await page.waitForTimeout(200);
        await page.screenshot({ path: join(SHOTS, `editor-${colorScheme}-${width}.png`) });
      }
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Control+f');
      await page.locator('.cm-search').waitFor();
      expect(await violations(page)).toEqual([]);
      await page.screenshot({ path: join(SHOTS, `editor-find-${colorScheme}.png`) });
      await page.keyboard.press('Escape');
    }
    expect(complaints).toEqual([]);
  });
});
