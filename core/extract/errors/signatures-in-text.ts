import { errorWeight, hasCue, isGeneric, LEAST_WEIGHT, namesError } from './error-weight.ts';
import { readLogRecord } from './log-record.ts';
import { tokenOf } from './signature-atoms.ts';
import { maskMessage } from './signature-mask.ts';
import type { Frame } from './stack-frames.ts';
import { tracesIn, type StackTrace, type TraceHead } from './stack-traces.ts';

/** An error as it would be recognised the next time. */
export interface ErrorSignature {
  /** Position of its first line among the lines that were read. */
  readonly at: number;
  readonly to: number;
  /** Masked; equal for the same error. */
  readonly text: string;
  /** The words by which it is known, and the functions that it came through. */
  readonly tokens: readonly string[];
  /** How much it says about what went wrong; 2 and more names it. */
  readonly weight: number;
  /** A program wrote it: it has the form of a log, or names an exception, an errno or a state. */
  readonly isMachine: boolean;
  /** How many lines say the same. */
  readonly count: number;
}

/** A longer line is cut to what stands around its first word of an error. */
const MAX_LINE_CHARS = 2_000;
const BEFORE_CUE_CHARS = 300;
/** Of a very long line, the start and the end are looked at. */
const LOOKED_AT_CHARS = 32_000;
const OWN_FRAMES = 3;
/** With fewer words a message alone does not tell two errors apart. */
const ENOUGH_TOKENS = 2;

const CUE_WORD = /error|exception|fail|fatal|panic|refused|denied|timed? ?out|cannot|unable|not found/i;

/** What is worth reading of a line: its start for most, else the part that speaks of an error. */
export function readable(line: string): string {
  if (line.length <= MAX_LINE_CHARS) return line;
  const start = line.slice(0, LOOKED_AT_CHARS);
  const part = line.length <= LOOKED_AT_CHARS || CUE_WORD.test(start) ? start : line.slice(-LOOKED_AT_CHARS);
  const from = Math.max(0, part.search(CUE_WORD) - BEFORE_CUE_CHARS);
  return part.slice(from, from + MAX_LINE_CHARS);
}

/** The writer's own functions say most; those of libraries only where the trace has no others. */
function frameTokens(head: TraceHead, trace: StackTrace): string[] {
  const ownOf = (frames: readonly Frame[]) => frames.filter(({ isOwn }) => isOwn).slice(0, OWN_FRAMES);
  const own = ownOf(head.frames);
  const around = own.length > 0 ? own : ownOf(trace.heads.flatMap(({ frames }) => frames));
  const chosen = around.length > 0 ? around : head.frames.slice(0, 1);
  return chosen.map(({ name }) => tokenOf(name)).filter((token) => token.length > 2);
}

function ofHead(head: TraceHead, trace: StackTrace): ErrorSignature {
  const record = readLogRecord(readable(head.message));
  const masked = maskMessage(record.message);
  const frames = frameTokens(head, trace);
  const [place] = frames;
  const isBare = place !== undefined && (masked.tokens.length < ENOUGH_TOKENS || isGeneric(record.message));
  return {
    at: head.at,
    to: head.to,
    text: isBare ? `${masked.text} at ${place}` : masked.text,
    tokens: [...new Set([...masked.tokens, ...frames])],
    weight: errorWeight(record.message, record.level) + 1 + 0.5 * Math.min(head.depth, 3),
    isMachine: true,
    count: 1,
  };
}

/** What a line must be to be worth masking, which costs most. */
export interface Wanted {
  readonly weight: number;
  /** Only what a program wrote. */
  readonly isMachine: boolean;
}

const ANY: Wanted = { weight: LEAST_WEIGHT, isMachine: false };

/** The error that one line speaks of; null when it speaks of none, or of none that is wanted. */
export function ofLine(line: string, at: number, wanted = ANY): ErrorSignature | null {
  const text = readable(line);
  if (!hasCue(text)) return null;
  const record = readLogRecord(line.length > MAX_LINE_CHARS && line.trimStart().startsWith('{') ? line : text);
  const weight = errorWeight(record.message, record.level);
  if (weight < wanted.weight && record.trace === null) return null;
  const isMachine = record.isLog || namesError(record.message);
  if (wanted.isMachine && !isMachine && record.trace === null) return null;
  const masked = maskMessage(record.message);
  if (masked.tokens.length === 0) return null;
  const own: ErrorSignature = { at, to: at, ...masked, weight, isMachine, count: 1 };
  if (record.trace === null) return own;
  const [inner] = inLines(record.trace.split('\n'))
    .filter((found) => found.isMachine)
    .sort((a, b) => b.weight - a.weight);
  return inner !== undefined && inner.weight > own.weight ? { ...inner, at, to: at } : own;
}

/** Most lines of a long log differ in their digits only: such a line is read once. */
function remembered(line: string, known: Map<string, ErrorSignature | null>, wanted: Wanted): ErrorSignature | null {
  if (line.length > MAX_LINE_CHARS) return ofLine(line, 0, wanted);
  const key = line.replaceAll(/\d/g, '0');
  let one = known.get(key);
  if (one === undefined) known.set(key, (one = ofLine(line, 0, wanted)));
  return one;
}

/** Every error in the lines, in their order: those of stack traces, and lines by themselves that are `wanted`. */
export function inLines(lines: readonly string[], wanted = ANY): ErrorSignature[] {
  const found: ErrorSignature[] = [];
  const known = new Map<string, ErrorSignature | null>();
  let next = 0;
  const readLines = (to: number) => {
    for (; next < to; next++) {
      const one = remembered(lines[next] ?? '', known, wanted);
      if (one !== null) found.push({ ...one, at: next, to: next });
    }
  };
  for (const trace of tracesIn(lines)) {
    readLines(Math.max(next, trace.from));
    found.push(...trace.heads.map((head) => ofHead(head, trace)).filter(({ tokens }) => tokens.length > 0));
    next = trace.to + 1;
  }
  readLines(lines.length);
  return found;
}

/** The same error once, where it stands first, with how often it is there. */
export function countRepeated(signatures: readonly ErrorSignature[]): ErrorSignature[] {
  const byText = new Map<string, ErrorSignature>();
  for (const one of signatures) {
    const known = byText.get(one.text);
    if (known === undefined) byText.set(one.text, one);
    else byText.set(one.text, { ...known, count: known.count + 1, weight: Math.max(known.weight, one.weight) });
  }
  return [...byText.values()];
}
