import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, OpenOptions } from './browser.ts';
import { useSample } from './fixture/world.ts';

interface Scene {
  readonly name: string;
  readonly route: string;
  /** What is there when the screen is ready. */
  readonly ready: string;
  readonly options?: OpenOptions;
  readonly keys?: readonly string[];
}

const SCENES: readonly Scene[] = [
  { name: 'ask, answered', route: '/ask?q=How%3F', ready: '.answer-foot', keys: ['Escape', 'w'] },
  { name: 'ask, abstained', route: '/ask?q=anchor', ready: '.abstained' },
  {
    name: 'ask, draft',
    route: '/ask?q=x',
    ready: '.draft',
    options: { prepare: ({ world }) => (world.answerPauseMs = 1_000) },
  },
  {
    name: 'ask, looking',
    route: '/ask?q=x',
    ready: '.answer .skeleton',
    options: { prepare: ({ world }) => (world.answerPauseMs = 5_000) },
  },
  { name: 'ask, first run', route: '/ask', ready: '.first-run', options: { prepare: ({ world }) => useSample(world) } },
  { name: 'welcome', route: '/', ready: '.add-folder', options: { prepare: ({ world }) => useSample(world) } },
  { name: 'welcome, found', route: '/welcome', ready: '.examples a' },
  {
    name: 'ask, failed',
    route: '/ask?q=x',
    ready: '.problem',
    options: { prepare: ({ world }) => world.failures.set('ask', { code: 'internal', message: 'm', hint: 'h' }) },
  },
  { name: 'search', route: '/search?q=partition&from=2026-01-01', ready: '.preview-note .line' },
  { name: 'search, nothing', route: '/search?q=nothing', ready: '.empty' },
  { name: 'note', route: '/note?path=2026-journal.md&line=9&end=10', ready: '.cited', keys: ['l'] },
  { name: 'note, zoo', route: '/note?path=zoo.md', ready: '.line' },
  { name: 'note, written', route: '/note?path=2026-journal.md', ready: '.note-body', keys: ['e'] },
  { name: 'today, written', route: '/today?day=2026-11-16', ready: '.page .cm-content, .begin-text' },
  { name: 'today, not begun', route: '/today?day=2019-01-01', ready: '.begin-text' },
  { name: 'notes', route: '/notes', ready: '.item' },
  { name: 'journals', route: '/journals', ready: '.skipped' },
  {
    name: 'journals, read only and degraded',
    route: '/journals',
    ready: '.degraded',
    options: {
      prepare: ({ world }) => {
        const degraded = [
          { code: 'no-embedder' as const, message: 'Search by meaning is off.', fix: 'Download a model.' },
        ];
        const journals = world.status.journals.map((journal) => ({ ...journal, problem: 'The folder is not there.' }));
        world.status = { ...world.status, degraded, journals, writable: false, writer: 'daybook index' };
      },
    },
  },
  { name: 'tasks', route: '/tasks', ready: '.task-item', keys: ['j'] },
  { name: 'tasks, by owner', route: '/tasks?by=owner&state=all', ready: '.task-item' },
  { name: 'tasks, cancel', route: '/tasks', ready: '.task-item', keys: ['c'] },
  { name: 'tasks, changed', route: '/tasks', ready: '.task-item', keys: ['x'] },
  { name: 'tasks, none', route: '/tasks?q=whale', ready: '.empty' },
  { name: 'tasks, board', route: '/tasks?as=board', ready: '.card' },
  { name: 'standup', route: '/standup?day=2026-11-17', ready: '.report', keys: ['j'] },
  { name: 'standup, changes', route: '/standup?day=2026-11-17', ready: '.report', keys: ['c'] },
  { name: 'standup, nothing', route: '/standup?day=2026-11-19', ready: '.empty' },
  { name: 'person', route: '/person?name=Wen', ready: '.timeline-day' },
  { name: 'decisions', route: '/decisions', ready: '.chain' },
  { name: 'decisions, maybe superseded', route: '/decisions?id=decision-drain', ready: '.note-box' },
  { name: 'days', route: '/days?day=2026-11-17', ready: '.day-item' },
  { name: 'new note', route: '/tasks', ready: '.task-item', keys: ['g', 'w'] },
  { name: 'runbooks', route: '/runbooks', ready: '.figures' },
  { name: 'runbook', route: '/runbooks?path=runbooks%2Fferry-queue.md', ready: '.run-step' },
  { name: 'alert', route: '/runbooks?alert=1', ready: '.run-step', keys: ['x'] },
  { name: 'alert, filled in', route: '/runbooks?alert=1', ready: '.run-step', keys: ['f'] },
  { name: 'models', route: '/models', ready: '.endpoint' },
  { name: 'keys', route: '/models', ready: '.endpoint', keys: ['?'] },
  {
    name: 'narrow',
    route: '/ask?q=How%3F',
    ready: '.answer-foot',
    options: { viewport: { width: 560, height: 700 } },
    keys: ['Escape', ']'],
  },
];

describe.skipIf(!hasBrowser)('accessibility', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());

  it.each(SCENES)('$name has no violation, in light and dark', async ({ route, ready, options, keys = [] }) => {
    const opened = await lab.open(route, { ...options, colorScheme: 'light', reducedMotion: 'reduce' });
    const { page } = opened;
    await page.locator(ready).first().waitFor();
    for (const key of keys) await page.keyboard.press(key);
    await page.waitForTimeout(50);
    const light = await new AxeBuilder({ page }).setLegacyMode().analyze();
    // Only colours differ between the themes.
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await new AxeBuilder({ page }).setLegacyMode().withRules(['color-contrast']).analyze();
    await opened.close();
    expect(
      [...light.violations, ...dark.violations].map(
        ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
      ),
    ).toEqual([]);
  });
});
