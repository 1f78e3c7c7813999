import { z } from 'zod';
import { AlertSchema } from './alerts.ts';
import { AnswerSchema, OccurrenceSchema } from './ask.ts';
import { FillSchema } from './fill-in.ts';
import { RunbookHeadSchema, RunbookLinkSchema, RunbookStepSchema } from './runbook.ts';
import { Count, Line } from './scalars.ts';
import { QUERY_MAX_CHARS } from './search.ts';

/** What made a page the one for an alert, strongest first. */
export const MATCHES = ['address', 'name', 'heading', 'signature', 'words'] as const;
export const MatchSchema = z.enum(MATCHES);
export type Match = z.infer<typeof MatchSchema>;

/** Why a page was chosen, in words. */
export const MATCH_WORDS: Readonly<Record<Match, string>> = {
  address: 'the alert names its address',
  name: 'it has the name of the alert',
  heading: 'a heading has the name of the alert',
  signature: 'it has the same error',
  words: 'it has the words of the alert',
};

/** A page that may be meant as well. */
export const OtherRunbookSchema = z.object({
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  line: Line,
  match: MatchSchema,
  /** What separates it from the others, in words. */
  differs: z.string(),
});
export type OtherRunbook = z.infer<typeof OtherRunbookSchema>;

/** A time when the same trouble, or one like it, was there. */
export const PastIncidentSchema = OccurrenceSchema.omit({ exact: true }).extend({
  /** What is said to have worked; null where the note does not say. */
  worked: z.string().nullable(),
  cause: z.string().nullable(),
  /** How long it took, where the note says. */
  minutes: z.number().min(0).nullable(),
  /** True for the same error or alert, false for one that is like it. */
  same: z.boolean(),
});
export type PastIncident = z.infer<typeof PastIncidentSchema>;

/** What was done about an alert. */
export const RunbookAnswerSchema = AnswerSchema.extend({
  alert: AlertSchema,
  /** Other alerts that were pasted with it. */
  moreAlerts: Count,
  /** The error in what was pasted, without what differs each time; null when it holds none. */
  signature: z.string().nullable(),
  /** Null when no page fits: then `reason` says so. */
  runbook: RunbookHeadSchema.extend({
    match: MatchSchema,
    /** What separates it from copies of it that may be meant as well, in words; left out where there is none. */
    differs: z.string().optional(),
  }).nullable(),
  steps: z.array(RunbookStepSchema),
  links: z.array(RunbookLinkSchema),
  otherRunbooks: z.array(OtherRunbookSchema),
  pastIncidents: z.array(PastIncidentSchema),
  /** Placeholders for which the alert has a value. Nothing is filled in before the user says so. */
  fills: z.array(FillSchema),
  /** What a new runbook for it would be called; null when there is one. */
  newRunbook: z.string().nullable(),
  /** Its line in the ledger, to say whether it helped; null when nothing is counted. */
  entry: z.int().nullable(),
});
export type RunbookAnswer = z.infer<typeof RunbookAnswerSchema>;

export const RunbookRequestSchema = z.object({
  /** An alert as JSON or text, a log, a stack trace. */
  text: z
    .string()
    .min(1)
    .max(QUERY_MAX_CHARS * 10),
  /** Absolute root of the one journal to look in. */
  journal: z.string().optional(),
});
export type RunbookRequest = z.infer<typeof RunbookRequestSchema>;
