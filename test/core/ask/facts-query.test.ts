import { describe, expect, test } from 'vitest';
import { chipsOf, understandFacts } from '../../../core/ask/facts/query.ts';
import type { Person } from '../../../core/contract/facts.ts';
import type { FactBase } from '../../../core/extract/fact-base.ts';

/** A Monday. */
const NOW = new Date(2027, 2, 22, 9);

function person(name: string, aliases: readonly string[] = []): Person {
  return { name, aliases: [...aliases], updates: 1, firstDate: null, lastDate: null, evidence: [] };
}

const PEOPLE = [
  person('Mirela'),
  person('Ilse Brandt', ['Ilse', 'IB']),
  person('Will'),
  person('Anna Roth'),
  person('Anna Lind'),
];
const FACTS: FactBase = {
  people: () => PEOPLE,
  tasks: () => [],
  updates: () => [],
  decisions: () => [],
  personNamed: () => null,
};

const of = (question: string) => understandFacts(question, { facts: FACTS, now: NOW, authors: ['Ilse Brandt'] });
const chips = (question: string) =>
  chipsOf(of(question) ?? expect.fail(`${question} is no question about facts`)).map(({ label }) => label);

describe('what a question wants of the facts', () => {
  test.each([
    ['what did Mirela work on last week', 'updates'],
    ['What has mirela been up to?', 'updates'],
    ['what is Will working on', 'updates'],
    ['what will mirela do next', 'updates'],
    ["Mirela's updates", 'updates'],
    ['updates from ilse since Monday', 'updates'],
    ['what did IB say about the relay', 'updates'],
    ['mirela yesterday', 'updates'],
    ['how is Mirela doing', 'updates'],
    ['open items of Mirela', 'tasks'],
    ["show me Ilse's todos", 'tasks'],
    ['what is left to do', 'tasks'],
    ['what did we not fix', 'tasks'],
    ["what won't we fix", 'tasks'],
    ['what is overdue', 'tasks'],
    ['what is due on Friday', 'tasks'],
    ['which tasks are blocked', 'tasks'],
    ['what was blocked on Tuesday', 'blocked'],
    ['who is blocked?', 'blocked'],
    ['any blockers', 'blocked'],
    ['what did I do on Nov 12', 'day'],
    ['what happened last week', 'day'],
    ['yesterday', 'day'],
    ['standups in the week of Dec 16', 'standup'],
    ['who did what last week', 'standup'],
    ['what did everyone do yesterday', 'standup'],
    ['what did we decide about the relay', 'decisions'],
    ['why did we choose the relay', 'decisions'],
    ['is the relay still in force', 'decisions'],
    ['decisions in November', 'decisions'],
    ['when did Mirela last mention the relay', 'when'],
    ['who worked on the relay', 'who'],
    ['which meetings did we have last week', 'notes'],
  ])('%s: %s', (question, kind) => {
    expect(of(question)?.intent.kind).toBe(kind);
  });

  test.each([
    'how did we fix the relay that kept restarting?',
    'what do I do when the pod is stuck',
    'which port does the relay use?',
    'how do I add items to the list',
    'airflow tasks fail with a timeout',
    'Blocked user login attempts are high',
    'which name for the last array item did we like',
    'why was the import taking longer?',
    'who owns the billing exporter',
    'next steps after a failover',
    'notes about vim',
    'panic: runtime error\n\ngoroutine 1 [running]',
  ])('no question about facts: %s', (question) => {
    expect(of(question)).toBeNull();
  });
});

describe('chips', () => {
  test.each([
    ['what did mirela work on last week', ['Mirela', 'last week (15 to 21 Mar 2027)']],
    ['open items of Ilse about the mail relay', ['open items', 'Ilse Brandt', 'about mail relay']],
    ['what did Mirela say about the four day work week', ['Mirela', 'about four day work week']],
    ['what was blocked on Tuesday', ['blocked', 'on Tuesday (16 Mar 2027)']],
    ['standups in the week of March 8', ['standups', 'in the week of March 8 (8 to 14 Mar 2027)']],
    ['what did Anna report yesterday', ['Anna Lind or Anna Roth', 'yesterday (21 Mar 2027)']],
  ])('%s', (question, labels) => {
    expect(chips(question)).toEqual(labels);
  });

  test('what the user takes away is not understood', () => {
    const question = 'open items of Mirela about the relay last week';
    const base = { facts: FACTS, now: NOW, authors: [] };
    const without = (...kinds: ('time' | 'person' | 'state' | 'kind' | 'topic')[]) =>
      understandFacts(question, { ...base, without: kinds });
    expect(without('time')?.time).toBeNull();
    expect(without('topic')?.topic).toBe('');
    expect(without('person')?.people).toEqual([]);
    expect(without('state')?.intent).toMatchObject({
      label: 'items',
      states: expect.arrayContaining(['open', 'done']),
    });
  });

  test('a time that a filter gives stands, and has no chip', () => {
    const given = { from: '2027-01-01', to: '2027-01-31' };
    const query = understandFacts('what did Mirela do last week', { facts: FACTS, now: NOW, authors: [], given });
    expect(query?.time).toMatchObject(given);
    expect(query && chipsOf(query).map(({ kind }) => kind)).toEqual(['person']);
  });
});

describe('names', () => {
  test('a word that is spelled like a name is none', () => {
    expect(of('what will mirela do next')?.people.map(({ label }) => label)).toEqual(['Mirela']);
  });

  test('the one who asks is the author of the journal, by the name that the notes know', () => {
    expect(of('my todos')?.me).toEqual(['Ilse Brandt']);
  });
});
