import { describe, expect, test } from 'vitest';
import { understand } from '../../../core/ask/query/query.ts';
import { readSearch } from '../../../core/ask/facts/search-words.ts';
import type { FactBase } from '../../../core/extract/fact-base.ts';

/** A Monday. */
const NOW = new Date(2027, 2, 22, 9);
const person = (name: string) => ({ name, aliases: [], updates: 1, firstDate: null, lastDate: null, evidence: [] });
const FACTS: FactBase = {
  people: () => [person('Mirela'), person('TOC')],
  tasks: () => [],
  updates: () => [],
  decisions: () => [],
  personNamed: () => null,
};
const LAST_WEEK = { from: '2027-03-15', to: '2027-03-21' };

function read(text: string, without?: ('time' | 'person' | 'kind')[]) {
  const anyTime = without?.includes('time') ?? false;
  return readSearch(understand({ text, filters: {}, now: NOW, anyTime }), { facts: FACTS, without });
}

describe('filters in a search text', () => {
  test.each([
    ['relay from mirela last week', 'relay', { ...LAST_WEEK, person: 'Mirela' }],
    ['@mirela relay', 'relay', { person: 'Mirela' }],
    ["Mirela's relay", 'relay', { person: 'Mirela' }],
    ['mirela last week', '', { ...LAST_WEEK, person: 'Mirela' }],
    ['standups last week', '', { ...LAST_WEEK, kind: ['standup', 'journal'] }],
    ['meeting notes about the relay', 'the relay', { kind: ['meeting'] }],
    ['relay runbooks', 'relay', { kind: ['runbook'] }],
  ])('%s', (text, rest, filters) => {
    expect(read(text)).toMatchObject({ text: rest, filters });
  });

  test.each([
    'what did mirela say in meetings',
    'mirela relay',
    'a probe fails every few minutes',
    'pg_restore: Error from TOC entry 3969',
    'how do runbooks work',
  ])('none in: %s', (text) => {
    expect(read(text)).toMatchObject({ text, filters: {}, chips: [] });
  });

  test('what the user takes away is searched for', () => {
    expect(read('relay from mirela', ['person'])).toMatchObject({ text: 'relay from mirela', filters: {} });
    expect(read('relay last week', ['time'])).toMatchObject({ text: 'relay last week', filters: {}, chips: [] });
  });
});
