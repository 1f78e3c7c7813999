import type { UpdateKind } from '../../contract/kinds.ts';
import { kindOfLabel, kindOfLetter, mayStartLabel } from './update-kind.ts';

/** A label such as `Yesterday` at the start of a text, and where what stands under it begins. */
export interface LabelStart {
  readonly kind: UpdateKind;
  /** The text's length when nothing stands beside or below the label. */
  readonly from: number;
}

/** How far a label may reach, in characters. */
const READ_CHARS = 90;
const MARKED = /^(\*{1,3}|_{1,2})([^*_\n]{2,80})\1[ \t]*(?:[:：–—-][ \t]*)?/;
const DASHED = /^([^–—\n-]{3,40})[ \t](?:-|–|—)[ \t]/;

const LETTER = /^[YTBytb](?::| ?[-–—] )/;

/** `Yesterday: …`, `**Today** …`, `Blockers - …`, `What did you do yesterday? …`, or one of them on a line above the rest. */
export function labelStart(text: string): LabelStart | null {
  if (!mayStartLabel(text)) return null;
  const newline = text.indexOf('\n');
  const lineEnd = newline === -1 ? text.length : newline;
  const whole = lineEnd <= READ_CHARS ? kindOfLabel(text.slice(0, lineEnd)) : null;
  if (whole !== null) return { kind: whole, from: Math.min(text.length, lineEnd + 1) };
  const line = text.slice(0, Math.min(lineEnd, READ_CHARS));
  const marked = line.startsWith('*') || line.startsWith('_') ? MARKED.exec(line) : null;
  if (marked !== null) return startOf(marked[2] ?? '', marked[0].length);
  const end = line.search(/[:：?？]/);
  const before = end > 2 ? startOf(line.slice(0, end), end + 1) : null;
  if (before !== null) return { kind: before.kind, from: skipSpaces(text, before.from) };
  const dashed = line.includes(' ') ? DASHED.exec(line) : null;
  return dashed === null ? null : startOf(dashed[1] ?? '', dashed[0].length);
}

/** `y: sealed it`, `T: paint it` of somebody whose part has such letters. */
export function letterStart(text: string): LabelStart | null {
  const kind = text.charCodeAt(1) === COLON && text.charCodeAt(2) === SPACE ? kindOfLetter(text.charAt(0)) : null;
  return kind === null ? null : { kind, from: skipSpaces(text, 2) };
}

const COLON = 58;
const SPACE = 32;

/** True when a label, or the letter of one (`Y:`), stands at an offset of a text. */
export function startsWithLabel(text: string, at = 0): boolean {
  const said = text.slice(at, at + READ_CHARS + 1);
  return labelStart(said) !== null || LETTER.test(said);
}

function startOf(label: string, from: number): LabelStart | null {
  const kind = kindOfLabel(label);
  return kind === null ? null : { kind, from };
}

function skipSpaces(text: string, from: number): number {
  let at = from;
  while (/[ \t*_]/.test(text.charAt(at))) at++;
  return at;
}
