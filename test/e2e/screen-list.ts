import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const QUESTION = 'How did we fix the too many connections outage of berth?';

export interface Screen {
  readonly name: string;
  /** The address after `#`. */
  readonly hash: string;
  readonly ready: (page: Page) => Promise<unknown>;
  /** Pressed when it is ready, to open what lies over it. */
  readonly keys?: readonly string[];
  /** What is there after the keys. */
  readonly opened?: string;
}

/** Every place of the window on the sample journal, and what can lie over it. */
export const SCREENS: readonly Screen[] = [
  { name: 'welcome', hash: '#/welcome', ready: (page) => page.locator('.add-folder').waitFor() },
  { name: 'today', hash: '#/today?day=2026-05-06', ready: (page) => page.locator('.page .cm-content').waitFor() },
  { name: 'ask-empty', hash: '#/ask', ready: (page) => page.getByText('Choose the folder with your notes').waitFor() },
  {
    name: 'ask',
    hash: `#/ask?q=${encodeURIComponent(QUESTION)}`,
    ready: (page) => page.getByRole('button', { name: 'How this was found' }).waitFor({ timeout: 110_000 }),
  },
  { name: 'search', hash: '#/search?q=postgres', ready: (page) => page.locator('.preview-note').waitFor() },
  { name: 'search-nothing', hash: '#/search?q=zzzqqq&mode=lexical', ready: (page) => page.locator('.empty').waitFor() },
  { name: 'notes', hash: '#/notes', ready: (page) => page.locator('.item').first().waitFor() },
  {
    name: 'note',
    hash: `#/note?path=${encodeURIComponent('runbooks/berth-db-failover.md')}&line=22&end=26`,
    ready: (page) => page.locator('.line.cited').first().waitFor(),
  },
  {
    name: 'note-find',
    hash: `#/note?path=${encodeURIComponent('runbooks/berth-db-failover.md')}`,
    ready: (page) => page.locator('.note-body').waitFor(),
    keys: ['Control+f', 'r', 'e', 'p', 'l'],
    opened: '.find-bar',
  },
  {
    name: 'note-missing',
    hash: '#/note?path=nowhere.md',
    ready: (page) => page.getByText('nowhere.md could not be opened').waitFor(),
  },
  { name: 'tasks', hash: '#/tasks', ready: (page) => page.locator('.task-item').first().waitFor() },
  { name: 'tasks-board', hash: '#/tasks?as=board', ready: (page) => page.locator('.card').first().waitFor() },
  {
    name: 'tasks-charts',
    hash: '#/tasks?by=owner',
    ready: (page) => page.locator('.task-item').first().waitFor(),
    keys: ['h'],
    opened: '.chart',
  },
  { name: 'standup', hash: '#/standup?day=2026-03-06', ready: (page) => page.locator('.report').first().waitFor() },
  {
    name: 'person',
    hash: `#/person?name=${encodeURIComponent('Jon Breck')}`,
    ready: (page) => page.locator('.timeline-day').first().waitFor(),
  },
  { name: 'decisions', hash: '#/decisions?about=sessions', ready: (page) => page.locator('.chain').waitFor() },
  { name: 'decisions-course', hash: '#/decisions?at=2026-03-01', ready: (page) => page.locator('.course').waitFor() },
  { name: 'days', hash: '#/days?only=warnings', ready: (page) => page.locator('.day-warning').first().waitFor() },
  { name: 'journals', hash: '#/journals', ready: (page) => page.getByText('Last run').waitFor() },
  { name: 'models', hash: '#/models', ready: (page) => page.getByText('None answers').waitFor() },
  { name: 'runbooks', hash: '#/runbooks', ready: (page) => page.locator('.figures').first().waitFor() },
  {
    name: 'runbook',
    hash: `#/runbooks?path=${encodeURIComponent('runbooks/berth-db-failover.md')}`,
    ready: (page) => page.locator('.run-step').first().waitFor(),
  },
  { name: 'health', hash: '#/health', ready: (page) => page.locator('.check-row').first().waitFor() },
  { name: 'settings', hash: '#/settings', ready: (page) => page.locator('.shortcut').first().waitFor() },
  {
    name: 'palette',
    hash: '#/tasks',
    ready: (page) => page.locator('.task-item').first().waitFor(),
    keys: ['Control+k'],
    opened: '[role=dialog], dialog[open]',
  },
  {
    name: 'new-note',
    hash: '#/tasks',
    ready: (page) => page.locator('.task-item').first().waitFor(),
    keys: ['Control+n'],
    opened: 'dialog[open]',
  },
  {
    name: 'keys',
    hash: '#/tasks',
    ready: (page) => page.locator('.task-item').first().waitFor(),
    keys: ['?'],
    opened: 'dialog[open]',
  },
];

/** Goes to a screen and waits until it stands. */
export async function goTo(page: Page, { hash, ready, keys = [], opened }: Screen): Promise<void> {
  await page.evaluate((to) => (location.hash = to), hash);
  await ready(page);
  for (const key of keys) await page.keyboard.press(key);
  if (opened !== undefined) await page.locator(opened).first().waitFor();
}

/** Closes what lies over a screen. */
export async function leave(page: Page, { keys = [] }: Screen): Promise<void> {
  if (keys.length > 0) await page.keyboard.press('Escape');
}

/** What a screen reader's user would stumble over, one line each. */
export async function violations(page: Page): Promise<string[]> {
  const found = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
}
