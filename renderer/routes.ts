import { NOTE_KINDS } from '../core/contract/kinds.ts';
import { SEARCH_MODES } from '../core/contract/search.ts';
import type { Filters, SearchRequest } from '../core/contract/search.ts';

/** The places of the rail, in the order of their shortcuts. */
export const PLACES = ['ask', 'search', 'notes', 'journals', 'models'] as const;
export type Place = (typeof PLACES)[number];

export type SearchMode = SearchRequest['mode'];

export interface AskRoute {
  readonly kind: 'ask';
  /** Empty: a new question. */
  readonly question: string;
  readonly filters: Filters;
  /** False: only the words of the notes. */
  readonly generate: boolean;
  /** True when the user removed the time that the question names. */
  readonly anyTime: boolean;
}

export interface NoteRoute {
  readonly kind: 'note';
  readonly journal: string | null;
  readonly path: string;
  readonly line: number | null;
  readonly endLine: number | null;
}

/** Everything that an address after `#` can say. */
export type Route =
  | AskRoute
  | { readonly kind: 'search'; readonly query: string; readonly mode: SearchMode; readonly filters: Filters }
  | { readonly kind: 'notes'; readonly text: string }
  | NoteRoute
  | { readonly kind: 'journals' }
  | { readonly kind: 'models' };

const NEW_QUESTION: AskRoute = { kind: 'ask', question: '', filters: {}, generate: true, anyTime: false };

/** Reads the address after `#`. Anything unknown is a new question; a wrong parameter is left out. */
export function parseRoute(hash: string): Route {
  const [name = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  switch (name) {
    case 'search':
      return { kind: 'search', query: query.get('q') ?? '', mode: readMode(query), filters: readFilters(query) };
    case 'note':
      return readNoteRoute(query);
    case 'notes':
      return { kind: 'notes', text: query.get('q') ?? '' };
    case 'journals':
    case 'models':
      return { kind: name };
    case 'ask':
      return {
        kind: 'ask',
        question: query.get('q') ?? '',
        filters: readFilters(query),
        generate: query.get('words') !== 'notes',
        anyTime: query.get('time') === 'any',
      };
    default:
      return NEW_QUESTION;
  }
}

/** The address of a route, with its `#`; `parseRoute` gives the route back. */
export function formatRoute(route: Route): string {
  switch (route.kind) {
    case 'ask': {
      const query = writeFilters(route.filters);
      if (route.question) query.set('q', route.question);
      if (!route.generate) query.set('words', 'notes');
      if (route.anyTime) query.set('time', 'any');
      return address('ask', query);
    }
    case 'search': {
      const query = writeFilters(route.filters);
      if (route.query) query.set('q', route.query);
      if (route.mode !== 'hybrid') query.set('mode', route.mode);
      return address('search', query);
    }
    case 'note': {
      const query = new URLSearchParams();
      if (route.journal) query.set('journal', route.journal);
      query.set('path', route.path);
      if (route.line !== null) query.set('line', String(route.line));
      if (route.endLine !== null && route.endLine !== route.line) query.set('end', String(route.endLine));
      return address('note', query);
    }
    case 'notes':
      return address('notes', new URLSearchParams(route.text ? { q: route.text } : {}));
    case 'journals':
    case 'models':
      return `#/${route.kind}`;
  }
}

/** The rail's place that a route belongs to. */
export function placeOf(route: Route): Place {
  return route.kind === 'note' ? 'notes' : route.kind;
}

/** Where a place begins. */
export function placeRoute(place: Place): Route {
  if (place === 'ask') return NEW_QUESTION;
  if (place === 'search') return { kind: 'search', query: '', mode: 'hybrid', filters: {} };
  if (place === 'notes') return { kind: 'notes', text: '' };
  return { kind: place };
}

/** The address of some lines of a note. */
export function noteAddress(at: {
  readonly journal?: string | undefined;
  readonly path: string;
  readonly line?: number | undefined;
  readonly endLine?: number | undefined;
}): string {
  const { journal = null, path, line = null, endLine = null } = at;
  return formatRoute({ kind: 'note', journal, path, line, endLine });
}

function address(name: string, query: URLSearchParams): string {
  const text = query.toString();
  return text ? `#/${name}?${text}` : `#/${name}`;
}

function readNoteRoute(query: URLSearchParams): Route {
  const path = query.get('path');
  if (!path) return { kind: 'notes', text: '' };
  const line = readLine(query.get('line'));
  const end = readLine(query.get('end'));
  const endLine = line !== null && end !== null && end >= line ? end : line;
  return { kind: 'note', journal: query.get('journal'), path, line, endLine };
}

function readLine(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function readMode(query: URLSearchParams): SearchMode {
  return SEARCH_MODES.find((mode) => mode === query.get('mode')) ?? 'hybrid';
}

function readFilters(query: URLSearchParams): Filters {
  const date = (name: string): string | undefined => {
    const text = query.get(name);
    return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
  };
  const asked = query.get('kind')?.split(',') ?? [];
  const kind = NOTE_KINDS.filter((known) => asked.includes(known));
  const tag = query.getAll('tag').filter((text) => text !== '');
  const from = date('from');
  const to = date('to');
  const person = query.get('person');
  const path = query.get('in');
  const journal = query.get('journal');
  return {
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(person ? { person } : {}),
    ...(kind.length > 0 ? { kind } : {}),
    ...(tag.length > 0 ? { tag } : {}),
    ...(path ? { path } : {}),
    ...(journal ? { journal } : {}),
  };
}

function writeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  if (filters.from) query.set('from', filters.from);
  if (filters.to) query.set('to', filters.to);
  if (filters.person) query.set('person', filters.person);
  if (filters.kind?.length) query.set('kind', filters.kind.join(','));
  for (const tag of filters.tag ?? []) query.append('tag', tag);
  if (filters.path) query.set('in', filters.path);
  if (filters.journal) query.set('journal', filters.journal);
  return query;
}
