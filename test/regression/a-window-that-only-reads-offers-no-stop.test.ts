import { describe, expect, it } from 'vitest';
import { hasBrowser, useLab } from '../renderer/browser.ts';

describe.skipIf(!hasBrowser)('the palette', () => {
  const lab = useLab();

  it.each([true, false])('has a command to stop indexing where this window writes the index (%s)', async (writable) => {
    const page = await lab.open('/tasks', {
      prepare: ({ world }) => {
        world.status = { ...world.status, writable, writer: writable ? null : 'daybook index' };
      },
    });
    await page.getByLabel('Status').getByText('notes').first().waitFor();
    await page.keyboard.press('Control+k');
    await page.keyboard.type('>');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('option').first().waitFor();
    expect(await dialog.getByRole('option', { name: 'Stop indexing' }).count()).toBe(writable ? 1 : 0);
  });
});
