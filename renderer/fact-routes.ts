import { DECISION_STATUSES, TASK_STATES } from '../core/contract/kinds.ts';
import { readDay, readOne, writeParams } from './route-params.ts';

/** Which items are listed: `todo` is every one that is not over, `overdue` those of them whose day is over. */
export const TASK_SCOPES = ['todo', 'overdue', ...TASK_STATES, 'all'] as const;
export type TaskScope = (typeof TASK_SCOPES)[number];

export const TASK_GROUPS = ['state', 'owner', 'day', 'due'] as const;
export type TaskGroup = (typeof TASK_GROUPS)[number];

export const TASK_VIEWS = ['list', 'board'] as const;
export type TaskView = (typeof TASK_VIEWS)[number];

export const LEDGER_STATUSES = ['all', ...DECISION_STATUSES] as const;
export type LedgerStatus = (typeof LEDGER_STATUSES)[number];

export interface TasksRoute {
  readonly kind: 'tasks';
  readonly scope: TaskScope;
  readonly group: TaskGroup;
  /** The board has a column for each state. */
  readonly view: TaskView;
  /** Empty: everybody's. */
  readonly owner: string;
  /** Stands in the item's text or path. */
  readonly text: string;
}

export interface StandupRoute {
  readonly kind: 'standup';
  /** Null: today. */
  readonly day: string | null;
}

export interface PersonRoute {
  readonly kind: 'person';
  readonly name: string;
}

export interface DecisionsRoute {
  readonly kind: 'decisions';
  readonly status: LedgerStatus;
  /** Only what was in force on this day. */
  readonly at: string | null;
  readonly about: string;
  /** The decision shown in full; null for the first of the list. */
  readonly id: string | null;
}

export interface DaysRoute {
  readonly kind: 'days';
  /** The day to show; null for the newest. */
  readonly day: string | null;
  /** Stands in the heading or path. */
  readonly text: string;
  /** Only those whose date is in doubt. */
  readonly warned: boolean;
}

export interface TodayRoute {
  readonly kind: 'today';
  /** Null: today. */
  readonly day: string | null;
}

/** Addresses of what the notes say. */
export type FactRoute = TodayRoute | TasksRoute | StandupRoute | PersonRoute | DecisionsRoute | DaysRoute;

export const FACT_STARTS = {
  today: { kind: 'today', day: null },
  tasks: { kind: 'tasks', scope: 'todo', group: 'state', view: 'list', owner: '', text: '' },
  people: { kind: 'standup', day: null },
  decisions: { kind: 'decisions', status: 'all', at: null, about: '', id: null },
  days: { kind: 'days', day: null, text: '', warned: false },
} as const satisfies Readonly<Record<string, FactRoute>>;

/** Reads the address of a fact; null when the name is not one. */
export function parseFactRoute(name: string, query: URLSearchParams): FactRoute | null {
  const text = query.get('q') ?? '';
  switch (name) {
    case 'tasks':
      return {
        kind: name,
        scope: readOne(query, 'state', { known: TASK_SCOPES, otherwise: 'todo' }),
        group: readOne(query, 'by', { known: TASK_GROUPS, otherwise: 'state' }),
        view: readOne(query, 'as', { known: TASK_VIEWS, otherwise: 'list' }),
        owner: query.get('owner') ?? '',
        text,
      };
    case 'today':
    case 'standup':
      return { kind: name, day: readDay(query, 'day') };
    case 'person': {
      const person = query.get('name') ?? '';
      return person === '' ? FACT_STARTS.people : { kind: name, name: person };
    }
    case 'decisions':
      return {
        kind: name,
        status: readOne(query, 'status', { known: LEDGER_STATUSES, otherwise: 'all' }),
        at: readDay(query, 'at'),
        about: query.get('about') ?? '',
        id: query.get('id') || null,
      };
    case 'days':
      return { kind: name, day: readDay(query, 'day'), text, warned: query.get('only') === 'warnings' };
    default:
      return null;
  }
}

/** The parameters that `parseFactRoute` reads. */
export function factParams(route: FactRoute): URLSearchParams {
  switch (route.kind) {
    case 'tasks':
      return writeParams({
        state: route.scope === 'todo' ? null : route.scope,
        by: route.group === 'state' ? null : route.group,
        as: route.view === 'list' ? null : route.view,
        owner: route.owner,
        q: route.text,
      });
    case 'today':
    case 'standup':
      return writeParams({ day: route.day });
    case 'person':
      return writeParams({ name: route.name });
    case 'decisions':
      return writeParams({
        status: route.status === 'all' ? null : route.status,
        at: route.at,
        about: route.about,
        id: route.id,
      });
    case 'days':
      return writeParams({ day: route.day, q: route.text, only: route.warned ? 'warnings' : null });
  }
}
