import type { LineEnding, TextEdit } from '../contract/editing.ts';
import { DaybookError } from '../errors.ts';

/** How the bytes of a note's file stand for its text. */
export interface TextForm {
  readonly lineEnding: LineEnding;
  readonly byteOrderMark: boolean;
  readonly isUtf16: boolean;
}

const ENDINGS: Readonly<Record<LineEnding, string>> = { lf: '\n', crlf: '\r\n', cr: '\r' };
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** Reads the form of a file: its mark, and the line ending that most lines have. */
export function textForm(bytes: Buffer): TextForm {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const byteOrderMark = bytes.subarray(0, BOM.length).equals(BOM);
  return { lineEnding: isUtf16 ? 'lf' : mostUsedEnding(bytes.toString('latin1')), byteOrderMark, isUtf16 };
}

function mostUsedEnding(text: string): LineEnding {
  if (!text.includes('\r')) return 'lf';
  const counts = { lf: 0, crlf: 0, cr: 0 };
  for (const [ending] of text.matchAll(/\r\n|\r|\n/g)) {
    counts[ending === '\n' ? 'lf' : ending === '\r' ? 'cr' : 'crlf']++;
  }
  if (counts.crlf >= counts.lf && counts.crlf >= counts.cr) return 'crlf';
  return counts.lf >= counts.cr ? 'lf' : 'cr';
}

/**
 * Puts edits into a file's bytes. Every byte outside of them stays, line endings and a byte order mark included; a line
 * break that is put in gets the ending that most lines have.
 *
 * @param options.length of the text after the edits, in code units, line endings as `\n`
 * @throws DaybookError `invalid` when the edits do not fit the text, or the file is not UTF-8
 */
export function editText(
  bytes: Buffer,
  options: { readonly file: string; readonly edits: readonly TextEdit[]; readonly length: number },
): Buffer {
  const { file, edits, length } = options;
  const { lineEnding, byteOrderMark, isUtf16 } = textForm(bytes);
  if (isUtf16) throw refusal(`${file} is written in UTF-16, which Daybook reads but does not write.`, 'utf8');
  const body = byteOrderMark ? bytes.subarray(BOM.length) : bytes;
  const text = body.toString('utf8');
  if (!Buffer.from(text, 'utf8').equals(body)) throw refusal(`${file} is not UTF-8 text.`, 'utf8');
  const pieces: string[] = [];
  const walk = rawOffsets(text);
  let raw = 0;
  let former = 0;
  let added = 0;
  for (const { from, to, insert } of edits) {
    if (from < former || to < from || to > walk.length) throw misfit(file);
    const start = walk.at(from);
    const end = walk.at(to);
    if (isWithinCharacter(text, start) || isWithinCharacter(text, end)) throw misfit(file);
    const put = insert.replaceAll(/\r\n?/g, '\n');
    pieces.push(text.slice(raw, start), lineEnding === 'lf' ? put : put.replaceAll('\n', ENDINGS[lineEnding]));
    added += put.length - (to - from);
    raw = end;
    former = to;
  }
  if (walk.length + added !== length) throw misfit(file);
  const edited = pieces.join('') + text.slice(raw);
  if (!edited.isWellFormed()) throw refusal(`What was typed into ${file} holds half of a character.`, 'character');
  const written = Buffer.from(edited, 'utf8');
  return byteOrderMark ? Buffer.concat([BOM, written]) : written;
}

/** Offsets in a text whose line endings are all one character → offsets in the text as it is; asked in ascending order. */
function rawOffsets(text: string): { readonly length: number; at(offset: number): number } {
  if (!text.includes('\r\n')) return { length: text.length, at: (offset) => offset };
  let pairs = 0;
  for (let at = text.indexOf('\r\n'); at !== -1; at = text.indexOf('\r\n', at + 2)) pairs++;
  let next = text.indexOf('\r\n');
  let passed = 0;
  return {
    length: text.length - pairs,
    at(offset) {
      while (next !== -1 && next < offset + passed) {
        passed++;
        next = text.indexOf('\r\n', next + 2);
      }
      return offset + passed;
    },
  };
}

function isWithinCharacter(text: string, at: number): boolean {
  const [before, after] = [text.charCodeAt(at - 1), text.charCodeAt(at)];
  return before >= 0xd800 && before < 0xdc00 && after >= 0xdc00 && after < 0xe000;
}

const HINTS = {
  utf8: 'Save it as UTF-8 in your editor.',
  character: 'Take the last change back, and type it again.',
} as const;

function refusal(message: string, hint: keyof typeof HINTS): DaybookError {
  return new DaybookError('invalid', `${message} Nothing was changed.`, { hint: HINTS[hint] });
}

function misfit(file: string): DaybookError {
  return new DaybookError('invalid', `The changes do not fit ${file}. Nothing was changed.`, {
    hint: 'Open the note again: what was typed is kept.',
  });
}
