import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, OpenOptions, Opened } from './browser.ts';
import { noFacts } from './fixture/facts.ts';

describe.skipIf(!hasBrowser)('the people place', () => {
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

  it('shows the team’s day, who was not heard, and the line behind each report', async () => {
    const page = await open('/standup?day=2026-11-17');
    const wen = page.getByRole('region', { name: 'Wen' });
    await wen.waitFor();
    expect(await wen.locator('dt').allTextContents()).toEqual(['Yesterday', 'Today', 'Blockers', 'Carried over']);
    await page.getByText('last report Mon 16 Nov 2026').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('planner first');
    await page.keyboard.press('Enter');
    await page.locator('.reader [data-line="17"].cited').waitFor();
    expect(opened.complaints).toEqual([]);
  });

  it('leads from an empty day to the last one with a report, also among days of others', async () => {
    const spread = { firstDate: '2026-01-05', lastDate: '2026-12-01' };
    const page = await open('/standup?day=2026-11-18', {
      prepare: ({ world }) => {
        world.facts = { ...world.facts, people: world.facts.people.map((one) => ({ ...one, ...spread })) };
      },
    });
    await page.getByText('The last day before it with a report is').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Tue 17 Nov 2026' }).waitFor();
  });

  it('goes from day to day by key, and back', async () => {
    const page = await open('/standup?day=2026-11-17');
    await page.getByRole('region', { name: 'Wen' }).waitFor();
    await page.keyboard.press('l');
    await page.getByText('Nothing is recorded for Wed 18 Nov 2026').waitFor();
    expect(page.url()).toContain('day=2026-11-18');
    await page.getByRole('main').getByRole('link', { name: 'Tue 17 Nov 2026' }).click();
    await page.getByRole('region', { name: 'Wen' }).waitFor();
    await page.keyboard.press('h');
    await expect.poll(() => page.url()).toContain('day=2026-11-16');
    await page.keyboard.press('d');
    await expect.poll(() => page.url()).not.toContain('day=');
    await page.goBack();
    await expect.poll(() => page.url()).toContain('day=2026-11-16');
    expect(callsOf('standup')).toContainEqual({ date: '2026-11-18' });
  });

  it('copies the day as text for a chat', async () => {
    const page = await open('/standup?day=2026-11-17');
    await page.getByRole('region', { name: 'Wen' }).waitFor();
    await page.keyboard.press('y');
    await page.getByText('The standup is on the clipboard').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Standup, Tue 17 Nov 2026\n\nWen\n');
  });

  it('shows a person’s reports by day, and the evidence', async () => {
    const page = await open('/standup?day=2026-11-17');
    await page.getByRole('list', { name: 'People' }).getByText('Wen', { exact: true }).click();
    await page.getByRole('heading', { name: 'Thu 12 Nov 2026' }).waitFor();
    expect(await page.locator('.timeline-day h2').allTextContents()).toEqual([
      'Tue 17 Nov 2026',
      'Mon 16 Nov 2026',
      'Thu 12 Nov 2026',
    ]);
    const evidence = page.getByRole('region', { name: 'Evidence for this person' });
    expect(await evidence.getByRole('listitem').count()).toBe(3);
    await page.getByRole('link', { name: 'Items of Wen' }).click();
    await expect.poll(() => page.locator('.task-item').count()).toBe(2);
  });

  it('makes two names one person, after showing the evidence for both', async () => {
    const page = await open('/person?name=W.+Okafor');
    await page.getByRole('button', { name: 'Same person as…' }).click();
    const dialog = page.getByRole('dialog', { name: 'W. Okafor is the same person as…' });
    expect(await dialog.getByRole('button', { name: 'Make them one person' }).isDisabled()).toBe(true);
    await dialog.getByLabel('The other name').selectOption('Wen');
    await dialog.getByText('stands among those present').waitFor();
    await dialog.getByText('reports at a standup').waitFor();
    await dialog.getByRole('radio', { name: 'Wen' }).check();
    await dialog.getByRole('button', { name: 'Make them one person' }).click();
    await page.getByText('W. Okafor and Wen are one person from now on: Wen.').waitFor();
    expect(callsOf('mergePeople')).toEqual([{ into: 'Wen', from: 'W. Okafor' }]);
    await expect.poll(() => page.url()).toContain('name=Wen');
    await expect.poll(() => page.getByRole('list', { name: 'People' }).getByRole('listitem').count()).toBe(3);
    await page.getByRole('button', { name: 'W. Okafor is somebody else: split it off' }).click();
    await page.getByText('W. Okafor is a person apart from Wen from now on.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByText('W. Okafor is Wen again.').waitFor();
    expect(callsOf('splitPerson').at(-1)).toEqual({ name: 'Wen', alias: 'W. Okafor', undo: true });
    await page.getByRole('button', { name: 'W. Okafor is somebody else: split it off' }).waitFor();
  });

  it('a merge can be taken back', async () => {
    const page = await open('/person?name=W.+Okafor');
    await page.getByRole('button', { name: 'Same person as…' }).click();
    await page.getByLabel('The other name').selectOption('Wen');
    await page.getByRole('radio', { name: 'Wen' }).check();
    await page.getByRole('button', { name: 'Make them one person' }).click();
    await expect.poll(() => page.url()).toContain('name=Wen');
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('W. Okafor and Wen are two again.').waitFor();
    expect(callsOf('mergePeople').at(-1)).toEqual({ into: 'Wen', from: 'W. Okafor', undo: true });
    await expect.poll(() => page.url()).toContain('name=W.+Okafor');
    await expect.poll(() => page.getByRole('list', { name: 'People' }).getByRole('listitem').count()).toBe(4);
  });

  it('says why a merge failed, and keeps the dialog', async () => {
    const failure = { code: 'invalid' as const, message: 'They are one person already.', hint: '' };
    const page = await open('/person?name=Wen', { prepare: ({ world }) => world.failures.set('mergePeople', failure) });
    await page.getByRole('button', { name: 'Same person as…' }).click();
    await page.getByLabel('The other name').selectOption('Ines');
    await page.getByRole('button', { name: 'Make them one person' }).click();
    await page.getByText('They are one person already.').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
  });

  it('says who is unknown, and teaches how a report is written', async () => {
    const page = await open('/person?name=Nobody');
    await page.getByText('The notes know nobody called Nobody').waitFor();
    opened.server.world.facts = noFacts();
    await page.evaluate(() => (location.hash = '#/standup?day=2026-11-17'));
    await page.reload();
    await page.getByText('wen: the tide gauge is back').waitFor();
    await page.getByText('Nobody is named in your notes so far.').waitFor();
  });

  it('say what changed since the last standup, and copy it', async () => {
    opened = await lab.open('/standup?day=2026-11-17');
    const { page } = opened;
    await page.locator('.report').first().waitFor();
    await page.keyboard.press('c');
    await page.getByText('Compared with').waitFor();
    const wen = page.getByRole('region', { name: 'Wen' });
    await wen.getByText('Blocked now').waitFor();
    await page.keyboard.press('y');
    await page.getByText('What changed is on the clipboard, as text.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^Changes since .*2026, to .*\n\nWen\n/);
    await page.getByRole('radio', { name: 'What was said' }).check();
    await page.getByText('Carried over').first().waitFor();
    expect(opened.complaints).toEqual([]);
  });
});
