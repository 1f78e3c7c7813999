import { expect, test } from 'vitest';
import { assumedOrder, journalOrderOf, orderOfLocale, type AssumedOrders } from '../../../core/dates/journal-order.ts';
import { parseNote } from '../../../core/notes/parse-note.ts';

function read(headings: readonly string[], options: { path?: string; assumedOrders?: AssumedOrders } = {}) {
  const text = headings.map((heading) => `# ${heading}\n\ntext\n`).join('\n');
  const found = { path: options.path ?? 'note.md', sizeBytes: text.length, modifiedMs: Date.UTC(2025, 4, 1) };
  return parseNote({ found, text, hash: 'h', assumedOrders: options.assumedOrders });
}

test.each([
  [['25/04/2025', '03/05/2025'], 'day-first', 'part'],
  [['04/25/2025', '05/03/2025'], 'month-first', 'part'],
  [['Fri 04/11/2025'], 'month-first', 'weekday'],
  [['Fri 11/04/2025'], 'day-first', 'weekday'],
  [['01/05/2025', '02/05/2025', '03/05/2025'], 'day-first', 'sequence'],
  [['November 2024', '11/04/2024'], 'month-first', 'heading'],
  [['03/04/2025'], 'month-first', 'locale'],
] as const)('%j are %s by %s', (headings, order, from) => {
  expect(read(headings).dateOrder).toEqual({ order, from });
});

test('the file name and front matter tell as well', () => {
  expect(read(['02/03/2025'], { path: '2025-03-log.md' }).dateOrder).toEqual({ order: 'day-first', from: 'file-name' });
  expect(read(['02/03/2025'], { path: '2025-03-02.md' }).dateOrder).toEqual({ order: 'day-first', from: 'file-name' });
});

test('without evidence the journal decides, then the locale; only the locale is a guess to warn of', () => {
  const journal = read(['03/04/2025'], { assumedOrders: { journal: 'day-first', locale: 'month-first' } });
  expect(journal.dateOrder).toEqual({ order: 'day-first', from: 'journal' });
  expect(journal.date).toBe('2025-04-03');
  expect(journal.warnings).toEqual([]);
  const locale = read(['03/04/2025'], { assumedOrders: { journal: null, locale: 'day-first' } });
  expect(locale.date).toBe('2025-04-03');
  expect(locale.warnings.map(({ code }) => code)).toEqual(['ambiguous-date']);
});

test('its own evidence is stronger than the journal, also for a file named by a date with two readings', () => {
  const assumedOrders: AssumedOrders = { journal: 'day-first', locale: 'day-first' };
  expect(read(['04/25/2025', '05/03/2025'], { assumedOrders }).sections[1]?.date).toBe('2025-05-03');
  expect(read(['Notes'], { assumedOrders, path: '03-04-2025.md' }).date).toBe('2025-04-03');
});

test('a note without dates of two numbers has no order', () => {
  expect(read(['2025-03-04', 'March 5']).dateOrder).toBeNull();
});

test('a journal writes as most of its notes that tell', () => {
  const tells = { order: 'day-first', from: 'part' } as const;
  const other = { order: 'month-first', from: 'weekday' } as const;
  const assumed = { order: 'month-first', from: 'locale' } as const;
  expect(journalOrderOf([tells, assumed, assumed, assumed])).toBe('day-first');
  expect(journalOrderOf([tells, tells, other])).toBe('day-first');
  expect(journalOrderOf([tells, other])).toBeNull();
  expect(journalOrderOf([assumed])).toBeNull();
  expect(assumedOrder({ journal: null, locale: 'day-first' })).toEqual({ order: 'day-first', from: 'locale' });
});

test('the order of locales', () => {
  expect(orderOfLocale('en-US')).toBe('month-first');
  expect(orderOfLocale('en-GB')).toBe('day-first');
  expect(orderOfLocale('de-DE')).toBe('day-first');
  expect(orderOfLocale('sv-SE')).toBe('month-first');
});
