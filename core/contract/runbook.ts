import { z } from 'zod';
import { CommandSchema, StepSchema } from './ask.ts';
import { Count, IsoDate, Line } from './scalars.ts';

/** What a part of a runbook is for. `steps` is what to do where the page does not say which it is. */
export const PHASES = [
  'diagnosis',
  'mitigation',
  'resolution',
  'steps',
  'verification',
  'rollback',
  'escalation',
] as const;
export const PhaseSchema = z.enum(PHASES);
export type Phase = z.infer<typeof PhaseSchema>;

export const RunbookLinkSchema = z.object({
  label: z.string(),
  /** As the note has it: an address of the web, or a path to another note. */
  url: z.string(),
  line: Line,
  isDashboard: z.boolean(),
});
export type RunbookLink = z.infer<typeof RunbookLinkSchema>;

export const RunbookCommandSchema = CommandSchema.extend({
  /** What to paste: of a block with prompts, the lines behind them; else the text. */
  copy: z.string(),
  /** True for code within a sentence. */
  inline: z.boolean(),
});
export type RunbookCommand = z.infer<typeof RunbookCommandSchema>;

export const RunbookStepSchema = StepSchema.extend({
  /** The same as long as the words of the step are the same. */
  id: z.string(),
  phase: PhaseSchema,
  line: Line,
  endLine: Line,
  /** When the step applies, in the note's words: `If the pod is still pending`; null for always. */
  condition: z.string().nullable(),
  /** What it should show, in the note's words, with blocks of output. */
  expected: z.array(z.string()),
  commands: z.array(RunbookCommandSchema),
  links: z.array(RunbookLinkSchema),
});
export type RunbookStep = z.infer<typeof RunbookStepSchema>;

/** Which page it is, and how far it can be trusted. */
export const RunbookHeadSchema = z.object({
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  /** Where the part begins that is meant: 1 for the whole page. */
  line: Line,
  owner: z.string().nullable(),
  /** The day on which somebody last vouched for it; null when nothing says. */
  reviewed: IsoDate.nullable(),
  /** What says so: `front matter`, `page`, `git history`. */
  reviewedFrom: z.enum(['front matter', 'page', 'git history']).nullable(),
  ageDays: Count.nullable(),
  /** Older than `staleAfterDays`, or than the page itself allows. */
  stale: z.boolean(),
  staleAfterDays: Count,
});
export type RunbookHead = z.infer<typeof RunbookHeadSchema>;

/** A page read as a runbook. */
export const RunbookSchema = RunbookHeadSchema.extend({
  /** What it is about, in the note's first words. */
  summary: z.string().nullable(),
  steps: z.array(RunbookStepSchema),
  /** All links of the page. */
  links: z.array(RunbookLinkSchema),
  /** To fill in before anything is pasted, each once. */
  placeholders: z.array(z.string()),
});
export type Runbook = z.infer<typeof RunbookSchema>;
