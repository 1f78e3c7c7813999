import { describe, expect, test } from 'vitest';
import { ledgerOf } from '../../../core/extract/decisions/ledger.ts';
import { locatedDecisions } from '../../helpers/located-decisions.ts';

function log(path: string, text: string): string[] {
  const ledger = ledgerOf(locatedDecisions([{ path, text }]));
  const lineOf = new Map(ledger.map(({ id, line }) => [id, line]));
  return ledger
    .toSorted((a, b) => a.line - b.line)
    .map(({ line, date, status, statement, rationale, supersededBy }) =>
      [
        line,
        date,
        status,
        statement,
        ...(rationale === null ? [] : [`why: ${rationale}`]),
        ...(supersededBy === null ? [] : [`by line ${lineOf.get(supersededBy)}`]),
      ].join(' | '),
    );
}

describe('decision logs in tables', () => {
  test('a row is a decision, whatever the order of the columns', () => {
    const text = `# Decision log

| Date | Decision | Status | Owner |
|---|---|---|---|
| 2024-05-03 | Use Postgres for the ledger | Accepted | Mira |
| 2024-06-11 | Rotate keys every month | Proposed | Jon |
| June 20, 2024 | ~~Ship on Fridays~~ | Rejected | Jon |
|  |  |  |  |
| 2024-07-01 | TBD | Open | |
`;
    expect(log('notes.md', text)).toEqual([
      '5 | 2024-05-03 | active | Use Postgres for the ledger',
      '6 | 2024-06-11 | proposed | Rotate keys every month',
      '7 | 2024-06-20 | rejected | Ship on Fridays',
    ]);
  });

  test('numbers, topics, reasons, and what replaced what', () => {
    const text = `## Decisions so far

| # | Topic | What we decided | Why | When | Superseded by |
|:-:|---|---|---|---|:-:|
| D1 | Storage | Flat files | one writer is enough | 3 May 2024 | D3 |
| D2 | Region | One region | costs | 4 May 2024 | |
| D3 | Storage | Columns | queries over a year took minutes | 9 Sep 2024 | |
`;
    expect(log('project.md', text)).toEqual([
      '5 | 2024-05-03 | superseded | Flat files | why: one writer is enough | by line 7',
      '6 | 2024-05-04 | active | One region | why: costs',
      '7 | 2024-09-09 | active | Columns | why: queries over a year took minutes',
    ]);
  });

  test.each([
    [
      '| Datum | Entscheidung | Begründung | Status |\n|---|---|---|---|\n| 03.05.2024 | Wir bleiben bei einer Region | Kosten | Angenommen |\n| 04.05.2024 | Eigene Warteschlange | zu teuer | Verworfen |\n',
      [
        '3 | 2024-05-03 | active | Wir bleiben bei einer Region | why: Kosten',
        '4 | 2024-05-04 | rejected | Eigene Warteschlange | why: zu teuer',
      ],
    ],
    [
      '| Statut | Décision | Date |\n|---|---|---|\n| Acceptée | Une seule base de données | 2024-05-03 |\n',
      ['3 | 2024-05-03 | active | Une seule base de données'],
    ],
    [
      '| Decisión | Fecha | Estado |\n|---|---|---|\n| Usar una sola región | 2024-05-03 | Aprobada |\n',
      ['3 | 2024-05-03 | active | Usar una sola región'],
    ],
  ])('in other languages: %j', (text, expected) => {
    expect(log('projekt.md', text)).toEqual(expected);
  });

  test('a verdict about what stands beside it', () => {
    const text = `# Weekly review, 2024-05-03

| Proposal | Decision | Date |
|---|---|---|
| Move the mail relay to the new rack | Approved | 2024-05-03 |
| Buy a second relay | Rejected, no budget | 2024-05-03 |
`;
    expect(log('review.md', text)).toEqual([
      '5 | 2024-05-03 | active | Move the mail relay to the new rack',
      '6 | 2024-05-03 | rejected | Buy a second relay',
    ]);
  });

  test('days without a year take it from the heading or the other rows', () => {
    const text = `# Decision log 2024

| When | What | Status |
|---|---|---|
| 3 May | Freeze the schema on Fridays | done |
| 25/06/2024 | Weekly releases | done |
| 03/07/2024 | No releases in August | done |
`;
    expect(log('decision-log.md', text)).toEqual([
      '5 | 2024-05-03 | active | Freeze the schema on Fridays',
      '6 | 2024-06-25 | active | Weekly releases',
      '7 | 2024-07-03 | active | No releases in August',
    ]);
  });

  test.each([
    [
      'an index of records',
      '| ADR | Title | Status | Date |\n|---|---|---|---|\n| [1](0001-queue.md) | [Queue](0001-queue.md) | Accepted | 2024-01-01 |\n',
      'adr/README.md',
    ],
    [
      'records by number',
      '| Decision | Status |\n|---|---|\n| [ADR-0001: Queue](adr/0001-queue.md) | Accepted |\n',
      'docs/readme.md',
    ],
    ['options', '| Option | Pros | Cons | Decision |\n|---|---|---|---|\n| Kafka | fast | heavy | no |\n', 'notes.md'],
    [
      'a table of truth',
      '| Condition | Decision |\n|---|---|\n| disk full | page someone at once |\n',
      'runbooks/pager.md',
    ],
    [
      'proposed resolutions',
      '| Lint | Current status | Proposed resolution | Bugs |\n|---|---|---|---|\n| unused | warn | make it an error | 3 |\n',
      'notes.md',
    ],
    ['items', '| Task | Status | Date |\n|---|---|---|\n| Write the runbook | done | 2024-05-03 |\n', 'notes.md'],
    ['tickets', '| Title | Status | Date |\n|---|---|---|\n| Login is slow | resolved | 2024-05-03 |\n', 'notes.md'],
  ])('none: %s', (_what, text, path) => {
    expect(log(path, text)).toEqual([]);
  });
});

describe('decision logs as lists', () => {
  test('the day in front of an item is that of the decision', () => {
    const text = `# Decision log

- 2024-05-03: We will use Postgres for the ledger because one writer is enough.
- **2024-06-11** – Keys rotate every month. Why: an audit asked for it.
* [2024-06-12] No deploys on Friday (superseded)
* (June 20th, 2024) Two reviewers for migrations
- Weekly releases (2024-07-01)
- ~~2024-07-04: Ship the map in August~~
- #12, 2024-08-01: Alerts go to one person
- 2024-08-09
  - Keep two replicas
  - Drop the old endpoint
- TBD
- 2024-09-01: do we keep the old map?
`;
    expect(log('decision-log.md', text)).toEqual([
      '3 | 2024-05-03 | active | We will use Postgres for the ledger because one writer is enough. | why: one writer is enough',
      '4 | 2024-06-11 | active | Keys rotate every month. Why: an audit asked for it. | why: an audit asked for it',
      '5 | 2024-06-12 | superseded | No deploys on Friday (superseded)',
      '6 | 2024-06-20 | active | Two reviewers for migrations',
      '7 | 2024-07-01 | active | Weekly releases (2024-07-01)',
      '8 | 2024-07-04 | superseded | Ship the map in August',
      '9 | 2024-08-01 | active | Alerts go to one person',
      '11 | 2024-08-09 | active | Keep two replicas',
      '12 | 2024-08-09 | active | Drop the old endpoint',
    ]);
  });

  test('under headings of years and months', () => {
    const text = `# Architecture decisions

## 2024

### May

- 3 May: one region only
- May 9: alerts go to one person

## 2023

- 12 Dec: weekly releases
`;
    expect(log('notes.md', text)).toEqual([
      '7 | 2024-05-03 | active | one region only',
      '8 | 2024-05-09 | active | alerts go to one person',
      '12 | 2023-12-12 | active | weekly releases',
    ]);
  });

  test('reason, status and replacement below an item', () => {
    const text = `## Decisions

- D-1 (2024-05-03): readings are flat files
  - Why: one writer is enough
  - Status: superseded by D-2
- D-2 (2024-09-09): readings are columns
  - Reason: queries over a year took minutes
`;
    expect(log('tide.md', text)).toEqual([
      '3 | 2024-05-03 | superseded | readings are flat files | why: one writer is enough | by line 6',
      '6 | 2024-09-09 | active | readings are columns | why: queries over a year took minutes',
    ]);
  });

  test('a sentence that decides has the day of its item', () => {
    const text =
      '# Worklog\n\n- 2024-05-03: fixed the importer\n- 2024-05-04: we decided to drop the old map because nobody opens it\n';
    expect(log('worklog.md', text)).toEqual([
      '4 | 2024-05-04 | active | we decided to drop the old map because nobody opens it | why: nobody opens it',
    ]);
  });

  test.each([
    ['a work log', '# Worklog\n\n- 2024-05-03: fixed the importer\n- 2024-05-04: moved the mail relay\n', 'worklog.md'],
    ['a change log', '# Changelog\n\n- 2024-05-03: use Postgres for the ledger\n', 'CHANGELOG.md'],
    ['tasks', '## Decisions\n\n- [ ] 2024-05-03: decide on the region\n', 'notes.md'],
  ])('none: %s', (_what, text, path) => {
    expect(log(path, text)).toEqual([]);
  });
});

describe('decision logs as headings', () => {
  test('a heading with a day or number is a decision in a log', () => {
    const text = `# Decision log

## 2024-05-03 – One region

We stay in one region because of the costs.

## D-7: Weekly releases (2024-06-01)

Status: superseded by D-8

We release every week.

## D-8: Releases when ready

Date: 2024-09-01

### Context

Nobody waits for Thursday.

### Decision

A change is released when it is merged.

## How to use this log

Add a heading for each decision.
`;
    expect(log('decision-log.md', text)).toEqual([
      '5 | 2024-05-03 | active | We stay in one region because of the costs. | why: the costs',
      '11 | 2024-06-01 | superseded | We release every week. | by line 23',
      '23 | 2024-09-01 | active | A change is released when it is merged.',
    ]);
  });

  test('days of a journal are no decisions', () => {
    const text = '# Journal\n\n## 2024-05-03 – One region\n\nWe talked about regions.\n';
    expect(log('journal.md', text)).toEqual([]);
  });
});
