import { describe, expect, it, vi } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';
import { useSample } from './fixture/world.ts';

const QUESTION = '/ask?q=How+did+we+fix+the+lag%3F';

describe.skipIf(!hasBrowser)('the ask place', () => {
  const { open, opened } = useLab();

  it('asks what is typed, and shows the answer with citations, steps and evidence', async () => {
    const page = await open('/ask');
    await page.getByLabel('Question to your notes').fill('How did we fix the lag?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(page.url()).toContain('#/ask?q=How+did+we+fix+the+lag');
    expect(await page.locator('.phrased-text').first().textContent()).toContain(
      'One partition took nearly all readings',
    );
    expect(await page.locator('.own-words blockquote').allTextContents()).toEqual([
      expect.stringContaining('Consumers had to be drained first'),
    ]);
    expect(await page.locator('.steps > li').count()).toBe(4);
    expect(await page.locator('.code.danger').textContent()).toContain('deletes rows of a database');
    expect(await page.locator('.placeholder').allTextContents()).toEqual(['<consumer-id>', '<db-host>']);
    expect(await page.getByRole('region', { name: 'Evidence' }).locator('.passage').count()).toBe(6);
    expect(await page.getByText('1 sentence without a source left out').count()).toBe(1);
    expect(await page.getByRole('region', { name: 'Conversations' }).getByRole('link').count()).toBe(1);
    expect(opened().complaints).toEqual([]);
  });

  it('shows a draft as a draft, and Escape stops the engine', async () => {
    const page = await open(QUESTION, { prepare: ({ world }) => (world.answerPauseMs = 1_000) });
    await page.locator('.draft-label', { hasText: 'draft, not checked yet' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Stopped before a sentence was checked').waitFor();
    await expect.poll(() => opened().server.world.cancelled).toEqual(['ask']);
    expect(await page.locator('.draft').count()).toBe(0);
    await page.getByRole('button', { name: 'Ask again' }).click();
    await page.getByRole('button', { name: /^Stop/ }).waitFor();
  });

  it('goes on while the user reads a note, and comes back to it', async () => {
    const page = await open(QUESTION, { prepare: ({ world }) => (world.answerPauseMs = 400) });
    await page.locator('.draft').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('r');
    await page.keyboard.press('g');
    await page.keyboard.press('j');
    await page.getByRole('heading', { name: 'Index', exact: true }).waitFor();
    await page.waitForTimeout(900);
    await page.keyboard.press('Control+2');
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(opened().server.world.calls.filter((call) => call.name === 'ask')).toHaveLength(2);
  });

  it('opens a citation at its lines, and goes back to the answer where it was', async () => {
    const page = await open(QUESTION);
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    await page.locator('.answer .cite').first().hover();
    expect(await page.getByRole('tooltip').textContent()).toContain('Looked at the queue first');
    await page.locator('.answer .cite').first().click();
    await page.locator('.line.cited').first().waitFor();
    expect(
      await page.locator('.line.cited').evaluateAll((lines) => lines.map((line) => line.getAttribute('data-line'))),
    ).toEqual(['9', '10']);
    await page.goBack();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    expect(opened().server.world.calls.filter((call) => call.name === 'ask')).toHaveLength(1);
    await page.keyboard.press('Escape');
    await page.keyboard.press('2');
    await page.locator('.line.cited').first().waitFor();
    expect(page.url()).toContain('line=17');
  });

  it('lists the days on which an error came up, each with its lines', async () => {
    const page = await open('/ask?q=seen+before%3A+partition+3+of+buoy-raw+is+full%3A+write+timed+out');
    const list = page.getByRole('region', { name: 'It came up on 2 days' });
    await list.waitFor();
    expect(await list.getByRole('link').allTextContents()).toEqual([
      '2026-journal.md:9',
      'archive/2026/week-010.md:8',
      'runbooks/buoy-ingest-lag.md:5',
    ]);
    await list.getByRole('link').first().click();
    await page.locator('.line.cited').first().waitFor();
    expect(page.url()).toContain('line=9');
    expect(opened().complaints).toEqual([]);
  });

  it('takes away the time that the question names', async () => {
    const page = await open('/ask?q=What+happened+last+week%3F');
    await page.getByText('last week (9 to 15 Nov 2026)').waitFor();
    await page.getByRole('button', { name: 'Not “last week”: any time' }).click();
    await page.getByText('any time', { exact: true }).waitFor();
    // The chip changes with the click, and the question goes out after it.
    const lastAsked = () => opened().server.world.calls.findLast((call) => call.name === 'ask')?.input;
    await vi.waitFor(() => expect(lastAsked()).toMatchObject({ without: ['time'] }), { timeout: 5_000 });
  });

  it('filters by kind and asks for the notes’ own words', async () => {
    const page = await open(QUESTION);
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('checkbox', { name: 'runbooks' }).check();
    await page.getByLabel('only the notes’ own words').check();
    await page.getByRole('button', { name: 'Remove the filter: runbooks' }).waitFor();
    await expect
      .poll(() => opened().server.world.calls.findLast((call) => call.name === 'ask')?.input)
      .toMatchObject({ generate: false, filters: { kind: ['runbook'] } });
  });

  it('says what is not in the notes, with what is near and what was searched', async () => {
    const page = await open('/ask?q=Which+anchor+permit%3F');
    await page.getByRole('heading', { name: 'Not in your notes' }).waitFor();
    expect(await page.locator('.near li').count()).toBe(3);
    expect(await page.getByText(/Searched 608 notes for buoy · ingest · lag/).count()).toBe(1);
  });

  it('explains how it was found', async () => {
    const page = await open(QUESTION);
    await page.getByRole('button', { name: 'How this was found' }).click();
    const panel = page.getByRole('region', { name: 'How this was found' });
    const text = await panel.textContent();
    for (const part of [
      'Retrieve21 ms',
      'First token0.2 s',
      '1,204 read, 88 written',
      'words #1, meaning #2',
      'passage 1 does not say so',
    ]) {
      expect(text).toContain(part);
    }
  });

  it('copies commands byte for byte and the answer as markdown', async () => {
    const page = await open(QUESTION);
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
    const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await page.getByRole('button', { name: /Copy the command of .* line 28/ }).click();
    await expect.poll(clipboard).toBe(`psql -h <db-host> -c "delete from readings where buoy_id like 'TEST-%'"`);
    await page.locator('h1').click();
    await page.keyboard.press('y');
    await expect.poll(clipboard).toContain('[1] 2026-journal.md:9');
  });

  it('says why a question failed and tries again', async () => {
    const page = await open(QUESTION, {
      prepare: ({ world }) =>
        world.failures.set('ask', { code: 'index-missing', message: 'There is no index yet.', hint: 'Add a folder.' }),
    });
    await page.getByText('There is no index yet.').waitFor();
    await page.getByText('The notes were not read to the end for this question.').waitFor();
    opened().server.world.failures.clear();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'How this was found' }).waitFor();
  });

  it('says what does not work, and what to do', async () => {
    const degraded = [
      { code: 'no-generator' as const, message: 'No model phrases answers.', fix: 'Download one under Models.' },
    ];
    const page = await open(QUESTION, {
      prepare: ({ world }) => {
        const answer = world.answer;
        world.answer = (question) =>
          answer(question).map((event) =>
            event.kind === 'done' ? { ...event, answer: { ...event.answer, degraded } } : event,
          );
      },
    });
    await page.getByText('Download one under Models.').waitFor();
  });

  it('begins with the folder when there is only the sample', async () => {
    const page = await open('/ask', { prepare: ({ world }) => useSample(world) });
    await page.getByRole('heading', { name: 'Choose the folder with your notes' }).waitFor();
    await page.getByLabel('Path of a folder with notes').fill('/home/ines/harbour-notes');
    await page.getByRole('button', { name: 'Add folder' }).click();
    await page.getByRole('heading', { name: /^Ask \d/ }).waitFor();
    await expect.poll(() => opened().server.world.calls.map((call) => call.name)).toContain('index');
  });
});
