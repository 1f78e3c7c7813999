import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { confluenceServer } from '../core/import/confluence-server.ts';
import { entitiesXml, htmlPage, INDEX_HTML } from '../core/import/exports.ts';
import { violations } from './screen-list.ts';
import { callFromPage, canRun, SHOTS } from './hosts.ts';
import { openOwned, writeFiles, type Owned } from './own-journal.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

async function desk(): Promise<Owned & { readonly source: string }> {
  const owned = await openOwned({ 'a.md': '# 2031-03-10\n\nThe day before.\n' });
  closing.push(async () => {
    await owned.close().catch(() => undefined);
    owned.remove();
  });
  await owned.page.evaluate(() => (location.hash = '#/journals'));
  return { ...owned, source: join(owned.dataDir, 'export') };
}

async function importFrom({ page }: Owned, from: string, path: string): Promise<void> {
  const panel = page.getByRole('region', { name: 'Import' });
  await panel.getByLabel('Import from').selectOption({ label: from });
  await panel.getByLabel(/^Path of/).fill(path);
  await panel.getByRole('button', { name: 'Import', exact: true }).click();
}

const page = (more: string) =>
  htmlPage(
    'Vat too hot',
    `<p>Open the valve of the vat.</p>${more}<div class="drawio-macro" data-diagram-name="flow"></div>`,
  );

describe.skipIf(!canRun)('import in the window', () => {
  test('an export becomes notes that are found; again, what was edited stays and the new text is beside it', async () => {
    const owned = await desk();
    const panel = owned.page.getByRole('region', { name: 'Import' });
    writeFiles(owned.source, { 'BREW/index.html': INDEX_HTML, 'BREW/Vat-too-hot_11.html': page('') });
    await importFrom(owned, 'Confluence, an export', owned.source);
    await panel.getByText(/Imported: 1 page, 1 written/).waitFor();
    await panel.getByText('Not carried over').click();
    await panel.getByText(/Vat-too-hot\.md: .*flow/).waitFor();
    expect(await violations(owned.page)).toEqual([]);

    const note = join(owned.root, 'confluence/BREW/Vat-too-hot.md');
    appendFileSync(note, '\nMy own line.\n');
    writeFiles(owned.source, { 'BREW/Vat-too-hot_11.html': page('<p>Then close it.</p>') });
    await importFrom(owned, 'Confluence, an export', owned.source);
    await panel.getByText('You edited these, so they were left as they are').waitFor();
    await panel.getByText(/Vat-too-hot\.md: what the source has now is in Vat-too-hot\.from-confluence\.md/).waitFor();
    expect(readFileSync(note, 'utf8')).toContain('My own line.');
    expect(readFileSync(note, 'utf8')).not.toContain('Then close it.');
    expect(owned.read('confluence/BREW/Vat-too-hot.from-confluence.md')).toContain('Then close it.');
    mkdirSync(SHOTS, { recursive: true });
    await panel.scrollIntoViewIfNeeded();
    await owned.page.screenshot({ path: join(SHOTS, 'import.png') });

    await owned.page.evaluate(() => (location.hash = '#/search?q=valve+of+the+vat'));
    await owned.page.getByRole('option').first().waitFor();
    expect(owned.complaints).toEqual([]);
  });

  test('a long one shows how far it is, goes on elsewhere, and stops where one says so', async () => {
    const owned = await desk();
    const panel = owned.page.getByRole('region', { name: 'Import' });
    const body = '<p>The vat is warm.</p>'.repeat(40);
    const pages = Array.from({ length: 6_000 }, (_, at) => ({ id: String(100 + at), title: `Page ${at}`, body }));
    writeFiles(owned.source, { 'entities.xml': entitiesXml(pages) });
    await importFrom(owned, 'Confluence, an export', owned.source);
    await panel.getByText(/^Importing pages: [\d,]+ of 6,000$/).waitFor();
    await owned.page.evaluate(() => (location.hash = '#/tasks'));
    await owned.page.getByRole('heading', { name: 'Tasks', level: 1 }).waitFor();
    await owned.page.evaluate(() => (location.hash = '#/journals'));
    await panel.getByRole('button', { name: 'Stop' }).click();
    await panel.getByText('Stopped. What was imported is kept; the next import goes on from there.').waitFor();
    expect(owned.read('confluence/BREW/Page-0.md')).toContain('The vat is warm.');
  });

  test('an export is chosen in the dialog of the system, looked at, and goes into the journal that is chosen', async () => {
    const owned = await desk();
    const panel = owned.page.getByRole('region', { name: 'Import' });
    const second = join(owned.dataDir, 'team');
    writeFiles(second, { 'b.md': '# B\n' });
    await callFromPage(owned.page, 'addJournal', { root: second });
    writeFiles(owned.source, { 'BREW/index.html': INDEX_HTML, 'BREW/Vat-too-hot_11.html': page('') });
    await owned.app.evaluate(({ dialog }, folder: string) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [folder] });
    }, owned.source);
    await panel.getByRole('button', { name: 'Folder… to import' }).click();
    await panel.getByText('A folder with 2 files.').waitFor();
    expect(await panel.getByLabel('Path of the export').inputValue()).toBe(owned.source);
    await panel.getByLabel('Import from').selectOption({ label: 'Notion, an export' });
    await panel.getByLabel(/^Path of/).fill(owned.source);
    await panel.getByLabel(/^Path of/).blur();
    await panel.getByText(/this does not look like the export “Markdown & CSV” of Notion/).waitFor();
    await panel.getByLabel('Import from').selectOption({ label: 'Confluence, an export' });
    await panel.getByLabel(/^Path of/).fill(owned.source);
    await panel.getByLabel('Journal for the notes').selectOption({ label: 'team' });
    await panel.scrollIntoViewIfNeeded();
    await owned.page.screenshot({ path: join(SHOTS, 'import-into.png') });
    expect(await violations(owned.page)).toEqual([]);
    await panel.getByRole('button', { name: 'Import', exact: true }).click();
    await panel.getByText(/Imported: 1 page, 1 written/).waitFor();
    expect(readFileSync(join(second, 'confluence/BREW/Vat-too-hot.md'), 'utf8')).toContain('Open the valve');
    expect(existsSync(join(owned.root, 'confluence'))).toBe(false);
    expect(owned.complaints).toEqual([]);
  });

  test('a server is asked with a token that is kept nowhere, and its wish to wait is shown with the seconds', async () => {
    const owned = await desk();
    const panel = owned.page.getByRole('region', { name: 'Import' });
    const server = await confluenceServer({
      pages: [{ id: '11', title: 'Vat too hot', body: '<p>Open the valve of the vat.</p>' }],
      login: 'Bearer s3cret-of-mira',
    });
    server.fault = (path, times) =>
      path.includes('/pages/11') && times === 1 ? { status: 429, headers: { 'retry-after': '4' } } : null;
    const ask = async (token: string) => {
      await panel.getByLabel('Import from').selectOption({ label: 'Confluence, its server' });
      await panel.getByLabel('Address of the Confluence').fill(server.url);
      await panel.getByLabel('Key of the space').fill(server.space.key);
      await panel.getByLabel('Token, for this import only').fill(token);
      await panel.getByRole('button', { name: 'Import', exact: true }).click();
    };
    await ask('wrong');
    await panel.getByText(/does not take the token/).waitFor();
    await ask('s3cret-of-mira');
    await panel.getByText(/Waiting: .* asks to wait, asked again in [1-4] seconds?/).waitFor();
    await owned.page.screenshot({ path: join(SHOTS, 'import-waits.png') });
    expect(await panel.getByLabel('Token, for this import only').inputValue()).toBe('');
    await panel.getByText(/Imported: 1 page, 1 written/).waitFor();
    expect(await violations(owned.page)).toEqual([]);
    await owned.close();
    for (const file of readdirSync(owned.dataDir, { recursive: true, withFileTypes: true })) {
      if (!file.isFile()) continue;
      const bytes = readFileSync(join(file.parentPath, file.name));
      expect([file.name, bytes.includes('s3cret-of-mira')]).toEqual([file.name, false]);
    }
  });

  test('what is not there is said, and the path stays in its box', async () => {
    const owned = await desk();
    const missing = join(owned.dataDir, 'no-such.zip');
    await importFrom(owned, 'Notion, an export', missing);
    const panel = owned.page.getByRole('region', { name: 'Import' });
    await panel.getByText(`There is no file or folder ${missing}.`).waitFor();
    expect(await panel.getByLabel('Path of the export').inputValue()).toBe(missing);
  });
});
