import type { Entry } from '../notes/outline.ts';

/** What a part of a decision record is about. */
export type FieldKind =
  | 'status'
  | 'date'
  | 'decision'
  | 'rationale'
  | 'supersedes'
  | 'superseded-by'
  | 'title'
  /** Context, options, consequences: what only a record has. */
  | 'setting';

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

type Words = readonly (readonly [kind: FieldKind, rank: number, pattern: RegExp])[];

const HEADINGS: Words = [
  ['status', 0, /^(?:(?:adr|decision|current|record) )?(?:status|state)$/],
  [
    'decision',
    0,
    /^(?:(?:the|our|final|architecture|architectural|design|technical|key) )*decision(?: (?:outcome|made|taken|statement|summary|details?|text))?(?: (?:and|&) (?:rationale|reasons?|justification))?$/,
  ],
  [
    'decision',
    1,
    /^(?:outcome|resolution|chosen (?:option|solution|approach|alternative)|selected (?:option|solution|approach)|what (?:we|was) decided|what did we decide|verdict|proposed decision)$/,
  ],
  [
    'decision',
    2,
    /^(?:proposal|proposed solution|solution|recommendation|conclusions?|approach|the change|proposed change)$/,
  ],
  [
    'rationale',
    0,
    /^(?:decision )?(?:rationale|justification|reasoning|reasons?|why)$|^(?:reasons?|rationale|justification) (?:for|behind) (?:the |this )?(?:decision|rejection|choice)$/,
  ],
  [
    'setting',
    0,
    /^(?:context(?: (?:and|&) (?:problem(?: statement)?|background|motivation))?|problem(?: statement)?|decision drivers?|drivers|considered (?:options|alternatives)|options(?: considered)?|alternatives(?: considered)?|consequences|pros and cons(?: of the options)?|implications|positive consequences|negative consequences|trade-?offs?|assumptions|constraints|impact)$/,
  ],
  ['date', 0, /^(?:decision )?date$/],
  ['supersedes', 0, /^(?:super[sc]edes|replaces)$/],
  ['superseded-by', 0, /^(?:super[sc]eded|replaced) by$/],
  ['title', 0, /^(?:title|name|subject|topic)$/],
];

const LABELS: Words = [
  ...HEADINGS.filter(([kind, rank]) => kind !== 'decision' || rank < 2),
  ['decision', 1, /^(?:chosen option|decided|decision taken)$/],
  [
    'date',
    1,
    /^(?:date (?:decided|accepted|approved|of decision)|decided on|accepted on|approved on|accepted|approved|decided at)$/,
  ],
  [
    'date',
    2,
    /^(?:proposed on|proposed|created|created on|creation date|date created|last updated|updated|last modified)$/,
  ],
  ['supersedes', 0, /^obsoletes$/],
];

const EDGES = /^[^\p{L}]+|[^\p{L}]+$/gu;

/** Longest heading or label that is one of these: they are a few words. */
const NAME_MAX_CHARS = 48;

/** Every one of these names holds one of these: most headings and labels hold none. */
const HINT =
  /stat|deci|outcome|resol|chosen|select|verdict|propos|soluti|recomm|conclu|approach|change|rational|justif|reason|why|context|problem|driver|option|altern|conseq|pros|implic|trade|assum|constr|impact|date|supers|superc|replac|titl|name|subj|topic|accept|approv|creat|updat|modif|obsol/i;

function kindByName(name: string, words: Words): readonly [FieldKind, number] | null {
  if (name.length > NAME_MAX_CHARS || !HINT.test(name)) return null;
  const plain = name
    .replaceAll(EDGES, '')
    .replaceAll(/[*_`]|\s+/g, (mark) => (mark.trim() === '' ? ' ' : ''))
    .toLowerCase();
  for (const [kind, rank, pattern] of words) if (pattern.test(plain)) return [kind, rank];
  return null;
}

/** What a heading opens: `## 3. Decision outcome` → decision. */
export function headingField(heading: string): readonly [FieldKind, number] | null {
  return kindByName(heading, HEADINGS);
}

const LABEL = /^[\s*_]*([\p{L}][\p{L} ’'-]{1,30}?)[\s*_]*(?:::?|\||(?<=\S\s)[–—-](?=\s))[\s*_]*/u;

/** The field that a line of an entry is; null when it is none. */
function fieldOfLine(line: string, entry: Entry, at: number): Field | null {
  const label = LABEL.exec(line.slice(0, NAME_MAX_CHARS));
  if (label === null) return null;
  const named = kindByName(label[1] ?? '', LABELS);
  if (named === null) return null;
  const [kind, rank] = named;
  const value = line.slice(label[0].length).trim();
  return { kind, rank, value, entry, from: at + label[0].length };
}

/** A line with more fields than this is no list of them. */
const FIELD_LINES = 12;

/** The fields that an entry holds, one a line. */
export function fieldsOf(entry: Entry): Field[] {
  const { text } = entry;
  const first = fieldOfLine(lineAt(text, 0), entry, 0);
  if (first === null) return badgeOf(entry);
  const found = [first];
  let at = text.indexOf('\n') + 1;
  for (let line = 1; at > 0 && line < FIELD_LINES; line++) {
    const field = fieldOfLine(lineAt(text, at), entry, at);
    if (field !== null) found.push(field);
    at = text.indexOf('\n', at) + 1;
  }
  return found;
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
  const names = header.text.split(' | ').map((name) => kindByName(name, LABELS));
  if (names.filter((name) => name !== null).length < 2) return [];
  return values.text.split(' | ').flatMap((value, index): Field[] => {
    const named = names[index] ?? null;
    if (named === null) return [];
    return [{ kind: named[0], rank: named[1], value, entry: values, from: values.text.indexOf(value) }];
  });
}
