import { z } from 'zod';
import { AnswerSchema, AskRequestSchema, UnderstoodSchema } from './ask.ts';
import { Count, Line } from './scalars.ts';

export const ConversationSchema = z.object({
  id: z.string(),
  /** Its first question, until the user calls it something else. */
  title: z.string(),
  /** When it was last asked something, as ISO 8601. */
  changed: z.string(),
  turns: Count,
});
export type Conversation = z.infer<typeof ConversationSchema>;

/** One question of a conversation, as it was answered. */
export const TurnSchema = z.object({
  turn: z.int().min(1),
  request: AskRequestSchema,
  understood: UnderstoodSchema.nullable(),
  answer: AnswerSchema,
  asked: z.string(),
});
export type Turn = z.infer<typeof TurnSchema>;

/** `helpful`; `wrong`: a passage does not belong there; `missing`: what should have been found was not. */
export const VERDICTS = ['helpful', 'wrong', 'missing'] as const;
export const VerdictSchema = z.enum(VERDICTS);
export type Verdict = z.infer<typeof VerdictSchema>;

export const FeedbackRequestSchema = z.object({
  question: z.string().min(1).max(2_000),
  /** Null takes what was said before back. */
  verdict: VerdictSchema.nullable(),
  /** The passage that is wrong; null for the answer as a whole. */
  place: z.object({ journal: z.string(), path: z.string(), line: Line }).nullable().default(null),
  /** In the user's words: what is missing, say. */
  remark: z.string().max(5_000).default(''),
  /** What phrased the answer; null for the notes' own words. */
  model: z.string().nullable().default(null),
});
export type FeedbackRequest = z.infer<typeof FeedbackRequestSchema>;

export const FeedbackSchema = z.object({
  question: z.string(),
  verdict: VerdictSchema,
  place: z.object({ journal: z.string(), path: z.string(), line: Line }).nullable(),
  remark: z.string(),
  model: z.string().nullable(),
  given: z.string(),
});
export type Feedback = z.infer<typeof FeedbackSchema>;
