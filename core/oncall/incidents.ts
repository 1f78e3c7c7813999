import { writtenDay } from '../dates/written-day.ts';
import type { Alert } from '../contract/alerts.ts';
import type { NoteKind } from '../contract/notes.ts';
import type { PastIncident } from '../contract/runbook-answer.ts';
import type { SignatureHit } from '../ask/retrieve/signature-match.ts';
import { camelParts } from '../notes/camel-parts.ts';
import { lineOfTrouble, symptomOf } from '../ask/answer/trouble-told.ts';
import { isStopWord, WORD } from '../ask/query/words.ts';
import { chunksOfNote, readChunks, type ChunkRow } from '../store/chunks.ts';
import type { Db } from '../store/database.ts';
import { quotePhrase } from '../store/filters.ts';
import { searchLexical } from '../store/lexical.ts';
import { steadyWords } from './steady-words.ts';
import { storyAround, unwrapped, unwrappedLine, withCodeBelow, withCodeInSentences } from '../extract/blocks-of-day.ts';
import { kindsIn } from '../extract/errors/trouble-kind.ts';
import { CAUSE_HEADING, troubleIn, WORKED_HEADING, type Trouble } from '../extract/errors/trouble.ts';

/** Kinds of notes that tell of days. An incident may be a note of its own. */
export const INCIDENT_KINDS: readonly NoteKind[] = ['journal', 'standup', 'meeting', 'note'];

/** So many are shown: who sees the same trouble more often knows it. */
const MOST = 12;
const EXCERPT_CHARS = 300;
/** How much of an error stands in a line that is about the same one. */
const SAME_ERROR = 0.75;
/** And in one that is like it: another program says it in its own words. */
const LIKE_ERROR = 0.5;
const CHUNKS_READ = 80;
const MOST_WORDS = 16;

interface IncidentFilters {
  readonly kind: NoteKind[];
  readonly journal?: string;
}

interface Sighting {
  readonly chunk: ChunkRow;
  readonly line: number;
  readonly same: boolean;
  readonly rank: number;
}

const INCIDENT = /\b(?:incidents?|outages?|post-?mortems?|on-?call|alerts?)\b/i;

function isIncidentNote({ headings, title, path }: ChunkRow): boolean {
  return INCIDENT.test([title, path, ...headings].join(' '));
}

/** What belongs to the incident of a chunk: all below the heading that calls it one, of that day. */
function chunksOfIncident(db: Db, chunk: ChunkRow): ChunkRow[] {
  const { headings, date } = chunk;
  const called = headings.slice(0, headings.findIndex((heading) => INCIDENT.test(heading)) + 1);
  return chunksOfNote(db, chunk.noteId).filter(
    (other) => other.date === date && called.every((heading, at) => other.headings[at] === heading),
  );
}

/** The parts of a note about an incident. */
const PART_HEADING =
  /^\s{0,3}#{1,6}\s+(?:(?:root )?causes?|why|timeline|summary|impact|symptoms?|detection|resolution|resolved|solution|fix|mitigation|recovery|what (?:was tried|we tried|worked|helped|fixed(?: it)?|happened|to change)|follow[- ]?ups?|actions?(?: items?)?|lessons(?: learned)?)\s*:?\s*$/i;

/** The first words of a section whose heading says what it holds; null when it holds none. */
function underHeading(chunks: readonly ChunkRow[], heading: RegExp): string | null {
  for (const { headings, text } of chunks) {
    if (headings.length < 2 || !heading.test(headings.at(-1) ?? '')) continue;
    const lines = text.split('\n').map((line) => line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/, '').trim());
    const said = lines.find((line) => line !== '' && !/^(?:#|<!--|It took (?:\d|less than))/.test(line));
    if (said !== undefined) return said.slice(0, EXCERPT_CHARS);
  }
  return null;
}

/** A note about one incident, or a part of a day, says in its sections how it ended. */
function troubleOfNote(db: Db, chunk: ChunkRow): Trouble {
  const chunks = chunksOfIncident(db, chunk);
  const whole = troubleIn(unwrapped(chunks.map(({ text }) => text).join('\n')), chunk.title);
  return {
    isTrouble: true,
    mayBeTrouble: true,
    worked: underHeading(chunks, WORKED_HEADING) ?? whole.worked,
    cause: underHeading(chunks, CAUSE_HEADING) ?? whole.cause,
    minutes: whole.minutes,
  };
}

function toIncident(db: Db, { chunk, line, same }: Sighting): PastIncident | null {
  const lines = chunk.text.split('\n');
  const at = Math.max(0, Math.min(lines.length - 1, line - chunk.line));
  const { from, to } = storyAround(lines, at);
  const heading = chunk.headings.join(' ');
  const own = unwrapped(withCodeInSentences(lines.slice(from, to + 1).join('\n')));
  // A section about one incident is read whole; of a day, what stands together.
  const isNote = isIncidentNote(chunk);
  const whole = isNote ? troubleOfNote(db, chunk) : same ? troubleIn(unwrapped(chunk.text), heading) : null;
  const near = troubleIn(own, heading);
  const trouble = whole !== null && (isNote || near.worked === null) ? whole : near;
  if (!same && !near.isTrouble && !(whole?.isTrouble ?? false)) return null;
  const date = writtenDay(chunk);
  const said = unwrappedLine(lines, at);
  // `## Cause` of an incident says less than what the incident is called.
  const excerpt = (PART_HEADING.test(said) ? (chunk.headings.at(-2) ?? chunk.title) : said)
    .replace(/^\s*(?:#{1,6}|[-*+]|\d+[.)])\s+(?:\[[ xX-]?\]\s+)?/, '')
    .trim();
  return {
    date,
    journal: chunk.journal,
    path: chunk.path,
    line: chunk.line + from,
    endLine: chunk.line + to,
    excerpt: excerpt.length > EXCERPT_CHARS ? `${excerpt.slice(0, EXCERPT_CHARS)}…` : excerpt,
    worked: withCodeBelow(trouble.worked, lines, to),
    cause: trouble.cause,
    minutes: trouble.minutes,
    same,
  };
}

function bySignature(db: Db, signatures: readonly SignatureHit[], { kind }: IncidentFilters): Sighting[] {
  const hits = signatures.filter(({ exact, isMachine, score }) => exact || (isMachine && score >= LIKE_ERROR));
  return hits.flatMap((hit, rank): Sighting[] => {
    const same = hit.exact || hit.score >= SAME_ERROR;
    const [chunk] = readChunks(db, [hit.chunkId]);
    return chunk === undefined || !kind.includes(chunk.noteKind) ? [] : [{ chunk, line: hit.line, same, rank }];
  });
}

/** The chunks of notes that tell of days, best first. Filtered here: few of the hits are thrown away, and a filter costs more. */
function chunksWith(db: Db, match: string, { kind, journal }: IncidentFilters): ChunkRow[] {
  const hits = searchLexical(db, { match, filters: {}, limit: CHUNKS_READ });
  const rows = readChunks(
    db,
    hits.map(({ chunkId }) => chunkId),
  );
  return rows.filter((row) => kind.includes(row.noteKind) && (journal === undefined || row.journal === journal));
}

/** Where the alert is called by its name. */
function byName(db: Db, { name, labels }: Alert, filters: IncidentFilters): Sighting[] {
  const names = [...new Set([name, labels['alertname'] ?? name])].filter(
    (one) => one.length >= 5 && /\p{L}/u.test(one),
  );
  if (names.length === 0) return [];
  const lower = names.map((one) => one.toLowerCase());
  return chunksWith(db, names.map(quotePhrase).join(' OR '), filters).map((chunk, rank) => {
    const at = chunk.text.split('\n').findIndex((text) => lower.some((one) => text.toLowerCase().includes(one)));
    return { chunk, line: chunk.line + Math.max(0, at), same: true, rank };
  });
}

/** The class of an exception in front of what it says. */
const CLASS = /^(?:[\w.]*(?:Error|Exception|Failure|Fault)|panic|fatal|error): +(?=\S)/;

/** What an alert is called, or its error says, without what is another each time. */
function saidBy({ trace, name }: Alert): string {
  return symptomOf(trace === '' ? name : steadyWords(name.replace(CLASS, '')));
}

/** Lines that share most of what the alert says. */
function byWords(db: Db, alert: Alert, filters: IncidentFilters): Sighting[] {
  const symptom = saidBy(alert);
  const words = new Set([
    ...[...symptom.matchAll(WORD)].flatMap(([word]) => [word, ...camelParts(word)]).filter((word) => !isStopWord(word)),
    ...kindsIn(symptom).words,
  ]);
  if (words.size === 0) return [];
  const match = [...words].slice(0, MOST_WORDS).map(quotePhrase).join(' OR ');
  return chunksWith(db, match, filters).flatMap((chunk, rank): Sighting[] => {
    const line = lineOfTrouble(chunk.text.split('\n'), symptom);
    return line === null ? [] : [{ chunk, line: chunk.line + line, same: false, rank }];
  });
}

/**
 * When the same trouble, or one like it, was there before: dated lines of journals and incident notes, the latest first,
 * a note once a day.
 */
export function pastIncidents(
  db: Db,
  sought: { readonly alert: Alert; readonly journal: string | null; readonly signatures: readonly SignatureHit[] },
): PastIncident[] {
  const { alert, journal, signatures } = sought;
  const filters = { kind: [...INCIDENT_KINDS], ...(journal === null ? {} : { journal }) };
  const named = [...bySignature(db, signatures, filters), ...byName(db, alert, filters)];
  // An error is found by what it says as a whole. Where no day holds it, one may tell of it in its own words.
  const sightings = alert.trace === '' || named.length === 0 ? [...named, ...byWords(db, alert, filters)] : named;
  const byDay = new Map<string, PastIncident>();
  for (const sighting of sightings) {
    const key = `${sighting.chunk.noteId} ${sighting.chunk.date ?? ''}`;
    if (byDay.has(key)) continue;
    const incident = toIncident(db, sighting);
    if (incident !== null && (incident.date !== null || incident.same)) byDay.set(key, incident);
  }
  return [...byDay.values()]
    .sort((a, b) => latestFirst(a.date, b.date) || Number(b.same) - Number(a.same))
    .slice(0, MOST);
}

function latestFirst(a: string | null, b: string | null): number {
  if (a === b) return 0;
  return (b ?? '') > (a ?? '') ? 1 : -1;
}
