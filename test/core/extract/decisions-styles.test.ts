import { expect, test } from 'vitest';
import { ledgerOf } from '../../../core/extract/decisions/ledger.ts';
import { locatedDecisions } from '../../helpers/located-decisions.ts';

/*
 * Decision records in the styles of many teams: MADR 2 and 4, adr-tools, Log4brains, Nygard in three languages, tables,
 * front matter, Y-statements, Tyree and Akerman, RFCs, PEPs, KEPs. Each record with its title, status, day, and the note
 * that replaced it.
 */

type Case = readonly [
  path: string,
  text: string,
  title: string,
  status: string,
  date: string | null,
  by: string | null,
];

const RECORDS: readonly Case[] = [
  [
    'a/madr4/0004-use-postgres.md',
    `---
status: superseded by [ADR-0005](0005-use-aurora.md)
date: 2024-03-01
decision-makers: [Mira, Jon]
consulted: Ann
---
# Use Postgres for the ledger

## Context and Problem Statement

Where does the ledger live?

## Considered Options

* Postgres
* Files

## Decision Outcome

Chosen option: "Postgres", because one writer is enough.
`,
    'Use Postgres for the ledger',
    'superseded',
    '2024-03-01',
    'a/madr4/0005-use-aurora.md',
  ],
  [
    'a/madr4/0005-use-aurora.md',
    `---
# These are optional metadata elements. Feel free to remove any of them.
status: "accepted"
date: 2024-06-11
---
# Use Aurora for the ledger

## Context and Problem Statement

Postgres on one machine is down too often.

## Decision Outcome

Chosen option: "Aurora", because it fails over by itself.
`,
    'Use Aurora for the ledger',
    'active',
    '2024-06-11',
    null,
  ],
  [
    'b/madr2/0001-cache.md',
    `# Cache of tiles

* Status: accepted
* Deciders: Mira, Jon
* Date: 2023-05-06

Technical Story: TILE-4

## Context and Problem Statement

Tiles are slow.

## Decision Outcome

Chosen option: "Redis", because we run it already.
`,
    'Cache of tiles',
    'active',
    '2023-05-06',
    null,
  ],
  [
    'c/log4brains/20230712-use-queue.md',
    `# Use a queue between intake and billing

- Status: superseded by [20240101-use-topics](20240101-use-topics.md)
- Deciders: Jon
- Date: 2023-07-12
- Tags: messaging

## Decision Outcome

We put a queue in between.
`,
    'Use a queue between intake and billing',
    'superseded',
    '2023-07-12',
    'c/log4brains/20240101-use-topics.md',
  ],
  [
    'c/log4brains/20240101-use-topics.md',
    `# Use topics between intake and billing

- Status: accepted
- Date: 2024-01-01

## Decision Outcome

Topics, one for each consumer.
`,
    'Use topics between intake and billing',
    'active',
    '2024-01-01',
    null,
  ],
  [
    'd/adr-tools/0002-flat-files.md',
    `# 2. Flat files for readings

Date: 2022-02-03

## Status

Superceded by [3. Columns for readings](0003-columns.md)

## Context

Readings come once a minute.

## Decision

Readings are flat files.

## Consequences

Nothing to run.
`,
    'Flat files for readings',
    'superseded',
    '2022-02-03',
    'd/adr-tools/0003-columns.md',
  ],
  [
    'd/adr-tools/0003-columns.md',
    `# 3. Columns for readings

Date: 2022-12-03

## Status

Accepted

Supercedes [2. Flat files for readings](0002-flat-files.md)

## Context

Queries take minutes.

## Decision

Readings are in columns.

## Consequences

A service to run.
`,
    'Columns for readings',
    'active',
    '2022-12-03',
    null,
  ],
  [
    'e/german/0007-protokolle.md',
    `# ADR 7: Protokolle als JSON

**Datum:** 12.03.2024
**Status:** Angenommen
**Ersetzt:** ADR 3

## Kontext

Freitext war nicht auswertbar.

## Entscheidung

Alle Dienste schreiben ihre Protokolle als JSON.

## Konsequenzen

Alte Skripte müssen angepasst werden.
`,
    'Protokolle als JSON',
    'active',
    '2024-03-12',
    null,
  ],
  [
    'e/german/0003-freitext.md',
    `# ADR 3: Protokolle als Freitext

**Datum:** 2. Februar 2021
**Status:** Ersetzt durch ADR 7

## Kontext

Es gab nichts.

## Entscheidung

Protokolle sind Freitext.
`,
    'Protokolle als Freitext',
    'superseded',
    '2021-02-02',
    'e/german/0007-protokolle.md',
  ],
  [
    'f/french/0001-base.md',
    `# 1. Base de données unique

Date : 2023-04-05

## Statut

Acceptée

## Contexte

Trois bases à maintenir.

## Décision

Nous utilisons une seule base PostgreSQL.

## Conséquences

Une migration.
`,
    'Base de données unique',
    'active',
    '2023-04-05',
    null,
  ],
  [
    'g/y/0009-sessions.md',
    `# 9. Sessions

Status: Accepted
Date: 2024-02-09

In the context of the web shop, facing the need to keep sessions over restarts, we decided for the database session store and against local memory, to achieve data consistency and cloud elasticity, accepting that a session database has to be operated.
`,
    'Sessions',
    'active',
    '2024-02-09',
    null,
  ],
  [
    'h/backstage/adr012-luxon.md',
    `---
id: adrs-adr012
title: 'ADR012: Use Luxon.toLocaleString and date/time presets'
description: Architecture Decision Record for Luxon
---

## Context

Dates are written in many ways.

## Decision

We use Luxon's presets for all dates.

## Consequences

Existing code changes.
`,
    'Use Luxon.toLocaleString and date/time presets',
    'active',
    null,
    null,
  ],
  [
    'i/rfcs/0042-lazy-maps.md',
    `- Feature Name: \`lazy_maps\`
- Start Date: 2024-05-06
- RFC PR: [rust-lang/rfcs#42](https://example.org/rfcs/pull/42)
- Tracking Issue: [lang#1](https://example.org/lang/issues/1)

# Summary
[summary]: #summary

Maps are made when they are first read.

# Motivation
[motivation]: #motivation

Start-up is slow.

# Guide-level explanation

...
`,
    'lazy_maps',
    'active',
    '2024-05-06',
    null,
  ],
  [
    'j/keps/1234-sidecars.md',
    `---
kep-number: 1234
title: Sidecar containers
authors:
  - "@mira"
status: implementable
creation-date: 2023-01-23
last-updated: 2023-05-01
replaces:
  - "/keps/753-old-sidecars.md"
---

# Sidecar containers

## Summary

Sidecars start before the main container.

## Motivation

Order matters.
`,
    'Sidecar containers',
    'active',
    '2023-01-23',
    null,
  ],
  [
    'k/peps/pep-0425.md',
    `PEP: 425
Title: Tags for built distributions
Author: Mira <mira@example.org>
Status: Superseded
Type: Standards Track
Created: 27-Jul-2012
Superseded-By: 600
Resolution: https://example.org/x

# Abstract

Built distributions carry tags in their names.

# Rationale

Installers need to choose.
`,
    'Tags for built distributions',
    'superseded',
    '2012-07-27',
    'k/peps/pep-0600.md',
  ],
  [
    'k/peps/pep-0600.md',
    `PEP: 600
Title: Future tags
Author: Jon
Status: Final
Type: Informational
Created: 03-May-2019
Replaces: 425

Abstract
========

Tags follow the C library.
`,
    'Future tags',
    'active',
    '2019-05-03',
    null,
  ],
  [
    'l/table/ADR-011.md',
    `# ADR-011: Feature flags in code

| Status | Accepted |
|---|---|
| Date | 2024-08-09 |
| Deciders | Mira, Jon |

## Context

Flags in the database are slow.

## Decision

Flags are constants in code.
`,
    'Feature flags in code',
    'active',
    '2024-08-09',
    null,
  ],
  [
    'l/table/ADR-012.md',
    `# ADR-012: Flags at the edge

| | |
|---|---|
| **Status** | Rejected |
| **Date** | Sep 9, 2024 |

## Decision

We do not evaluate flags at the edge.
`,
    'Flags at the edge',
    'rejected',
    '2024-09-09',
    null,
  ],
  [
    'm/decisions/2024-10-11-single-region.md',
    `# Single region

**Status**: ✅ Accepted · **Date**: 2024-10-11 · **Owner**: Mira

## Why

Costs.

## Decision

We stay in one region.
`,
    'Single region',
    'active',
    '2024-10-11',
    null,
  ],
  [
    'n/adr/adr-0003.md',
    `# ADR-0003 — Use gRPC

- **Status:** Proposed
- **Date:** 2024-11-01
- **Supersedes:** —
- **Superseded by:** —

## Decision

Services talk gRPC.
`,
    'Use gRPC',
    'proposed',
    '2024-11-01',
    null,
  ],
  [
    'o/adr/0001-x.md',
    `---
title: Use feature branches
status: deprecated
decided: 2022-01-02
superseded_by: 0002-trunk
---

## Decision

Work happens on feature branches.
`,
    'Use feature branches',
    'superseded',
    '2022-01-02',
    'o/adr/0002-trunk.md',
  ],
  [
    'o/adr/0002-trunk.md',
    `---
title: Trunk based development
status: Accepted
date: 2023-01-02
supersedes: ["0001-x"]
---

## Decision

Everybody commits to the trunk.
`,
    'Trunk based development',
    'active',
    '2023-01-02',
    null,
  ],
  [
    'p/obsidian/ADR Use Kafka.md',
    `---
type: adr
status: superseded
date: 2023-03-04
superseded-by: "[[ADR Use NATS]]"
tags: [adr]
---
# Use Kafka

## Decision
Events go through Kafka.
`,
    'Use Kafka',
    'superseded',
    '2023-03-04',
    'p/obsidian/ADR Use NATS.md',
  ],
  [
    'p/obsidian/ADR Use NATS.md',
    `---
type: adr
status: accepted
date: 2024-03-04
supersedes: "[[ADR Use Kafka]]"
tags: [adr]
---
# Use NATS

## Decision
Events go through NATS.
`,
    'Use NATS',
    'active',
    '2024-03-04',
    null,
  ],
  [
    'q/adr/0005-status-history.md',
    `# 5. Status with a history

## Status

- 2024-01-01: Proposed
- 2024-02-02: Accepted

## Decision

We keep the history of the status.
`,
    'Status with a history',
    'active',
    '2024-02-02',
    null,
  ],
  [
    'r/adr/0006-amended.md',
    `# 6. Amended record

Date: 2024-01-05

## Status

Accepted

Amended by [7. Amendment](0007-amendment.md)

## Decision

We do it twice a day.
`,
    'Amended record',
    'active',
    '2024-01-05',
    null,
  ],
  [
    'r/adr/0007-amendment.md',
    `# 7. Amendment

Date: 2024-02-05

## Status

Accepted

Amends [6. Amended record](0006-amended.md)

## Decision

On Sundays once.
`,
    'Amendment',
    'active',
    '2024-02-05',
    null,
  ],
  [
    's/tyree/adr-queue.md',
    `# Architecture Decision: Queue technology

**Issue**: We need a queue.

**Decision**: Use RabbitMQ for all queues.

**Status**: Decided

**Group**: Integration

**Assumptions**: Load stays low.

**Argument**: We know it.

Decided on 3 May 2024
`,
    'Queue technology',
    'active',
    '2024-05-03',
    null,
  ],
  [
    't/spanish/0002-cola.md',
    `# 2. Cola de mensajes

Fecha: 5 de noviembre de 2023

## Estado

Rechazada

## Contexto

Hay picos.

## Decisión

Usar una cola propia.
`,
    'Cola de mensajes',
    'rejected',
    '2023-11-05',
    null,
  ],
  [
    'u/adr/0010-x.md',
    `# 10. Names of topics

Status: Accepted (2024-04-04), replaces ADR-0009

## Decision

Topics are named after their owner.
`,
    'Names of topics',
    'active',
    '2024-04-04',
    null,
  ],
  [
    'u/adr/0009-y.md',
    `# 9. Names of queues

Status: ~~Accepted~~ Replaced by [ADR-0010](./0010-x.md)
Date: 2023-04-04

## Decision

Queues are named after their producer.
`,
    'Names of queues',
    'superseded',
    '2023-04-04',
    'u/adr/0010-x.md',
  ],
  [
    'v/rfc/2024-03-05-budget.md',
    `# RFC: Error budgets

Author: Mira
State: Withdrawn
Last updated: March 5, 2024

## Summary

Each team has an error budget.

## Proposal

Teams stop releasing when it is spent.
`,
    'Error budgets',
    'rejected',
    '2024-03-05',
    null,
  ],
  [
    'w/design/0001-log.md',
    `# Decision record: Log retention

**Decision made:** 14 June 2024
**Decision owner:** Jon

We keep logs for 30 days, because nobody reads older ones.

Status is final.
`,
    'Log retention',
    'active',
    '2024-06-14',
    null,
  ],
];

const ledger = ledgerOf(locatedDecisions(RECORDS.map(([path, text]) => ({ path, text }))));
const pathOf = new Map(ledger.map(({ id, path }) => [id, path]));

test.each(RECORDS.map((record) => ({ name: record[0], record })))('$name', ({ record }) => {
  const [path, , title, status, date, by] = record;
  const own = ledger.filter((decision) => decision.path === path);
  expect(own.map(({ form }) => form)).toEqual(['record']);
  const [decision] = own;
  expect(decision).toMatchObject({ title, status, date });
  expect(decision?.supersededBy == null ? null : pathOf.get(decision.supersededBy)).toBe(by);
});

test('what is copied is what the record says', () => {
  const said = (path: string) => ledger.find((decision) => decision.path === path);
  expect(said('k/peps/pep-0425.md')?.statement).toBe('Built distributions carry tags in their names.');
  expect(said('e/german/0007-protokolle.md')?.statement).toBe('Alle Dienste schreiben ihre Protokolle als JSON.');
  expect(said('g/y/0009-sessions.md')).toMatchObject({
    statement: expect.stringContaining('we decided for the database session store'),
    rationale: expect.stringContaining('data consistency'),
  });
});
