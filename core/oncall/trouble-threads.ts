import type { PastIncident } from '../contract/runbook-answer.ts';
import type { TroubleThread } from '../contract/oncall.ts';
import { contentStems } from '../ask/words.ts';
import type { Db } from '../store/database.ts';
import { signaturesByDay, troubleChunks, type TroubleChunk } from '../store/trouble-chunks.ts';
import { blockAround } from './blocks-of-day.ts';
import { troubleIn } from './trouble.ts';

/** A place where something went wrong, and what tells it from other trouble. */
interface Sighting {
  readonly incident: PastIncident;
  /** Hash of its error; null when it has none. */
  readonly error: string | null;
  readonly stems: ReadonlySet<string>;
  readonly title: string;
}

/** Two days are about the same trouble when they share so much of what is rare in them. */
const ALIKE = 0.5;
const LEAST_SHARED = 2;
/** A word of more days than this share says nothing about which trouble it is. */
const COMMON_SHARE = 0.15;
const EXCERPT_CHARS = 300;
/** Days compared with each other. */
const MOST_SIGHTINGS = 3_000;

function blocksOf(lines: readonly string[]): { readonly from: number; readonly to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    if ((lines[at] ?? '').trim() === '' || /^\s{0,3}#{1,6}\s/.test(lines[at] ?? '')) continue;
    const block = blockAround(lines, at);
    blocks.push(block);
    at = Math.max(at, block.to);
  }
  return blocks;
}

function sightingsIn(chunk: TroubleChunk, errors: ReadonlyMap<string, string>): Sighting[] {
  const lines = chunk.text.split('\n');
  return blocksOf(lines).flatMap(({ from, to }): Sighting[] => {
    const text = lines.slice(from, to + 1).join('\n');
    const error = errorAt(chunk, { from, to }, errors);
    const trouble = troubleIn(text, chunk.headings.at(-1) ?? '');
    if (error === null && !trouble.isTrouble) return [];
    const first = (lines[from] ?? '').replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX-]?\]\s+)?/, '').trim();
    const { journal, path, date } = chunk;
    const { worked, cause, minutes } = trouble;
    const place = { journal, path, line: chunk.line + from, endLine: chunk.line + to };
    const incident = { date, ...place, excerpt: first.slice(0, EXCERPT_CHARS), worked, cause, minutes, same: true };
    return [{ incident, error, stems: contentStems(text.slice(0, 600)), title: first }];
  });
}

function errorAt(
  chunk: TroubleChunk,
  { from, to }: { readonly from: number; readonly to: number },
  errors: ReadonlyMap<string, string>,
): string | null {
  for (let line = chunk.line + from; line <= chunk.line + to; line += 1) {
    const hash = errors.get(`${chunk.noteId} ${line}`);
    if (hash !== undefined) return hash;
  }
  return null;
}

/** Stems that tell one trouble from another: not those of every other day. */
function tellingStems(sightings: readonly Sighting[]): (stems: ReadonlySet<string>) => string[] {
  const days = new Map<string, number>();
  for (const { stems } of sightings) for (const stem of stems) days.set(stem, (days.get(stem) ?? 0) + 1);
  const most = Math.max(3, sightings.length * COMMON_SHARE);
  return (stems) => [...stems].filter((stem) => (days.get(stem) ?? 0) <= most && !/^\d+$/.test(stem));
}

interface Thread {
  readonly sightings: Sighting[];
  readonly errors: Set<string>;
  readonly stems: Map<string, number>;
}

function isAlike(thread: Thread, telling: readonly string[]): boolean {
  const size = thread.sightings.length;
  const core = [...thread.stems].filter(([, times]) => times >= size / 2).map(([stem]) => stem);
  const shared = core.filter((stem) => telling.includes(stem)).length;
  return shared >= LEAST_SHARED && shared / Math.max(1, Math.min(core.length, telling.length)) >= ALIKE;
}

function join(threads: Thread[], sighting: Sighting, telling: readonly string[]): void {
  const { error } = sighting;
  const byError = error === null ? undefined : threads.find(({ errors }) => errors.has(error));
  const thread = byError ?? threads.find((one) => isAlike(one, telling)) ?? newThread(threads);
  thread.sightings.push(sighting);
  if (error !== null) thread.errors.add(error);
  for (const stem of telling) thread.stems.set(stem, (thread.stems.get(stem) ?? 0) + 1);
}

function newThread(threads: Thread[]): Thread {
  const thread = { sightings: [], errors: new Set<string>(), stems: new Map<string, number>() };
  threads.push(thread);
  return thread;
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function toThread({ sightings }: Thread): TroubleThread | null {
  // A day that speaks of it several times is one day.
  const byDay = new Map<string, PastIncident>();
  for (const { incident } of sightings) {
    const key = `${incident.date ?? ''} ${incident.path}`;
    const known = byDay.get(key);
    if (known === undefined || (known.worked === null && incident.worked !== null)) byDay.set(key, incident);
  }
  const days = [...byDay.values()].sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const dates = days.flatMap(({ date }) => date ?? []);
  const [last] = dates;
  const first = dates.at(-1);
  if (last === undefined || first === undefined || new Set(dates).size < 2) return null;
  const title = sightings.map(({ title: one }) => one).toSorted((a, b) => a.length - b.length)[0] ?? '';
  return { title, days, first, last, medianMinutes: median(days.flatMap(({ minutes }) => minutes ?? [])) };
}

/** Trouble that came up on more than one day, the latest first: by its error, or by the words that its days share. */
export function troubleThreads(db: Db, limit: number): TroubleThread[] {
  const errors = signaturesByDay(db);
  const sightings = troubleChunks(db)
    .flatMap((chunk) => sightingsIn(chunk, errors))
    .sort((a, b) => ((a.incident.date ?? '') < (b.incident.date ?? '') ? -1 : 1))
    .slice(-MOST_SIGHTINGS);
  const telling = tellingStems(sightings);
  const threads: Thread[] = [];
  for (const sighting of sightings) join(threads, sighting, telling(sighting.stems));
  return threads
    .flatMap((thread) => toThread(thread) ?? [])
    .sort((a, b) => (a.last < b.last ? 1 : -1))
    .slice(0, limit);
}
