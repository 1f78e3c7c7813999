import { describe, expect, test } from 'vitest';
import { readableLines } from '../../../core/ask/facts/list.ts';
import { findDecisions } from '../../../core/ask/facts/decisions.ts';
import type { Findings } from '../../../core/ask/facts/list.ts';
import { understandFacts, type FactQuery } from '../../../core/ask/facts/query.ts';
import { findBlocked, findTasks } from '../../../core/ask/facts/tasks.ts';
import { plainTopic } from '../../../core/ask/facts/topic.ts';
import { findStandups, findUpdates, findWho } from '../../../core/ask/facts/updates.ts';
import type { Decision, Task, Update } from '../../../core/contract/facts.ts';
import type { FactBase } from '../../../core/extract/fact-base.ts';

/** A Monday. */
const NOW = new Date(2027, 2, 22, 9);
const PLACE = { journal: '/j', path: 'a.md' } as const;

function update(line: number, person: string, more: Partial<Update>): Update {
  const said = { to: null, kind: 'update', text: `text ${line}`, date: null } as const;
  return { ...PLACE, line, endLine: line, person, ...said, ...more };
}

function task(line: number, more: Partial<Task>): Task {
  const date = more.date === undefined ? '2027-03-15' : more.date;
  const state = more.state ?? 'open';
  return {
    ...PLACE,
    id: `t${line}`,
    state,
    text: `item ${line}`,
    owner: null,
    date,
    dateOrigin: 'heading',
    due: null,
    scheduled: null,
    start: null,
    finished: null,
    priority: null,
    recurrence: null,
    reason: null,
    line,
    endLine: line,
    details: [],
    history: [{ ...PLACE, date, state, line }],
    ...more,
  };
}

function decision(id: string, date: string, more: Partial<Decision>): Decision {
  const line = Number(id.slice(1));
  return {
    ...PLACE,
    id,
    form: 'prose',
    title: null,
    statement: `statement ${id}`,
    rationale: null,
    date,
    status: 'active',
    supersededBy: null,
    supersedes: [],
    maybeSupersededBy: null,
    line,
    endLine: line,
    ...more,
  };
}

function base(facts: {
  updates?: readonly Update[];
  tasks?: readonly Task[];
  decisions?: readonly Decision[];
}): FactBase {
  const names = [...new Set((facts.updates ?? []).map(({ person }) => person))];
  const people = names.map((name) => ({
    name,
    aliases: [],
    updates: 1,
    firstDate: null,
    lastDate: null,
    evidence: [],
  }));
  return {
    people: () => people,
    updates: () => facts.updates ?? [],
    tasks: () => facts.tasks ?? [],
    decisions: () => facts.decisions ?? [],
    personNamed: (name) => people.find((one) => one.name === name) ?? null,
  };
}

function ask(question: string, facts: FactBase, find: typeof findUpdates): Findings {
  const query: FactQuery | null = understandFacts(question, { facts, now: NOW, authors: [] });
  if (query === null) throw new Error(`${question} is no question about facts`);
  return find(query, facts, plainTopic(query.topic));
}

const lines = (found: Findings | null) => (found?.kind === 'list' ? found.lines.map(({ line }) => line) : found);
const groups = (found: Findings | null) => (found?.kind === 'list' ? found.lines.map(({ group }) => group) : []);

describe('updates', () => {
  const updates = [
    update(1, 'Mira', { date: '2027-03-10' }),
    update(2, 'Mira', { date: '2027-03-16', text: 'wired the relay' }),
    update(3, 'Jon', { date: '2027-03-16', text: 'relays tested' }),
    update(4, 'Mira', { date: '2027-03-17', kind: 'remark', text: 'the relay is loud' }),
    update(5, 'Mira', { date: null }),
  ];

  test('remarks are no work, and words all the same', () => {
    expect(lines(ask('what did Mira work on last week', base({ updates }), findUpdates))).toEqual([2]);
    expect(lines(ask('what did Mira say last week', base({ updates }), findUpdates))).toEqual([2, 4]);
  });

  test('the latest are those of the last week of reports', () => {
    expect(lines(ask('what is Mira up to', base({ updates }), findUpdates))).toEqual([2, 1]);
  });

  test('a topic narrows, in every form of its word', () => {
    expect(lines(ask('what did Mira say about relays', base({ updates }), findUpdates))).toEqual([4, 2]);
    expect(lines(ask('who worked on the relay', base({ updates }), findWho))).toEqual([2, 3]);
  });

  test('a topic that nobody names is said, and left to the passages', () => {
    expect(ask('what did Mira say about kettles', base({ updates }), findUpdates)).toMatchObject({ kind: 'beside' });
  });

  test('nothing in the time is an answer, with the nearest day', () => {
    expect(ask('what did Jon do on March 10', base({ updates }), findUpdates)).toEqual({
      kind: 'nothing',
      reason: 'Nothing is recorded for Jon on 10 Mar 2027. The nearest day with something is Tue 16 Mar 2027.',
    });
  });

  test('standups are counted by day, with who was there', () => {
    const counted = (question: string) => {
      const found = ask(question, base({ updates }), findStandups);
      return found.kind === 'list' ? [found.title, ...found.lines.map(({ text }) => text)] : [];
    };
    expect(counted('how many standups were there last week')).toEqual([
      'Standups, last week (15 to 21 Mar 2027): 1',
      'Mira and Jon',
    ]);
    expect(counted('how many standups did Mira attend last week').slice(0, 1)).toEqual([
      'Standups of Mira, last week (15 to 21 Mar 2027): 2',
    ]);
  });

  test('what two people said in one line stands once', () => {
    const shared = [
      update(1, 'Mira', { date: '2027-03-16', text: 'same' }),
      update(1, 'Jon', { date: '2027-03-16', text: 'same' }),
    ];
    expect(groups(ask('standups on Tuesday', base({ updates: shared }), findStandups))).toEqual([
      'Tue 16 Mar 2027 · Jon and Mira',
    ]);
  });

  test('a long list is found whole, and an answer holds as much of it as is read', () => {
    const many = Array.from({ length: 200 }, (_, at) => update(at + 1, 'Mira', { date: '2027-03-16' }));
    const found = ask('what did Mira do last week', base({ updates: many }), findUpdates);
    expect(found).toMatchObject({ kind: 'list', total: 200 });
    expect(found.kind === 'list' && found.lines.length).toBe(200);
    expect(found.kind === 'list' && readableLines(found.lines).length).toBeLessThan(100);
  });
});

describe('items', () => {
  const updates = [update(90, 'Mira', { date: '2027-03-19' })];
  const tasks = [
    task(1, { owner: 'Mira' }),
    task(2, { owner: 'Mira', state: 'blocked', reason: 'no key' }),
    task(3, { owner: 'Jon, Mira', state: 'done', finished: '2027-03-18' }),
    task(4, { due: '2027-03-20' }),
    task(5, { due: '2027-03-24', state: 'doing' }),
    task(6, { state: 'cancelled', date: '2027-02-01' }),
    task(7, { date: '2027-03-16', dateOrigin: 'modified' }),
  ];
  const facts = base({ updates, tasks });

  test.each([
    ['open items of Mira', [2, 1]],
    ['done items of Mira', [3]],
    ['done items on March 18', [3]],
    ['what is overdue', [4]],
    ['what is due this week', [5]],
    ['what is in progress', [5]],
    ['what did we not fix', [6]],
    ['which tasks are blocked', [2]],
    ['open items of last week', [2, 1, 5, 4]],
    ['which items are open', [2, 1, 5, 4, 7]],
  ])('%s', (question, expected) => {
    expect(lines(ask(question, facts, findTasks))).toEqual(expected);
  });

  test('why an item is as it is stands with it', () => {
    const found = ask('which tasks are blocked', facts, findTasks);
    expect(found.kind === 'list' && found.lines[0]?.text).toBe('item 2 — no key');
  });

  test('blocked on a day is what was blocked then, whatever became of it', () => {
    const history = [
      { ...PLACE, date: '2027-03-16', state: 'blocked', line: 8 },
      { ...PLACE, date: '2027-03-18', state: 'done', line: 9 },
    ] as const;
    const done = task(9, { state: 'done', date: '2027-03-18', history: [...history] });
    expect(lines(ask('what was blocked on Tuesday', base({ updates, tasks: [done] }), findBlocked))).toEqual([8]);
    expect(ask('what is blocked', base({ updates, tasks: [done] }), findBlocked)).toMatchObject({ kind: 'nothing' });
  });
});

describe('decisions', () => {
  const decisions = [
    decision('d1', '2027-01-05', { statement: 'use files for readings', status: 'superseded', supersededBy: 'd2' }),
    decision('d2', '2027-02-05', {
      statement: 'use columns for readings',
      rationale: 'years are slow',
      supersedes: ['d1'],
    }),
    decision('d3', '2027-02-20', { statement: 'paint the shed', maybeSupersededBy: 'd4' }),
    decision('d4', '2027-03-01', { statement: 'paint the shed green' }),
  ];
  const facts = base({ decisions });
  const find = (question: string) => {
    const query = understandFacts(question, { facts, now: NOW, authors: [] });
    return query && findDecisions(query, facts, plainTopic(query.topic));
  };

  test('the one in force leads with its reason, then what it replaced', () => {
    const found = find('what did we decide about readings');
    expect(lines(found)).toEqual([2, 2, 1]);
    expect(groups(found)).toEqual([
      'In force since 5 Feb 2027',
      'In force since 5 Feb 2027',
      'Before, on 5 Jan 2027 (superseded on 5 Feb 2027)',
    ]);
  });

  test('a decision that may be replaced is never silently gone', () => {
    expect(groups(find('what did we decide about the shed'))).toEqual([
      'In force since 1 Mar 2027',
      'Decided on 20 Feb 2027, maybe superseded on 1 Mar 2027',
    ]);
  });

  test('in force on a day is what was in force then', () => {
    expect(groups(find('which decisions were in force on Jan 10'))).toEqual(['In force since 5 Jan 2027']);
  });

  test('what was decided on other days than those that are asked about is said to be so', () => {
    expect(find('what did we decide about readings in March')).toEqual({
      kind: 'nothing',
      reason: 'No decision about readings is recorded in Mar 2027. The nearest day with something is Fri 5 Feb 2027.',
    });
  });

  test('a question for the reason of a decision without one is left to the passages', () => {
    expect(find('why did we decide to paint the shed')).toBeNull();
    expect(find('what did we decide about kettles')).toBeNull();
  });
});
