import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, OpenOptions, Opened } from './browser.ts';
import { noFacts } from './fixture/facts.ts';

describe.skipIf(!hasBrowser)('decisions, days and new notes', () => {
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

  it('shows why something was decided, and what replaced what', async () => {
    const page = await open('/decisions');
    const pane = page.getByRole('region', { name: 'The selected decision' });
    await pane.getByText('A storm is in one region').waitFor();
    expect(await pane.locator('.chain a').allTextContents()).toEqual([
      'No partition key at all',
      'Partition by region',
    ]);
    await pane.getByRole('link', { name: 'No partition key at all' }).click();
    await expect.poll(() => pane.locator('.fact-title').textContent()).toBe('No partition key at all');
    await page.goBack();
    await expect.poll(() => pane.locator('.fact-title').textContent()).toBe('Partition by buoy');
    await page.keyboard.press('j');
    await pane.getByText('replace this? It is later and on the same subject, but no note says so.').waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.reader [data-line="17"].cited').waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it('asks for a status, a day and a subject through the address', async () => {
    const page = await open('/decisions?status=superseded');
    await expect.poll(() => page.locator('.decision-item').count()).toBe(2);
    await page.getByRole('textbox', { name: 'In force on' }).fill('31 Dec 2024');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.decision-item').count()).toBe(1);
    expect(page.url()).toContain('at=2024-12-31');
    await page.keyboard.press('Escape');
    await page.getByLabel('Decisions about').fill('whale');
    await page.getByText('No such decision').waitFor();
    expect(callsOf('decisions')).toContainEqual({ about: 'whale', at: '2024-12-31', status: 'superseded' });
    await page.getByRole('link', { name: 'List all 5 decisions' }).click();
    await expect.poll(() => page.locator('.decision-item').count()).toBe(5);
  });

  it('lists the days with where each came from, and what is in doubt', async () => {
    const page = await open('/days');
    await page.locator('.day-item').first().waitFor();
    expect(await page.locator('.group-head').allTextContents()).toEqual([
      'November 2026 6',
      'October 2026 1',
      'December 2025 1',
    ]);
    await page.getByText('18 November 2026 is a Wednesday, but the heading says Thursday').waitFor();
    await page.keyboard.press('w');
    await expect.poll(() => page.locator('.day-item').count()).toBe(1);
    expect(page.url()).toContain('only=warnings');
    await page.keyboard.press('Enter');
    await page.locator('.reader [data-line="38"].cited').waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it('goes to a day of the calendar', async () => {
    const page = await open('/days');
    await page.getByRole('link', { name: 'Sat 3 Oct 2026, 1 section' }).click();
    await expect.poll(() => page.locator('.day-item[data-selected]').textContent()).toContain('Buoy ingest');
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.day-item[data-selected]').textContent()).toContain('A long year');
    expect(await page.locator('.day-item[data-selected]').textContent()).toContain('last changed');
  });

  it('says what to write when the notes hold none', async () => {
    const page = await open('/decisions', { prepare: ({ world }) => (world.facts = noFacts()) });
    await page.getByText('No decision is recorded yet').waitFor();
    await page.keyboard.press('Control+8');
    await page.getByText('No note carries a date yet').waitFor();
    await page.getByRole('button', { name: 'Begin the note of today' }).click();
    await page.getByRole('dialog', { name: 'New note' }).waitFor();
  });

  it('have a timeline: its slider chooses the day on which they were in force', async () => {
    const page = await open('/decisions');
    const course = page.getByRole('region', { name: 'Timeline' });
    await course.getByRole('img', { name: /^4 dated decisions from 11 Jun 2024/ }).waitFor();
    expect(await course.locator('.course-point').count()).toBe(3);
    const slider = course.getByRole('slider', { name: 'In force on' });
    expect(await slider.getAttribute('aria-valuetext')).toBe('any day');
    await slider.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('11 Jun 2024');
    await expect.poll(() => callsOf('decisions')).toContainEqual({ status: 'all', at: '2024-06-11' });
    await page.getByText('in force on 11 Jun 2024').waitFor();
    await page.keyboard.press('End');
    await expect.poll(() => slider.getAttribute('aria-valuetext')).toBe('any day');
  });

  it('writes a note of a kind and opens it', async () => {
    const page = await open('/models');
    await page.locator('.endpoint').waitFor();
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog', { name: 'New note' });
    await dialog.waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('type'))).toBe('radio');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await dialog.getByLabel('Title').fill('Capacity');
    await dialog.getByRole('textbox', { name: 'Day' }).fill('2026-11-18');
    await page.keyboard.press('Enter');
    await page.getByText('empty.md was written.').waitFor();
    await page.locator('.cm-content:focus').waitFor();
    expect(callsOf('newNote')).toEqual([{ kind: 'meeting', date: '2026-11-18', title: 'Capacity' }]);
  });

  it('takes a day as people write it, from the calendar, and by the arrow keys', async () => {
    const page = await open('/standup?day=2026-11-18');
    const field = page.getByRole('textbox', { name: 'Another day' });
    await expect.poll(() => field.inputValue()).toBe('18 Nov 2026');
    await page.keyboard.press('/');
    expect(await field.evaluate((box) => box === document.activeElement)).toBe(true);
    await field.fill('the 40th');
    await page.keyboard.press('Enter');
    expect(await field.evaluate((box: HTMLInputElement) => box.validationMessage)).toContain('30 Nov 2026');
    await field.fill('nov 16, 2026');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('day=2026-11-16');
    await page.keyboard.press('ArrowUp');
    await expect.poll(() => page.url()).toContain('day=2026-11-17');
    await page.getByRole('button', { name: 'Another day: choose in the calendar' }).click();
    await page.locator('.day-choice .day-cell:focus').waitFor();
    await page.keyboard.press('PageUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.url()).toContain('day=2026-10-24');
    await expect.poll(() => field.inputValue()).toBe('24 Oct 2026');
    expect(opened.complaints).toEqual([]);
  });

  it('says when the note existed already', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('w');
    await page.getByRole('radio', { name: /^Standup/ }).check();
    await page.getByRole('button', { name: 'Write and open' }).click();
    await page.getByText('standups/2026-11-16.md existed already. It was opened as it is.').waitFor();
    await page.locator('.reader .line').first().waitFor();
  });

  it('says why a note was not written', async () => {
    const failure = {
      code: 'invalid' as const,
      message: 'The sample journal is never written to.',
      hint: 'Add your own.',
    };
    const page = await open('/tasks', { prepare: ({ world }) => world.failures.set('newNote', failure) });
    await page.getByRole('button', { name: 'New note' }).click();
    await page.getByRole('button', { name: 'Write and open' }).click();
    await page.getByText('The sample journal is never written to.').waitFor();
  });

  it('keeps the second key of a sequence from the place', async () => {
    const page = await open('/tasks');
    await page.locator('.task-item').first().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await expect.poll(() => page.locator('h1').textContent()).toBe('Days');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});
