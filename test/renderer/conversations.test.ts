import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, startLab } from './browser.ts';
import type { Lab, OpenOptions, Opened } from './browser.ts';

describe.skipIf(!hasBrowser)('a conversation', () => {
  let lab: Lab;
  let opened: Opened;
  const open = async (route: string, options?: OpenOptions): Promise<Opened['page']> => {
    opened = await lab.open(route, options);
    return opened.page;
  };
  const callsOf = (name: string) => opened.server.world.calls.filter((call) => call.name === name);
  beforeAll(async () => {
    lab = await startLab();
  });
  afterAll(() => lab.close());
  afterEach(() => opened.close());

  it('goes on from an answer, is there after a reload, and is renamed, deleted and brought back', async () => {
    const page = await open('/ask?q=How+did+we+fix+the+lag%3F');
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    await page.locator('h1').click();
    await page.keyboard.press('f');
    await page.keyboard.type('and last month?');
    await page.keyboard.press('Enter');
    await expect.poll(() => callsOf('ask').length).toBe(2);
    expect(callsOf('ask')[1]?.input).toMatchObject({
      question: 'and last month?',
      after: 'How did we fix the lag?',
      keep: { turn: 2 },
    });
    await page.getByRole('navigation', { name: 'Questions of this conversation' }).waitFor();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(callsOf('ask')).toHaveLength(2);
    await page.getByRole('link', { name: 'How did we fix the lag?' }).last().click();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(callsOf('ask')).toHaveLength(2);

    await page.getByRole('button', { name: 'Rename the conversation' }).click();
    await page.getByLabel('Name of the conversation').fill('The lag');
    await page.keyboard.press('Enter');
    const list = page.getByRole('region', { name: 'Conversations' });
    await list.getByText('The lag', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Delete the conversation' }).click();
    await page.getByText('“The lag” was deleted.').waitFor();
    expect(await list.getByRole('link').count()).toBe(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await page.getByRole('region', { name: 'Examples' }).waitFor();
    expect(callsOf('ask')).toHaveLength(2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await list.getByRole('link', { name: /The lag/ }).click();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(callsOf('ask')).toHaveLength(2);
    expect(opened.complaints).toEqual([]);
  });

  it('keeps what the user says of an answer and of a passage', async () => {
    const page = await open('/ask?q=How+did+we+fix+the+lag%3F');
    const helpful = page.getByRole('button', { name: 'Helpful', exact: true });
    await helpful.click();
    await expect.poll(() => helpful.getAttribute('aria-pressed')).toBe('true');
    await page.getByRole('button', { name: 'Something is missing' }).click();
    await page.getByLabel('What is missing').fill('the dashboard');
    await page.keyboard.press('Enter');
    await page
      .getByRole('button', { name: /^Wrong passage: / })
      .first()
      .click();
    await expect
      .poll(() => opened.server.world.feedback.map(({ verdict, remark }) => `${verdict} ${remark}`.trim()))
      .toEqual(['missing the dashboard', 'wrong']);
  });

  it('fills placeholders in for every command, and copies them filled', async () => {
    const page = await open('/ask?q=How+did+we+fix+the+lag%3F');
    await page.getByLabel('<db-host>').fill('db-7');
    await page.getByRole('button', { name: /Copy the command of .* line 28/ }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`psql -h db-7 -c "delete from readings where buoy_id like 'TEST-%'"`);
  });

  it('is asked again with another model, and saved as a note', async () => {
    const page = await open('/ask?q=How+did+we+fix+the+lag%3F');
    const choice = page.getByLabel('Ask again with another model');
    await choice.waitFor();
    await choice.selectOption('http://127.0.0.1:11434#qwen2.5:3b');
    await expect.poll(() => callsOf('ask').at(-1)?.input).toMatchObject({ model: 'http://127.0.0.1:11434#qwen2.5:3b' });
    await page.getByRole('button', { name: 'Save as note' }).click();
    await page.getByText('Saved as empty.md.').waitFor();
    expect(callsOf('writeNote')[0]?.input).toMatchObject({
      title: 'How did we fix the lag?',
      text: expect.stringMatching(/^# How did we fix the lag\?\n/),
    });
  });
});
