import { describe, expect, test } from 'vitest';
import { findDecisions } from '../../../core/extract/decisions/decisions.ts';
import type { DecisionFound } from '../../../core/extract/facts.ts';
import { parseText } from '../../helpers/parse.ts';

function one(text: string, path = 'adr/0007-use-queues.md'): DecisionFound {
  const found = findDecisions(parseText(text, path));
  expect(found).toHaveLength(1);
  const [decision] = found;
  if (decision === undefined) throw new Error('no decision');
  return decision;
}

const NYGARD = `# 7. Use queues between the parts

Date: 2023-02-14

## Status

Accepted

Supersedes [3. Call each other directly](0003-call-directly.md)

## Context

Calls time out when one part is slow.

## Decision

We will put a queue between intake and billing, because a slow
part must not stop the others.

## Consequences

One more thing to run.
`;

describe('records', () => {
  test('Nygard', () => {
    expect(one(NYGARD)).toMatchObject({
      form: 'record',
      title: 'Use queues between the parts',
      number: '7',
      statement: 'We will put a queue between intake and billing, because a slow part must not stop the others.',
      rationale: 'a slow part must not stop the others',
      status: 'active',
      date: '2023-02-14',
      supersedes: ['[3. Call each other directly](0003-call-directly.md)'],
      supersededBy: [],
      line: 17,
      endLine: 18,
    });
  });

  test('MADR with front matter', () => {
    const text = `---
status: "superseded by [ADR-0014](0014-use-sqlite.md)"
date: 2024-03-02
deciders: Mira, Jon
---

# Use Postgres for the ledger

## Context and Problem Statement

Where do the bookings live?

## Considered Options

* Postgres
* SQLite

## Decision Outcome

Chosen option: "Postgres", because it keeps its promises under load.

### Consequences

* Good, because backups are known.
`;
    expect(one(text)).toMatchObject({
      title: 'Use Postgres for the ledger',
      statement: 'Chosen option: "Postgres", because it keeps its promises under load.',
      rationale: 'it keeps its promises under load',
      status: 'superseded',
      date: '2024-03-02',
      supersededBy: ['[ADR-0014](0014-use-sqlite.md)'],
    });
  });

  test('MADR 2 with bullets', () => {
    const text = `# Keep the monolith

* Status: proposed
* Deciders: the team
* Date: 2022-09-30

## Context and Problem Statement

Too many repositories.

## Decision Outcome

Chosen option: "One repository", because reviews cross borders.
`;
    expect(one(text, 'docs/keep.md')).toMatchObject({
      title: 'Keep the monolith',
      status: 'proposed',
      date: '2022-09-30',
    });
  });

  test.each([
    ['**Status:** accepted\n**Date:** 1 March 2024', 'active', '2024-03-01'],
    ['**Status**: Rejected\n\n**Date**: 2024-03-01', 'rejected', '2024-03-01'],
    ['| Status | Accepted |\n|---|---|\n| Date | 2024-03-01 |', 'active', '2024-03-01'],
    ['| | |\n|---|---|\n| **Status** | 🟢 In force |\n| **Date** | 2024-03-01 |', 'active', '2024-03-01'],
    ['| Status | Date | Deciders |\n|---|---|---|\n| Proposed | 2024-03-01 | Mira |', 'proposed', '2024-03-01'],
    ['- Status: ✅\n- Date: 2024-03-01', 'active', '2024-03-01'],
    [
      '![Status: superseded](https://img.example/badge/status-superseded-red)\n\nDate: 2024-03-01',
      'superseded',
      '2024-03-01',
    ],
    ['Status: Accepted (2024-03-01)', 'active', '2024-03-01'],
    ['Status:: deprecated\nDate:: 2024-03-01', 'superseded', '2024-03-01'],
    ['## Status\n\n- [ ] Proposed\n- [x] Accepted\n- [ ] Deprecated\n\n## Date\n\n2024-03-01', 'active', '2024-03-01'],
    ['## Status\n\n~~Accepted~~ Superseded by ADR-9\n\nDate: 2024-03-01', 'superseded', '2024-03-01'],
    ['## Status\n\n2024-02-01 proposed\n2024-03-01 withdrawn\n', 'rejected', '2024-02-01'],
    ['## 1. Status\n\nProposed → Accepted\n\n## 2. Date\n\n2024-03-01', 'active', '2024-03-01'],
  ])('own forms: %s', (head, status, date) => {
    const text = `# ADR 7: Use queues\n\n${head}\n\n## Decision\n\nUse queues everywhere.\n`;
    expect(one(text)).toMatchObject({ title: 'Use queues', statement: 'Use queues everywhere.', status, date });
  });

  test('a rationale of its own counts before a because', () => {
    const text = `# Logs in one place\n\nStatus: accepted\n\n## Decision\n\nAll logs go to one store.\n\n## Rationale\n\nNobody finds anything today.\n`;
    expect(one(text).rationale).toBe('Nobody finds anything today.');
  });

  test('labels instead of headings', () => {
    const text = `# ADR-031 Pin the base image\n\n**Status:** Accepted\n**Context:** Builds differ.\n**Decision:** Pin it by digest.\n**Rationale:** Tags move.\n`;
    expect(one(text, 'notes/pin.md')).toMatchObject({
      title: 'Pin the base image',
      number: '31',
      statement: 'Pin it by digest.',
      rationale: 'Tags move.',
      line: 5,
      endLine: 5,
    });
  });

  test('a decision that is a list is quoted as a list', () => {
    const text = `# 3. Names\n\n## Status\n\nAccepted\n\n## Decision\n\nWe name things so:\n\n- services in kebab-case\n- tables in the plural\n\nMore later.\n`;
    expect(one(text)).toMatchObject({
      statement: 'We name things so: - services in kebab-case - tables in the plural',
      line: 9,
      endLine: 12,
    });
  });

  test('a log of several records in one note', () => {
    const text = `# Decisions

## ADR-1: Call each other directly

Status: superseded by ADR-2
Date: 2023-01-05

### Decision

Parts call each other.

## ADR-2: Put a queue between

Status: accepted
Date: 2023-06-01

### Decision

A queue stands between them.
`;
    const found = findDecisions(parseText(text, 'decisions.md'));
    expect(found.map(({ title, status, date, line }) => ({ title, status, date, line }))).toEqual([
      { title: 'Call each other directly', status: 'superseded', date: '2023-01-05', line: 10 },
      { title: 'Put a queue between', status: 'active', date: '2023-06-01', line: 19 },
    ]);
  });

  test('Windows line endings change nothing', () => {
    expect(one(NYGARD.replaceAll('\n', '\r\n').replaceAll('\r\n', '\n'))).toEqual(one(NYGARD));
  });

  test.each([
    [
      'a template',
      'adr/0000-template.md',
      '# {short title}\n\nStatus: {proposed | accepted}\n\n## Decision\n\n{what}\n',
    ],
    ['unfilled text', 'adr/0001-x.md', '# [short title]\n\n## Status\n\nProposed\n\n## Decision\n\nText.\n'],
    [
      'a choice of statuses',
      'adr/0002-x.md',
      '# Title here\n\nStatus: proposed | rejected | accepted | deprecated\n\nText.\n',
    ],
    [
      'an index',
      'adr/README.md',
      '# Decision records\n\n## Status\n\n- accepted\n- rejected\n\n1. [Queues](0007-use-queues.md)\n',
    ],
    ['a status page', 'notes/release.md', '# Release 4\n\nStatus: in progress\n\n## Context\n\nShipping soon.\n'],
    [
      'a meeting about a decision',
      'meetings/2024-03-01.md',
      '# Sync\n\n## Status\n\nAll green.\n\n## Notes\n\nThe decision is due.\n',
    ],
  ])('none: %s', (_what, path, text) => {
    expect(findDecisions(parseText(text, path))).toEqual([]);
  });
});

test.each([
  ['_Therefore_\n\nWe put a queue between them.', 'We put a queue between them.'],
  ['Option 4. The queue stays between the two parts.', 'The queue stays between the two parts.'],
  [
    'We put a queue between them. It will look as follows:\n\n```\na -> queue -> b\n```',
    'We put a queue between them.',
  ],
  ['It will look as follows:\n\n```\na -> queue -> b\n```', 'It will look as follows:'],
])('a statement reads as a sentence of its own: %s', (decision, expected) => {
  const start = NYGARD.indexOf('We will put');
  const text = NYGARD.slice(0, start) + decision + NYGARD.slice(NYGARD.indexOf('\n\n## Consequences'));
  expect(one(text).statement).toBe(expected);
});
