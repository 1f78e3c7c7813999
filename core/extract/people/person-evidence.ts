import { writtenDay } from '../../dates/written-day.ts';
import type { Located, NameEvidence, NameFound, Turn } from '../facts.ts';
import type { Identity } from './identity.ts';
import { isAllCapitals } from './name-words.ts';
import { isProjectReport } from './project-report.ts';
import { isRollCall, isValue } from './roll-call.ts';
import { isWeekOfNames } from '../week-lines.ts';

/** A turn with the keys of whom its speakers may be. */
export interface HeardTurn {
  readonly at: Located<Turn>;
  readonly keys: readonly string[];
}

/** One reason to take a name for a person, with where it stands. */
export interface Reason {
  readonly why: string;
  readonly journal: string;
  readonly path: string;
  readonly line: number;
}

/** What speaks for a key being a person. */
export interface Candidate {
  readonly key: string;
  score: number;
  turns: number;
  /** How many of the turns say what projects and systems do. */
  ofProject: number;
  /** What their turns and parts of standups count. */
  byReporting: number;
  readonly reasons: Reason[];
  /** Names as written, with how often. */
  readonly written: Map<string, number>;
  /** Days, and notes without one, on which they speak. */
  readonly heard: Set<string>;
  /** Days on which the notes name them. */
  readonly days: Set<string>;
}

/** What each kind of evidence counts, and how much at most. A person needs `ENOUGH`. */
const WEIGHTS: Readonly<Record<NameEvidence, readonly [number, number]>> = {
  attendee: [6, 6],
  'front-matter': [6, 6],
  'own-note': [6, 6],
  report: [3, 6],
  handle: [1, 3],
  addressed: [3, 6],
  mention: [3, 6],
  owner: [3, 6],
  together: [2, 3],
  turn: [1, 3],
  talk: [3, 6],
  thing: [-3, -9],
};
const ENOUGH = 4;
/** For `ABC` and two words without capitals: they are abbreviations and labels more often than names. */
const ENOUGH_FOR_ODD = 7;
const MAX_REASONS = 5;

const WORDS: Readonly<Record<NameEvidence, string>> = {
  attendee: 'listed among the people of a meeting',
  'front-matter': 'named in the front matter',
  'own-note': 'has a note of their own',
  report: 'has a part of a standup',
  handle: 'mentioned as a handle',
  addressed: 'addressed by a handle',
  mention: 'mentioned in a sentence as a person',
  owner: 'owns an item',
  together: 'speaks with or to somebody',
  turn: 'speaks',
  talk: 'talks with somebody, by turns',
  thing: 'used as the word of a thing',
};

/** Decides which keys are people. Gives all candidates, and those among them that the evidence suffices for. */
export function weighEvidence(input: {
  readonly names: readonly Located<NameFound>[];
  readonly heard: readonly HeardTurn[];
  readonly identity: Identity;
}): { readonly candidates: ReadonlyMap<string, Candidate>; readonly people: ReadonlySet<string> } {
  const { names, heard, identity } = input;
  const candidates = new Map<string, Candidate>();
  const sums = new Map<string, Map<NameEvidence, number>>();
  const count = (candidate: Candidate, why: NameEvidence): void => {
    let sum = sums.get(candidate.key);
    if (sum === undefined) sums.set(candidate.key, (sum = new Map()));
    const [weight, most] = WEIGHTS[why];
    const before = sum.get(why) ?? 0;
    const after = weight > 0 ? Math.min(most, before + weight) : Math.max(most, before + weight);
    sum.set(why, after);
    candidate.score += after - before;
    if (why === 'report' || why === 'turn' || why === 'talk') candidate.byReporting += after - before;
  };
  for (const found of names) {
    const { fact } = found;
    const candidate = candidateOf(candidates, identity.keyIn(found, fact.name));
    if (fact.why === 'thing') {
      count(candidate, 'thing');
      continue;
    }
    count(candidate, fact.why);
    write(candidate, fact.name, fact.why === 'handle' || fact.why === 'addressed' ? 0 : 1);
    // The user may have said that it is somebody else's.
    if (fact.alias !== null && identity.keyIn(found, fact.alias) === candidate.key) write(candidate, fact.alias, 0);
    addReason(candidate, { why: WORDS[fact.why], ...placeOf(found, fact.line) });
    const day = writtenDay(found);
    if (fact.why !== 'mention' && fact.why !== 'addressed' && day !== null) candidate.days.add(day);
  }
  const runs = runsOf(heard);
  weighTurns(candidates, runs, count);
  const people = new Set<string>();
  for (const candidate of candidates.values())
    if (scoreOf(candidate) >= enoughFor(candidate)) people.add(candidate.key);
  addCompany({ candidates, runs, people });
  return { candidates, people };
}

/** Turns that stand one below the other, in one list or conversation; those of roll calls left out. */
function runsOf(heard: readonly HeardTurn[]): readonly (readonly HeardTurn[])[] {
  const runs: HeardTurn[][] = [];
  let run: HeardTurn[] = [];
  for (const turn of heard) {
    if (turn.at.fact.shape === 'prose') continue;
    const above = run.at(-1);
    if (above === undefined || !isBeside(above, turn)) runs.push((run = []));
    run.push(turn);
  }
  return runs.filter((all) => !isRollCall(all) && !isWeekOfNames(all.flatMap(({ keys }) => keys)));
}

function weighTurns(
  candidates: Map<string, Candidate>,
  runs: readonly (readonly HeardTurn[])[],
  count: (candidate: Candidate, why: NameEvidence) => void,
): void {
  for (const run of runs) {
    for (const [key, at] of talkingIn(run)) {
      const candidate = candidateOf(candidates, key);
      count(candidate, 'talk');
      addReason(candidate, { why: WORDS.talk, ...placeOf(at, at.fact.line) });
    }
  }
  for (const run of runs) for (const turn of run) if (!isValue(turn.at.fact.text)) weighTurn(candidates, turn, count);
}

function weighTurn(
  candidates: Map<string, Candidate>,
  { at, keys }: HeardTurn,
  count: (candidate: Candidate, why: NameEvidence) => void,
): void {
  const { speakers, to, text } = at.fact;
  const day = writtenDay(at);
  const heardOn = day ?? at.path;
  const pair = (speakers.length > 1 || to.length > 0) && at.fact.shape !== 'inline';
  for (const [index, key] of keys.entries()) {
    const candidate = candidateOf(candidates, key);
    const name = speakers[index];
    // Only speakers count; those spoken to are known from elsewhere.
    if (name !== undefined) write(candidate, name);
    candidate.turns += 1;
    if (!pair && isProjectReport(text)) candidate.ofProject += 1;
    if (pair) {
      count(candidate, 'together');
      addReason(candidate, { why: WORDS.together, ...placeOf(at, at.fact.line) });
    }
    if (day !== null) candidate.days.add(day);
    if (!candidate.heard.has(heardOn)) {
      candidate.heard.add(heardOn);
      count(candidate, 'turn');
    }
    if (candidate.turns <= 3) {
      addReason(candidate, { why: WORDS.turn, ...placeOf(at, at.fact.line) });
      if (SPEAKS.test(text.length > 300 ? text.slice(0, 300) : text)) candidate.score += 1;
    }
  }
}

/** A conversation has that many turns, and two who speak again after somebody else did. */
const TALK_MIN_TURNS = 4;
const TALK_MIN_PEOPLE = 2;
const TALK_MIN_SENTENCES = 2;

/** What is said is said in sentences; an agenda and a table of values are not. */
function isSentence(text: string): boolean {
  return /[.!?…]["”’)]*$/.test(text.slice(-3)) || SPEAKS.test(text.slice(0, 300));
}

/** Who speaks, is answered, and speaks again; each with the turn. Words before a colon stand once, or all in one order. */
function talkingIn(run: readonly HeardTurn[]): ReadonlyMap<string, HeardTurn['at']> {
  const back = new Map<string, HeardTurn['at']>();
  if (run.length < TALK_MIN_TURNS) return back;
  const spoken = new Set<string>();
  let last = '';
  let sentences = 0;
  for (const { keys, at } of run) {
    const [key = ''] = keys;
    if (keys.length !== 1) continue;
    if (isSentence(at.fact.text)) sentences += 1;
    if (key !== last && spoken.has(key) && !back.has(key)) back.set(key, at);
    spoken.add(key);
    last = key;
  }
  return sentences >= TALK_MIN_SENTENCES && back.size >= TALK_MIN_PEOPLE ? back : new Map<string, HeardTurn['at']>();
}

/** The words of somebody who speaks for themselves, and is not quoted. */
const SPEAKS = /^(?!["“'])[^]*\b(?:I|I'm|I've|I'll|I’m|I’ll|I’ve|my|me)\b/;

/** A project among people reports as they do, but only ever says what projects do. */
function isProject({ turns, ofProject }: Candidate): boolean {
  return turns > 0 && ofProject === turns;
}

function scoreOf(candidate: Candidate): number {
  return isProject(candidate) ? candidate.score - candidate.byReporting : candidate.score;
}

function enoughFor({ written, key }: Candidate): number {
  for (const name of written.keys()) {
    if (!isAllCapitals(name) && !/\d/.test(name) && (!key.includes(' ') || /^[\p{Lu}\p{Lo}]/u.test(name)))
      return ENOUGH;
  }
  return ENOUGH_FOR_ODD;
}

/**
 * Who speaks between people, in a list of people's reports, is one too: a new name in the round of names that are known.
 * Twice, because the second round knows more people.
 */
function addCompany(input: {
  readonly candidates: ReadonlyMap<string, Candidate>;
  readonly runs: readonly (readonly HeardTurn[])[];
  readonly people: Set<string>;
}): void {
  const { candidates, runs, people } = input;
  for (let round = 0; round < 3; round++) {
    const company = companyOf(runs, people);
    let found = 0;
    for (const [key, score] of company) {
      const candidate = candidates.get(key);
      if (candidate === undefined || isProject(candidate) || candidate.score + score < enoughFor(candidate)) continue;
      people.add(key);
      found += 1;
    }
    if (found === 0) return;
  }
}

/** Days of a list on which somebody speaks beside people, and lines of a conversation, count up to that many. */
const MAX_DAYS = 3;
const MAX_LINES = 6;
/** Lines between neighbours in a list, and between paragraphs of a conversation. */
const NEAR_LINES = { item: 1, paragraph: 4 };
/** A round of reports: that many known people, each speaking once, one after the other. */
const ROUND_MIN_PEOPLE = 3;
const ROUND_SHARE = 0.6;
const ROUND_SCORE = 4;

/** For each key that is nobody yet: how much the people around its turns speak for it. */
function companyOf(runs: readonly (readonly HeardTurn[])[], people: ReadonlySet<string>): ReadonlyMap<string, number> {
  const days = new Map<string, Set<string>>();
  const rounds = new Set<string>();
  for (const run of runs) lookAtRun(run, { people, days, rounds });
  const company = new Map<string, number>();
  for (const [key, on] of days) company.set(key, Math.min(mostCompany(key, on), on.size));
  for (const key of rounds) company.set(key, (company.get(key) ?? 0) + ROUND_SCORE);
  return company;
}

/** Initials between people speak for themselves in a conversation, where a list may have `SLA: …` on many days. */
function mostCompany(key: string, on: ReadonlySet<string>): number {
  if (!isAllCapitals(key.toUpperCase())) return MAX_DAYS;
  return [...on].every((place) => place.includes('\n')) ? MAX_LINES : MAX_DAYS - 1;
}

/** Turns that stand one below the other in one list. */
function lookAtRun(
  run: readonly HeardTurn[],
  found: {
    readonly people: ReadonlySet<string>;
    readonly days: Map<string, Set<string>>;
    readonly rounds: Set<string>;
  },
): void {
  if (run.length < 2) return;
  const { people, days, rounds } = found;
  const all = new Set<string>();
  let [known, turns] = [0, 0];
  for (const { keys } of run)
    for (const key of keys) {
      turns += 1;
      if (!all.has(key) && people.has(key)) known += 1;
      all.add(key);
    }
  if (known === 0 || known === all.size) return;
  const isRound = known >= ROUND_MIN_PEOPLE && known >= all.size * ROUND_SHARE && all.size === turns;
  for (const [index, { keys, at }] of run.entries()) {
    const beside = [run[index - 1], run[index + 1]].some(
      (other) => other?.keys.some((key) => people.has(key)) === true,
    );
    for (const key of keys) {
      if (people.has(key)) continue;
      if (isRound) rounds.add(key);
      if (!beside) continue;
      let on = days.get(key);
      if (on === undefined) days.set(key, (on = new Set()));
      // In a list a label may stand between people for once; in a conversation whoever speaks again is one of them.
      on.add(at.fact.shape === 'paragraph' ? `${at.path}\n${at.fact.line}` : (at.date ?? at.path));
    }
  }
}

function isBeside(first: HeardTurn, second: HeardTurn): boolean {
  const [one, two] = [first.at, second.at];
  if (one.path !== two.path || one.journal !== two.journal || one.fact.shape !== two.fact.shape) return false;
  const sections = two.fact.section - one.fact.section;
  // A heading each: the next one has the next section.
  if (one.fact.shape === 'heading' || one.fact.shape === 'labels' ? sections > 1 : sections !== 0) return false;
  const near = one.fact.shape === 'item' ? NEAR_LINES.item : NEAR_LINES.paragraph;
  return two.fact.line - one.fact.endLine <= near;
}

function candidateOf(candidates: Map<string, Candidate>, key: string): Candidate {
  let candidate = candidates.get(key);
  if (candidate === undefined) {
    candidate = {
      key,
      score: 0,
      turns: 0,
      ofProject: 0,
      byReporting: 0,
      reasons: [],
      written: new Map(),
      heard: new Set(),
      days: new Set(),
    };
    candidates.set(key, candidate);
  }
  return candidate;
}

function write(candidate: Candidate, name: string, times = 1): void {
  candidate.written.set(name, (candidate.written.get(name) ?? 0) + times);
}

function addReason(candidate: Candidate, reason: Reason): void {
  const { reasons } = candidate;
  if (reasons.length >= MAX_REASONS) return;
  // One line of each kind, in two notes at most.
  const same = reasons.filter(({ why }) => why === reason.why);
  if (same.length < 2 && same.every(({ path }) => path !== reason.path)) reasons.push(reason);
}

function placeOf(at: Located<unknown>, line: number): Omit<Reason, 'why'> {
  return { journal: at.journal, path: at.path, line };
}
