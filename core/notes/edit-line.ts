import { DaybookError } from '../errors.ts';

/** A line to change within the bytes of a file. */
export interface LineChange {
  /** Absolute path, for what is said about it. */
  readonly file: string;
  /** 1-based, as `indexLines` counts. */
  readonly line: number;
  /** What the line must hold. */
  readonly expected?: string | undefined;
  /** The line without its ending → the line to put there, or why it cannot be changed. */
  readonly change: (line: string) => string | { readonly refused: string };
}

export interface ChangedLine {
  readonly bytes: Buffer;
  /** The line as it was, and as it is. */
  readonly before: string;
  readonly after: string;
}

const NEWLINE = 10;
const RETURN = 13;
const BOM_BYTES = 3;

function refuse(message: string, hint = ''): DaybookError {
  return new DaybookError('invalid', message, { hint });
}

/**
 * Changes one line of a file's bytes: every other byte, its line ending and a byte order mark included, stays.
 *
 * @throws DaybookError `invalid`
 */
export function replaceLine(bytes: Buffer, change: LineChange): ChangedLine {
  const { file, line, expected } = change;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw refuse(
      `${file} is written in UTF-16, which Daybook reads but does not write. Nothing was changed.`,
      'Save it as UTF-8 in your editor.',
    );
  }
  const span = spanOfLine(bytes, line);
  if (span === null) throw refuse(`${file} has no line ${line}. Nothing was changed.`, 'Run `daybook index`.');
  const before = decode(bytes.subarray(span.from, span.to), file);
  if (expected !== undefined && before !== expected) {
    throw refuse(`Line ${line} of ${file} is another one by now. Nothing was changed.`, 'Run `daybook index`.');
  }
  const after = change.change(before);
  if (typeof after !== 'string') throw refuse(after.refused);
  if (/[\n\r]/.test(after)) throw new DaybookError('internal', `Line ${line} of ${file} would become two.`);
  return {
    before,
    after,
    bytes: Buffer.concat([bytes.subarray(0, span.from), Buffer.from(after, 'utf8'), bytes.subarray(span.to)]),
  };
}

/** Where a line is in the bytes, without its ending: `\n`, `\r\n` or `\r`, also mixed. */
function spanOfLine(bytes: Buffer, line: number): { readonly from: number; readonly to: number } | null {
  let from = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? BOM_BYTES : 0;
  for (let count = 1; ; count++) {
    let to = from;
    while (to < bytes.length && bytes[to] !== NEWLINE && bytes[to] !== RETURN) to++;
    if (count === line) return { from, to };
    if (to === bytes.length) return null;
    from = bytes[to] === RETURN && bytes[to + 1] === NEWLINE ? to + 2 : to + 1;
    // A line ending at the very end opens no further line.
    if (from >= bytes.length) return null;
  }
}

function decode(bytes: Buffer, file: string): string {
  const text = bytes.toString('utf8');
  if (Buffer.from(text, 'utf8').equals(bytes)) return text;
  throw refuse(`${file} is not UTF-8 text. Nothing was changed.`, 'Save it as UTF-8 in your editor.');
}
