import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOTE_KINDS } from '../../core/contract/kinds.ts';
import { CHIP_KINDS, SEARCH_MODES } from '../../core/contract/search.ts';
import { LEDGER_STATUSES, TASK_GROUPS, TASK_SCOPES, TASK_VIEWS } from '../../renderer/fact-routes.ts';
import { SEARCH_GROUPS, formatRoute, noteAddress, parseRoute, placeOf } from '../../renderer/routes.ts';
import type { Route } from '../../renderer/routes.ts';

const date = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const word = fc.string({ minLength: 1, maxLength: 12 });
const kinds = fc.subarray([...NOTE_KINDS], { minLength: 1 });
const filters = fc.record(
  {
    from: date,
    to: date,
    person: word,
    kind: kinds,
    tag: fc.array(word, { minLength: 1, maxLength: 3 }),
    path: word,
    journal: word,
  },
  { requiredKeys: [] },
);
const without = fc.subarray([...CHIP_KINDS]);
const line = fc.integer({ min: 1, max: 99_999 });

const route: fc.Arbitrary<Route> = fc.oneof(
  fc.record({
    kind: fc.constant('ask' as const),
    question: fc.string(),
    filters,
    generate: fc.boolean(),
    without,
  }),
  fc.record({
    kind: fc.constant('search' as const),
    query: fc.string(),
    mode: fc.constantFrom(...SEARCH_MODES),
    group: fc.constantFrom(...SEARCH_GROUPS),
    filters,
    without,
  }),
  fc.record({ kind: fc.constant('notes' as const), text: fc.string() }),
  fc.record({
    kind: fc.constant('note' as const),
    journal: fc.option(word),
    path: word,
    line: fc.constant(null),
    endLine: fc.constant(null),
  }),
  fc
    .record({ kind: fc.constant('note' as const), journal: fc.option(word), path: word, at: fc.tuple(line, line) })
    .map(({ at, ...rest }) => ({ ...rest, line: Math.min(...at), endLine: Math.max(...at) })),
  fc.record({
    kind: fc.constant('tasks' as const),
    scope: fc.constantFrom(...TASK_SCOPES),
    group: fc.constantFrom(...TASK_GROUPS),
    view: fc.constantFrom(...TASK_VIEWS),
    owner: fc.string(),
    text: fc.string(),
  }),
  fc.record({ kind: fc.constant('standup' as const), day: fc.option(date) }),
  fc.record({ kind: fc.constant('person' as const), name: word }),
  fc.record({
    kind: fc.constant('decisions' as const),
    status: fc.constantFrom(...LEDGER_STATUSES),
    at: fc.option(date),
    about: fc.string(),
    id: fc.option(word),
  }),
  fc.record({ kind: fc.constant('today' as const), day: fc.option(date) }),
  fc.record({ kind: fc.constant('days' as const), day: fc.option(date), text: fc.string(), warned: fc.boolean() }),
  fc.constantFrom<Route>({ kind: 'journals' }, { kind: 'models' }),
  fc
    .integer({ min: 1, max: 999_999_999 })
    .map((alert): Route => ({ kind: 'runbooks', alert, path: null, journal: null })),
  fc
    .tuple(fc.string({ minLength: 1 }), fc.option(fc.string({ minLength: 1 })))
    .map(([path, journal]): Route => ({ kind: 'runbooks', alert: null, path, journal })),
);

describe('routes', () => {
  it('survive the way through the address', () => {
    fc.assert(
      fc.property(route, (one) => {
        expect(parseRoute(formatRoute(one))).toEqual(one);
      }),
    );
  });

  it('read any address without failing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(placeOf(parseRoute(`#/${text}`))).toBeTypeOf('string');
      }),
    );
  });

  it('leave out what is wrong', () => {
    expect(parseRoute('#/note?path=a.md&line=0&end=3')).toEqual({
      kind: 'note',
      journal: null,
      path: 'a.md',
      line: null,
      endLine: null,
    });
    const heading = {
      kind: 'note',
      journal: null,
      path: 'a.md',
      line: null,
      endLine: null,
      heading: 'The fix',
    } as const;
    expect(parseRoute(formatRoute(heading))).toEqual(heading);
    expect(parseRoute('#/note?path=a.md&line=9&heading=x')).not.toHaveProperty('heading');
    expect(parseRoute('#/note?path=a.md&line=9&end=3')).toMatchObject({ line: 9, endLine: 9 });
    expect(parseRoute('#/note?line=3')).toEqual({ kind: 'notes', text: '' });
    expect(parseRoute('#/search?q=x&mode=magic&kind=runbook,poem&from=yesterday')).toEqual({
      kind: 'search',
      query: 'x',
      mode: 'hybrid',
      group: 'note',
      filters: { kind: ['runbook'] },
      without: [],
    });
    expect(parseRoute('#/tasks?state=lost&by=mood&owner=Wen')).toEqual({
      kind: 'tasks',
      scope: 'todo',
      group: 'state',
      view: 'list',
      owner: 'Wen',
      text: '',
    });
    expect(parseRoute('#/person')).toEqual({ kind: 'standup', day: null });
    expect(parseRoute('#/decisions?at=soon&status=old')).toMatchObject({ at: null, status: 'all' });
    expect(parseRoute('#/nothing')).toMatchObject({ kind: 'ask', question: '' });
    expect(parseRoute('')).toEqual({ kind: 'start' });
    expect(parseRoute('#/')).toEqual({ kind: 'start' });
  });

  it('write the address of lines', () => {
    expect(noteAddress({ journal: '/n', path: 'a b.md', line: 3, endLine: 5 })).toBe(
      '#/note?journal=%2Fn&path=a+b.md&line=3&end=5',
    );
    expect(noteAddress({ path: 'a.md' })).toBe('#/note?path=a.md');
  });
});
