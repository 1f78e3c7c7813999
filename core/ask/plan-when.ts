import { accountOf, completed, pointedTo, type Said } from './account.ts';
import { isAnsweredBelow, saysState, shareOf, type Asked, type Judged } from './judge.ts';
import { judgedOf } from './plan-passages.ts';
import { readable } from './readable.ts';
import type { Part, ReadNote } from './read-notes.ts';
import { contentStems } from './words.ts';

/** A day in a sentence: then the sentence itself says when. */
const HAS_DAY =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}(?:st|nd|rd|th)?\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** Asks for what is planned, or what is so each time: the day on which it was noted is no answer. */
const AHEAD = /^(?:and |so )?when (?:is|are|will|does|do|should|can)\b/i;
/** What says when, for such a question: a weekday, a month, a clock time, `the 24th`, `every night`, `after the release`. */
const HAS_TIME =
  /\b(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b|\b(?:january|february|march|april|june|july|august|september|october|november|december)\b|\b\d{1,2}(?:st|nd|rd|th)\b|\b\d{1,2}:\d{2}\b|\b\d{1,2} ?[ap]\.?m\b|\b(?:every|each|next|this|by|until|till|after|before|since|during|once) \p{L}|\b(?:today|tonight|tomorrow|daily|weekly|monthly|nightly|hourly|noon|midnight|q[1-4])\b|\b20\d\d\b/iu;

/** The day that the note gives a part. When a file was changed last says nothing about what it tells. */
export function dayOf({ chunk }: Part): string | null {
  return chunk.dateOrigin === 'modified' ? null : chunk.date;
}

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
  const day = dayOf(said.part);
  if (day === null || said.text.includes(day)) return said;
  return { ...said, text: `${isAhead || OTHER_DAY.test(said.text) ? `Noted on ${day}` : day}: ${said.text}` };
}

/** How much of the question a sentence of the note holds that says when something is to be: such a note leads. */
export function saysWhenAhead(note: ReadNote, asked: Asked): number {
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
  const isAhead = AHEAD.test(asked.query.text);
  const saysWhen = (text: string) => HAS_DAY.test(text) || (isAhead && HAS_TIME.test(text));
  const says = judged.find(({ unit, coverage }) => saysWhen(unit.text) && coverage >= 0.5);
  const asksSame = isAhead ? judged.find(asksIt) : undefined;
  if (asksSame !== undefined && asksSame.coverage > (says?.coverage ?? 0)) {
    const { part, at } = asksSame;
    return accountOf(part, completed(part.units(), new Set([at]))).map((said, index) =>
      index === 0 ? dated(said, isAhead) : said,
    );
  }
  const best = says ?? judged[0];
  const heading = isAhead && says !== undefined ? null : bestHeading(note, asked);
  if (heading !== null && heading.coverage > 0 && heading.coverage >= (best?.coverage ?? 0) - HEADING_SLACK) {
    const unit = heading.part.units()[heading.at];
    const text = readable(unit?.text ?? '');
    if (unit !== undefined && text !== '')
      return [dated({ text, part: heading.part, line: unit.line, endLine: unit.endLine, words: unit.text }, isAhead)];
  }
  if (best === undefined) return [];
  const whole = new Set([best.at, ...pointedTo(best.part.units(), best.at)]);
  return accountOf(best.part, whole).map((said) => dated(said, isAhead));
}
