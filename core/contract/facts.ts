import { z } from 'zod';
import { DECISION_STATUSES, TASK_STATES, UPDATE_KINDS } from './kinds.ts';
import { DateOriginSchema, NoteKindSchema } from './notes.ts';
import { Count, IsoDate, Line } from './scalars.ts';

/** Where a fact stands. */
const place = { journal: z.string(), path: z.string(), line: Line, endLine: Line };

/** What a list of facts is narrowed to. Dates are inclusive; a fact without a date passes only when none is asked for. */
const narrowing = {
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  /** A folder or file, relative to its journal; everything below it passes. */
  path: z.string().optional(),
};

export const TaskStateSchema = z.enum(TASK_STATES);

export const TaskSchema = z.object({
  /** Derived from path, text and position among equal texts: an edit elsewhere keeps it. */
  id: z.string(),
  state: TaskStateSchema,
  text: z.string(),
  /** One name, or several joined with `, `; null when nobody is named. */
  owner: z.string().nullable(),
  date: IsoDate.nullable(),
  dateOrigin: DateOriginSchema.nullable(),
  due: IsoDate.nullable(),
  scheduled: IsoDate.nullable(),
  start: IsoDate.nullable(),
  finished: IsoDate.nullable(),
  priority: z.enum(['highest', 'high', 'medium', 'low', 'lowest']).nullable(),
  recurrence: z.string().nullable(),
  reason: z.string().nullable(),
  ...place,
  details: z.array(z.string()),
  /** Every day on which the item stands in the notes, oldest first, this one included. */
  history: z.array(
    z.object({ date: IsoDate.nullable(), state: TaskStateSchema, journal: z.string(), path: z.string(), line: Line }),
  ),
});
export type Task = z.infer<typeof TaskSchema>;

export const TasksRequestSchema = z.object({
  state: z.enum([...TASK_STATES, 'all']).default('open'),
  owner: z.string().min(1).optional(),
  ...narrowing,
});
export type TasksRequest = z.infer<typeof TasksRequestSchema>;

export const PersonSchema = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  updates: Count,
  firstDate: IsoDate.nullable(),
  lastDate: IsoDate.nullable(),
  evidence: z.array(z.object({ journal: z.string(), path: z.string(), line: Line, why: z.string() })),
});
export type Person = z.infer<typeof PersonSchema>;

export const UpdateSchema = z.object({
  person: z.string(),
  date: IsoDate.nullable(),
  /** To whom; null when to everybody. */
  to: z.string().nullable(),
  text: z.string(),
  ...place,
  kind: z.enum(UPDATE_KINDS),
});
export type Update = z.infer<typeof UpdateSchema>;

export const UpdatesRequestSchema = z.object({ person: z.string().min(1).optional(), ...narrowing });
export type UpdatesRequest = z.infer<typeof UpdatesRequestSchema>;

export const StandupItemSchema = z.object({ text: z.string(), journal: z.string(), path: z.string(), line: Line });

export const StandupSchema = z.object({
  date: IsoDate,
  people: z.array(
    z.object({
      person: z.string(),
      yesterday: z.array(StandupItemSchema),
      today: z.array(StandupItemSchema),
      blockers: z.array(StandupItemSchema),
      carriedOver: z.array(StandupItemSchema),
      /** The last day up to `date` on which this person reported anything. */
      lastUpdate: IsoDate.nullable(),
    }),
  ),
});
export type Standup = z.infer<typeof StandupSchema>;

/** What is different from one standup to the next. */
export const StandupChangesSchema = z.object({
  date: IsoDate,
  /** The standup that is compared with. */
  since: IsoDate,
  people: z.array(
    z.object({
      person: z.string(),
      done: z.array(StandupItemSchema),
      added: z.array(StandupItemSchema),
      blocked: z.array(StandupItemSchema),
      unblocked: z.array(StandupItemSchema),
    }),
  ),
});
export type StandupChanges = z.infer<typeof StandupChangesSchema>;

export const DecisionSchema = z.object({
  id: z.string(),
  form: z.enum(['record', 'prose']),
  title: z.string().nullable(),
  statement: z.string(),
  rationale: z.string().nullable(),
  date: IsoDate.nullable(),
  status: z.enum(DECISION_STATUSES),
  /** Id of the decision that replaced it, by explicit link. */
  supersededBy: z.string().nullable(),
  supersedes: z.array(z.string()),
  /** Id of a later decision on the same subject that no link names: for the reader to judge. */
  maybeSupersededBy: z.string().nullable(),
  ...place,
});
export type Decision = z.infer<typeof DecisionSchema>;

export const DecisionsRequestSchema = z.object({
  about: z.string().optional(),
  /** What was in force on that day. */
  at: IsoDate.optional(),
  status: z.enum([...DECISION_STATUSES, 'all']).default('all'),
  path: z.string().optional(),
});
export type DecisionsRequest = z.infer<typeof DecisionsRequestSchema>;

export const NewNoteRequestSchema = z.object({
  kind: NoteKindSchema.extract(['journal', 'standup', 'meeting', 'runbook', 'decision']).default('journal'),
  /** The day of the note; today when left out. */
  date: IsoDate.optional(),
  /** What a meeting, runbook or decision is about. */
  title: z.string().optional(),
  /** How notes of this kind are named from now on: `YYYY/MM/DD`, `meetings/YYYY-MM-DD-{{title}}`. */
  name: z.string().min(1).optional(),
  /** Absolute root of the journal to write to; the first one when left out. */
  journal: z.string().optional(),
});
export type NewNoteRequest = z.infer<typeof NewNoteRequestSchema>;

export const NewNoteSchema = z.object({
  journal: z.string(),
  path: z.string(),
  /** Absolute. */
  file: z.string(),
  /** False when the note existed already and was left as it is. */
  created: z.boolean(),
});
export type NewNote = z.infer<typeof NewNoteSchema>;

/** `undo`: what `undoCapture` takes; null for a note that was there already. */
export const WrittenNoteSchema = NewNoteSchema.extend({ undo: z.string().nullable() });

export const CaptureRequestSchema = z.object({
  text: z.string().trim().min(1).max(100_000),
  heading: z.string().trim().min(1).max(200),
  /** Absolute root of the journal to write to; the first one when left out. */
  journal: z.string().optional(),
});

export const CapturedSchema = NewNoteSchema.extend({
  /** The heading that the text went under, and the line where it begins. */
  heading: z.string(),
  line: Line,
  /** What `undoCapture` takes. */
  undo: z.string(),
});
export type Captured = z.infer<typeof CapturedSchema>;

/** Where a captured text was taken out; `removed`: the note was made for it, held nothing else, and went with it. */
export const TakenBackSchema = z.object({ journal: z.string(), path: z.string(), removed: z.boolean() });
