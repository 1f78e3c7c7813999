import { styleFor, type Style } from './print/style.ts';

/** The part of a standard stream that the command line uses. */
export interface Stream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Where a command writes: results on stdout, everything else on stderr. */
export interface Terminal {
  /** A person reads stdout as it comes. */
  readonly isInteractive: boolean;
  /** Width of stdout; no limit where it is not a terminal, so that nothing that a program reads is cut. */
  readonly columns: number;
  readonly style: Style;
  /** Style of stderr. */
  readonly noteStyle: Style;
  /** Writes lines of the result. */
  print(text: string): void;
  /** Writes a notice for the person, unless `--quiet`. */
  note(text: string): void;
  /** Writes an error for the person. */
  complain(text: string): void;
  /** Whether `showStatus` shows anything. */
  readonly showsStatus: boolean;
  /** Shows one line that the next thing written replaces; only where stderr is a terminal, and not with `--quiet`. */
  showStatus(line: string): void;
  /** Width for `showStatus`. */
  readonly statusColumns: number;
}

const DEFAULT_COLUMNS = 80;
const CLEAR_LINE = '\r\u001b[2K';

/** Binds the two streams with what the user asked for. */
export function openTerminal(
  streams: { readonly stdout: Stream; readonly stderr: Stream },
  options: { readonly color: boolean; readonly quiet: boolean },
): Terminal {
  const { stdout, stderr } = streams;
  const showsStatus = stderr.isTTY === true && !options.quiet;
  let hasStatus = false;

  function clearStatus(): void {
    if (hasStatus) stderr.write(CLEAR_LINE);
    hasStatus = false;
  }
  function write(stream: Stream, text: string): void {
    clearStatus();
    stream.write(text.endsWith('\n') ? text : `${text}\n`);
  }

  return {
    isInteractive: stdout.isTTY === true,
    columns: stdout.isTTY === true ? (stdout.columns ?? DEFAULT_COLUMNS) : Number.POSITIVE_INFINITY,
    statusColumns: stderr.columns ?? DEFAULT_COLUMNS,
    style: styleFor(options.color && stdout.isTTY === true),
    noteStyle: styleFor(options.color && stderr.isTTY === true),
    print: (text) => write(stdout, text),
    note: (text) => {
      if (!options.quiet) write(stderr, text);
    },
    complain: (text) => write(stderr, text),
    showsStatus,
    showStatus: (line) => {
      if (!showsStatus) return;
      clearStatus();
      stderr.write(line);
      hasStatus = line !== '';
    },
  };
}
