import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchJournals } from '../../core/notes/watch.ts';

test('a note that is saved while the folders are still being read is looked at, and not five minutes later', async () => {
  const journal = mkdtempSync(join(tmpdir(), 'daybook-watch-'));
  onTestFinished(() => rmSync(journal, { recursive: true, force: true }));
  let looks = 0;
  const watch = watchJournals([journal], {
    onChange: () => looks++,
    onError: (error) => expect.fail(error.message),
  });
  onTestFinished(() => watch.close());
  writeFileSync(join(journal, 'lathe.md'), '# Lathe\n');
  await expect.poll(() => looks, { timeout: 5_000 }).toBeGreaterThan(0);
});
