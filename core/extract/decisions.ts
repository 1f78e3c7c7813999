import { findProse } from './decision-prose.ts';
import { findRecords } from './decision-record.ts';
import type { Extractable } from './extract.ts';
import type { DecisionFound } from './facts.ts';

/**
 * The decisions of a note, in its order: decision records (the note itself, or sections of it), and what was decided in
 * prose. A note that is a record says nothing beside it.
 */
export function findDecisions(note: Extractable): DecisionFound[] {
  const records = findRecords(note);
  if (records.some(({ root }) => root === -1)) return records.map(({ fact }) => fact);
  const prose = findProse(note, (line) => records.some((record) => record.line <= line && line <= record.endLine));
  return [...records.map(({ fact }) => fact), ...prose].toSorted((a, b) => a.line - b.line);
}
