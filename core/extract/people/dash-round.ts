import type { Extractable } from '../extract.ts';
import { isStandup } from './note-people.ts';
import { isOfPeople } from './people-words.ts';
import { readDashed } from './speaker.ts';
import { kindOfWording } from './update-kind.ts';

const MIN_NAMES = 2;
/** Of all lines, those that must start with a name and a dash. */
const MIN_SHARE = 0.5;
/** A report says more than `done` or `on hold`, which stand behind the names of things. */
const MIN_WORDS = 3;
/** Sections whose lines are `Ann - finished the seal`, `Bob - on leave`. */
interface DashRounds {
  readonly bySection: ReadonlyMap<number, Count>;
  /** Who has a line on several days, in rounds that say what only people say. */
  readonly regulars: ReadonlySet<string>;
}

/** How far into a line such pictures are looked for. */
const PARTED_CHARS = 240;
/** `✅ …, 🔜 …, ⛔ …`: what was done, what comes, what is in the way. */
const PARTED = /[✅☑✔].*[🔜➡⏭⏩📅▶]|[🔜➡⏭⏩📅▶].*[⛔🚫🛑🚧]/u;

const ROUNDS = new WeakMap<Extractable, DashRounds>();

function dashRounds(note: Extractable): DashRounds {
  let rounds = ROUNDS.get(note);
  if (rounds === undefined) ROUNDS.set(note, (rounds = readRounds(note)));
  return rounds;
}

/** Lines of a section, and those of them that start with a name and a dash. */
interface Count {
  lines: number;
  dashed: number;
  telling: number;
  ofPeople: number;
  readonly names: Set<string>;
}

function readRounds(note: Extractable): DashRounds {
  const counts = new Map<number, Count>();
  for (const { kind, depth, text, section } of note.outline.entries) {
    if (kind === 'row' || depth > 0) continue;
    let count = counts.get(section);
    if (count === undefined)
      counts.set(section, (count = { lines: 0, dashed: 0, telling: 0, ofPeople: 0, names: new Set() }));
    for (const line of text.split('\n')) addLine(count, line);
  }
  const days = new Map<string, number>();
  let [telling, ofPeople] = [0, 0];
  for (const [section, count] of counts) {
    if (count.names.size < MIN_NAMES || count.dashed < count.lines * MIN_SHARE) counts.delete(section);
    else {
      telling += count.telling;
      ofPeople += count.ofPeople;
      for (const name of count.names) days.set(name, (days.get(name) ?? 0) + 1);
    }
  }
  const regulars = telling * ofPeople === 0 ? [] : [...days].filter(([, times]) => times > 1).map(([name]) => name);
  return { bySection: counts, regulars: new Set(regulars.length < MIN_NAMES ? [] : regulars) };
}

function addLine(count: Count, line: string): void {
  count.lines += 1;
  const head = readDashed(line);
  if (head === null || !head.speakers.every((name) => /^\p{Lu}/u.test(name))) return;
  count.dashed += 1;
  for (const name of head.speakers) count.names.add(name);
  const said = line.slice(head.from);
  if (said.split(' ', MIN_WORDS).length >= MIN_WORDS && kindOfWording(said) !== 'update') count.telling += 1;
  else if (PARTED.test(said.slice(0, PARTED_CHARS))) count.telling += 1;
  if (isOfPeople(said) || /^off\W*$/i.test(said)) count.ofPeople += 1;
}

/**
 * True when the lines of a section are `Ann - finished the seal`, `Bob - on leave`, and some of them say what people report:
 * in a standup, and where the same names have such lines on other days too.
 */
export function isDashRound(note: Extractable, section: number): boolean {
  const { bySection, regulars } = dashRounds(note);
  const own = bySection.get(section);
  if (own === undefined) return false;
  if (isStandup(note)) return own.telling > 0 || sharesNames(own, bySection);
  return [...own.names].filter((name) => regulars.has(name)).length >= MIN_NAMES;
}

/** True for a round of those of another one, which says what people report. */
function sharesNames(own: Count, others: DashRounds['bySection']): boolean {
  return [...others.values()].some(
    ({ telling, names }) => telling > 0 && [...own.names].filter((name) => names.has(name)).length >= MIN_NAMES,
  );
}

/** True for those who each have such a line on several days. */
export function areRegulars(note: Extractable, names: readonly string[]): boolean {
  const regulars = ROUNDS.get(note)?.regulars;
  return regulars !== undefined && regulars.size > 0 && names.every((name) => regulars.has(name));
}
