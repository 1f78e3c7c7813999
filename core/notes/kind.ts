import { NOTE_KINDS, type NoteKind } from '../contract/kinds.ts';

type Words = readonly (readonly [NoteKind, RegExp])[];

/** Words in the names of folders. */
const FOLDER_WORDS: Words = [
  ['standup', /\b(?:stand-?ups?|daily-?scrums?|dailies)\b/],
  ['runbook', /\b(?:run-?books?|playbooks?|troubleshooting|on-?call|sops?|alerts?)\b/],
  ['decision', /\b(?:adrs?|rfcs?|decisions?|decision-records?)\b/],
  [
    'meeting',
    /\b(?:meetings?|minutes|1-?on-?1s?|one-on-ones?|retros?|retrospectives?|protokolle?|besprechungen|sitzungen|r[eé]unions|comptes?-rendus?|reuniones|actas|notulen|vergaderingen)\b/,
  ],
  ['journal', /\b(?:journals?|diary|diaries|daily|daily-notes?|work-?logs?|dev-?logs?)\b/],
];

/** Words in a file's name, where they may also be what the note is about: fewer. */
const STEM_WORDS: Words = [
  ['standup', /\bstand-?ups?\b/],
  ['runbook', /\b(?:run-?books?|playbook|troubleshooting)\b/],
  ['decision', /\badr\b|\bdecision-record\b/],
  ['meeting', /\b(?:meeting|minutes|1-?on-?1|retrospective)\b/],
  ['journal', /\b(?:journal|diary|work-?log|dev-?log)\b/],
];

const TITLE_WORDS: Words = [
  ['standup', /\bstand-?up\b/i],
  ['decision', /^(?:adr|rfc)[ -]?\d|\bdecision record\b/i],
  ['runbook', /\b(?:runbook|playbook|troubleshooting)\b/i],
  [
    'meeting',
    /\b(?:meeting|minutes|retrospective|1:1|besprechung|sitzung|compte[ -]rendu|r[eé]union|reuni[oó]n|vergadering)\b/i,
  ],
  ['journal', /\b(?:journal|diary|work ?log|daybook)\b/i],
];

const RUNBOOK_HEADING =
  /^(?:meaning|impact|diagnosis|mitigation|symptoms?|resolution|remediation|troubleshooting|escalation|rollback|possible checks)\b/i;
const DECISION_HEADING = /^(?:status|context|decision|consequences|decision drivers|considered options|rationale)\b/i;
const MEETING_HEADING = /^(?:attend(?:ees|ance|ing)|present|agenda|action items|minutes|participants|apologies)\b/i;
const STANDUP_HEADING = /^(?:yesterday|today|blockers?|blocked|done|next|impediments)\b/i;

/** Headings of one kind that a note needs: one alone says little. */
const MIN_TELLING_HEADINGS = 2;

/** Days that make a journal of a note, whatever else its headings say. */
const JOURNAL_MIN_DAYS = 3;

/**
 * What kind of note it is: front matter (`kind` or `type`), its nearest telling folder, its file name, its title, a tag
 * that says so, then the headings that such notes have, and days as headings.
 */
export function kindOf(input: {
  readonly path: string;
  readonly title: string;
  readonly frontmatter: Readonly<Record<string, unknown>>;
  /** What the note is tagged as a whole. */
  readonly tags: readonly string[];
  readonly headings: readonly string[];
  /** How many headings are a day. */
  readonly datedHeadings: number;
}): NoteKind {
  const parts = input.path.toLowerCase().replaceAll(/[_ ]/g, '-').split('/');
  const folders = parts.slice(0, -1).reverse();
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '');
  return (
    said(input.frontmatter) ??
    byFolder(folders, input.datedHeadings) ??
    byWords(stem, STEM_WORDS) ??
    byWords(input.title, TITLE_WORDS) ??
    tagged(input.tags) ??
    (input.datedHeadings >= JOURNAL_MIN_DAYS ? 'journal' : null) ??
    byHeadings(input.headings) ??
    (input.datedHeadings >= 2 || isDayFile(input.path) ? 'journal' : 'note')
  );
}

/** Of a folder of those on call, notes of many days are their diary. */
function byFolder(folders: readonly string[], datedHeadings: number): NoteKind | null {
  const kind = folders.map((folder) => byWords(folder, FOLDER_WORDS)).find((one) => one !== null) ?? null;
  return kind === 'runbook' && datedHeadings >= JOURNAL_MIN_DAYS ? 'journal' : kind;
}

function said(frontmatter: Readonly<Record<string, unknown>>): NoteKind | null {
  for (const value of [frontmatter['kind'], frontmatter['type']]) {
    const word = typeof value === 'string' ? value.trim().toLowerCase() : '';
    const kind = NOTE_KINDS.find((candidate) => candidate === word);
    if (kind !== undefined) return kind;
    if (word === 'adr') return 'decision';
  }
  return null;
}

/** `tags: [runbook, ledger]`. The other kinds are words that pages are about as well. */
function tagged(tags: readonly string[]): NoteKind | null {
  return tags.some((tag) => /^(?:run-?book|playbook)s?$/.test(tag)) ? 'runbook' : null;
}

function byWords(text: string, words: Words): NoteKind | null {
  return words.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

function byHeadings(headings: readonly string[]): NoteKind | null {
  const count = (pattern: RegExp): number => headings.filter((heading) => pattern.test(heading)).length;
  const counts: readonly (readonly [NoteKind, number])[] = [
    ['decision', count(DECISION_HEADING)],
    ['runbook', count(RUNBOOK_HEADING)],
    ['meeting', count(MEETING_HEADING)],
    ['standup', count(STANDUP_HEADING)],
  ];
  const best = counts.toSorted((a, b) => b[1] - a[1])[0];
  return best !== undefined && best[1] >= MIN_TELLING_HEADINGS ? best[0] : null;
}

function isDayFile(path: string): boolean {
  return /(?:^|\/)(?:\d{4}[-_.]?\d{2}[-_.]?\d{2}|\d{4}\/\d{1,2}\/\d{1,2})\.\w+$/.test(path);
}
