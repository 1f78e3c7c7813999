import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Task } from '../../core/contract/facts.ts';
import {
  boardColumns,
  firstPlace,
  placeBeside,
  placeInColumn,
  placeOnBoard,
  stateBeside,
} from '../../renderer/screens/tasks/board-columns.ts';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, Opened } from './browser.ts';
import { fixtureFacts } from './fixture/facts.ts';

const [SAMPLE] = fixtureFacts().tasks;
const task = (id: string, state: Task['state'], due: string | null = null): Task => {
  if (SAMPLE === undefined) throw new Error('there is no task to make others of');
  return { ...SAMPLE, id, state, due };
};

describe('the columns of the board', () => {
  const columns = boardColumns([
    task('a', 'open'),
    task('b', 'open', '2026-11-01'),
    task('c', 'blocked'),
    task('d', 'done'),
  ]);

  it('are the states in the order of the work, what is due first', () => {
    expect(columns.map(({ state, tasks }) => [state, ...tasks.map(({ id }) => id)])).toEqual([
      ['open', 'b', 'a'],
      ['doing'],
      ['blocked', 'c'],
      ['done', 'd'],
      ['cancelled'],
    ]);
  });

  it('are walked down and across, over columns without an item', () => {
    expect(firstPlace(columns)).toEqual({ column: 0, row: 0 });
    expect(firstPlace(boardColumns([]))).toBeNull();
    expect(placeOnBoard(columns, 'c')).toEqual({ column: 2, row: 0 });
    expect(placeOnBoard(columns, 'z')).toBeNull();
    expect(placeInColumn(columns, { column: 0, row: 0 }, 1)).toEqual({ column: 0, row: 1 });
    expect(placeInColumn(columns, { column: 0, row: 1 }, 1)).toEqual({ column: 0, row: 1 });
    expect(placeBeside(columns, { column: 0, row: 1 }, 1)).toEqual({ column: 2, row: 0 });
    expect(placeBeside(columns, { column: 3, row: 0 }, 1)).toEqual({ column: 3, row: 0 });
    expect([stateBeside('open', 1), stateBeside('open', -1), stateBeside('cancelled', 1)]).toEqual([
      'doing',
      null,
      null,
    ]);
  });
});

describe.skipIf(!hasBrowser)('the board', () => {
  let lab: Lab;
  let opened: Opened;
  const column = (name: string) => opened.page.getByRole('region', { name: new RegExp(`^${name} \\d`) });
  const cardIn = (name: string, text: RegExp) => column(name).locator('.card').filter({ hasText: text });
  const callsOf = (name: string): unknown[] =>
    opened.server.world.calls.filter((call) => call.name === name).map((call) => call.input);
  const open = async (): Promise<Opened['page']> => {
    opened = await lab.open('/tasks?as=board');
    await opened.page.locator('.card').first().waitFor();
    return opened.page;
  };
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => opened.close());

  it('has a column for each state, and a key leads from the list to it and back', async () => {
    const page = await open();
    expect(await page.locator('.board-head').allTextContents()).toEqual([
      expect.stringMatching(/^Open \d/),
      expect.stringMatching(/^Doing 1/),
      expect.stringMatching(/^Blocked 1/),
      expect.stringMatching(/^Done \d/),
      expect.stringMatching(/^Cancelled \d/),
    ]);
    await page.keyboard.press('v');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('v');
    await page.locator('.card').first().waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it('is walked with the arrow keys, and an item is carried with Shift, and taken back', async () => {
    const page = await open();
    const selected = page.locator('.card[data-selected]');
    const first = (await selected.textContent()) ?? '';
    await page.keyboard.press('j');
    await expect.poll(() => selected.textContent()).not.toBe(first);
    await page.keyboard.press('k');
    await expect.poll(() => selected.textContent()).toBe(first);
    const title = (await selected.locator('.card-title').textContent()) ?? '';
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => callsOf('setTask')).toMatchObject([{ state: 'doing' }]);
    await cardIn('Doing', new RegExp(title.slice(0, 12))).waitFor();
    await expect.poll(() => selected.locator('.card-title').textContent()).toBe(title);
    await page.keyboard.press('Control+z');
    await cardIn('Open', new RegExp(title.slice(0, 12))).waitFor();
    await page.keyboard.press('Shift+ArrowLeft');
    expect(callsOf('setTask')).toHaveLength(1);
  });

  it('asks for the reason of what is carried to blocked', async () => {
    const page = await open();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    await page.getByRole('dialog', { name: 'This item is blocked' }).waitFor();
    await page.keyboard.type('waits for the port');
    await page.keyboard.press('Enter');
    await expect.poll(() => callsOf('setTask')).toMatchObject([{ state: 'blocked', reason: 'waits for the port' }]);
  });

  it('takes a card that the pointer carries to another column, and lets it go with Escape', async () => {
    const page = await open();
    const card = column('Open').locator('.card').first();
    const from = await card.boundingBox();
    const to = await column('Done').boundingBox();
    if (from === null || to === null) throw new Error('a card or column is not drawn');
    const carry = async (): Promise<void> => {
      await page.mouse.move(from.x + 20, from.y + 12);
      await page.mouse.down();
      await page.mouse.move(from.x + 60, from.y + 40, { steps: 4 });
      await page.mouse.move(to.x + 40, to.y + 120, { steps: 6 });
      await page.locator('[data-column=done][data-over]').waitFor();
    };
    await carry();
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await page.locator('.card-ghost').waitFor({ state: 'hidden' });
    expect(callsOf('setTask')).toEqual([]);
    await carry();
    await page.mouse.up();
    await expect.poll(() => callsOf('setTask')).toMatchObject([{ state: 'done' }]);
  });

  it('shows the days of an item while its history is pointed at or focused', async () => {
    const page = await open();
    const mark = page.getByRole('button', { name: 'History: 3 days' }).first();
    await mark.hover();
    const card = page.getByRole('tooltip');
    await card.waitFor();
    expect(await card.locator('.history-day').count()).toBe(3);
    await page.mouse.move(2, 2);
    await card.waitFor({ state: 'hidden' });
    await mark.focus();
    await card.waitFor();
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'hidden' });
  });
});
