import { expect, test } from 'vitest';
import { embedText } from '../../../core/notes/embed-text.ts';
import { sentenceStarts } from '../../../core/notes/sentences.ts';
import { plainText } from '../../../core/notes/title.ts';
import { parseText } from '../../helpers/parse.ts';

test.each([
  ['runbooks/disk-full.md', 'x', 'runbook'],
  ['docs/adr/0007-queues.md', 'x', 'decision'],
  ['design-meeting-minutes/2025-01-20-RFC-2229.md', 'x', 'meeting'],
  ['standups/today.md', 'x', 'standup'],
  ['2025-03-03.md', 'x', 'journal'],
  ['til/read-the-log-file.md', 'x', 'note'],
  ['about-alerts.md', 'x', 'note'],
  ['a.md', '# Kernel panic\n## Symptoms\n## Resolution\n', 'runbook'],
  ['a.md', '# Queues\n## Status\n## Context\n## Decision\n', 'decision'],
  ['a.md', '# Sync\n## Attendees\n## Action items\n', 'meeting'],
  ['a.md', '# 2025-03-03\n## Yesterday\n## Today\n## Blockers\n', 'standup'],
  ['a.md', '# 2025-03-03\nx\n# 2025-03-04\ny\n', 'journal'],
  ['a.md', '---\ntype: runbook\n---\n# x\n', 'runbook'],
  ['a.md', '# x\n', 'note'],
])('kind of %s', (path, text, kind) => {
  expect(parseText(text, path).kind).toBe(kind);
});

test.each([
  ['a.md', '---\ntitle: From front matter\n---\n# Heading\n', 'From front matter'],
  ['a.md', '---\ntitle: 2025\n---\n', '2025'],
  ['a.md', '# The **only** [heading](x)\n\n## Sub\n', 'The only heading'],
  ['2025-journal.md', '# Monday March 3rd\n\na\n\n# Tuesday March 4th\n\nb\n', '2025-journal'],
  ['notes/queues/README.md', 'no heading\n', 'queues'],
  ['deep/lease-lost.md', 'text\n\n## Later heading\n', 'lease-lost'],
  ['a.md', '# March 3, 2025 Meeting notes\n\n# Agenda\n', 'March 3, 2025 Meeting notes'],
])('title of %s', (path, text, title) => {
  expect(parseText(text, path).title).toBe(title);
});

test('plain text of a heading', () => {
  expect(plainText('`kube` [[page|shown]] ![i](y) snake_case_name *b*')).toBe('kube shown i snake_case_name b');
});

test('tags: front matter and text, in lower case, not in fences, not numbers or colours', () => {
  const text =
    '---\ntags: [Ops, "#deep/er"]\n---\nSee #Queue and (#infra/db), #123, #fff, a#b, # not.\n\n```\n#include\n```\n\n#queue #späť\n';
  expect(parseText(text).tags).toEqual(['ops', 'deep/er', 'queue', 'infra/db', 'späť']);
  expect(parseText('---\ntags: a, b c\n---\n').tags).toEqual(['a', 'b', 'c']);
});

test('a note full of hashes has at most a hundred tags', () => {
  expect(parseText(Array.from({ length: 500 }, (_, n) => `#tag${n}`).join(' ')).tags).toHaveLength(100);
});

test('the embedded text starts with title, path and date, each said once', () => {
  const text = '# Days\n\n## Monday\n\nThe lease was lost.';
  expect(embedText({ title: 'Days', headings: ['Days', 'Monday'], date: '2025-03-03', text })).toBe(
    'Days > Monday (2025-03-03)\nThe lease was lost.',
  );
  expect(embedText({ title: 'T', headings: [], date: null, text: 'x' })).toBe('T\nx');
  const alert = { title: 'KubePodCrashLooping', headings: ['On GitHub'], date: null, text: 'x' };
  expect(embedText(alert)).toBe('Kube Pod Crash Looping > On GitHub\nx');
  expect(embedText({ title: 'T', headings: ['H'], date: null, text: '## H' })).toBe('T > H');
});

test('sentences: abbreviations, numbers and initials end none', () => {
  const cut = (text: string): string[] => {
    const starts = [0, ...sentenceStarts(text), text.length];
    return starts.slice(1).map((end, index) => text.slice(starts[index], end).trim());
  };
  expect(cut('It broke, e.g. at night. We ran 1. a and 2. b! Why? J. Doe knows.')).toEqual([
    'It broke, e.g. at night.',
    'We ran 1. a and 2. b!',
    'Why?',
    'J. Doe knows.',
  ]);
  expect(cut('v1.2.3 is out. "Done." Next')).toEqual(['v1.2.3 is out.', '"Done."', 'Next']);
});
