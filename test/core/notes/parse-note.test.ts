import { expect, test } from 'vitest';
import { datesOf, parseFixture, parseText, plainNote, readFixture } from '../../helpers/parse.ts';

test('a team journal: front matter, days, warnings, bullets', () => {
  const note = parseFixture('team-journal.md');
  expect(note).toMatchObject({
    title: 'Harbour team journal',
    kind: 'journal',
    date: '2025-03-03',
    tags: ['standup', 'harbour'],
    bodyLine: 9,
    frontmatter: { author: 'Mira Holt' },
  });
  expect(datesOf(note)).toEqual([
    'Monday March 3rd: 2025-03-03 heading',
    'Tuesday March 4th: 2025-03-04 heading',
    'Wednesday March 4th: 2025-03-05 heading',
    'Design review: 2025-03-05 heading',
    'Friday March 7th, 2025: 2025-03-07 heading',
  ]);
  expect(note.warnings).toEqual([
    {
      code: 'weekday-mismatch',
      line: 25,
      message:
        '“Wednesday March 4th”: 2025-03-04 is a Tuesday, not a Wednesday. ' +
        'Read as 2025-03-05, because the written day repeats the section above. Correct the heading if that is wrong.',
    },
  ]);
});

test('a standup bullet is a chunk by itself, with its line; short ones stay together', () => {
  const note = parseFixture('team-journal.md');
  const texts = note.chunks.map((chunk) => chunk.text);
  expect(texts[0]).toMatch(/^# Monday March 3rd\n\n- mira \+ tobias: .* canary tomorrow$/);
  expect(texts).toContain('- ines: out today');
  const pavel = note.chunks.find((chunk) => chunk.text.startsWith('- pavel: the nightly'));
  expect(pavel).toMatchObject({ kind: 'list-item', line: 14, endLine: 14, section: 0 });
  expect(texts).toContain(
    [
      '- [x] DONE: rotate the staging certificate',
      '  - the old one expired on Sunday',
      '- [ ] TODO: ask about the second database node',
      '- WILLNOTFIX: flaky login test, cannot be reproduced',
    ].join('\n'),
  );
});

test('a diary: the fix stands in one chunk with its command and its outcome', () => {
  const note = parseFixture('diary.md');
  expect(datesOf(note)).toEqual([
    'February 2025: none',
    '02/03/2025: 2025-02-03 heading',
    '02/14/2025: 2025-02-14 heading',
  ]);
  const [fix] = note.chunks;
  expect(fix).toMatchObject({ line: 1, endLine: 20, section: 1, kind: 'prose' });
  expect(fix?.text).toContain('reboot loop');
  expect(fix?.text).toContain('systemctl start agent');
  expect(fix?.text).toContain('registers again');
  expect(fix?.text).toMatch(
    /The services on the box are:\n\n\* 8080 - agent\n\* 9090 - metrics\n\* 3000 - dashboards$/,
  );
  expect(note.warnings).toEqual([]);
});

test('a meeting with a stamp: its sections take the stamp', () => {
  const note = parseFixture('meeting.md');
  expect(note).toMatchObject({ title: 'Storage sync', kind: 'meeting', date: '2025-01-21' });
  expect(new Set(datesOf(note).map((line) => line.split(': ')[1]))).toEqual(new Set(['2025-01-21 stamp']));
});

test('rough notes: underlined headings, no date anywhere, a fence that is never closed', () => {
  const note = parseFixture('rough.md');
  expect(note.sections.map(({ level, headings, line }) => [level, headings.at(-1), line])).toEqual([
    [0, undefined, 1],
    [2, 'Cadence : Every DAY', 10],
    [2, 'Idea -> support team', 18],
  ]);
  expect(note.date).toBeNull();
  expect(note.sections[0]).toMatchObject({ date: '2025-05-01', dateOrigin: 'modified' });
  expect(note.warnings).toEqual([expect.objectContaining({ code: 'unclosed-fence', line: 22 })]);
});

test('a runbook: steps stay together, tables and fences whole', () => {
  const note = parseFixture('runbook.md');
  expect(note).toMatchObject({ title: 'Queue lease lost', kind: 'runbook', tags: ['queue', 'oncall'], bodyLine: 5 });
  const steps = note.chunks.find((chunk) => chunk.text.includes('queuectl'));
  expect(steps?.text).toContain('2. Restart it.');
  expect(steps?.text.match(/```/g)).toHaveLength(2);
  expect(note.chunks[0]).toMatchObject({ line: 6, endLine: 10, section: 1 });
});

test('front matter is never part of a chunk', () => {
  for (const name of ['team-journal.md', 'runbook.md']) {
    const note = parseFixture(name);
    for (const chunk of note.chunks) expect(chunk.line).toBeGreaterThanOrEqual(note.bodyLine);
    expect(note.chunks.some((chunk) => chunk.text.includes('title:'))).toBe(false);
  }
});

test('an empty note and one with only front matter have neither sections nor chunks', () => {
  for (const text of ['', '\n\n', '   \n', '---\ntitle: x\n---\n', '---\ntitle: x\n---']) {
    const note = parseText(text);
    expect(note).toMatchObject({ sections: [], chunks: [], warnings: [] });
  }
  expect(parseText('---\ntitle: x\n---').bodyLine).toBe(4);
});

test('the same text gives the same note', () => {
  const text = readFixture('team-journal.md');
  expect(plainNote(parseText(text))).toEqual(plainNote(parseText(text)));
});
