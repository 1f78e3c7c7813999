/*
 * The closed lists of what a note says. Apart from the schemas that use them: loading zod costs 70 ms a thread, and the
 * thread that parses notes needs none of it.
 */

export const NOTE_KINDS = ['journal', 'standup', 'meeting', 'runbook', 'decision', 'note'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Where a section's date came from, strongest first. */
export const DATE_ORIGINS = ['stamp', 'heading', 'file-name', 'front-matter', 'modified', 'inferred'] as const;
export type DateOrigin = (typeof DATE_ORIGINS)[number];
