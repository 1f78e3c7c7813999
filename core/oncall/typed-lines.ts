import type { Unit } from '../ask/units/units.ts';
import { indentOf } from '../ask/units/unit-lines.ts';
import { isTypedLine } from './code-role.ts';

/*
 * Commands that somebody wrote on a line of their own among words, without marking them as code.
 */

/** Further right than the words around it by so many columns, a line is set apart. */
const APART_COLUMNS = 2;
const MARK = /^\s*(?:[-*+]|\d+[.)]|[a-z]\))\s+/;

/** Where the words of a line begin. */
function columnOf(line: string): number {
  const mark = MARK.exec(line)?.[0];
  return mark === undefined ? indentOf(line) : mark.length;
}

function cut(unit: Unit, lines: readonly string[], column: number): Unit[] {
  for (let at = unit.line; at <= unit.endLine; at += 1) {
    const raw = lines[at - 1] ?? '';
    const typed = raw.trim();
    const from = unit.text.indexOf(typed);
    const isFirst = at === unit.line && !/^\s*$/.test(unit.text.slice(0, Math.max(from, 0)));
    if (from === -1 || isFirst || !isTypedLine(typed, indentOf(raw) >= column + APART_COLUMNS)) continue;
    const before = unit.text.slice(0, from).trim();
    const after = unit.text.slice(from + typed.length).trim();
    const code: Unit = { ...unit, kind: 'code', text: typed, line: at, endLine: at, number: null, startsBlock: true };
    const rest: Unit = { ...unit, text: after, line: at + 1, startsBlock: false, number: null };
    return [
      ...(before === '' ? [] : [{ ...unit, text: before, endLine: at - 1 }]),
      code,
      ...(after === '' ? [] : cut(rest, lines, column)),
    ];
  }
  return [unit];
}

/**
 * The units of a page in which lines that are commands are taken out of the words around them.
 *
 * @param lines of the note
 */
export function withTypedLines(units: readonly Unit[], lines: readonly string[]): Unit[] {
  let [block, column] = [-1, 0];
  return units.flatMap((unit) => {
    if (unit.kind !== 'sentence' && unit.kind !== 'item') return [unit];
    if (unit.block !== block) [block, column] = [unit.block, columnOf(lines[unit.line - 1] ?? '')];
    return cut(unit, lines, column);
  });
}
