import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Input, Output } from '../core/contract.ts';
import type { DayNote } from '../core/contract/editing.ts';
import type { Decision, Person, Standup, StandupChanges, Task, Update } from '../core/contract/facts.ts';
import type { Day } from '../core/contract/notes.ts';
import type { DayCount, Overview } from '../core/contract/overview.ts';
import { useClient } from './client-context.ts';
import { QUERY_KEYS, useStatus } from './queries.ts';
import { useStore } from './store.ts';
import { taskChanges, withChanges } from './task-changes.ts';

/** Every item of the notes, in the states that the user gave them just now. */
export function useTasks(options: { readonly enabled?: boolean } = {}): UseQueryResult<readonly Task[]> {
  const client = useClient();
  const changes = useStore(taskChanges);
  const query = useQuery<readonly Task[]>({
    queryKey: QUERY_KEYS.tasks,
    queryFn: async ({ signal }) => (await client.call('tasks', { state: 'all' }, signal)).tasks,
    enabled: options.enabled ?? true,
  });
  const { data } = query;
  const tasks = useMemo(() => data && withChanges(data, changes), [data, changes]);
  // SAFETY: only the data differs, by items of the same type at the same places.
  return { ...query, data: tasks } as UseQueryResult<readonly Task[]>;
}

/** What is in the notes, counted; the former counts stay until the next are there. `step` asks anew when it changes. */
export function useOverview(
  options: { readonly enabled?: boolean; readonly step?: number } = {},
): UseQueryResult<Overview> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.overview, options.step ?? 0],
    queryFn: ({ signal }) => client.call('overview', {}, signal),
    placeholderData: keepPreviousData,
    enabled: options.enabled ?? true,
  });
}

/** Questions that the notes answer. */
export function useFirstQuestions(options: { readonly enabled?: boolean } = {}): UseQueryResult<readonly string[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.firstQuestions,
    queryFn: async ({ signal }) => (await client.call('firstQuestions', {}, signal)).questions,
    enabled: options.enabled ?? true,
  });
}

/**
 * How many items are to do; null until it is known. Not counted while the index runs: it would be again and again. The
 * items themselves are read only where they are listed.
 */
export function useTaskCount(): number | null {
  const { data: status } = useStatus();
  const { data: counts } = useOverview({ enabled: status !== undefined && status.run === null && status.notes > 0 });
  return status?.notes === 0 ? null : (counts?.openItems ?? null);
}

/** Everybody in the notes, with their names and the evidence. */
export function usePeople(options: { readonly enabled?: boolean } = {}): UseQueryResult<readonly Person[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.people,
    queryFn: async ({ signal }) => (await client.call('people', {}, signal)).people,
    enabled: options.enabled ?? true,
  });
}

/** What one person reported. */
export function useUpdates(person: string): UseQueryResult<readonly Update[]> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.updates, person],
    queryFn: async ({ signal }) => (await client.call('updates', { person }, signal)).updates,
  });
}

/** The team on a day; the former day stays until the next one is there. */
export function useStandup(date: string): UseQueryResult<Standup> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.standup, date],
    queryFn: ({ signal }) => client.call('standup', { date }, signal),
    placeholderData: keepPreviousData,
  });
}

/** What is different from the last standup before a day to it; null when there was none. */
export function useStandupChanges(
  date: string,
  options: { readonly enabled?: boolean } = {},
): UseQueryResult<StandupChanges | null> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.standup, 'changes', date],
    queryFn: async ({ signal }) => (await client.call('standupChanges', { date }, signal)).changes,
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
  });
}

/** The decisions that a request asks for; all of them for an empty one. */
export function useDecisions(request: Input<'decisions'>): UseQueryResult<readonly Decision[]> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.decisions, request],
    queryFn: async ({ signal }) => (await client.call('decisions', request, signal)).decisions,
    placeholderData: keepPreviousData,
  });
}

/** Every dated section. */
export function useDays(): UseQueryResult<readonly Day[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.days,
    queryFn: async ({ signal }) => (await client.call('days', {}, signal)).days,
  });
}

/** How much is written about each day, by its date. */
export function useDayCounts(): UseQueryResult<ReadonlyMap<string, DayCount>> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.days, 'counts'],
    queryFn: async ({ signal }) => {
      const { days } = await client.call('dayCounts', {}, signal);
      return new Map(days.map((day) => [day.date, day]));
    },
  });
}

/** What is open on a day, in the states that the user gave the items just now. */
export function useDayItems(date: string): UseQueryResult<Output<'dayItems'>> {
  const client = useClient();
  const changes = useStore(taskChanges);
  const query = useQuery({
    queryKey: [...QUERY_KEYS.dayItems, date],
    queryFn: ({ signal }) => client.call('dayItems', { date }, signal),
    placeholderData: keepPreviousData,
  });
  const { data } = query;
  const items = useMemo(() => data && { ...data, tasks: [...withChanges(data.tasks, changes)] }, [data, changes]);
  // SAFETY: only the data differs, by items of the same type at the same places.
  return { ...query, data: items } as UseQueryResult<Output<'dayItems'>>;
}

/** The note of a day, and what else was written then; asked again when the index has changed. */
export function useDayNote(date: string): UseQueryResult<DayNote> {
  const client = useClient();
  return useQuery({
    queryKey: [...QUERY_KEYS.days, 'note', date],
    queryFn: ({ signal }) => client.call('dayNote', { date }, signal),
  });
}
