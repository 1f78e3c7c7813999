import { expect, test } from 'vitest';
import { readRunbook } from '../../core/oncall/read-runbook.ts';
import { parseText } from '../helpers/parse.ts';

function textsOf(text: string): string[] {
  const { bodyLine, title, frontmatter, path } = parseText(text, 'a.md');
  const page = { journal: '', path, title, text, bodyLine, frontmatter, history: null };
  return readRunbook(page, { today: '2031-01-01', staleAfterDays: 180 }).steps.map((step) => step.text);
}

test('the sentence that says when a page is used is none of its steps', () => {
  const fix = '\n\n## Fix\n\n1. Empty the tray.\n2. Press green.\n';
  for (const lead of [
    'Use this when **KilnCold** fires.',
    'Follow this page if the kiln is cold.',
    'Use these steps for any kiln.',
  ]) {
    expect(textsOf(`# Kiln is cold\n\n${lead}${fix}`)).toEqual(['Empty the tray.', 'Press green.']);
  }
  const own = 'Use this key for the door, then press green.';
  expect(textsOf(`# Kiln is cold\n\n## Fix\n\n1. ${own}\n2. Wait.\n`)[0]).toBe(own);
});
