import { describe, expect, test } from 'vitest';
import { ledgerOf } from '../../../core/extract/decisions/ledger.ts';
import { narrowDecisions } from '../../../core/extract/decisions/narrow-decisions.ts';
import type { Decision } from '../../../core/contract/facts.ts';
import { locatedDecisions } from '../../helpers/located-decisions.ts';

function adr(title: string, { status, date, decision }: { status: string; date: string; decision: string }): string {
  return `# ${title}\n\nDate: ${date}\n\n## Status\n\n${status}\n\n## Decision\n\n${decision}\n`;
}

const NOTES = [
  {
    path: 'adr/0001-call-directly.md',
    text: adr('1. Call each other directly', {
      status: 'Accepted',
      date: '2023-01-05',
      decision: 'Parts call each other.',
    }),
  },
  {
    path: 'adr/0002-queue.md',
    text: adr('2. A queue between the parts', {
      status: 'Accepted\n\nSupersedes [1. Call each other directly](0001-call-directly.md)',
      date: '2023-06-01',
      decision: 'A queue stands between billing and intake.',
    }),
  },
  {
    path: 'adr/0003-topic.md',
    text: adr('3. A topic for each part', {
      status: 'Proposed, supersedes ADR-2',
      date: '2024-01-01',
      decision: 'Each has a topic.',
    }),
  },
  {
    path: 'adr/0004-names.md',
    text: adr('4. Names', { status: 'Superseded by ADR 0005', date: '2023-02-01', decision: 'Names are short.' }),
  },
  {
    path: 'adr/0005-long-names.md',
    text: adr('5. Long names', { status: 'Rejected', date: '2024-02-01', decision: 'Names are long.' }),
  },
  {
    path: 'log.md',
    text: '# 2023-03-01\n\nWe decided to keep nightly backups of the ledger database in Frankfurt.\n\n# 2023-09-01\n\nWe decided to keep nightly backups of the ledger database in Dublin.\n\n# 2023-10-01\n\nWe decided to paint the office.\n',
  },
];

const ledger = ledgerOf(locatedDecisions(NOTES));

function at(path: string, line?: number): Decision {
  const found = ledger.find((decision) => decision.path === path && (line === undefined || decision.line === line));
  if (found === undefined) throw new Error(`no decision in ${path}`);
  return found;
}

describe('ledger', () => {
  test('links go both ways', () => {
    expect(at('adr/0001-call-directly.md')).toMatchObject({
      status: 'superseded',
      supersededBy: at('adr/0002-queue.md').id,
    });
    expect(at('adr/0002-queue.md')).toMatchObject({
      status: 'active',
      supersededBy: null,
      supersedes: [at('adr/0001-call-directly.md').id],
    });
  });

  test('a proposal replaces nothing yet', () => {
    expect(at('adr/0003-topic.md')).toMatchObject({ status: 'proposed', supersedes: [] });
  });

  test('what a record says of itself counts', () => {
    expect(at('adr/0004-names.md')).toMatchObject({
      status: 'superseded',
      supersededBy: at('adr/0005-long-names.md').id,
    });
  });

  test('a later decision on the same subject is named, not taken for the answer', () => {
    expect(at('log.md', 3)).toMatchObject({
      status: 'active',
      supersededBy: null,
      maybeSupersededBy: at('log.md', 7).id,
    });
    expect(at('log.md', 7).maybeSupersededBy).toBeNull();
    expect(at('log.md', 11).maybeSupersededBy).toBeNull();
  });

  test('ids are distinct, and stay when another note changes', () => {
    expect(new Set(ledger.map(({ id }) => id)).size).toBe(ledger.length);
    const changed = NOTES.map((note) => (note.path === 'log.md' ? { ...note, text: `Intro.\n\n${note.text}` } : note));
    expect(
      ledgerOf(locatedDecisions(changed))
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(ledger.map(({ id }) => id).toSorted());
  });

  test.each([
    ['[ADR-1](https://git.example/x/adr/0001-call-directly.md)'],
    ['[[0001-call-directly]]'],
    ['[[adr/0001-call-directly|the first]]'],
    ['ADR-1'],
    ['ADR 0001'],
    ['adr/0001-call-directly.md'],
    ['"Call each other directly"'],
    ['[ADR 1](/adr/1)'],
  ])('a link is found as %s', (link) => {
    const [first] = NOTES;
    if (first === undefined) throw new Error('no note');
    const other = {
      path: 'adr/0006-again.md',
      text: adr('6. Call again', {
        status: `Accepted\n\nSupersedes ${link}`,
        date: '2024-05-05',
        decision: 'Do x now.',
      }),
    };
    const both = ledgerOf(locatedDecisions([first, other]));
    expect(both.find(({ path }) => path === first.path)?.status).toBe('superseded');
  });
});

describe('narrowing', () => {
  const ask = (request: Partial<Parameters<typeof narrowDecisions>[1]>) =>
    narrowDecisions(ledger, { status: 'all', ...request }).map(({ path, line }) => `${path}:${line}`);

  test('what was in force on a day', () => {
    expect(ask({ at: '2023-05-31' })).toEqual(['log.md:3', 'adr/0004-names.md:11', 'adr/0001-call-directly.md:11']);
    expect(ask({ at: '2023-06-01', path: 'adr' })).toEqual(['adr/0002-queue.md:13', 'adr/0004-names.md:11']);
    expect(ask({ at: '2022-01-01' })).toEqual([]);
    // As they were on that day, whatever became of them since.
    expect(ask({ at: '2023-05-31', status: 'active' })).toEqual(ask({ at: '2023-05-31' }));
    const then = narrowDecisions(ledger, { status: 'all', at: '2023-05-31' });
    expect(then.map(({ status, supersededBy }) => [status, supersededBy])).toEqual(then.map(() => ['active', null]));
  });

  test('by status and path', () => {
    expect(ask({ status: 'proposed' })).toEqual(['adr/0003-topic.md:11']);
    expect(ask({ status: 'active', path: 'log.md' })).toHaveLength(3);
  });

  test('by what it is about, best first', () => {
    expect(ask({ about: 'queue between parts' })[0]).toBe('adr/0002-queue.md:13');
    expect(ask({ about: 'ledger backups' })).toEqual(['log.md:7', 'log.md:3']);
    expect(ask({ about: 'zebra' })).toEqual([]);
  });
});
