import type { Entry } from '../../notes/outline.ts';
import { dayOfText } from './day.ts';
import { labelField, NAME_MAX_CHARS, type FieldKind } from './names.ts';

/** A labelled line: `**Status:** accepted`, `- Date: 2024-03-01`, `Status | Accepted`. */
export interface Field {
  readonly kind: FieldKind;
  /** Lower for a stronger word: `Decision` before `Proposal`. */
  readonly rank: number;
  readonly value: string;
  readonly entry: Entry;
  /** Offset of `value` in the entry's text. */
  readonly from: number;
}

const LABEL = /^[\s*_]*([\p{L}][\p{L} ’'-]{1,30}?)[\s*_]*(?:::?|\||(?<=\S\s)[–—-](?=\s))[\s*_]*/u;

/** The field that a line of an entry is; null when it is none. */
function fieldOfLine(line: string, { entry, at, isProposal }: Line): Field | null {
  const label = LABEL.exec(line.slice(0, NAME_MAX_CHARS));
  if (label === null) return null;
  const named = labelField(label[1] ?? '', isProposal);
  if (named === null) return null;
  const value = line.slice(label[0].length).trim();
  const from = at + label[0].length;
  if (named[0] === 'decision' && /^<?https?:\/\/\S+$/.test(value)) return null;
  // `Decision made: 14 June 2024`
  if (named[0] === 'decision' && isDay(value)) return { kind: 'date', rank: 1, value, entry, from };
  return { kind: named[0], rank: named[1], value, entry, from };
}

interface Line {
  readonly entry: Entry;
  /** Offset in the entry's text. */
  readonly at: number;
  readonly isProposal: boolean;
}

const DAY_MAX_CHARS = 32;

function isDay(value: string): boolean {
  return value.length <= DAY_MAX_CHARS && dayOfText(value) !== null;
}

/** A line with more fields than this is no list of them. */
const FIELD_LINES = 12;
/** Longest line with several fields. */
const SHARED_MAX_CHARS = 400;
/** Several fields in one line: `Status: accepted · Date: 2024-03-01`. */
const BETWEEN = /\s[·•|]\s/u;
/** Any label: the first line of a block of them may be one that says nothing here, as in `Author: …`. */
const ANY_LABEL = /^[*_]{0,3}\p{L}[\p{L} -]{1,24}[*_]{0,3}\s?:[*_]{0,3}\s*\S/u;

/** The fields that an entry holds, one a line. */
export function fieldsOf(entry: Entry, isProposal = false): Field[] {
  const { text } = entry;
  const first = lineAt(text, 0);
  const found = fieldsOfLine(first, { entry, at: 0, isProposal });
  if (found.length === 0 && !(ANY_LABEL.test(first) && text.includes('\n'))) return badgeOf(entry);
  let at = text.indexOf('\n') + 1;
  for (let line = 1; at > 0 && line < FIELD_LINES; line++) {
    found.push(...fieldsOfLine(lineAt(text, at), { entry, at, isProposal }));
    at = text.indexOf('\n', at) + 1;
  }
  return found;
}

function fieldsOfLine(line: string, place: Line): Field[] {
  const whole = fieldOfLine(line, place);
  if (place.entry.kind === 'row' || line.length > SHARED_MAX_CHARS || !BETWEEN.test(line))
    return whole === null ? [] : [whole];
  let at = 0;
  const fields = line.split(BETWEEN).flatMap((part): Field[] => {
    const field = fieldOfLine(part, { ...place, at: place.at + at });
    at += part.length + 3;
    return field === null ? [] : [field];
  });
  // `Status: proposed | accepted | rejected` is one field, with a choice.
  return fields.length > 1 || whole === null ? fields : [whole];
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.slice(at) : text.slice(at, end);
}

const BADGE = /!\[[^\]]{0,40}\]\([^)\s]{0,200}?\bstatus-([\w%]+)/i;
const BADGE_NAME = /^\[?!\[(?:adr )?status:? ([^\]]{1,40})\]/i;

/** `![Status](https://…/badge/status-accepted-green)`. */
function badgeOf(entry: Entry): Field[] {
  if (!entry.text.startsWith('!') && !entry.text.startsWith('[!')) return [];
  const start = entry.text.slice(0, 300);
  const said = BADGE.exec(start)?.[1]?.replaceAll(/_|%20/g, ' ') ?? BADGE_NAME.exec(start)?.[1];
  return said === undefined ? [] : [{ kind: 'status', rank: 0, value: said, entry, from: 0 }];
}

/**
 * Fields of a table whose first row names them: `| Status | Date |` above `| Accepted | 2024-03-01 |`. Rows that name
 * their field in the first cell are read by `fieldsOf`.
 */
export function fieldsOfTable(rows: readonly Entry[]): Field[] {
  const [header, values, ...more] = rows;
  if (header === undefined || values === undefined || more.length > 0) return [];
  const names = header.text.split(' | ').map((name) => labelField(name));
  if (names.filter((name) => name !== null).length < 2) return [];
  return values.text.split(' | ').flatMap((value, index): Field[] => {
    const named = names[index] ?? null;
    if (named === null) return [];
    return [{ kind: named[0], rank: named[1], value, entry: values, from: values.text.indexOf(value) }];
  });
}
