import type { Alert } from '../contract/alerts.ts';
import type { NoteKind } from '../contract/notes.ts';
import type { Match } from '../contract/runbook-answer.ts';
import type { Retrieved } from '../ask/retrieve/retrieve.ts';
import type { SignatureHit } from '../ask/retrieve/signature-match.ts';
import { noteNames, type NoteName } from '../store/note-names.ts';
import type { Db } from '../store/database.ts';
import { searchLexical } from '../store/lexical.ts';
import { quotePhrase } from '../store/filters.ts';
import { readChunks, type ChunkRow } from '../store/chunks.ts';
import { alertNames, saidAsName } from './alert-names.ts';
import { addressScore, readAddress } from './match-address.ts';
import { squash } from './squash.ts';

/** Kinds of notes that may be a runbook. Days, meetings and decisions tell what happened. */
export const RUNBOOK_KINDS: readonly NoteKind[] = ['runbook', 'note'];

/** What happened once is no runbook. */
const INCIDENT_PATH =
  /(?:^|[/_ -])(?:incidents?|outages?|post-?mortems?)(?:[/_ .-]|$)(?!.*(?:process|procedure|how-to|guide|manage|template))/i;

/** A page that may be the one for an alert. */
export interface Candidate {
  readonly noteId: number;
  readonly journal: string;
  readonly path: string;
  readonly title: string;
  readonly kind: NoteKind;
  readonly match: Match;
  /** Within its kind of match, more is better. */
  readonly score: number;
  /** A line of the part that is meant; null for the whole page. */
  readonly line: number | null;
}

/** What is looked for, and where. */
export interface Sought {
  readonly db: Db;
  readonly alert: Alert;
  readonly journal: string | null;
  /** Where the notes hold its error. */
  readonly signatures: readonly SignatureHit[];
}

function candidate(note: NoteName, match: Match, found: { readonly score: number; readonly line?: number }): Candidate {
  const { score, line = null } = found;
  const { id, journal, path, title, kind } = note;
  return { noteId: id, journal, path, title, kind, match, score, line };
}

/** An address that many pages end in alike says nothing: `…/runbook`, `…/README`. */
const LEAST_SHARE = 1;

function byAddress({ alert }: Sought, notes: readonly NoteName[]): Candidate[] {
  if (alert.runbookUrl === null) return [];
  const address = readAddress(alert.runbookUrl);
  const found = notes
    .map((note) => ({ note, score: addressScore(note, address) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = found[0]?.score ?? 0;
  return found
    .filter(({ score }) => score === best && score >= LEAST_SHARE / 2)
    .map(({ note, score }) => candidate(note, 'address', { score }));
}

const NAME_KEYS = /^(?:alert|alerts|alertname|alert_names?|aliases|alias|also_known_as|triggers?)$/i;
/** A title within a longer name must be this long to say anything. */
const WITHIN_CHARS = 10;

function nameScore(note: NoteName, names: readonly string[]): number {
  const stem = squash((note.path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, ''));
  const title = squash(note.title);
  let best = 0;
  for (const [at, name] of names.entries()) {
    // An earlier name is more likely the alert's own; a runbook's page is more likely meant than any other note.
    const likely = 1 - at * 0.01 + (note.kind === 'runbook' ? 0.005 : 0);
    if (name === stem || name === title) best = Math.max(best, likely);
    else if (title.length >= WITHIN_CHARS && name.includes(title))
      best = Math.max(best, (likely * 0.8 * title.length) / name.length);
    else if (stem.length >= WITHIN_CHARS && name.includes(stem))
      best = Math.max(best, (likely * 0.8 * stem.length) / name.length);
  }
  return best;
}

const LEAST_NAME = 0.5;

/** What only a runbook says of itself, whatever kind of note it is taken for. */
export const ALERT_KEYS = /^(?:alert|alerts|alertname|alert_names?)$/i;

function saysName(note: NoteName, names: readonly string[]): boolean {
  const keys = note.kind === 'runbook' ? NAME_KEYS : ALERT_KEYS;
  return Object.entries(note.frontmatter()).some(
    ([key, value]) =>
      keys.test(key) && (Array.isArray(value) ? value : [value]).some((one) => names.includes(squash(String(one)))),
  );
}

/**
 * How far a name is that of a page: `node is not ready` most of Kube Node Not Ready, `QueueBacklog` most of Queue backlog
 * (EU).
 */
function partScore(note: NoteName, names: readonly string[]): number {
  const title = squash(note.title);
  if (note.kind !== 'runbook' || title === '') return 0;
  const within = names.filter((name) => name.length >= WITHIN_CHARS && title.includes(name));
  return Math.max(0, ...within.map((name) => (0.8 * name.length) / title.length));
}

function byName({ alert }: Sought, notes: readonly NoteName[]): Candidate[] {
  const said = alert.source === 'text' ? saidAsName(alert.name) : null;
  const names = [...alertNames(alert), ...(said === null ? [] : [said])];
  return notes.flatMap((note) => {
    const inFrontMatter = saysName(note, names) ? 1.01 : 0;
    const score = Math.max(inFrontMatter, nameScore(note, names), partScore(note, names));
    return score >= LEAST_NAME ? [candidate(note, 'name', { score })] : [];
  });
}

const HEADINGS_READ = 60;

/** Headings that are the alert's name, among the sections whose headings hold its words. */
function byHeading(
  { db, alert }: Sought,
  notes: ReadonlyMap<number, NoteName>,
  near: readonly ChunkRow[],
): Candidate[] {
  const names = new Set(alertNames(alert));
  const fragment = alert.runbookUrl === null ? null : readAddress(alert.runbookUrl).fragment;
  const match = `{headings} : (${[alert.name, alert.labels['alertname'] ?? '']
    .filter((one) => /[\p{L}\p{N}]/u.test(one))
    .map(quotePhrase)
    .join(' OR ')})`;
  const hits = match.endsWith('()') ? [] : searchLexical(db, { match, filters: {}, limit: HEADINGS_READ });
  const rows = [
    ...readChunks(
      db,
      hits.map(({ chunkId }) => chunkId),
    ),
    ...near,
  ];
  return rows.flatMap((row) => {
    const note = notes.get(row.noteId);
    const at = row.headings.findIndex((heading) => isNamed(squash(heading), names, fragment));
    return note === undefined || at <= 0
      ? []
      : [candidate(note, 'heading', { score: 1 + (note.kind === 'runbook' ? 0.1 : 0), line: row.line })];
  });
}

function isNamed(heading: string, names: ReadonlySet<string>, fragment: string | null): boolean {
  if (heading === '') return false;
  if (names.has(heading) || heading === fragment) return true;
  // `## Alert Name: KubeAPIDown`
  return /^alert(?:name)?/.test(heading) && names.has(heading.replace(/^alert(?:name)?/, ''));
}

/** The least that an error has in common with one on a page for the page to be about it. */
const LEAST_SIGNATURE = 0.75;

function bySignature({ signatures }: Sought, notes: ReadonlyMap<number, NoteName>): Candidate[] {
  return signatures
    .filter(({ exact, isMachine, score }) => exact || (isMachine && score >= LEAST_SIGNATURE))
    .flatMap((hit) => {
      const note = notes.get(hit.noteId);
      return note === undefined ? [] : [candidate(note, 'signature', hit)];
    });
}

function byWords(found: Retrieved, notes: ReadonlyMap<number, NoteName>): Candidate[] {
  return found.candidates.flatMap(({ chunk }, at) => {
    const note = notes.get(chunk.noteId);
    return note === undefined ? [] : [candidate(note, 'words', { score: 1 / (at + 1), line: chunk.line })];
  });
}

const ORDER: Readonly<Record<Match, number>> = { address: 0, name: 1, heading: 2, signature: 3, words: 4 };

/** Words of an alert's labels that a page's path and title have: what tells two pages of one name apart. */
export function labelsOnPage({ labels }: Alert, { path, title }: Pick<Candidate, 'path' | 'title'>): string[] {
  const own = squash(`${path} ${title}`);
  return Object.entries(labels)
    .filter(
      ([key, value]) =>
        key !== 'alertname' &&
        value.length >= 3 &&
        value.length <= 60 &&
        own.includes(squash(value)) &&
        squash(value).length >= 3,
    )
    .map(([key, value]) => `${key}=${value}`);
}

/**
 * The pages that may be meant, the likeliest first, each once: by the address that the alert names, its name, a heading of
 * that name, its error, and its words.
 */
export function findCandidates(sought: Sought, found: Retrieved): Candidate[] {
  const list = noteNames(sought.db, RUNBOOK_KINDS, sought.journal).filter(({ path }) => !INCIDENT_PATH.test(path));
  const notes = new Map(list.map((note) => [note.id, note]));
  const near = found.candidates.map(({ chunk }) => chunk);
  const rank = new Map<number, number>();
  for (const { chunk } of found.candidates) if (!rank.has(chunk.noteId)) rank.set(chunk.noteId, rank.size);
  const all = [
    ...byAddress(sought, list),
    ...byName(sought, list),
    ...byHeading(sought, notes, near),
    ...bySignature(sought, notes),
    ...byWords(found, notes),
  ];
  const best = new Map<number, Candidate>();
  for (const one of all) {
    const known = best.get(one.noteId);
    if (known === undefined) best.set(one.noteId, one);
    else if (known.line === null && one.line !== null && one.match === 'heading')
      best.set(one.noteId, { ...known, line: one.line });
  }
  const place = (one: Candidate) => rank.get(one.noteId) ?? Infinity;
  return [...best.values()].sort(
    (a, b) =>
      ORDER[a.match] - ORDER[b.match] ||
      Number(b.score >= 1) - Number(a.score >= 1) ||
      labelsOnPage(sought.alert, b).length - labelsOnPage(sought.alert, a).length ||
      b.score - a.score ||
      place(a) - place(b),
  );
}
