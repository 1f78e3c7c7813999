import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';
import { ROOT } from './fixture/notes.ts';

const TEXT = `# Plan

See [the next steps](plans/next-steps.md), [[Zoo keeping]], [[2026-journal]] and [the runbook](runbooks/buoy-ingest-lag.md).

Back to [[#Later, perhaps]], [the same](#later-perhaps) or [nowhere](#nowhere). A [[no: such]] note.

${'Filling.\n\n'.repeat(80)}
## Later, perhaps

The end.
`;

describe.skipIf(!hasBrowser)('links that lead nowhere', () => {
  const lab = useLab();
  const openPlan = async () => {
    const page = await lab.open('/note?path=plan.md', {
      prepare: ({ world }) => void world.texts.set('plan.md', TEXT),
    });
    await page.locator('.missing-link').first().waitFor();
    return page;
  };

  it('are marked and say so when pointed at; the others are not', async () => {
    const page = await openPlan();
    const marked = await page.locator('.missing-link').evaluateAll((all) => all.map((one) => one.textContent));
    expect(marked).toEqual(['the next steps', 'Zoo keeping', 'nowhere', 'no: such']);
    const title = (name: string) => page.getByText(name, { exact: true }).getAttribute('title');
    expect(await title('the next steps')).toBe('There is no note “plans/next-steps.md” yet: open it to write one');
    expect(await title('no: such')).toBe('There is no note “no: such”');
    expect(await title('nowhere')).toBe('This note has no heading “nowhere”');
    const asked = lab.opened().server.world.calls.find(({ name }) => name === 'missingNotes');
    expect(asked?.input).toMatchObject({
      names: ['2026-journal', 'Zoo keeping', 'no: such', 'plans/next-steps.md', 'runbooks/buoy-ingest-lag.md'],
    });
  });

  it('offer to write the note where a link leads, and only when it is opened', async () => {
    const page = await openPlan();
    await page.getByRole('link', { name: 'the next steps' }).click();
    await page.getByText('There is no note “plans/next-steps.md” yet.').waitFor();
    await page.getByRole('button', { name: 'Write it' }).click();
    const calls = () => lab.opened().server.world.calls.filter(({ name }) => name === 'writeNote');
    await expect.poll(() => calls().length).toBe(1);
    expect(calls()[0]?.input).toMatchObject({
      title: 'Next steps',
      text: '# Next steps\n\n',
      at: { path: 'plans/next-steps.md' },
    });
  });

  it('of a note that is gone offer what was typed into it', async () => {
    const page = await lab.open('/notes');
    const draft = {
      journal: ROOT,
      path: 'gone.md',
      kept: '2026-11-17T09:41:00.000Z',
      gone: '# Gone\n\nhalf a thought',
    };
    await page.route('**/rpc/drafts', (route) => route.fulfill({ json: { result: { drafts: [draft] } } }));
    await page.evaluate(() => (location.hash = '#/note?path=gone.md'));
    await page.getByText('gone.md is gone.').waitFor();
    await page.getByRole('button', { name: 'Copy the text' }).waitFor();
    await page.getByRole('button', { name: 'Write it again' }).click();
    const callsOf = (name: string) => lab.opened().server.world.calls.filter((call) => call.name === name);
    await expect.poll(() => callsOf('dropDraft').length).toBe(1);
    expect(callsOf('writeNote')[0]?.input).toMatchObject({ text: draft.gone, at: { journal: ROOT, path: 'gone.md' } });
    expect(callsOf('dropDraft')[0]?.input).toEqual({ journal: ROOT, path: 'gone.md' });
  });

  it('offer nothing where no note can be', async () => {
    const page = await openPlan();
    await page.getByRole('link', { name: 'no: such' }).click();
    await page.getByText('no: such could not be opened').waitFor();
    expect(await page.getByRole('button', { name: 'Write it' }).count()).toBe(0);
  });

  it('to a heading of the same note go there, with the focus', async () => {
    const page = await openPlan();
    for (const name of ['#Later, perhaps', 'the same']) {
      await page.locator('#page-body').evaluate((body) => body.scrollTo(0, 0));
      await page
        .locator('#page-body')
        .getByRole('button', { name: name.replace('#', '') })
        .click();
      await expect.poll(() => page.locator('#page-body').evaluate((body) => body.scrollTop)).toBeGreaterThan(500);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Later, perhaps');
    }
    await page.locator('#page-body').evaluate((body) => body.scrollTo(0, 0));
    await page.getByRole('button', { name: 'nowhere' }).click();
    await page.getByText('This note has no heading “nowhere”.').waitFor();
  });
});
