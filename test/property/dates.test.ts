import fc from 'fast-check';
import { expect, test } from 'vitest';
import { WEEKDAYS, dayNumber, isoOf, weekdayOf } from '../../core/dates/calendar.ts';
import { dayOfPath } from '../../core/dates/file-name.ts';
import type { DatableSection } from '../../core/dates/own-dates.ts';
import { resolveSectionDates } from '../../core/dates/resolve.ts';
import { findDay } from '../../core/dates/relative.ts';
import { findWrittenDate } from '../../core/dates/written.ts';
import { parseText } from '../helpers/parse.ts';

const FIRST = dayNumber(1950, 1, 1) ?? 0;
const LAST = dayNumber(2150, 1, 1) ?? 0;
const anyDay = fc.integer({ min: FIRST, max: LAST });
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

function parts(day: number): { year: number; month: number; day: number } {
  const [year = 0, month = 0, dayOfMonth = 0] = isoOf(day).split('-').map(Number);
  return { year, month, day: dayOfMonth };
}

function ordinal(day: number): string {
  const suffix = day % 100 >= 11 && day % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${suffix}`;
}

function headed(heading: string): DatableSection {
  return { level: 1, heading, parent: null, opening: null, labels: [] };
}

function resolveHeadings(headings: readonly string[]): (string | null)[] {
  const sections = headings.map(headed);
  return resolveSectionDates({ path: 'n.md', frontmatter: {}, modifiedMs: 0, sections }).sections.map(
    ({ date }) => date,
  );
}

test('every day survives every way of writing it', () => {
  fc.assert(
    fc.property(anyDay, (number) => {
      const { year, month, day } = parts(number);
      const name = MONTHS[month - 1] ?? '';
      const weekday = WEEKDAYS[weekdayOf(number)] ?? '';
      const iso = isoOf(number);
      for (const text of [
        iso,
        iso.replaceAll('-', '/'),
        `${weekday} ${name} ${ordinal(day)}, ${year}`,
        `${name.slice(0, 3)} ${day}, ${year}`,
        `${day} ${name} ${year}`,
        `${weekday}, ${ordinal(day)} of ${name} ${year}`,
        `${iso}T09:08:41`,
        `Sync ${iso}`,
      ]) {
        const written = findWrittenDate(text);
        expect(written, text).toMatchObject({ kind: 'day', year, month, day });
        if (text.includes(weekday)) expect(written?.weekday, text).toBe(weekdayOf(number));
      }
      expect(dayOfPath(`notes/${iso}.md`)).toBe(number);
      expect(dayOfPath(`notes/${iso.replaceAll('-', '/')}.md`)).toBe(year >= 1900 ? number : null);
    }),
  );
});

test('a journal without years, with one year somewhere, gets all its days back', () => {
  const steps = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 2, maxLength: 30 });
  fc.assert(
    fc.property(fc.record({ start: anyDay, gaps: steps, pick: fc.nat(), isReversed: fc.boolean() }), (journal) => {
      const { start, gaps, pick, isReversed } = journal;
      const days = [start];
      for (const gap of gaps) days.push((days.at(-1) ?? 0) + gap);
      if (isReversed) days.reverse();
      const anchor = pick % days.length;
      const headings = days.map((number, index) => {
        const { year, month, day } = parts(number);
        const text = `${WEEKDAYS[weekdayOf(number)] ?? ''} ${MONTHS[month - 1] ?? ''} ${ordinal(day)}`;
        return index === anchor ? `${text}, ${year}` : text;
      });
      expect(resolveHeadings(headings)).toEqual(days.map(isoOf));
    }),
  );
});

test('a bare weekday is the nearest such day after the section above', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 6 }), (start, weekday) => {
      const [, date] = resolveHeadings([isoOf(start), WEEKDAYS[weekday] ?? '']);
      const days = [1, 2, 3, 4, 5, 6, 7].map((step) => start + step);
      expect(date).toBe(isoOf(days.find((day) => weekdayOf(day) === weekday) ?? 0));
    }),
  );
});

test('any text gives a date that exists or none, and never throws', () => {
  const fragment = fc.constantFrom(
    '2025',
    '-',
    '/',
    '.',
    ' ',
    '31',
    '02',
    '12',
    'Feb',
    'march',
    'Tue',
    'th',
    ',',
    'T',
    ':',
    '#',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fragment, { maxLength: 12 }).map((list) => list.join('')),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), text, (headings, path) => {
      const sections = headings.map((heading) => ({
        ...headed(heading),
        opening: heading,
        labels: [`Date: ${heading}`],
      }));
      const resolved = resolveSectionDates({ path, frontmatter: { date: path }, modifiedMs: 0, sections });
      for (const { date } of resolved.sections)
        if (date !== null) expect(isoOf(Date.parse(date) / 86_400_000)).toBe(date);
    }),
    { numRuns: 500 },
  );
});

test('whatever a weekday says, the day moves by six days at most, with a warning when they disagree', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 6 }), fc.integer({ min: -3, max: 3 }), (start, weekday, slip) => {
      const { year, month, day } = parts(start + slip);
      const heading = `${WEEKDAYS[weekday] ?? ''} ${MONTHS[month - 1] ?? ''} ${day}, ${year}`;
      const sections = [isoOf(start - 1), isoOf(start), heading].map(headed);
      const { sections: dates } = resolveSectionDates({ path: 'n.md', frontmatter: {}, modifiedMs: 0, sections });
      const resolved = Date.parse(dates[2]?.date ?? '') / 86_400_000;
      expect(Math.abs(resolved - (start + slip))).toBeLessThanOrEqual(6);
      expect(dates[2]?.warning === null).toBe(weekdayOf(start + slip) === weekday);
    }),
  );
});

const words = fc.constantFrom(
  'Standup',
  'Moved the queue',
  'März',
  'Februar',
  '16. März 2025',
  'été',
  'Tuesday',
  '3/4',
  '16.12.',
  'Dec 16',
  '2025-03-04',
  '04/03/2025',
  '1er février 2025',
  '2024-W51',
  'v1.2.3',
);
const noteText = fc
  .array(fc.tuple(fc.constantFrom('# ', '## ', '', '- '), fc.array(words, { minLength: 1, maxLength: 3 })), {
    maxLength: 10,
  })
  .map((lines) => lines.map(([mark, parts]) => `${mark}${parts.join(' ')}\n\n`).join(''));

test('Unicode forms change no date', () => {
  fc.assert(
    fc.property(noteText, (text) => {
      const dates = (form: string): unknown =>
        parseText(form).sections.map(({ date, dateOrigin }) => [date, dateOrigin]);
      expect(dates(text.normalize('NFD'))).toEqual(dates(text.normalize('NFC')));
    }),
  );
});

test('an edit elsewhere leaves a heading with its full date as it is', () => {
  fc.assert(
    fc.property(fc.record({ before: noteText, after: noteText, day: anyDay }), ({ before, after, day }) => {
      for (const heading of [isoOf(day), `Standup ${isoOf(day)}`]) {
        const { sections } = parseText(`${before}# ${heading}\n\ntext\n\n${after}`);
        expect(sections.find(({ headings }) => headings.at(-1) === heading)?.date).toBe(isoOf(day));
      }
    }),
  );
});

test('a day found in a text exists, and its words are where it says', () => {
  const piece = fc.constantFrom(
    'by',
    'next',
    'last',
    'Friday',
    'week',
    'end of',
    'in',
    'two',
    'days',
    'Dec',
    '20',
    '31',
    '/',
    '.',
    '-',
    ' ',
    ',',
    '2025',
    'th',
    'EOD',
    'the',
    'ago',
    'q1',
  );
  const line = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(piece, { maxLength: 12 }).map((list) => list.join(' ')),
  );
  fc.assert(
    fc.property(line, anyDay, fc.constantFrom('future' as const, 'past' as const), (text, anchor, direction) => {
      const found = findDay(text, isoOf(anchor), direction);
      if (found === null) return;
      expect(isoOf(Date.parse(found.date) / 86_400_000)).toBe(found.date);
      expect(text.slice(found.from, found.to).trim()).not.toBe('');
      expect(found.to).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 500 },
  );
});
