import type { Db } from './database.ts';
import { prepared } from './statement.ts';

/** Lines of a note. */
export interface NoteSpan {
  /** Absolute root. */
  readonly journal: string;
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
}

interface StoredSpan {
  readonly id: number;
  readonly line: number;
  readonly endLine: number;
}

const OF_NOTE = `
  SELECT c.id, c.line, c.end_line AS endLine FROM chunks c
  JOIN notes n ON n.id = c.note_id JOIN journals j ON j.id = n.journal_id
  WHERE j.root = ? AND n.path = ?`;

/** The chunks that share a line with one of the spans, in no particular order. */
export function chunksAt(db: Db, spans: Iterable<NoteSpan>): number[] {
  const byNote = new Map<string, NoteSpan[]>();
  for (const span of spans) {
    const key = `${span.journal}\0${span.path}`;
    const ofNote = byNote.get(key);
    if (ofNote === undefined) byNote.set(key, [span]);
    else ofNote.push(span);
  }
  const found: number[] = [];
  for (const ofNote of byNote.values()) {
    const [first] = ofNote;
    if (first === undefined) continue;
    const isCovered = lineTest(ofNote);
    for (const chunk of prepared<[string, string], StoredSpan>(db, OF_NOTE).all(first.journal, first.path)) {
      if (isCovered(chunk.line, chunk.endLine)) found.push(chunk.id);
    }
  }
  return found;
}

/** Tests whether any line between two is in one of the spans; thousands of turns of one meeting are tested at once. */
function lineTest(spans: readonly NoteSpan[]): (line: number, endLine: number) => boolean {
  const covered = new Set<number>();
  for (const { line, endLine } of spans) for (let at = line; at <= endLine; at++) covered.add(at);
  return (line, endLine) => {
    for (let at = line; at <= endLine; at++) if (covered.has(at)) return true;
    return false;
  };
}
