import { announcesFrames, frameOf, isBetweenFrames, rustFrameOf, type Frame } from './stack-frames.ts';

/** An exception of a trace, with the frames below (Python: above) it. */
export interface TraceHead {
  /** Position among the lines. */
  readonly at: number;
  /** Position of the last line of its frames; `at` when they stand above. */
  readonly to: number;
  readonly message: string;
  readonly frames: readonly Frame[];
  /** How many exceptions it stands below: the last one is where it began. */
  readonly depth: number;
}

/** A stack trace in a text. */
export interface StackTrace {
  readonly from: number;
  readonly to: number;
  readonly heads: readonly TraceHead[];
}

const MAX_CHARS = 1000;
const HEADS: readonly RegExp[] = [
  /^Exception in thread "[^"]{0,80}" (.+)$/,
  /^(?:Caused by|Suppressed|Wrapped by): (.+)$/,
  /^-{3}> (.+?)$/,
  /^\[cause\]: (.+?)(?: \{)?$/,
  /^Unhandled [Ee]xception[.:] (.+)$/,
  /^(?:PHP )?Fatal error: {1,3}(?:Uncaught )?(.+?)(?: in \S+:\d+)?$/,
  /^(?:Uncaught )?(?:exception: )?((?:[A-Za-z_$][\w$]*(?:\.|::|\\))*[A-Z][\w$]*(?:Error|Exception|Failure|Throwable|Timeout|Interrupt|Exit|Warning|Fault|Err)(?: \[[\w]{1,60}\])?(?::(?: .*)?|\(.*)?)$/,
  /^(?:panic|fatal error|runtime error): (.+?)(?: \[recovered\])?$/,
  /^\S+\.rb:\d+:in [`'][^'\n]{1,120}': (.+)$/,
  /^\*\* \((\w[\w.]*\) .+)$/,
];
const RUST_PANIC = /^thread '[^'\n]{0,80}'(?: \(\d+\))? panicked at (?:'(.+)', )?\S+:\d+:\d+:?$/;

/** The exception that a line names, without the words that lead to it; null for any other line. */
function headOf(line: string): string | null {
  const text = line
    .slice(0, MAX_CHARS)
    .trim()
    .replace(/^(?:\| {0,4}){1,4}/, '');
  for (const pattern of HEADS) {
    const found = pattern.exec(text)?.[1];
    if (found !== undefined) return found.replace(/ \{$/, '');
  }
  return null;
}

/** Lines above the first frame that may hold its exception: a message of several lines, Go's signal, Node's caret. */
const HEAD_REACH = 4;
/** Lines between two frames that are neither: Python quotes the code. */
const MAX_GAP = 2;

interface Reading {
  readonly lines: readonly string[];
  readonly heads: { readonly at: number; readonly message: string; readonly isBelow: boolean }[];
  readonly frames: { readonly at: number; readonly frame: Frame }[];
}

/** Every stack trace in the lines, in their order. */
export function tracesIn(lines: readonly string[]): StackTrace[] {
  const traces: StackTrace[] = [];
  let from = 0;
  while (from < lines.length) {
    const line = lines[from] ?? '';
    const panic = RUST_PANIC.exec(line.slice(0, MAX_CHARS).trim());
    if (panic === null && !announcesFrames(line) && frameOf(line) === null) {
      from++;
      continue;
    }
    const trace = readTrace(lines, from, traces.at(-1)?.to ?? -1);
    if (trace.heads.length > 0) traces.push(trace);
    from = trace.to + 1;
  }
  return traces;
}

function readTrace(lines: readonly string[], first: number, after: number): StackTrace {
  const reading: Reading = { lines, heads: [], frames: [] };
  const start = headsAbove(reading, first, after);
  let to = first;
  let gap = 0;
  let isBacktrace = false;
  let isPython = false;
  let isMessage = false;
  for (let at = first; at < lines.length && gap <= MAX_GAP; at++) {
    const line = lines[at] ?? '';
    const panic = RUST_PANIC.exec(line.slice(0, MAX_CHARS).trim());
    const frame = frameOf(line) ?? (isBacktrace ? rustFrameOf(line) : null);
    const head = frame === null ? headOf(line) : null;
    const endsPython = isPython && frame === null && /^(?:[|+ ]{0,12})[A-Za-z_]\S/.test(line) && !/^\s{4,}/.test(line);
    if (panic !== null) {
      if (panic[1] !== undefined) reading.heads.push({ at, message: panic[1], isBelow: false });
      isMessage = panic[1] === undefined;
    } else if (isMessage) {
      reading.heads.push({ at, message: line.trim(), isBelow: false });
      isMessage = false;
    } else if (frame !== null) {
      reading.frames.push({ at, frame });
      isPython ||= /^\s*(?:\| *)*File "/.test(line);
    } else if (isBetweenFrames(line)) isBacktrace ||= line.includes('stack backtrace');
    else if (head !== null || endsPython) {
      reading.heads.push({ at, message: head ?? line.trim(), isBelow: isPython });
      isPython = false;
    } else {
      gap++;
      continue;
    }
    gap = 0;
    to = at;
  }
  return { from: start, to, heads: headsOf(reading, to) };
}

/** The exception above the first frame; its line when it has no known form. */
function headsAbove(reading: Reading, first: number, after: number): number {
  const { lines, heads } = reading;
  if (/^\s*(?:\| *)*(?:File "|Traceback)/.test(lines[first] ?? '')) return first;
  let top = first;
  for (let at = first - 1; at > after && at >= first - HEAD_REACH; at--) {
    const message = headOf(lines[at] ?? '');
    // One exception may follow another; only a message of several lines stands between an exception and its frames.
    if (message === null && top < first) break;
    if (message === null) continue;
    heads.unshift({ at, message, isBelow: false });
    top = at;
  }
  if (top < first) return top;
  const above = lines[first - 1]?.trim() ?? '';
  if (first - 1 <= after || above === '' || RUST_PANIC.test(lines[first]?.trim() ?? '')) return first;
  heads.push({ at: first - 1, message: above, isBelow: false });
  return first - 1;
}

function headsOf({ heads, frames }: Reading, to: number): TraceHead[] {
  return heads.map(({ at, message, isBelow }, depth): TraceHead => {
    const previous = heads[depth - 1]?.at ?? -1;
    const next = heads[depth + 1]?.at ?? Infinity;
    const own = frames.filter((one) => (isBelow ? one.at > previous && one.at < at : one.at > at && one.at < next));
    const last = isBelow ? at : (own.at(-1)?.at ?? at);
    // Python prints the call that failed last; everybody else prints it first.
    const ordered = isBelow ? own.toReversed() : own;
    return { at, to: Math.min(last, to), message, frames: ordered.map(({ frame }) => frame), depth };
  });
}
