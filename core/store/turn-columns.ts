import { UPDATE_KINDS, type UpdateKind } from '../contract/kinds.ts';
import type { Turn } from '../extract/facts.ts';

/*
 * Turns are the mass of all facts: 95,000 in 4,200 notes of meetings, with 23 MB of what was said. Their texts stand one
 * after the other in a column of their own, and the rest is short rows: written as objects they take three times as long.
 */

const SHAPES = [
  'item',
  'inline',
  'paragraph',
  'bold',
  'heading',
  'table',
  'handle',
  'labels',
  'stamp',
  'prose',
] as const;

/** All of a turn but its text, and how long that is (UTF-16). */
type TurnRow = readonly [
  section: number,
  line: number,
  lines: number,
  kind: number,
  shape: number,
  chars: number,
  speakers: readonly string[],
  to?: readonly string[],
  day?: string,
];

/** The rows of a note's turns, as JSON. */
export function turnRows(turns: readonly Turn[]): string {
  return JSON.stringify(
    turns.map((turn): TurnRow => {
      const span = [turn.section, turn.line, turn.endLine - turn.line] as const;
      const how = [UPDATE_KINDS.indexOf(turn.kind), SHAPES.indexOf(turn.shape), turn.text.length] as const;
      if (turn.day !== undefined) return [...span, ...how, turn.speakers, turn.to, turn.day];
      return turn.to.length === 0 ? [...span, ...how, turn.speakers] : [...span, ...how, turn.speakers, turn.to];
    }),
  );
}

/**
 * Reads turns back.
 *
 * @param rows as `turnRows` gave them, parsed
 * @param texts the texts of all of them, one after the other
 */
export function turnsOf(rows: readonly unknown[], texts: string): Turn[] {
  let from = 0;
  return rows.map((stored) => {
    // SAFETY: written by `turnRows`; another form comes with a migration that empties the table.
    const [section, line, lines, kind, shape, chars, speakers, to = [], day] = stored as TurnRow;
    const text = texts.slice(from, (from += chars));
    const endLine = line + lines;
    const turn = { section, line, endLine, speakers, to, text, kind: kindAt(kind), shape: SHAPES[shape] ?? 'item' };
    return day === undefined ? turn : { ...turn, day };
  });
}

function kindAt(index: number): UpdateKind {
  return UPDATE_KINDS[index] ?? 'update';
}
