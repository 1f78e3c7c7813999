import { mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, vi } from 'vitest';
import { callFromPage, newHome, openDaybook, removeHome, type Opened } from './hosts.ts';

/** The app on a journal of its own. */
export interface Owned extends Opened {
  readonly app: NonNullable<Opened['app']>;
  readonly env: Record<string, string>;
  readonly dataDir: string;
  /** Root of the journal. */
  readonly root: string;
  readonly read: (path: string) => string;
  /** Closes the app and leaves what it keeps, for another start. */
  readonly close: () => Promise<void>;
  /** Removes what it keeps. */
  readonly remove: () => void;
}

/** Writes files below a folder. */
export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

/** Opens the app, adds a journal with these notes, and waits until they are indexed. */
export async function openOwned(files: Readonly<Record<string, string>>): Promise<Owned> {
  const { dataDir, env } = newHome();
  const root = join(realpathSync(dataDir), 'journal');
  writeFiles(root, files);
  const opened = await openDaybook('electron', env);
  const { app, page } = opened;
  if (app === null) throw new Error('the app has no process');
  await page.getByRole('navigation').waitFor();
  await callFromPage(page, 'addJournal', { root });
  const isRead = new RegExp(`"total":${Object.keys(files).length}\\b`);
  // Also called where hooks set up, in which `expect.poll` does not work.
  await vi.waitFor(async () => expect(JSON.stringify((await callFromPage(page, 'listNotes')).body)).toMatch(isRead), {
    timeout: 20_000,
    interval: 100,
  });
  return {
    ...opened,
    app,
    env,
    dataDir,
    root,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    remove: () => removeHome(dataDir),
  };
}

/** Chooses an item of the menu, as a click does. */
export function chooseInMenu({ app }: Pick<Owned, 'app'>, id: string): Promise<void> {
  return app.evaluate(({ Menu }, id: string) => {
    Menu.getApplicationMenu().getMenuItemById(id).click();
  }, id);
}

/** The address of the page after its `#`. */
export function hashOf({ page }: Pick<Opened, 'page'>): Promise<string> {
  return page.evaluate(() => location.hash);
}
