import { QueryClient, keepPreviousData, notifyManager, useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import type { Output } from '../core/contract.ts';
import type { NoteText } from '../core/contract/editing.ts';
import type { EndpointView, ModelView } from '../core/contract/models.ts';
import type { DraftPlace } from '../core/contract/editing.ts';
import type { MissingNote, NoteView } from '../core/contract/notes.ts';
import type { SearchRequest, SearchResult } from '../core/contract/search.ts';
import type { Status } from '../core/contract/state.ts';
import { useClient } from './client-context.ts';
import type { Client } from './client.ts';
import { RpcError } from './rpc-error.ts';

/** Errors that the same request would meet again. */
const FINAL_CODES: ReadonlySet<string> = new Set(['invalid', 'not-found', 'unauthorized', 'forbidden', 'internal']);

/** Names of what is cached, for those who change it. */
export const QUERY_KEYS = {
  status: ['status'],
  search: ['search'],
  note: ['note'],
  notes: ['notes'],
  found: ['found'],
  conversations: ['conversations'],
  conversation: ['conversation'],
  feedback: ['feedback'],
  drafts: ['drafts'],
  doctor: ['doctor'],
  skipped: ['skipped'],
  models: ['models'],
  endpoints: ['endpoints'],
  tasks: ['tasks'],
  dayItems: ['day-items'],
  people: ['people'],
  updates: ['updates'],
  standup: ['standup'],
  decisions: ['decisions'],
  days: ['days'],
  overview: ['overview'],
  firstQuestions: ['first-questions'],
  alerts: ['alerts'],
  alert: ['alert'],
  runbooks: ['runbooks'],
  runbook: ['runbook'],
  troubles: ['troubles'],
  ledger: ['ledger'],
  templates: ['templates'],
  missing: ['missing'],
} as const;

/** What comes from the notes, and is old when the index has changed. */
export const KEYS_OF_INDEX = [
  QUERY_KEYS.search,
  QUERY_KEYS.note,
  QUERY_KEYS.missing,
  QUERY_KEYS.notes,
  QUERY_KEYS.found,
  QUERY_KEYS.skipped,
  QUERY_KEYS.tasks,
  QUERY_KEYS.dayItems,
  QUERY_KEYS.people,
  QUERY_KEYS.updates,
  QUERY_KEYS.standup,
  QUERY_KEYS.decisions,
  QUERY_KEYS.days,
  QUERY_KEYS.overview,
  QUERY_KEYS.firstQuestions,
  QUERY_KEYS.alert,
  QUERY_KEYS.runbooks,
  QUERY_KEYS.runbook,
  QUERY_KEYS.troubles,
] as const;

/** What changes when people are merged or split. */
export const KEYS_OF_PEOPLE = [
  QUERY_KEYS.people,
  QUERY_KEYS.updates,
  QUERY_KEYS.standup,
  QUERY_KEYS.tasks,
  QUERY_KEYS.dayItems,
  QUERY_KEYS.overview,
] as const;

// An answer is drawn as soon as it is there, and not after a timer that waits behind what else is going on.
notifyManager.setScheduler(queueMicrotask);

/** The page's cache: nothing is fetched again by itself, the status stream says when something changed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => count < 2 && error instanceof RpcError && !FINAL_CODES.has(error.code),
        retryDelay: 400,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** The engine's status; `useStatusFeed` keeps it current. */
export function useStatus(): UseQueryResult<Status> {
  const client = useClient();
  return useQuery({ queryKey: QUERY_KEYS.status, queryFn: ({ signal }) => client.call('status', {}, signal) });
}

/** Passages for a query; the former ones stay until the new ones are there. Each request has its own cache entry,
 * so an answer that comes late can never replace a newer one. */
export function useSearch(request: SearchRequest): UseQueryResult<SearchResult> {
  const client = useClient();
  return useQuery({
    ...searchQuery(client, request),
    enabled: request.query.trim() !== '',
    placeholderData: keepPreviousData,
  });
}

/** The request for the passages of a query; who sends it before the screen asks for it saves a drawing of the screen. */
export function searchQuery(client: Client, request: SearchRequest) {
  return {
    queryKey: [...QUERY_KEYS.search, request],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.call('search', request, signal),
    gcTime: 60_000,
    retry: false,
  };
}

/** One note with its text and sections; null asks for nothing. A frozen one stays as it was read. */
export function useNote(
  at: { readonly journal: string | null; readonly path: string } | null,
  options: { readonly isFrozen?: boolean } = {},
): UseQueryResult<NoteView> {
  const client = useClient();
  const queries = useQueryClient();
  const input = { path: at?.path ?? '', ...(at?.journal ? { journal: at.journal } : {}) };
  const queryKey = [...QUERY_KEYS.note, input];
  return useQuery({
    queryKey,
    queryFn({ signal }) {
      // The file may have been renamed since it was shown.
      const shown = queries.getQueryData<NoteView>(queryKey);
      return client.call('readNote', { ...input, ...(shown && { journal: shown.journal, hash: shown.hash }) }, signal);
    },
    enabled: at !== null && options.isFrozen !== true,
  });
}

/** What was typed into notes and did not reach their files. */
export function useDrafts(options: { readonly enabled: boolean }): UseQueryResult<readonly DraftPlace[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.drafts,
    queryFn: async ({ signal }) => (await client.call('drafts', {}, signal)).drafts,
    ...options,
  });
}

/** Which names, as links have them, lead to no note of a journal. */
export function useMissing(journal: string | null, names: readonly string[]): UseQueryResult<readonly MissingNote[]> {
  const client = useClient();
  const input = { names: names.slice(0, MOST_NAMES), ...(journal === null ? {} : { journal }) };
  return useQuery({
    queryKey: [...QUERY_KEYS.missing, input],
    queryFn: async ({ signal }) => (await client.call('missingNotes', input, signal)).missing,
    enabled: names.length > 0,
    placeholderData: keepPreviousData,
  });
}

/** More links than one note has. */
const MOST_NAMES = 5_000;

/**
 * The exact text of a note, to write it; null asks for nothing. Read anew whenever an editor is opened, and never under
 * an open one: that looks at the disk by itself.
 */
export function useNoteText(
  at: { readonly journal: string | null; readonly path: string } | null,
): UseQueryResult<NoteText> {
  const client = useClient();
  const input = { path: at?.path ?? '', ...(at?.journal ? { journal: at.journal } : {}) };
  return useQuery({
    queryKey: ['note-text', input],
    queryFn: ({ signal }) => client.call('noteText', input, signal),
    enabled: at !== null,
    gcTime: 0,
  });
}

/** How many notes are listed with one request. */
export const NOTES_A_PAGE = 200;

/** A page of the notes whose path or title holds `text`, newest first; and where the open note stands in the whole list. */
export function useNotePage(
  text: string,
  options: { readonly page?: number; readonly open?: NotePlace | null } = {},
): UseQueryResult<Output<'listNotes'>> {
  const client = useClient();
  return useQuery({ ...notePageQuery(client, { text, ...options }), placeholderData: keepPreviousData });
}

export interface NotePlace {
  readonly journal: string | null;
  readonly path: string;
}

/** The request for one page of the list of notes. */
export function notePageQuery(
  client: Client,
  options: { readonly text: string; readonly page?: number; readonly open?: NotePlace | null },
) {
  const { text, page = 0, open = null } = options;
  const find = open === null ? {} : { find: { path: open.path, ...(open.journal ? { journal: open.journal } : {}) } };
  const input = { limit: NOTES_A_PAGE, offset: page * NOTES_A_PAGE, text, ...find };
  return {
    queryKey: [...QUERY_KEYS.notes, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.call('listNotes', input, signal),
  };
}

/** Notes by what is typed of their names; the former ones stay until the new ones are there. */
export function useFoundNotes(
  text: string,
  options: { readonly limit: number; readonly enabled: boolean },
): UseQueryResult<Output<'findNotes'>> {
  const client = useClient();
  const input = { text, limit: options.limit };
  return useQuery({
    queryKey: [...QUERY_KEYS.found, input],
    queryFn: ({ signal }) => client.call('findNotes', input, signal),
    enabled: options.enabled,
    placeholderData: keepPreviousData,
    gcTime: 30_000,
  });
}

/** Files that were not indexed, and what is odd in those that were. */
export function useSkipped(): UseQueryResult<Output<'skipped'>> {
  const client = useClient();
  return useQuery({ queryKey: QUERY_KEYS.skipped, queryFn: ({ signal }) => client.call('skipped', {}, signal) });
}

/** The catalogue with the state of each model on this machine. */
export function useModels(): UseQueryResult<readonly ModelView[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.models,
    queryFn: async ({ signal }) => (await client.call('models', {}, signal)).models,
  });
}

/** Model servers that answer on this machine. */
export function useEndpoints(): UseQueryResult<readonly EndpointView[]> {
  const client = useClient();
  return useQuery({
    queryKey: QUERY_KEYS.endpoints,
    queryFn: async ({ signal }) => (await client.call('endpoints', {}, signal)).endpoints,
  });
}
