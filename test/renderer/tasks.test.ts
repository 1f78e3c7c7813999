import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, OpenOptions, Opened } from './browser.ts';
import { manyTasks } from './fixture/facts.ts';
import { useSample } from './fixture/world.ts';

const REFUSED = {
  code: 'invalid' as const,
  message: '2026-journal.md was changed since it was indexed, so nothing was written.',
  hint: 'Wait a moment and try again.',
};

describe.skipIf(!hasBrowser)('the tasks place', () => {
  let lab: Lab;
  let opened: Opened;
  const open = async (route: string, options?: OpenOptions): Promise<Opened['page']> => {
    opened = await lab.open(route, options);
    return opened.page;
  };
  const callsOf = (name: string): unknown[] =>
    opened.server.world.calls.filter((call) => call.name === name).map((call) => call.input);
  const selected = () => opened.page.locator('.task-item[data-selected]');
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => opened.close());

  it('lists what is to do, counts it in the rail, and shows the days of an item', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    expect(await page.locator('.group-head').allTextContents()).toEqual(['Doing 1', 'Blocked 1', 'Open 3']);
    expect(await page.locator('[href^="#/tasks"] .rail-count').textContent()).toBe('5 to do');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => selected().textContent()).toContain('answer the remarks about time zones');
    const pane = page.getByRole('region', { name: 'The selected item' });
    await pane.getByText('On 3 days').waitFor();
    expect(await pane.locator('.history li').count()).toBe(3);
    expect(await pane.getByRole('link', { name: 'the capacity notes' }).getAttribute('href')).toContain('capacity.md');
    await page.keyboard.press('Enter');
    await page.locator('.reader [data-line="17"].cited').waitFor();
    await page.goBack();
    await expect.poll(() => selected().textContent()).toContain('answer the remarks about time zones');
    expect(opened.complaints).toEqual([]);
  });

  it('marks an item as done at once, and takes it back by key and by button', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('x');
    await page.getByText('Done: alarm for the certificate of the pilot API').waitFor();
    await expect.poll(() => page.locator('[href^="#/tasks"] .rail-count').textContent()).toBe('4 to do');
    await expect.poll(() => selected().textContent()).toContain('new firmware');
    await page.keyboard.press('Control+z');
    await page.getByText('is doing again').waitFor();
    await expect.poll(() => page.locator('[href^="#/tasks"] .rail-count').textContent()).toBe('5 to do');
    await page.keyboard.press('x');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => callsOf('undoTask')).toHaveLength(2);
    expect(callsOf('setTask')).toHaveLength(2);
    await page.keyboard.press('Control+z');
    await page.getByText('There is no change to take back.').waitFor();
  });

  it('offers to take only the last change back', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('x');
    await page.keyboard.press('x');
    await expect.poll(() => callsOf('setTask')).toHaveLength(2);
    await expect.poll(() => page.getByRole('button', { name: 'Undo' }).count()).toBe(1);
  });

  it('puts an item back and says why when its line cannot be written', async () => {
    const page = await open('/tasks', { prepare: ({ world }) => world.failures.set('setTask', REFUSED) });
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('x');
    await page.getByText('was not changed. 2026-journal.md was changed since it was indexed').waitFor();
    await expect.poll(() => page.locator('.task-item').count()).toBe(5);
    expect(await page.locator('[href^="#/tasks"] .rail-count').textContent()).toBe('5 to do');
    expect(await page.getByRole('button', { name: 'Undo' }).count()).toBe(0);
  });

  it('asks for the reason when an item is cancelled or blocked', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('c');
    const dialog = page.getByRole('dialog', { name: 'Cancel this item' });
    await dialog.waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
    await page.keyboard.type('x renewed by hand');
    await page.keyboard.press('Enter');
    await page.getByText('Cancelled: alarm for the certificate').waitFor();
    expect(callsOf('setTask')).toEqual([{ id: 'task-alarm', state: 'cancelled', reason: 'x renewed by hand' }]);
    await page.keyboard.press('c');
    await page.keyboard.press('Escape');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('group', { name: 'State' }).getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => callsOf('setTask')).toContainEqual({ id: 'task-gauge', state: 'done' });
  });

  it('groups and filters through the address', async () => {
    const page = await open('/tasks?state=all');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('b');
    await expect.poll(() => page.url()).toContain('by=owner');
    expect(await page.locator('.group-head').allTextContents()).toContain('Nobody named 1');
    await page.getByRole('combobox', { name: 'Owner' }).selectOption('Tobias');
    await expect.poll(() => page.locator('.task-item').count()).toBe(4);
    await page.keyboard.press('/');
    await page.keyboard.type('whale');
    await page.getByText('No such item').waitFor();
    await page.getByRole('link', { name: 'List everybody’s' }).click();
    await expect.poll(() => page.locator('.task-item').count()).toBe(8);
    await page.goBack();
    await page.getByText('No such item').waitFor();
  });

  it('copies the list as markdown', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('y');
    await page.getByText('The list is on the clipboard').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('## Doing\n\n- [/] alarm');
  });

  it('draws only what is seen of thousands, and goes to the end by key', async () => {
    const page = await open('/tasks?by=day&state=all', {
      prepare: ({ world }) => {
        world.facts.tasks = manyTasks(2_000);
      },
    });
    await page.locator('.task-item').first().waitFor();
    expect(await page.locator('.task-item').count()).toBeLessThan(60);
    for (let press = 0; press < 25; press += 1) await page.keyboard.press('j');
    await expect.poll(() => selected().isVisible()).toBe(true);
    expect(opened.complaints).toEqual([]);
  });

  it('teaches how an item is written when there is none', async () => {
    const page = await open('/tasks', { prepare: ({ world }) => useSample(world) });
    await page.getByText('No item in 12 notes yet').waitFor();
  });

  it('names a failure and tries again', async () => {
    const page = await open('/tasks', { prepare: ({ world }) => world.failures.set('tasks', REFUSED) });
    await page.getByText('The items could not be listed').waitFor();
    opened.server.world.failures.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.locator('.task-item').first().waitFor();
  });
});
