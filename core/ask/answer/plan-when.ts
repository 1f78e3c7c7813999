import { writtenDay } from '../../dates/written-day.ts';
import { accountOf, completed, pointedTo, type Said } from './account.ts';
import type { AskedEvent } from '../query/asked-event.ts';
import { isAnsweredBelow, saysState, shareOf, type Asked, type Judged } from './judge.ts';
import { judgedOf } from './plan-passages.ts';
import { readable } from '../units/readable.ts';
import type { Part, ReadNote } from './read-notes.ts';
import { contentStems } from '../query/words.ts';

/** A day in a sentence: then the sentence itself says when. */
const HAS_DAY =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Asks for what is planned, or what is so each time: the day on which it was noted is no answer. */
const AHEAD = /^(?:and |so )?when (?:is|are|will|does|do|should|can)\b/i;
/** True for a question about what is to be, or is so each time. */
export function isAhead(question: string): boolean {
  return AHEAD.test(question);
}

/** What says when, for such a question: a weekday, a month, a clock time, `the 24th`, `every night`, `after the release`. */
const HAS_TIME =
  /\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|\b(?:every|each|next|this|by|until|till|after|before|since|during|once) \p{L}|\b(?:today|tonight|tomorrow|daily|weekly|monthly|nightly|hourly|noon|midnight|q[1-4])\b|\b20\d\d\b/iu;

/** A heading names what was discussed better than any sentence below it, when it holds as much of the question. */
const HEADING_SLACK = 0.05;

interface Headed {
  readonly part: Part;
  readonly at: number;
  readonly coverage: number;
}

function bestHeading(note: ReadNote, asked: Asked): Headed | null {
  const headed = note.parts
    .filter(({ hits }) => hits.length > 0)
    .flatMap((part) =>
      part
        .units()
        .flatMap((unit, at): Headed[] =>
          unit.kind === 'heading' ? [{ part, at, coverage: shareOf(contentStems(unit.text), asked) }] : [],
        ),
    );
  return headed.toSorted((a, b) => b.coverage - a.coverage)[0] ?? null;
}

/** Words that tell of another day than the one that the note was written on. */
const OTHER_DAY =
  /\b(?:yesterday|tomorrow|last (?:night|week|month|mon|tue|wed|thu|fri|sat|sun)|next (?:week|month|mon|tue|wed|thu|fri|sat|sun)|(?:days?|weeks?|months?) ago)/i;

/** A sentence with the day of its note in front: the day it happened on, or the one it was noted on. */
function dated(said: Said, isAhead: boolean): Said {
  const day = writtenDay(said.part.chunk);
  if (day === null || said.text.includes(day)) return said;
  return { ...said, text: `${isAhead || OTHER_DAY.test(said.text) ? `Noted on ${day}` : day}: ${said.text}` };
}

/** True for a text with a day or another time in it. */
export function hasTime(text: string): boolean {
  return HAS_DAY.test(text) || HAS_TIME.test(text);
}

/** How well a sentence tells of what happened: with the question's words, as the question puts it, and with a day. */
function worthOf({ unit, coverage }: Judged, { words }: AskedEvent): number {
  return (
    coverage +
    (HAS_DAY.test(unit.text) ? OWN_DAY : 0) +
    (/ed$/i.test(words) && unit.text.toLowerCase().includes(words.toLowerCase()) ? AS_ASKED : 0)
  );
}

/** The sentence that tells of what happened, one with a day of its own first. */
function toldIn(judged: readonly Judged[], asked: Asked): Judged | undefined {
  const { event } = asked.wish;
  if (event === null) return undefined;
  // In other words than the question's, it is told all the same.
  const wordsShare = shareOf(contentStems(event.words), asked) / 2;
  const told = judged.filter(({ unit, coverage }) => coverage >= TOLD_SHARE - wordsShare && event.isToldIn(unit.text));
  return told.toSorted((a, b) => worthOf(b, event) - worthOf(a, event))[0];
}

/** Less of the question than this tells of something else. */
const TOLD_SHARE = 0.4;
/** What a day of its own is worth to a sentence, as a share of the question. */
const OWN_DAY = 0.2;
/** The same for the word that the question has: `moved` happened, `the move` may be ahead. */
const AS_ASKED = 0.2;

/** How much of the question a sentence of the note holds that says when it happened or is to be: such a note leads. */
export function saysWhen(note: ReadNote, asked: Asked): number {
  const { event } = asked.wish;
  if (event !== null) {
    const told = toldIn(judgedOf(note, asked, []), asked);
    return told === undefined ? 0 : worthOf(told, event);
  }
  if (!AHEAD.test(asked.query.text)) return 0;
  const says = judgedOf(note, asked, []).filter(
    (one) => one.coverage >= 0.5 && (HAS_DAY.test(one.unit.text) || HAS_TIME.test(one.unit.text) || asksIt(one)),
  );
  return Math.max(0, ...says.map(({ unit, coverage }) => coverage + (saysState(asked.query, unit.text) ? 1 : 0)));
}

/** The note asks the same, and answers below. */
function asksIt({ part, unit, at, coverage }: Judged): boolean {
  return coverage >= 0.8 && /\?\W*$/.test(unit.text) && isAnsweredBelow(part.units(), at);
}

/** The day of what was asked, with the line that tells of it. */
export function planWhen(note: ReadNote, asked: Asked): Said[] {
  const judged = judgedOf(note, asked, []);
  const ahead = isAhead(asked.query.text);
  const saysDay = (text: string) => HAS_DAY.test(text) || (ahead && HAS_TIME.test(text));
  const says = judged.find(({ unit, coverage }) => saysDay(unit.text) && coverage >= 0.5);
  const asksSame = ahead ? judged.find(asksIt) : undefined;
  if (asksSame !== undefined && asksSame.coverage > (says?.coverage ?? 0)) {
    const { part, at } = asksSame;
    return accountOf(part, completed(part.units(), new Set([at]))).map((said, index) =>
      index === 0 ? dated(said, ahead) : said,
    );
  }
  const told = toldIn(judged, asked);
  const headed = told !== undefined || (ahead && says !== undefined) ? null : bestHeading(note, asked);
  const below =
    headed !== null && ahead
      ? judged.find((one) => one.part === headed.part && one.coverage > 0 && hasTime(one.unit.text))
      : undefined;
  const best = told ?? says ?? below ?? judged[0];
  const heading = below === undefined && asked.wish.event === null ? headed : null;
  if (heading !== null && heading.coverage > 0 && heading.coverage >= (best?.coverage ?? 0) - HEADING_SLACK) {
    const unit = heading.part.units()[heading.at];
    const text = readable(unit?.text ?? '');
    if (unit !== undefined && text !== '')
      return [dated({ text, part: heading.part, line: unit.line, endLine: unit.endLine, words: unit.text }, ahead)];
  }
  if (best === undefined) return [];
  const whole = new Set([best.at, ...pointedTo(best.part.units(), best.at)]);
  return accountOf(best.part, whole).map((said) => dated(said, ahead));
}
