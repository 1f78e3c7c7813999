import type { NoteView } from '../../../core/contract/notes.ts';
import type { Passage } from '../../../core/contract/search.ts';

/** Lines shown before and after a passage whose section is longer than `LONG_LINES`. */
const AROUND_LINES = 40;
const LONG_LINES = 160;

/** The lines of the note to preview: the section of the passage, or what is around it when the section is long. */
export function previewSpan(
  note: Pick<NoteView, 'sections' | 'bodyLine'>,
  passage: Pick<Passage, 'line' | 'endLine'>,
): readonly [number, number] {
  const section = note.sections.findLast((one) => one.line <= passage.line && one.endLine >= passage.line);
  const from = section?.line ?? note.bodyLine;
  const to = Math.max(section?.endLine ?? passage.endLine, passage.endLine);
  if (to - from <= LONG_LINES) return [from, to];
  return [Math.max(from, passage.line - AROUND_LINES), Math.min(to, passage.endLine + AROUND_LINES)];
}
