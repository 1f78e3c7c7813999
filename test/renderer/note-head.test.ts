import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from './browser.ts';

describe.skipIf(!hasBrowser)('the head of a note', () => {
  const lab = useLab();
  const note = '/note?path=runbooks/buoy-ingest-lag.md';

  it('shows its front matter when the cited line is there, and keeps it closed otherwise', async () => {
    const page = await lab.open(`${note}&line=3`);
    const owner = page.locator('.front-matter dd', { hasText: 'ines' });
    await owner.waitFor();
    expect(await owner.isVisible()).toBe(true);

    const elsewhere = await lab.open(`${note}&line=9`);
    await elsewhere.locator('.front-matter summary').waitFor();
    expect(await elsewhere.locator('.front-matter dd', { hasText: 'ines' }).isVisible()).toBe(false);
    expect(lab.opened().complaints).toEqual([]);
  });
});
