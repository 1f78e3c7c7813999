import { expect, test } from 'vitest';
import { isIndexPage } from '../../../core/oncall/index-page.ts';
import { readRunbook } from '../../../core/oncall/read-runbook.ts';

function read(path: string, text: string) {
  const page = { journal: '/j', path, title: path, text, bodyLine: 1, frontmatter: {}, history: null };
  return readRunbook(page, { today: '2026-11-18', staleAfterDays: 180 });
}

test.each([
  ['runbooks/README.md', '# Runbooks\n\n| page | when |\n|---|---|\n| [Rope](rope.md) | the rope is worn |', true],
  ['runbooks/SOURCE.md', '# Source\n\nCopied from the old wiki.', true],
  // A page by that name with something to do is a runbook.
  ['runbooks/README.md', '# The horn is silent\n\n1. Restart it: `systemctl restart horn`', false],
  ['runbooks/rope.md', '# Rope\n\nSee [the list](README.md).', false],
])('%s: %j', (path, text, is) => {
  expect(isIndexPage(read(path, text))).toBe(is);
});
