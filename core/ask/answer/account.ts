import { announces } from '../units/unit-lines.ts';
import { leadInAt, speakerAt, speakerOf } from './judge.ts';
import { readable } from '../units/readable.ts';
import type { Part } from './read-notes.ts';
import { GOES_ON } from './steps.ts';
import type { Unit } from '../units/units.ts';

/** Some sentences of an answer, with the lines that they are cited from. */
export interface Said {
  readonly text: string;
  readonly part: Part;
  readonly line: number;
  readonly endLine: number;
  /** The note's words of `text`: what a quote has to hold when the lines are too long to be quoted whole. */
  readonly words: string;
  /** What it stands under, where an answer has several parts. */
  readonly group?: string;
}

/** A paragraph up to this is said as a whole: half of one is seldom better than all of it. */
const WHOLE_BLOCK_CHARS = 380;
/** A list up to this is said as a whole when its lead-in is. */
const WHOLE_LIST_ITEMS = 10;
const WHOLE_LIST_CHARS = 900;
/** Sub-items that an item takes with it: its reason or details. */
const MOST_DETAILS = 4;

/** Positions of the items of the list that follows a lead-in, with its sub-items. */
export function listBelow(units: readonly Unit[], lead: number): number[] {
  const found: number[] = [];
  const floor = units[lead]?.indent ?? 0;
  const inItem = units[lead]?.kind === 'item';
  for (let at = lead + 1; at < units.length; at += 1) {
    const unit = units[at];
    if (unit === undefined || unit.kind === 'heading') break;
    const belongs =
      unit.kind === 'item' || unit.kind === 'row'
        ? !inItem || unit.indent > floor
        : found.length > 0 && unit.indent > floor;
    if (!belongs) break;
    if (unit.kind !== 'code') found.push(at);
  }
  return found;
}

function charsOf(units: readonly Unit[], at: readonly number[]): number {
  return at.reduce((sum, index) => sum + (units[index]?.text.length ?? 0), 0);
}

/** The sub-items of an item, the first few. */
function detailsBelow(units: readonly Unit[], at: number): number[] {
  const item = units[at];
  if (item?.kind !== 'item') return [];
  const found: number[] = [];
  for (let next = at + 1; next < units.length && found.length < MOST_DETAILS; next += 1) {
    const unit = units[next];
    if (unit === undefined || unit.kind === 'heading' || unit.kind === 'row') break;
    if (unit.block === item.block) continue;
    if (unit.indent <= item.indent) break;
    if (unit.kind !== 'code') found.push(next);
  }
  return found;
}

/** A line without an end mark, this short, is a name for what stands below it. */
const NAME_MAX_CHARS = 50;

/** True for a line that only says what follows: with a colon, or a name with a list right below it. */
export function leadsToList(units: readonly Unit[], at: number): boolean {
  const unit = units[at];
  const next = units[at + 1];
  if (unit === undefined || next === undefined || unit.kind === 'row') return false;
  if (announces(unit.text)) return true;
  const isName = unit.kind === 'sentence' && unit.text.length <= NAME_MAX_CHARS && !/[.!?,;…]\W*$/.test(unit.text);
  return isName && next.kind === 'item' && next.line === unit.endLine + 1;
}

/** How a sentence begins that speaks of the one before it. */
const POINTS_BACK =
  /^(?:(?:it|this|that|these|those|they|he|she|such|both|so|then|therefore|thus|hence|instead|otherwise|however)\b|for (?:this|that) reason\b)/i;
/** So many sentences in front of one that points back are said with it. */
const MOST_BEFORE = 2;

/** The sentences of the same paragraph that a sentence points back to. */
export function pointedTo(units: readonly Unit[], at: number): number[] {
  const found: number[] = [];
  let chars = units[at]?.text.length ?? 0;
  for (let here = at; found.length < MOST_BEFORE; here -= 1) {
    const unit = units[here];
    const before = units[here - 1];
    if (unit === undefined || before === undefined || unit.startsBlock || before.block !== unit.block) break;
    chars += before.text.length;
    if (!POINTS_BACK.test(unit.text) || chars > WHOLE_BLOCK_CHARS) break;
    found.push(here - 1);
  }
  return found;
}

/** Adds to the chosen units what they cannot be read without. */
export function completed(units: readonly Unit[], chosen: ReadonlySet<number>): Set<number> {
  const all = new Set<number>();
  for (const at of chosen) {
    const unit = units[at];
    if (unit === undefined) continue;
    const block = units.flatMap((other, index) => (other.block === unit.block ? [index] : []));
    if (charsOf(units, block) <= WHOLE_BLOCK_CHARS) for (const index of block) all.add(index);
    else for (const index of [at, ...pointedTo(units, at)]) all.add(index);
    const lead = leadInAt(units, at);
    if (lead !== null) all.add(lead);
    for (const detail of detailsBelow(units, at)) all.add(detail);
  }
  for (const at of chosen) {
    if (!leadsToList(units, at)) continue;
    const list = listBelow(units, at);
    const whole = list.length <= WHOLE_LIST_ITEMS && charsOf(units, list) <= WHOLE_LIST_CHARS;
    if (!whole && list.some((index) => all.has(index))) continue;
    for (const index of whole ? list : list.slice(0, WHOLE_LIST_ITEMS / 2)) all.add(index);
  }
  return all;
}

interface Run {
  readonly units: Unit[];
}

/** Units of one block that follow each other are said together. */
function runsOf(units: readonly Unit[], chosen: ReadonlySet<number>): Run[] {
  const runs: Run[] = [];
  let last = -2;
  for (const at of [...chosen].toSorted((a, b) => a - b)) {
    const unit = units[at];
    if (unit === undefined) continue;
    const open = runs.at(-1);
    if (open !== undefined && at === last + 1 && open.units.at(-1)?.block === unit.block) open.units.push(unit);
    else runs.push({ units: [unit] });
    last = at;
  }
  return runs;
}

/** Longest text whose lines are cited as one span. */
const SPAN_MAX_CHARS = 900;
/** Lines between two blocks of one span: a blank one, or one that is not said. */
const SPAN_GAP_LINES = 2;

/** The lines of a part. */
export function linesOf(part: Part, line: number, endLine: number): string {
  return part.text
    .split('\n')
    .slice(line - part.line, endLine - part.line + 1)
    .join('\n');
}

/** Spans of lines that the runs are cited from: neighbours share one. */
function spansOf(part: Part, runs: readonly Run[]): { readonly line: number; readonly endLine: number }[] {
  const spans: { line: number; endLine: number }[] = [];
  const own = runs.map(({ units }) => ({
    line: Math.min(...units.map((unit) => unit.tableLine ?? unit.line)),
    endLine: Math.max(...units.map((unit) => unit.endLine)),
  }));
  for (const span of own) {
    const open = spans.at(-1);
    const joined = open === undefined ? null : { line: open.line, endLine: Math.max(open.endLine, span.endLine) };
    if (
      open !== undefined &&
      joined !== null &&
      span.line - open.endLine <= SPAN_GAP_LINES &&
      linesOf(part, joined.line, joined.endLine).length <= SPAN_MAX_CHARS
    )
      open.endLine = joined.endLine;
    else spans.push({ ...span });
  }
  return own.map((span) => spans.find((open) => open.line <= span.line && open.endLine >= span.endLine) ?? span);
}

/** Goes on after a block of code with the sentence that began before it: `and then it starts.` */
function goesOn(units: readonly Unit[], first: Unit): boolean {
  const before = units[units.indexOf(first) - 1];
  return before?.kind === 'code' && GOES_ON.test(first.text);
}

/** Sentences follow each other; lines that somebody jotted down, without an end mark, are kept apart. */
function joined(units: readonly Unit[]): string {
  return units.reduce((text, unit, at) => {
    const before = units[at - 1];
    if (before === undefined) return unit.text;
    const isLine = unit.line > before.endLine && !/[.!?:;,…][*_`)\]"']*$/.test(before.text);
    return `${text}${isLine ? ';' : ''} ${unit.text}`;
  }, '');
}

/** Chosen units of a part as sentences of an answer, in the order of the note. */
export function accountOf(part: Part, chosen: ReadonlySet<number>): Said[] {
  const units = part.units();
  const runs = runsOf(units, chosen);
  const spans = spansOf(part, runs);
  return runs.flatMap((run, index): Said[] => {
    const [first] = run.units;
    const span = spans[index];
    if (first === undefined || span === undefined) return [];
    const words = run.units.map(({ text }) => text).join(' ');
    const speaker = first.startsBlock ? '' : speakerAt(units, units.indexOf(first));
    const text = readable(joined(run.units));
    if (text === '') return [];
    const begun = goesOn(units, first) ? `… ${text}` : text;
    const isNamed = speaker === '' || speaker === speakerOf(first.text);
    return [{ text: isNamed ? begun : `${speaker}: … ${text}`, part, ...span, words }];
  });
}
