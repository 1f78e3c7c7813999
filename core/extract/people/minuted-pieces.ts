import { minutedReports } from './prose-report.ts';
import { piecesOf, type Piece } from './said.ts';
import { isKnown, listsSomebody, type HeadReader } from './turn-head.ts';

/** A shorter line was ended by its writer, not wrapped. */
const WRAPPED_MIN_CHARS = 60;

/**
 * What a voice says in an entry, cut where others begin: behind a colon anywhere (see said.ts), and in minutes also where
 * a line tells of somebody whom they list (`Ann asked whether it can wait`).
 */
export function piecesIn(reader: HeadReader, text: string, from: number): Piece[] {
  const pieces = piecesOf(text, from);
  const mayTell = reader.note.kind === 'meeting' && text.includes('\n', from) && listsSomebody(reader);
  return mayTell ? pieces.flatMap((piece) => cutAtLines(reader, piece)) : pieces;
}

function cutAtLines(reader: HeadReader, piece: Piece): Piece[] {
  const lines = piece.text.split('\n');
  const cut: Piece[] = [];
  let start = 0;
  let voice: Pick<Piece, 'speakers' | 'to' | 'kind' | 'ownLine'> = piece;
  const close = (end: number, next: typeof voice): void => {
    const text = lines.slice(start, end).join('\n').trim();
    const endLine = end === lines.length ? piece.endLine : piece.line + end - 1;
    if (text !== '') cut.push({ ...piece, ...voice, text, line: piece.line + start, endLine });
    [start, voice] = [end, next];
  };
  for (let at = 1; at < lines.length; at++) {
    const [before = '', line = ''] = [lines[at - 1], lines[at]];
    if (before.length >= WRAPPED_MIN_CHARS && !/[.!?;]["')]?$/.test(before)) continue;
    const [told] = minutedReports(line, (name) => isKnown(reader, name));
    if (told?.at !== 0) continue;
    close(at, { speakers: told.speakers, to: [], kind: null, ownLine: true });
    lines[at] = line.slice(line.indexOf(told.text));
  }
  close(lines.length, voice);
  return cut;
}
