import { NOTE_KINDS } from '../core/contract/kinds.ts';
import type { TurnPlace } from '../core/contract/ask.ts';
import { CHIP_KINDS, SEARCH_MODES } from '../core/contract/search.ts';
import type { ChipKind, Filters, SearchRequest } from '../core/contract/search.ts';
import { FACT_STARTS, factParams, parseFactRoute } from './fact-routes.ts';
import type { FactRoute } from './fact-routes.ts';
import { parseRunbooksRoute, RUNBOOKS_START, runbooksParams } from './oncall-routes.ts';
import type { RunbooksRoute } from './oncall-routes.ts';
import { readDay, readSome, writeParams } from './route-params.ts';

/** The places of the rail, in its order: those where one works, and those where Daybook is looked after. */
export const PLACES = [
  'today',
  'ask',
  'search',
  'notes',
  'tasks',
  'people',
  'decisions',
  'days',
  'runbooks',
  'journals',
  'models',
  'health',
  'settings',
] as const;
export type Place = (typeof PLACES)[number];

/** How many of them have a number as their shortcut: those where one works. Where Daybook is looked after, there is none. */
export const NUMBERED_PLACES = 9;

/** Places without anything to choose in their address. */
const PLAIN_PLACES = ['journals', 'models', 'health', 'settings'] as const;
export type PlainPlace = (typeof PLAIN_PLACES)[number];

export type SearchMode = SearchRequest['mode'];

/** How the results of a search stand together. */
export const SEARCH_GROUPS = ['note', 'day'] as const;
export type SearchGroup = (typeof SEARCH_GROUPS)[number];

export interface AskRoute {
  readonly kind: 'ask';
  /** Empty: a new question. */
  readonly question: string;
  readonly filters: Filters;
  /** False: only the words of the notes. */
  readonly generate: boolean;
  /** What the user took away of how the question was understood. */
  readonly without: readonly ChipKind[];
  /** Where in a conversation; left out for what begins a new one. */
  readonly thread?: TurnPlace;
}

export interface SearchRoute {
  readonly kind: 'search';
  readonly query: string;
  readonly mode: SearchMode;
  readonly group: SearchGroup;
  readonly filters: Filters;
  readonly without: readonly ChipKind[];
}

export interface NoteRoute {
  readonly kind: 'note';
  readonly journal: string | null;
  readonly path: string;
  readonly line: number | null;
  readonly endLine: number | null;
  /** Where a link leads that names a heading and no line. */
  readonly heading?: string;
}

/** Everything that an address after `#` can say. */
export type Route =
  | AskRoute
  | SearchRoute
  | { readonly kind: 'notes'; readonly text: string }
  | NoteRoute
  | FactRoute
  | RunbooksRoute
  | { readonly kind: PlainPlace }
  /** An empty address: today, or the first run as long as there is no journal. */
  | { readonly kind: 'start' }
  /** The first run: a folder is chosen, and what is found in it is shown. */
  | { readonly kind: 'welcome' };

/** A question as it is typed, nothing chosen around it. */
export function askRoute(question: string): AskRoute {
  return { kind: 'ask', question, filters: {}, generate: true, without: [] };
}

/** A search as it is typed, nothing chosen around it. */
export function searchRoute(query: string): SearchRoute {
  return { kind: 'search', query, mode: 'hybrid', group: 'note', filters: {}, without: [] };
}

/** Reads the address after `#`. Anything unknown is a new question, nothing at all is the start; a wrong parameter is left out. */
export function parseRoute(hash: string): Route {
  const [name = '', search = ''] = hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const query = new URLSearchParams(search);
  switch (name) {
    case 'search':
      return {
        kind: 'search',
        query: query.get('q') ?? '',
        mode: readMode(query),
        group: SEARCH_GROUPS.find((group) => group === query.get('by')) ?? 'note',
        filters: readFilters(query),
        without: readSome(query, 'without', CHIP_KINDS),
      };
    case 'note':
      return readNoteRoute(query);
    case 'notes':
      return { kind: 'notes', text: query.get('q') ?? '' };
    case 'journals':
    case 'models':
    case 'health':
    case 'settings':
    case 'welcome':
      return { kind: name };
    case '':
      return { kind: 'start' };
    case 'runbooks':
      return parseRunbooksRoute(query);
    case 'ask':
      return {
        kind: 'ask',
        question: query.get('q') ?? '',
        filters: readFilters(query),
        generate: query.get('words') !== 'notes',
        without: readSome(query, 'without', CHIP_KINDS),
        ...readThread(query),
      };
    default:
      return parseFactRoute(name, query) ?? askRoute('');
  }
}

/** The address of a route, with its `#`; `parseRoute` gives the route back. */
export function formatRoute(route: Route): string {
  switch (route.kind) {
    case 'ask': {
      const query = writeFilters(route.filters);
      if (route.question) query.set('q', route.question);
      if (!route.generate) query.set('words', 'notes');
      writeWithout(query, route.without);
      if (route.thread) {
        query.set('talk', route.thread.conversation);
        query.set('turn', String(route.thread.turn));
      }
      return address('ask', query);
    }
    case 'search': {
      const query = writeFilters(route.filters);
      if (route.query) query.set('q', route.query);
      if (route.mode !== 'hybrid') query.set('mode', route.mode);
      if (route.group !== 'note') query.set('by', route.group);
      writeWithout(query, route.without);
      return address('search', query);
    }
    case 'note': {
      const query = new URLSearchParams();
      if (route.journal) query.set('journal', route.journal);
      query.set('path', route.path);
      if (route.line !== null) query.set('line', String(route.line));
      if (route.endLine !== null && route.endLine !== route.line) query.set('end', String(route.endLine));
      if (route.line === null && route.heading) query.set('heading', route.heading);
      return address('note', query);
    }
    case 'notes':
      return address('notes', writeParams({ q: route.text }));
    case 'runbooks':
      return address('runbooks', runbooksParams(route));
    case 'journals':
    case 'models':
    case 'health':
    case 'settings':
    case 'welcome':
      return `#/${route.kind}`;
    case 'start':
      return '#/';
    default:
      return address(route.kind, factParams(route));
  }
}

/** The rail's place that a route belongs to. */
export function placeOf(route: Route): Place {
  if (route.kind === 'note') return 'notes';
  if (route.kind === 'start') return 'today';
  if (route.kind === 'welcome') return 'journals';
  return route.kind === 'standup' || route.kind === 'person' ? 'people' : route.kind;
}

/** Where a place begins. */
export function placeRoute(place: Place): Route {
  switch (place) {
    case 'ask':
      return askRoute('');
    case 'search':
      return searchRoute('');
    case 'notes':
      return { kind: 'notes', text: '' };
    case 'runbooks':
      return RUNBOOKS_START;
    case 'journals':
    case 'models':
    case 'health':
    case 'settings':
      return { kind: place };
    default:
      return FACT_STARTS[place];
  }
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
  const heading = line === null ? query.get('heading') : null;
  return { kind: 'note', journal: query.get('journal'), path, line, endLine, ...(heading ? { heading } : {}) };
}

function readLine(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function readThread(query: URLSearchParams): { readonly thread?: TurnPlace } {
  const conversation = query.get('talk') ?? '';
  if (!/^[\w-]{1,64}$/.test(conversation)) return {};
  return { thread: { conversation, turn: readLine(query.get('turn')) ?? 1 } };
}

function readMode(query: URLSearchParams): SearchMode {
  return SEARCH_MODES.find((mode) => mode === query.get('mode')) ?? 'hybrid';
}

function readFilters(query: URLSearchParams): Filters {
  const kind = readSome(query, 'kind', NOTE_KINDS);
  const tag = query.getAll('tag').filter((text) => text !== '');
  const from = readDay(query, 'from');
  const to = readDay(query, 'to');
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

function writeWithout(query: URLSearchParams, without: readonly ChipKind[]): void {
  if (without.length > 0) query.set('without', CHIP_KINDS.filter((kind) => without.includes(kind)).join(','));
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
