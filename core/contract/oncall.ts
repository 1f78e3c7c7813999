import { z } from 'zod';
import { AlertSchema, AlertStateSchema } from './alerts.ts';
import { ErrorBodySchema } from './error-body.ts';
import { PastIncidentSchema, RunbookAnswerSchema } from './runbook-answer.ts';
import { RunbookHeadSchema } from './runbook.ts';
import { Count, IsoDate, Ms } from './scalars.ts';

/** A moment as ISO 8601 in UTC. */
const Moment = z.string();
const NotePlaceSchema = z.object({ journal: z.string(), path: z.string() });

/** An alert as it is kept: one for as long as it goes on, however often it is sent. */
export const AlertRecordSchema = z.object({
  id: z.int().min(1),
  alert: AlertSchema,
  state: AlertStateSchema,
  firstSeen: Moment,
  lastSeen: Moment,
  /** How often it was sent. */
  times: Count,
  resolvedAt: Moment.nullable(),
  /** From the first time that it was sent until it was resolved. */
  minutes: z.number().min(0).nullable(),
  /** What was written about it in the journal. */
  note: NotePlaceSchema.nullable(),
});
export type AlertRecord = z.infer<typeof AlertRecordSchema>;

/** Somebody works through a runbook. Nothing in it was done by Daybook. */
export const RunSchema = z.object({
  id: z.int().min(1),
  alertId: z.int().nullable(),
  /** The page; null while none fits. */
  page: NotePlaceSchema.nullable(),
  title: z.string(),
  started: Moment,
  finished: Moment.nullable(),
  /** Steps that are done, by id. */
  done: z.array(z.object({ step: z.string(), text: z.string(), at: Moment })),
  notes: z.array(z.object({ at: Moment, text: z.string() })),
  /** Commands that were copied, as they were copied. */
  copied: z.array(z.object({ at: Moment, text: z.string(), filled: z.boolean() })),
});
export type Run = z.infer<typeof RunSchema>;

export const RunChangeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('step'), step: z.string().min(1), text: z.string(), done: z.boolean() }),
  z.object({ kind: z.literal('note'), text: z.string().min(1).max(10_000) }),
  z.object({ kind: z.literal('copied'), text: z.string().min(1).max(20_000), filled: z.boolean() }),
  z.object({ kind: z.literal('finish') }),
]);
export type RunChange = z.infer<typeof RunChangeSchema>;

export const AlertsRequestSchema = z.object({
  state: z.enum(['open', 'all']).default('all'),
  limit: z.int().min(1).max(1_000).default(200),
});

export const AlertsSchema = z.object({ alerts: z.array(AlertRecordSchema), open: Count });

/** One alert with all that helps. */
export const AlertViewSchema = z.object({
  record: AlertRecordSchema,
  answer: RunbookAnswerSchema,
  run: RunSchema.nullable(),
});
export type AlertView = z.infer<typeof AlertViewSchema>;

export const ResolveRequestSchema = z.object({
  id: z.int().min(1),
  /** What worked, and why it happened; empty for not known. */
  worked: z.string().max(10_000).default(''),
  cause: z.string().max(10_000).default(''),
  /** Absolute root of the journal to write the incident into. */
  journal: z.string().optional(),
  /** False resolves without a note. */
  write: z.boolean().default(true),
});

/** A runbook in the list. */
export const RunbookRowSchema = RunbookHeadSchema.extend({ used: Count, lastUsed: Moment.nullable() });
export type RunbookRow = z.infer<typeof RunbookRowSchema>;

/** The same trouble over time. */
export const TroubleThreadSchema = z.object({
  /** What it is called: its error, or the words that its days share. */
  title: z.string(),
  days: z.array(PastIncidentSchema),
  first: IsoDate,
  last: IsoDate,
  /** Half of the times it took no longer than this; null where no note says. */
  medianMinutes: z.number().min(0).nullable(),
});
export type TroubleThread = z.infer<typeof TroubleThreadSchema>;

export const OncallSettingsSchema = z.object({
  /** Alerts are taken on 127.0.0.1. */
  hook: z.boolean(),
  port: z.int().min(1024).max(65_535),
  /** For `Authorization: Bearer …`; null until the hook was first switched on. */
  token: z.string().nullable(),
  staleAfterDays: z.int().min(1),
  /** What is asked and what comes of it is counted, on this machine. */
  ledger: z.boolean(),
  /** An assumption: how long it takes to find an answer by hand. */
  minutesByHand: z.number().min(0),
});
export type OncallSettings = z.infer<typeof OncallSettingsSchema>;
export const OncallChangeSchema = OncallSettingsSchema.pick({
  hook: true,
  port: true,
  staleAfterDays: true,
  ledger: true,
  minutesByHand: true,
}).partial();

/** One thing that was asked. */
export const LedgerEntrySchema = z.object({
  id: z.int().min(1),
  at: Moment,
  kind: z.enum(['ask', 'runbook']),
  text: z.string(),
  answered: z.boolean(),
  ms: Ms,
  modelMs: Ms,
  page: NotePlaceSchema.nullable(),
  useful: z.boolean().nullable(),
});
export type LedgerEntry = z.infer<typeof LedgerEntrySchema>;

export const LedgerSchema = z.object({
  on: z.boolean(),
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  asked: Count,
  answered: Count,
  medianMs: Ms,
  modelMs: Ms,
  useful: Count,
  notUseful: Count,
  minutesByHand: z.number().min(0),
  /** Answers that nobody said did not help, times the minutes by hand, less the time of all of them. An estimate, and said as such. */
  minutesSaved: z.number(),
  /** Questions and alerts without an answer, the most frequent first: the runbooks to write. */
  unanswered: z.array(z.object({ text: z.string(), times: Count, last: Moment })),
  /** Runbooks that nobody opened or followed. */
  neverUsed: z.array(NotePlaceSchema.extend({ title: z.string() })),
  /** What people spent in runbooks, measured and not estimated; the most first: where a script would spare most. */
  byHand: z.array(
    NotePlaceSchema.extend({
      title: z.string(),
      times: Count,
      /** From beginning a run to the last thing done in it, of all of them. */
      minutes: z.number().min(0),
      medianMinutes: z.number().min(0),
    }),
  ),
  entries: z.array(LedgerEntrySchema),
});
export type Ledger = z.infer<typeof LedgerSchema>;

/** What a window or host follows. */
export const OncallStateSchema = z.object({
  open: Count,
  /** When the last alert came in; null for none yet. */
  latest: Moment.nullable(),
  settings: OncallSettingsSchema,
  /** Why no alerts are taken although that is switched on, such as a port that is in use; null when they are. */
  problem: ErrorBodySchema.nullable(),
});
export type OncallState = z.infer<typeof OncallStateSchema>;
