import { findDecisions } from '../../core/extract/decisions/decisions.ts';
import type { DecisionFound, Located } from '../../core/extract/facts.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { parseText } from './parse.ts';

/** The decisions of some notes, as the index gives them back. */
export function locatedDecisions(
  notes: readonly { readonly path: string; readonly text: string }[],
): Located<DecisionFound>[] {
  return notes.flatMap(({ path, text }) => {
    const note = parseText(normalizeNewlines(text), path);
    return findDecisions(note).map((fact) => {
      const section = note.sections[fact.section];
      return { fact, journal: '/journal', path, date: section?.date ?? null, dateOrigin: section?.dateOrigin ?? null };
    });
  });
}
