import type { PastIncident } from '../contract/runbook-answer.ts';
import type { TroubleThread } from '../contract/oncall.ts';
import { troubleStems } from '../ask/answer/trouble-told.ts';
import { contentStems } from '../ask/query/words.ts';
import { KIND_MARK } from '../extract/errors/trouble-kind.ts';
import type { Db } from '../store/database.ts';
import { signaturesByDay, troubleChunks, type TroubleChunk } from '../store/trouble-chunks.ts';
import { alikeness, weigher, type Weighed } from './alike.ts';
import { storyAround, unwrapped, unwrappedLine, withCodeBelow, withCodeInSentences } from '../extract/blocks-of-day.ts';
import { isTask, troubleIn, troubleWords, WORKED_HEADING } from '../extract/errors/trouble.ts';
import { ALERT_KEYS } from './candidates.ts';
import { noteNames } from '../store/note-names.ts';

/** A place where something went wrong, and what tells it from other trouble. */
interface Sighting {
  readonly incident: PastIncident;
  /** Hash of its error; null when it has none. */
  readonly error: string | null;
  /** Alerts that are named where it is told. */
  readonly alerts: readonly string[];
  readonly stems: ReadonlySet<string>;
  /** The same of what is said to be wrong, without what ended it. */
  readonly wrong: ReadonlySet<string>;
  /** Its words, to tell an item that is carried over from trouble that came again. */
  readonly said: string;
  readonly title: string;
  /** Whether it surely was trouble. */
  readonly isSure: boolean;
  /** Whether it stands where an incident says what worked. */
  readonly isRemedy: boolean;
}

/** Two days are about the same trouble when they share so much of what is rare in them. */
const ALIKE = 0.36;
/** And so much where it is not said plainly that something was wrong. */
const ALIKE_UNSURE = 0.45;
/** And so much with the others of their thread, on average. */
const ALIKE_ON_AVERAGE = 0.14;
const LEAST_SHARED = 2;
/** With more words in common, that few other days have, less of the whole is enough. */
const ALIKE_IN_MANY = 0.2;
const MANY_SHARED = 3;
/** Others of a thread that a day is compared with: its latest. */
const COMPARED = 6;
/** Days without sure trouble that make a thread of it. */
const UNSURE_DAYS = 3;
const EXCERPT_CHARS = 300;
const TOLD_CHARS = 600;
const SHORT_CHARS = 250;
/** Words of trouble as such: they do not tell one from another. */
const OF_ANY_TROUBLE = contentStems(
  `fail failed failure failures failing broke broken breaks stuck hang hangs hanging hung crash crashed crashes error errors exception
  exceptions restart restarted restarting reboot rebooting fix fixed fixes resolve resolved took takes minute minutes hour hours day
  down outage incident root cause caused because again issue issues problem problems trouble alert alerts alerted paged page today
  yesterday tonight night morning since went came back helped help recovered restored lasted gone still continue continuing investigate
  investigating working works worked reason bug wrong everything everybody all once more solved found`,
);
/** Days compared with each other. */
const MOST_SIGHTINGS = 3_000;
/** A meeting is about trouble when its title says so: others talk of errors as of anything. */
const ABOUT_TROUBLE = /\b(?:incidents?|outages?|post-?mortems?|retro(?:spective)?s?|on-?call|alerts?|root cause)\b/i;

function blocksOf(lines: readonly string[]): { readonly from: number; readonly to: number }[] {
  const blocks: { from: number; to: number }[] = [];
  let isFence = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (/^\s*(?:```|~~~)/.test(line)) isFence = !isFence;
    else if (!isFence && line.trim() !== '' && !/^\s{0,3}#{1,6}\s|^\s*\|/.test(line)) {
      const block = storyAround(lines, at);
      blocks.push(block);
      at = Math.max(at, block.to);
    }
  }
  return blocks;
}

function isOfTrouble({ kind, path, headings }: TroubleChunk): boolean {
  return kind !== 'meeting' || ABOUT_TROUBLE.test([path.replaceAll(/[-_/]/g, ' '), ...headings].join(' '));
}

/** How the coming of an alert is told. */
const CAME = /\b(?:pages?|paged|fires?|fired|firing|alert(?:s|ed|ing)?|woke|triggered)\b/i;
/** `QuayDbPrimaryDown`: an alert of three words in one. Classes of errors are called so too, and fit any trouble. */
const ALERT_NAME = /\b(?:\p{Lu}[\p{Ll}\p{N}]+){3,}\b/gu;
const CLASS_OF_ERROR = /(?:Error|Exception|Failure|Fault)$/;

function alertsIn(text: string, known?: ReadonlySet<string>): string[] {
  const names = new Set(text.match(ALERT_NAME) ?? []);
  return [...names].filter((name) => !CLASS_OF_ERROR.test(name) && (known?.has(name) ?? true));
}

/** The alerts that runbooks and incidents are called after, or say that they are for. */
function knownAlerts(db: Db): ReadonlySet<string> {
  const notes = noteNames(db, ['runbook', 'note'], null);
  return new Set(
    notes.flatMap(({ title, path, frontmatter }) => {
      const named = Object.entries(frontmatter()).flatMap(([key, value]) =>
        ALERT_KEYS.test(key) ? [String(value)] : [],
      );
      return alertsIn([title, path, ...named].join(' '));
    }),
  );
}

/** What tells by its own name what is wrong. */
interface Known {
  readonly errors: ReadonlyMap<string, string>;
  readonly alerts: ReadonlySet<string>;
}

function sightingsIn(chunk: TroubleChunk, { errors, alerts: known }: Known): Sighting[] {
  if (!isOfTrouble(chunk)) return [];
  const lines = chunk.text.split('\n');
  return blocksOf(lines).flatMap(({ from, to }): Sighting[] => {
    const text = unwrapped(
      withoutBlockers(withoutAddresses(withCodeInSentences(lines.slice(from, to + 1).join('\n')))),
    );
    const error = errorAt(chunk, { from, to }, errors);
    const trouble = troubleIn(text, chunk.headings.at(-1) ?? '');
    const isPart = WORKED_HEADING.test(chunk.headings.slice(1).join(' '));
    const alerts = alertsIn(`${chunk.headings[0] ?? ''} ${text}`, known);
    const mayBe = trouble.mayBeTrouble || (alerts.length > 0 && (isPart || CAME.test(text)));
    if (error === null && (!mayBe || isTask(lines[from] ?? ''))) return [];
    const first = unwrappedLine(lines, from)
      .replace(/^\s*(?:[-*+]|\d+[.)])\s+(?:\[[ xX-]?\]\s+)?/, '')
      .trim();
    const { journal, path, date } = chunk;
    const { cause, minutes } = trouble;
    const worked = withCodeBelow(trouble.worked ?? (isPart && alerts.length > 0 ? first : null), lines, to);
    const place = { journal, path, line: chunk.line + from, endLine: chunk.line + to };
    const incident = { date, ...place, excerpt: first.slice(0, EXCERPT_CHARS), worked, cause, minutes, same: true };
    const own = withoutSpeakers(text.slice(0, TOLD_CHARS));
    // What surely tells of trouble in few words tells of one; a longer item holds other matters.
    const told = trouble.isTrouble && own.length <= SHORT_CHARS ? own : troubleWords(own);
    const stems = telling(told);
    const wrong = telling(troubleWords(own));
    const said = text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
    const isSure = error !== null || alerts.length > 0 || trouble.isTrouble;
    const isRemedy = isPart && alerts.length > 0;
    return [{ incident, error, alerts, stems, wrong, said, title: alerts[0] ?? first, isSure, isRemedy }];
  });
}

/** The words of a text that tell one trouble from another. */
function telling(text: string): ReadonlySet<string> {
  return new Set([...troubleStems(text)].filter((stem) => !OF_ANY_TROUBLE.has(stem)));
}

/** Addresses and numbers of tickets hold words that say nothing of what is wrong: `/issues/7`, `#7`. */
function withoutAddresses(text: string): string {
  return text.replaceAll(/\bhttps?:\/\/\S+|\]\([^)]*\)|(?:[\w.-]+\/)?[\w.-]*#\d+/g, ' ');
}

/** `mira`, `Mira Voss`, `mira + jon`, up to its colon. `mill-3` is nobody. */
const NAME = String.raw`\p{L}[\p{L}.'’-]*(?:[ ]\p{Lu}[\p{L}\w.'’-]*){0,2}`;
const SPEAKER = new RegExp(
  String.raw`^(\s*(?:[-*+]|\d+[.)])?\s*(?:\[[ xX-]?\]\s*)?(?:\*\*|__)?)(?:${NAME}(?:\s*(?:[+&,]|and|to)\s*${NAME}){0,3})(?:\*\*|__)?:(?:\*\*|__)?\s`,
  'gmu',
);

/** `mira + jon: the vat is stuck`: who says it is no part of the trouble. */
function withoutSpeakers(text: string): string {
  return text.replaceAll(SPEAKER, '$1');
}

/** `Blocked by the supplier`, `Blockers: none`: of a turn in a standup that is what somebody waits for. */
const BLOCKER =
  /(?<=^|[.;,]\s|:\s)(?:(?:i'm|i am|we are|still|currently|also) )*block(?:ed|ers?|ing)\b(?:[ ]?:|[ ](?:by|on|until|with|waiting)\b)[^.;\n]*[.;]?/gim;

function withoutBlockers(text: string): string {
  return text
    .split('\n')
    .map((line) => (isTurn(line) ? line.replaceAll(BLOCKER, '') : line))
    .join('\n');
}

function isTurn(line: string): boolean {
  return withoutSpeakers(line) !== line;
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

interface Thread {
  readonly sightings: Sighting[];
  readonly weighed: Weighed[];
  /** What its days say. */
  readonly told: Set<string>;
}

type IsRare = (stem: string) => boolean;

/** The same kind of trouble of the same thing, whatever else is told: `the disk of mill is full`, `mill: no space left`. */
function isSameTrouble(a: Sighting, b: Sighting, isRare: IsRare): boolean {
  const shared = [...a.wrong].filter((stem) => b.wrong.has(stem));
  const isKind = (stem: string) => stem.startsWith(KIND_MARK);
  return a.isSure && b.isSure && shared.some(isKind) && shared.some((stem) => !isKind(stem) && isRare(stem));
}

function isAlike(
  { weighed, sightings }: Thread,
  { weighed: sighting, isSure }: Sighting & { readonly weighed: Weighed },
): boolean {
  const least = isSure && sightings.some((one) => one.isSure) ? ALIKE : ALIKE_UNSURE;
  let isFound = false;
  let sum = 0;
  const latest = weighed.slice(-COMPARED);
  for (const other of latest) {
    const { score, shared } = alikeness(other, sighting);
    const enough = shared >= MANY_SHARED && isSure ? ALIKE_IN_MANY : least;
    if (shared >= LEAST_SHARED && score >= enough) isFound = true;
    sum += score;
  }
  return isFound && sum / Math.max(1, latest.length) >= ALIKE_ON_AVERAGE;
}

/** Threads, with the ways in which a day finds its own among them. */
interface Threads {
  readonly all: Thread[];
  /** By hash of an error, and by the name of an alert. */
  readonly byName: Map<string, Thread>;
  readonly byStem: Map<string, Set<Thread>>;
  readonly isRare: IsRare;
}

/** A word names what is wrong while no more days than these, or than this share of them, tell of it. */
const RARE_TIMES = 4;
const RARE_SHARE = 0.1;

function rareAmong(sightings: readonly Sighting[]): IsRare {
  const times = new Map<string, number>();
  for (const { wrong } of sightings) for (const stem of wrong) times.set(stem, (times.get(stem) ?? 0) + 1);
  const most = Math.max(RARE_TIMES, sightings.length * RARE_SHARE);
  return (stem) => !/^\d+$/.test(stem) && (times.get(stem) ?? 0) <= most;
}

/** Threads that have enough words in common with a day to be looked at, the latest first. */
function candidates({ byStem }: Threads, { weights }: Weighed): Thread[] {
  const shared = new Map<Thread, number>();
  for (const stem of weights.keys())
    for (const thread of byStem.get(stem) ?? []) shared.set(thread, (shared.get(thread) ?? 0) + 1);
  return [...shared]
    .filter(([, times]) => times >= LEAST_SHARED)
    .map(([thread]) => thread)
    .reverse();
}

function join(threads: Threads, sighting: Sighting, weighed: Weighed): void {
  const { error, alerts, said } = sighting;
  const names = error === null ? alerts : [error, ...alerts];
  const found =
    names.map((name) => threads.byName.get(name)).find((one) => one !== undefined) ??
    candidates(threads, weighed).find(
      (one) =>
        isAlike(one, { ...sighting, weighed }) ||
        one.sightings.slice(-COMPARED).some((other) => isSameTrouble(other, sighting, threads.isRare)),
    );
  const thread = found ?? { sightings: [], weighed: [], told: new Set<string>() };
  if (found === undefined) threads.all.push(thread);
  for (const name of names) threads.byName.set(name, thread);
  // The same words on a later day are an item that is carried over, and no new trouble.
  if (thread.told.has(said) && names.length === 0) return;
  thread.told.add(said);
  thread.sightings.push(sighting);
  thread.weighed.push(weighed);
  for (const stem of weighed.weights.keys()) {
    const known = threads.byStem.get(stem) ?? new Set();
    threads.byStem.set(stem, known.add(thread));
  }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

function toThread({ sightings }: Thread): TroubleThread | null {
  // A day that speaks of it several times is one day.
  const byDay = new Map<string, Sighting>();
  for (const sighting of sightings) {
    const { incident, isRemedy } = sighting;
    const key = `${incident.date ?? ''} ${incident.path}`;
    const known = byDay.get(key);
    const worked = known?.incident.worked ?? null;
    const isBetter = (isRemedy && known?.isRemedy !== true) || (worked === null && incident.worked !== null);
    const best = known === undefined || isBetter ? sighting : known;
    // An incident says in one section what worked, and in another how long it took.
    const minutes = best.incident.minutes ?? known?.incident.minutes ?? incident.minutes;
    const cause = best.incident.cause ?? known?.incident.cause ?? incident.cause;
    byDay.set(key, { ...best, incident: { ...best.incident, minutes, cause } });
  }
  const days = [...byDay.values()]
    .map(({ incident }) => incident)
    .sort((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1));
  const dates = days.flatMap(({ date }) => date ?? []);
  const [last] = dates;
  const first = dates.at(-1);
  const least = sightings.some(({ isSure }) => isSure) ? 2 : UNSURE_DAYS;
  if (last === undefined || first === undefined || new Set(dates).size < least) return null;
  const sure = sightings.filter(({ isSure }) => isSure);
  const titles = (sure.length > 0 ? sure : sightings).map(({ title: one }) => withoutSpeakers(one));
  const title = titles.toSorted((a, b) => a.length - b.length)[0] ?? '';
  return { title, days, first, last, medianMinutes: median(days.flatMap(({ minutes }) => minutes ?? [])) };
}

/** Trouble that came up on more than one day, the latest first: by its error, its alert, or the words that its days share. */
export function troubleThreads(db: Db, limit: number): TroubleThread[] {
  const known = { errors: signaturesByDay(db), alerts: knownAlerts(db) };
  const sightings = troubleChunks(db)
    .flatMap((chunk) => sightingsIn(chunk, known))
    .sort((a, b) => ((a.incident.date ?? '') < (b.incident.date ?? '') ? -1 : 1))
    .slice(-MOST_SIGHTINGS);
  const weigh = weigher(sightings.map(({ stems }) => stems));
  const threads: Threads = { all: [], byName: new Map(), byStem: new Map(), isRare: rareAmong(sightings) };
  for (const sighting of sightings) join(threads, sighting, weigh(sighting.stems));
  return threads.all
    .flatMap((thread) => toThread(thread) ?? [])
    .sort((a, b) => (a.last < b.last ? 1 : -1))
    .slice(0, limit);
}
