import { findLogged } from './headings.ts';
import { logPlaces } from './log.ts';
import { findProse } from './prose.ts';
import { findRecords } from './record.ts';
import { findTableDecisions } from './table.ts';
import type { Extractable } from '../extract.ts';
import { keysOf } from '../fact-keys.ts';
import type { DecisionFound, DecisionRead } from '../facts.ts';

/**
 * The decisions of a note, in its order: decision records (the note itself, or sections of it), the rows, headings and
 * lines of a log of decisions, and what was decided in prose. A note that is a record says nothing beside it.
 */
export function findDecisions(note: Extractable): DecisionFound[] {
  const decisions = decisionsIn(note);
  const keys = keysOf(note.outline, decisions.map(keyless));
  return decisions.map((decision, at) => ({ ...decision, key: keys[at] ?? '' }));
}

function keyless({ form, section, title, statement }: DecisionRead): {
  readonly section: number;
  readonly words: string;
} {
  const text = form === 'record' ? (title ?? statement) : statement;
  const words = text

    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ');
  return { section, words: `${form}\n${words.trim()}` };
}

function decisionsIn(note: Extractable): DecisionRead[] {
  const places = logPlaces(note);
  const logged = places === null ? [] : findLogged(note, places);
  const rows = findTableDecisions(note, places);
  const isLogged = (line: number): boolean =>
    logged.some((record) => record.line <= line && line <= record.endLine) || rows.some((row) => row.line === line);
  const isLogNote = logged.length > 0 || (places !== null && rows.length > 0);
  const records = findRecords(note).filter(({ root, fact }) => !(isLogNote && root === -1) && !isLogged(fact.line));
  if (records.some(({ root }) => root === -1)) return records.map(({ fact }) => fact);
  const isTaken = (line: number): boolean =>
    isLogged(line) || records.some((record) => record.line <= line && line <= record.endLine);
  const prose = findProse(note, { places, isTaken });
  return [...[...records, ...logged].map(({ fact }) => fact), ...rows, ...prose].toSorted((a, b) => a.line - b.line);
}
