import type { NoteKind } from '../../core/contract/notes.ts';
import type { Filters } from '../../core/contract/search.ts';
import { sayShortDate } from './date.ts';

const KINDS_NAMES: Readonly<Record<NoteKind, string>> = {
  journal: 'journals',
  standup: 'standups',
  meeting: 'meetings',
  runbook: 'runbooks',
  decision: 'decisions',
  note: 'other notes',
};

/** One removable part of the filters. */
export interface FilterChip {
  readonly key: 'time' | 'kind' | 'person' | 'tag' | 'path' | 'journal';
  readonly says: string;
}

/** What people call the notes of a kind. */
export function sayKinds(kind: NoteKind): string {
  return KINDS_NAMES[kind];
}

/** The time of the filters in words; null when they name none. */
export function sayTime(filters: Filters): string | null {
  const { from, to } = filters;
  if (from && to) return from === to ? `on ${sayShortDate(from)}` : `${sayShortDate(from)} to ${sayShortDate(to)}`;
  if (from) return `since ${sayShortDate(from)}`;
  return to ? `until ${sayShortDate(to)}` : null;
}

/** The filters as chips, in a fixed order. */
export function filterChips(filters: Filters): readonly FilterChip[] {
  const time = sayTime(filters);
  const chips: FilterChip[] = [];
  if (time) chips.push({ key: 'time', says: time });
  if (filters.kind?.length) chips.push({ key: 'kind', says: filters.kind.map(sayKinds).join(', ') });
  if (filters.person) chips.push({ key: 'person', says: filters.person });
  if (filters.tag?.length) chips.push({ key: 'tag', says: filters.tag.map((tag) => `#${tag}`).join(' ') });
  if (filters.path) chips.push({ key: 'path', says: `in ${filters.path}` });
  if (filters.journal) chips.push({ key: 'journal', says: `journal ${folderName(filters.journal)}` });
  return chips;
}

/** The filters without what one chip says. */
export function withoutChip(filters: Filters, key: FilterChip['key']): Filters {
  const gone: readonly string[] = key === 'time' ? ['from', 'to'] : [key];
  return Object.fromEntries(Object.entries(filters).filter(([name]) => !gone.includes(name)));
}

/** The last part of a folder's path, on any system. */
export function folderName(root: string): string {
  return root.split(/[/\\]/).findLast((part) => part !== '') ?? root;
}
