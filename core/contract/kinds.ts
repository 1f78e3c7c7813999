/*
 * The closed lists of what a note says. Apart from the schemas that use them: loading zod costs 70 ms a thread, and the
 * thread that parses notes needs none of it.
 */

export const NOTE_KINDS = ['journal', 'standup', 'meeting', 'runbook', 'decision', 'note'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Where a section's date came from, strongest first. */
export const DATE_ORIGINS = ['stamp', 'heading', 'file-name', 'front-matter', 'modified', 'inferred'] as const;
export type DateOrigin = (typeof DATE_ORIGINS)[number];

/** `open`: unchecked or TODO; `doing`: DOING, WIP; `cancelled`: WILLNOTFIX, WONTFIX, CANCELLED or `[-]`. */
export const TASK_STATES = ['open', 'doing', 'blocked', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

/** True for what is done or cancelled: nobody has to do it any more. */
export function isOver(state: TaskState): boolean {
  return state === 'done' || state === 'cancelled';
}

/** What a report is about; `remark`: said in a discussion, not reported. */
export const UPDATE_KINDS = ['update', 'done', 'next', 'blocked', 'remark'] as const;
export type UpdateKind = (typeof UPDATE_KINDS)[number];

export const DECISION_STATUSES = ['proposed', 'active', 'superseded', 'rejected'] as const;
export type DecisionStatus = (typeof DECISION_STATUSES)[number];
