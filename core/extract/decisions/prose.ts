import { writtenDay } from '../../dates/written-day.ts';
import { isDateLine } from '../../dates/date-line.ts';
import { findPeriod } from '../../dates/period.ts';
import type { Entry, Outline } from '../../notes/outline.ts';
import { decides, isWriter, type Voice } from './cues.ts';
import { refuses } from './plain.ts';
import { isVerdict, withWhatItSettles } from './verdict.ts';
import { isTentative } from './settled.ts';
import { counts, isLines, labelsIn, saidBehind, type Label, type Said } from './label.ts';
import { rationaleIn } from './reason.ts';
import { dayInFront, listedIn, type Around } from './listed.ts';
import type { LogPlace } from './log.ts';
import { taggedIn } from './tag.ts';
import { weighedIn } from './weighed.ts';
import { decisionsUnder, regionOf, type RegionStrength } from './region.ts';
import { linesOfPart, SENTENCE_MAX_CHARS, sentenceAt, speakerLength, type Sentence } from '../decision-sentence.ts';
import { folded } from './words.ts';
import { cuesIn } from './triggers.ts';
import type { Extractable } from '../extract.ts';
import { isNameLike } from '../people/name-words.ts';
import { listedPeople } from '../people/note-people.ts';
import type { DecisionRead } from '../facts.ts';
import { releaseSections } from '../release-sections.ts';

/** A decision of prose, before it is a fact. */
interface Spoken extends Said {
  /** Last line of the list that it leads on to, when it does. */
  readonly endLine?: number;
  /** What a list of decisions says around it. */
  readonly around?: Around;
  readonly isRejected?: true;
}

interface ProseScope {
  /** For each section whether it belongs to a log of decisions; null for a note without one. */
  readonly places: readonly LogPlace[] | null;
  /** Lines that belong to a decision record: what they say is the record's. */
  readonly isTaken: (line: number) => boolean;
}

/**
 * Decisions in prose: labelled (`Decision: …`), under a heading that announces them, or said in a sentence.
 */
export function findProse(note: Extractable, { places, isTaken }: ProseScope): DecisionRead[] {
  const found = new Map<string, Spoken>();
  const regions = regionsOf(note, places);
  for (const [at, entry] of note.outline.entries.entries()) {
    const region = regions[entry.section] ?? null;
    const talks = isTalk(note, entry);
    const voice = boldestVoice(note, { entry, talks });
    const cues = cuesIn(entry.text, voice);
    const weighed = isWriter(voice) ? weighedIn(entry.text) : [];
    // Most say nothing of the kind.
    if ((region === null && cues.length === 0 && weighed.length === 0) || isTaken(entry.line)) continue;
    const labels = talks ? [] : labelsIn(entry);
    if (region !== null && labels.length === 0) {
      const year = places?.[entry.section]?.year ?? null;
      for (const listed of listedIn(region, { entries: note.outline.entries, at, year })) {
        add(found, { entry, ...listed });
      }
    }
    takeLabels(note, { entry, at, labels }, found);
    const tagged = taggedIn(entry);
    if (tagged !== null) add(found, { entry, part: tagged });
    // What stands behind a label is the label's, but for lines that each say one thing.
    const end = labels[0] === undefined || isLines(entry.text) ? entry.text.length : labels[0].from;
    takeSentences(note, { entry, talks, cues: cues.filter((cue) => cue < end) }, found);
    for (const part of weighed) if (part.to <= end && !isOneVoice(entry.text, part)) add(found, { entry, part });
  }
  return [...found.values()].map((spoken) => factOf(spoken, note.outline)).toSorted((a, b) => a.line - b.line);
}

function regionsOf(note: Extractable, places: readonly LogPlace[] | null): (RegionStrength | null)[] {
  return note.outline.sections.map(({ heading, ordinal }) => {
    const own = heading === null ? null : regionOf(heading, note.kind);
    if (own !== null || places?.[ordinal]?.isLog !== true) return own;
    // Below a heading of decisions, those of years, months and days only sort them.
    return heading === null || findPeriod(heading) !== null || isDateLine(heading) ? 'log' : null;
  });
}

/** Longer turns of a speaker are a discussion written down word by word. */
const TURN_MIN_CHARS = 240;

/** An entry, whether it is a long turn of a speaker, and where it may decide something. */
interface Speech {
  readonly entry: Entry;
  readonly talks: boolean;
  readonly cues: readonly number[];
}

function isTalk(note: Extractable, { kind, text }: Entry): boolean {
  const isLong = note.kind === 'meeting' && kind === 'paragraph' && text.length >= TURN_MIN_CHARS;
  return isLong && !isMinuted(text) && speakerLength(text) > 0;
}

/** Lines that each end a sentence, none of them long: who said what, a line each. */
function isMinuted(text: string): boolean {
  return isLines(text) && text.split('\n').every((line) => line.length < TURN_MIN_CHARS);
}

/** The voice of any of an entry's lines: among those of speakers, one may be of whoever minutes them. */
function boldestVoice(note: Extractable, speech: Omit<Speech, 'cues'>): Voice {
  const voice = voiceOf(note, speech);
  return voice === 'said' && isMinuted(speech.entry.text) ? 'minutes' : voice;
}

function voiceOf(note: Extractable, { entry, talks }: Omit<Speech, 'cues'>): Voice {
  if (talks) return 'talk';
  if (note.kind === 'meeting') return speakerLength(entry.text) > 0 ? 'said' : 'minutes';
  if (releaseSections(note).has(entry.section)) return 'manual';
  if (note.kind !== 'note' && note.kind !== 'runbook') return 'notes';
  // Notes with people are no manual, whatever their day.
  if (listedPeople(note).length > 0) return 'notes';
  const section = note.sections[entry.section];
  return section !== undefined && writtenDay(section) === null ? 'manual' : 'notes';
}

interface Labelled {
  readonly entry: Entry;
  /** Its position among the note's entries. */
  readonly at: number;
  readonly labels: readonly Label[];
}

/** Entries behind a label among which the end of a weighing is looked for. */
const WEIGHING_ENTRIES = 30;

function takeLabels(note: Extractable, { entry, at, labels }: Labelled, found: Map<string, Spoken>): void {
  const { entries } = note.outline;
  for (const [index, label] of labels.entries()) {
    const following = entries.slice(at + 1, at + WEIGHING_ENTRIES).filter(({ section }) => section === entry.section);
    const said = saidBehind(entry, { label, next: labels[index + 1] }, following);
    if (said !== null && counts(label, textOf(said), note.kind)) {
      if (label.isRejected !== true) add(found, said);
      // In a manual, and in a list of states, it is what a state means.
      else if (voiceOf(note, { entry, talks: false }) !== 'manual' && !isAmongStates(entries, at))
        add(found, { ...said, isRejected: true });
    }

    if (said !== null || entry.text.slice(label.to).trim() !== '') continue;
    const strength = label.strength === 'decision' ? 'decisions' : 'conclusions';
    for (const item of itemsBelow(entry, at, entries)) {
      for (const part of decisionsUnder(strength, { ...item, depth: 0 })) add(found, { entry: item, part });
    }
  }
}

const STATE_LABEL = /^[*_]{0,3}(?:fulfilled|pending|drafts?|cancell?ed|in review|open)[*_]{0,3} ?:/i;

function isAmongStates(entries: readonly Entry[], at: number): boolean {
  return [entries[at - 1], entries[at + 1]].some((entry) => entry !== undefined && STATE_LABEL.test(entry.text));
}

/** The list that a label announces: its sub-list, or the list behind its paragraph. */
function itemsBelow(entry: Entry, at: number, entries: readonly Entry[]): Entry[] {
  if (entry.kind === 'item') return entries.filter(({ parent }) => parent === at);
  const items: Entry[] = [];
  for (const next of entries.slice(at + 1)) {
    if (next.kind !== 'item' || next.section !== entry.section) break;
    if (next.depth === 0) items.push(next);
  }
  return items;
}

/** A sentence that leads on to a list: what was decided is in the list. */
const LEADS_ON = /(?:[:：]|\b(?:to|(?<!\bfor )that|(?<!\bfrom [^.:]{2,16} )on|the|of|for))$/;

function takeSentences(note: Extractable, speech: Speech, found: Map<string, Spoken>): void {
  const { entry } = speech;
  const { text } = entry;
  const ofEntry = voiceOf(note, speech);
  const areLines = ofEntry === 'said' && isMinuted(text);
  let last = -1;
  let failedTo = -1;
  for (const hit of speech.cues) {
    if (hit < last) continue;
    const sentence = sentenceAt(text, hit);
    last = sentence?.to ?? hit + SENTENCE_MAX_CHARS;
    if (sentence === null) continue;
    // Among lines that somebody says, one without a name is of whoever minutes them.
    const voice = areLines && speakerLength(lineAt(text, sentence.from)) === 0 ? 'minutes' : ofEntry;
    const part = hit < failedTo ? null : decidingPart(text, sentence, voice);
    if (part === null) failedTo = sentence.to;
    if (part === null) continue;
    last = Math.max(part.to, hit + 1);
    const said = folded(text.slice(part.from, part.to));
    if (!LEADS_ON.test(said)) {
      const moved = withWhatItSettles(text, part);
      if (moved !== null) add(found, { entry, part: moved });
    } else if (part.to < text.length) {
      const list = sentenceAt(text, part.to + 1);
      if (list !== null) add(found, { entry, part: { from: part.from, to: list.to } });
    } else if (entry.lastLine > entry.endLine) add(found, { entry, part, endLine: entry.lastLine });
  }
}

/** `ann: 5 then`: what one of several says while they weigh it. */
function isOneVoice(text: string, part: Sentence): boolean {
  const said = text.slice(part.from, part.to);
  const lead = speakerLength(said);
  return lead > 0 && isNameLike(said.slice(0, said.search(/ ?:/)));
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at) + 1, end === -1 ? text.length : end);
}

/** A sentence without what leads it, when it decides something; with it when that is what it decides about. */
function decidingPart(text: string, sentence: Sentence, voice: Voice): Sentence | null {
  const part = withoutLead(text, sentence);
  if (isDeciding(text, part, voice) || (isWriter(voice) && isVerdict(text.slice(part.from, part.to)))) return part;
  const topic = text.slice(sentence.from, part.from);
  const isName = /^[^\p{L}]*\p{Lu}/u.test(topic) && isNameLike(topic.replace(/\W*$/, ''));
  const isTopic = isWriter(voice) && /\S \S/.test(topic) && !isName;
  return isTopic && isDeciding(text, sentence, voice) ? sentence : null;
}

function isDeciding(text: string, part: Sentence, voice: Voice): boolean {
  const said = folded(text.slice(part.from, part.to));
  const bare = withoutStamp(said);
  return decides(bare, bare !== said && voice === 'manual' ? 'notes' : voice);
}

/** A sentence without who says it, the time in front of it, or the tag that calls it a decision. */
function withoutLead(text: string, sentence: Sentence): Sentence {
  const said = text.slice(sentence.from, sentence.to);
  const isTimed = startsWithDigit(said);
  const clock = isTimed ? (CLOCK.exec(said)?.[0].length ?? 0) : 0;
  // `decided with Ann: …`, `result: …` are no speakers.
  const speaker = /^(?:decided |agreed |settled |result:|upshot:)/i.test(said.slice(clock, clock + 8))
    ? 0
    : speakerLength(said.slice(clock));
  return { from: sentence.from + clock + speaker, to: sentence.to };
}

/** A time, or the number of an agenda: `10:40`, `2.3`. */
const CLOCK =
  /^(?:\d{1,2}[:.h]\d{2}(?: ?[ap]m)?(?:[ \t]+[-–—|][ \t]+|[ \t]+|:[ \t]+)|\d{1,2}(?:\.\d{1,2})+\.?[ \t]+)(?=\p{L})/iu;
/** The day in front of a line of a log; it stays in the part, because it is read there. */
const STAMP = /^[[(*_]{0,4}\d{4}-\d{2}-\d{2}[\])*_]{0,4}(?:[:,]| [-–—|])? +(?=\p{L})/u;

function startsWithDigit(said: string): boolean {
  const code = said.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function withoutStamp(said: string): string {
  const code = said.charCodeAt(0);
  const mayBe = startsWithDigit(said) || code === 91 || code === 40 || code === 42 || code === 95;
  const stamp = mayBe ? STAMP.exec(said) : null;
  return stamp === null ? said : said.slice(stamp[0].length);
}

function textOf({ entry, part }: Said): string {
  return folded(entry.text.slice(part.from, part.to));
}

function add(found: Map<string, Spoken>, said: Spoken): void {
  const { entry, part } = said;
  for (const other of found.values()) {
    if (other.entry.line === entry.line && other.part.from < part.to && part.from < other.part.to) return;
  }
  found.set(`${entry.line}:${part.from}`, said);
}

function factOf(found: Spoken, { lines }: Outline): DecisionRead {
  const front = found.around === undefined ? dayInFront(found.entry, found.part) : null;
  const spoken = front === null ? found : { ...found, part: front.part };
  const { entry, part, endLine, around } = spoken;
  const span = linesOfPart(entry, part);
  const list = endLine === undefined ? '' : lines.slice(span.endLine + 1, endLine);
  const statement = folded(`${textOf(spoken)} ${list}`)
    .replace(/^(?:\*\*|__)(?=[^*_]+$)|(?:\*\*|__)$/g, '')
    .replace(/^[^*]*\*\*[^*]*$/, (one) => one.replace('**', ''));
  return {
    form: 'prose',
    title: null,
    statement,
    ...(around?.number == null ? {} : { number: around.number }),
    rationale: around?.rationale ?? rationaleIn(statement) ?? rationaleBehind(spoken),
    status: around?.status ?? (spoken.isRejected === true ? 'rejected' : statusSaid(statement)),
    date: around?.day ?? front?.day ?? null,
    supersedes: around?.supersedes ?? [],
    supersededBy: around?.supersededBy ?? [],
    section: entry.section,
    line: span.line,
    endLine: endLine ?? span.endLine,
  };
}

/** A motion that fails settles that something is not done. */
function statusSaid(statement: string): DecisionRead['status'] {
  if (isTentative(statement)) return 'proposed';
  return refuses(statement) ||
    /\bmotion\b.{0,200}\b(?:fail(?:s|ed)|defeated|rejected|lost|not carried)\b/i.test(statement)
    ? 'rejected'
    : 'active';
}

/** The next sentence, when it begins by giving the reason. */
function rationaleBehind({ entry, part }: Said): string | null {
  const rest = entry.text.slice(part.to).trimStart().slice(0, 300);
  return /^(?:because|(?:the )?reasons?\b|rationale|why\b|this is because|that['’]s because)/i.test(rest)
    ? rationaleIn(rest)
    : null;
}
