import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../core/contract/facts.ts';
import type { TaskState } from '../../core/contract/kinds.ts';
import { ages, burnDown } from '../../renderer/screens/tasks/task-figures.ts';
import { filterTasks } from '../../renderer/screens/tasks/task-rows.ts';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab } from './browser.ts';

const place = { journal: '/j', path: 'a.md', line: 1 };

function task(dates: readonly (readonly [date: string, state: TaskState])[], more: Partial<Task> = {}): Task {
  const [last] = dates.toReversed();
  return {
    id: String(dates),
    state: last?.[1] ?? 'open',
    text: 't',
    owner: null,
    date: last?.[0] ?? null,
    dateOrigin: 'heading',
    due: null,
    scheduled: null,
    start: null,
    finished: null,
    priority: null,
    recurrence: null,
    reason: null,
    ...place,
    details: [],
    history: dates.map(([date, state]) => ({ date, state, ...place })),
    ...more,
  } as Task;
}

const TASKS = [
  task([
    ['2026-11-01', 'open'],
    ['2026-11-10', 'done'],
  ]),
  task([['2026-11-12', 'open']], { due: '2026-11-17' }),
  task([['2025-01-01', 'open']]),
  task([]),
];

describe('the figures of items', () => {
  it('count what was to do on each day', () => {
    const figures = burnDown(TASKS, '2026-11-18');
    expect(figures).toHaveLength(13);
    expect(figures.slice(-3)).toEqual([
      { name: '2026-11-04', count: 2 },
      { name: '2026-11-11', count: 1 },
      { name: '2026-11-18', count: 2 },
    ]);
  });

  it('count what is to do by its age', () => {
    const counted = Object.fromEntries(ages(TASKS, '2026-11-18').map(({ name, count }) => [name, count]));
    expect(counted).toMatchObject({ 'this week': 1, older: 1, 'no day': 1 });
  });

  it('tell what is overdue', () => {
    const query = { scope: 'overdue', owner: '', text: '', today: '2026-11-18' } as const;
    expect(filterTasks(TASKS, query)).toEqual([TASKS[1]]);
  });
});

describe.skipIf(!hasBrowser)('the charts', () => {
  let lab: Lab;
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());

  it('open by a key, and are tables too, without a violation', async () => {
    const opened = await lab.open('/tasks', { reducedMotion: 'reduce' });
    const { page, complaints } = opened;
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('h');
    await page.getByRole('img', { name: /^To do, week by week/ }).waitFor();
    await page.screenshot({ path: 'test-artifacts/charts.png' });
    const chart = await new AxeBuilder({ page }).setLegacyMode().analyze();
    await page.getByRole('button', { name: 'As a table' }).first().click();
    const table = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect([...chart.violations, ...table.violations].map(({ id }) => id)).toEqual([]);
    expect(await page.getByRole('row').count()).toBeGreaterThan(12);
    expect(complaints).toEqual([]);
    await opened.close();
  });
});
