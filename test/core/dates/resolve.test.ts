import { expect, test } from 'vitest';
import { datesOf, parseText } from '../../helpers/parse.ts';

/** Dates of a note with these lines as headings of level 1, each with some text below. */
function days(headings: readonly string[], path = 'note.md', frontmatter = ''): string[] {
  const text = headings.map((heading) => `# ${heading}\n\ntext\n`).join('\n');
  const note = parseText(frontmatter === '' ? text : `---\n${frontmatter}\n---\n${text}`, path);
  return note.sections.map(({ date }) => date ?? 'none');
}

function warnings(headings: readonly string[], path = 'note.md'): string[] {
  const text = headings.map((heading) => `# ${heading}\n\ntext\n`).join('\n');
  return parseText(text, path).warnings.map(({ code, line }) => `${code} ${line}`);
}

test('precedence: stamp, heading, file name, front matter', () => {
  const frontmatter = '---\ndate: 2025-01-01\n---\n';
  const origin = (text: string, path = 'a.md'): string => datesOf(parseText(text, path)).join('; ');
  expect(origin(`${frontmatter}# 2025-01-03\n\n2025-01-04T10:00:00. Ann\n`, '2025-01-02.md')).toBe(
    '2025-01-03: 2025-01-04 stamp',
  );
  expect(origin(`${frontmatter}# 2025-01-03\n\nx\n`, '2025-01-02.md')).toBe('2025-01-03: 2025-01-03 heading');
  expect(origin(`${frontmatter}# Talk\n\nx\n`, '2025-01-02.md')).toBe('Talk: 2025-01-02 file-name');
  expect(origin(`${frontmatter}# Talk\n\nx\n`)).toBe('Talk: 2025-01-01 front-matter');
  expect(origin('# Talk\n\nx\n')).toBe('Talk: 2025-05-01 modified');
});

test('the note itself: front matter, file name, else its first dated section', () => {
  expect(parseText('---\ndate: 2025-01-01\n---\nx', '2025-01-02.md').date).toBe('2025-01-01');
  expect(parseText('x', '2025-01-02.md').date).toBe('2025-01-02');
  expect(parseText('# A\n\n# 2025-01-03\n').date).toBe('2025-01-03');
  expect(parseText('# A\n').date).toBeNull();
});

test('stamps: labels near the top, bold dates, no sentences, no list of dated items, no links', () => {
  const first = (text: string): string => datesOf(parseText(`# T\n\n${text}\n\n# 2020-01-01\n`))[0] ?? '';
  expect(first('Date: 2025-01-04')).toBe('T: 2025-01-04 stamp');
  expect(first('* **Meeting date:** Jan 4, 2025\n* Room 4')).toBe('T: 2025-01-04 stamp');
  expect(first('Location: x\nDate: 4 January 2025')).toBe('T: 2025-01-04 stamp');
  expect(first('**Jan 4, 2025**')).toBe('T: 2025-01-04 stamp');
  expect(first('2025-01-04 14:00 Ann, Bob')).toBe('T: 2025-01-04 stamp');
  expect(first('2025-01-04 14:00 the exporter failed')).not.toContain('stamp');
  expect(first('2025-01-04 14:00. Ann, Bob')).toBe('T: 2025-01-04 stamp');
  expect(first('2025-01-04 is the deadline')).not.toContain('stamp');
  expect(first('- 2025-01-04: first\n- 2025-02-04: second')).not.toContain('stamp');
  expect(first('[2025-01-04: an incident](x)')).not.toContain('stamp');
  expect(first('Update: 2025-01-04')).not.toContain('stamp');
});

test('nested sections take their parent, and undated ones between days the day above', () => {
  const text = '# Log\n\n## 2025-01-02\n\na\n\n### Incident\n\nb\n\n## Ideas\n\nc\n\n## 2025-01-03\n\nd\n';
  expect(datesOf(parseText(text))).toEqual([
    'Log: none',
    '2025-01-02: 2025-01-02 heading',
    'Incident: 2025-01-02 heading',
    'Ideas: 2025-01-02 inferred',
    '2025-01-03: 2025-01-03 heading',
  ]);
});

test('one dated section among others says nothing about them, unless it is the first', () => {
  expect(datesOf(parseText('# A\n\n## Why\n\n## Changed 2025-01-02\n\n## Links\n')).at(-1)).toBe('Links: none');
  expect(datesOf(parseText('# 2025-01-02 sync\n\nx\n\n# Agenda\n\ny\n')).at(-1)).toBe('Agenda: 2025-01-02 inferred');
});

test('in a dated file, a date inside a deeper heading is what was talked about', () => {
  const text = '# Sync\n\n## Slide: outage of 2 May 2017\n\n## 2025-01-04 addendum\n';
  expect(datesOf(parseText(text, '2025-01-02.md'))).toEqual([
    'Sync: 2025-01-02 file-name',
    'Slide: outage of 2 May 2017: 2025-01-02 file-name',
    '2025-01-04 addendum: 2025-01-04 heading',
  ]);
});

test('years come from neighbours, before front matter and the file name', () => {
  const headings = [
    'Monday December 30th',
    'Tuesday December 31st',
    'Thursday January 2nd, 2025',
    'Friday January 3rd',
  ];
  const expected = ['2024-12-30', '2024-12-31', '2025-01-02', '2025-01-03'];
  expect(days(headings)).toEqual(expected);
  expect(days(headings, '2021-journal.md', 'date: 2019-01-01')).toEqual(expected);
  expect(days(headings.toReversed())).toEqual(expected.toReversed());
});

test('years come from front matter, the path, or the weekday beside them', () => {
  expect(days(['December 30', 'January 2'], 'a.md', 'date: 2021-12-29')).toEqual(['2021-12-30', '2022-01-02']);
  expect(days(['March 3', 'March 9'], 'journal-2019.md')).toEqual(['2019-03-03', '2019-03-09']);
  expect(days(['Monday December 16th', 'Tuesday December 17th'], '2025-journal.md')).toEqual([
    '2024-12-16',
    '2024-12-17',
  ]);
  expect(days(['Sunday March 3', 'Monday March 4'])).toEqual(['2024-03-03', '2024-03-04']);
  expect(days(['March 3'])).toEqual(['2025-03-03']);
});

test('a long gap in a journal that goes forward is not a step back', () => {
  expect(days(['January 5, 2025', 'January 9', 'November 20', 'November 28'])).toEqual([
    '2025-01-05',
    '2025-01-09',
    '2025-11-20',
    '2025-11-28',
  ]);
});

test('day or month first: by dates without doubt, weekdays, the file name, small steps; else a warning', () => {
  expect(days(['03/04/2025', '25/04/2025'])).toEqual(['2025-04-03', '2025-04-25']);
  expect(days(['Monday - 6/12/2021'])).toEqual(['2021-12-06']);
  expect(days(['02/03/2025'], '2025-03-diary.md')).toEqual(['2025-03-02']);
  expect(days(['01/05/2025', '02/05/2025', '03/05/2025'])).toEqual(['2025-05-01', '2025-05-02', '2025-05-03']);
  expect(days(['05/01/2025', '05/02/2025', '05/03/2025'])).toEqual(['2025-05-01', '2025-05-02', '2025-05-03']);
  expect(days(['03/04/2025'])).toEqual(['2025-03-04']);
  expect(warnings(['03/04/2025'])).toEqual(['ambiguous-date 1']);
  expect(warnings(['03/04/2025', '25/04/2025'])).toEqual([]);
});

test('a weekday that disagrees wins only when the day repeats or breaks the order; both are reported', () => {
  const repeated = ['Monday March 3rd, 2025', 'Tuesday March 4th', 'Wednesday March 4th', 'Thursday March 6th'];
  expect(days(repeated)).toEqual(['2025-03-03', '2025-03-04', '2025-03-05', '2025-03-06']);
  expect(warnings(repeated)).toEqual(['weekday-mismatch 9']);

  const outOfOrder = ['Monday March 3rd, 2025', 'Tuesday March 4th', 'Wednesday March 2nd', 'Thursday March 6th'];
  expect(days(outOfOrder)[2]).toBe('2025-03-05');

  const tooFar = ['Monday March 3rd, 2025', 'Tuesday March 8th', 'Wednesday March 5th', 'Thursday March 6th'];
  expect(days(tooFar)[1]).toBe('2025-03-04');

  const kept = ['Monday March 3rd, 2025', 'Friday March 6th', 'Sunday March 9th'];
  expect(days(kept)).toEqual(['2025-03-03', '2025-03-06', '2025-03-09']);
  expect(warnings(kept)).toEqual(['weekday-mismatch 5']);

  const newestFirst = ['Thursday March 6th, 2025', 'Wednesday March 4th', 'Tuesday March 4th', 'Monday March 3rd'];
  expect(days(newestFirst)).toEqual(['2025-03-06', '2025-03-04', '2025-03-04', '2025-03-03']);
});

test("last year's number in January is mended when weekday and order agree on it", () => {
  expect(days(['Tuesday December 30, 2025', 'Friday January 2, 2025', 'Monday January 5, 2026'])).toEqual([
    '2025-12-30',
    '2026-01-02',
    '2026-01-05',
  ]);
});

test('the message names the day, the reason and what to do', () => {
  const [warning] = parseText('# Friday March 6th, 2025\n').warnings;
  expect(warning).toEqual({
    code: 'weekday-mismatch',
    line: 1,
    message:
      '“Friday March 6th, 2025”: 2025-03-06 is a Thursday, not a Friday. The day was kept as it is written, ' +
      'because the dates around it do not speak against it. ' +
      'Correct the heading if that is wrong.',
  });
});

test('a heading that is only a weekday is the next such day', () => {
  expect(days(['Monday March 3rd, 2025', 'Tuesday', 'Thursday', 'Monday'])).toEqual([
    '2025-03-03',
    '2025-03-04',
    '2025-03-06',
    '2025-03-10',
  ]);
  expect(datesOf(parseText('# 2025-03-03\n\n# Tuesday\n'))[1]).toBe('Tuesday: 2025-03-04 inferred');
  expect(days(['Friday March 7th, 2025', 'Thursday March 6th', 'Wednesday', 'Monday'])).toEqual([
    '2025-03-07',
    '2025-03-06',
    '2025-03-05',
    '2025-03-03',
  ]);
  expect(days(['Tuesday'])).toEqual(['2025-05-01']);
});

test('29 February finds its leap year', () => {
  expect(days(['February 28, 2024', 'February 29', 'March 1'])).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
});

test('the weekday of the day that a file is called after is that day once more, in its own note only', () => {
  const headings = ['Sunday, 2031-03-09', 'Sunday', 'Standup'];
  expect(days(headings, 'daily/2031-03-09.md')).toEqual(['2031-03-09', '2031-03-09', '2031-03-09']);
  expect(days(['Sunday, 2031-03-09', 'Sunday'], 'journal.md')).toEqual(['2031-03-09', '2031-03-16']);
  // A week from the day on: the others go on from it.
  expect(days(['2031-03-10', 'Monday', 'Tuesday'], '2031-03-10.md')).toEqual([
    '2031-03-10',
    '2031-03-10',
    '2031-03-11',
  ]);
});
