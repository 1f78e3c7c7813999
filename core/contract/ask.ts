import { z } from 'zod';
import { DegradedSchema } from './notices.ts';
import { Count, IsoDate, Line, Ms } from './scalars.ts';
import { ChipKindSchema, ChipSchema, FiltersSchema, PassageSchema, QUERY_MAX_CHARS } from './search.ts';

/** One question of a conversation: the first has number 1. */
export const TurnPlaceSchema = z.object({
  conversation: z.string().regex(/^[\w-]{1,64}$/, 'an id has letters, digits and dashes only'),
  turn: z.int().min(1),
});
export type TurnPlace = z.infer<typeof TurnPlaceSchema>;

/** What the question wants; decides where to look and how the answer is built. */
export const QUESTION_KINDS = ['how-to', 'error', 'decision', 'when', 'person', 'list', 'what'] as const;
export const QuestionKindSchema = z.enum(QUESTION_KINDS);
export type QuestionKind = z.infer<typeof QuestionKindSchema>;

export const AskRequestSchema = z.object({
  question: z.string().max(QUERY_MAX_CHARS),
  filters: FiltersSchema.default({}),
  /** False gives the extractive answer: sentences of the notes themselves, no generator. */
  generate: z.boolean().default(true),
  /** A generator of the catalogue or `http://…#model`, instead of the chosen one, for this question only. */
  model: z.string().optional(),
  /** True when the user took away the time that the question names: its words are no filter then. */
  anyTime: z.boolean().optional(),
  /** Kinds of chips that the user took away: what they say is not understood then (`time` as with `anyTime`). */
  without: z.array(ChipKindSchema).optional(),
  /** The question before, in a conversation, as it was understood: what this one leaves out comes from there. */
  after: z.string().max(QUERY_MAX_CHARS).optional(),
  /** Where the answer is kept; left out, it is not. */
  keep: TurnPlaceSchema.optional(),
});
export type AskRequest = z.infer<typeof AskRequestSchema>;

/** The question as it was understood, shown above the answer so that the user can correct it. */
export const UnderstoodSchema = z.object({
  kind: QuestionKindSchema,
  terms: z.array(z.string()),
  /** The filters in force: the request's, plus dates that the question names. */
  filters: FiltersSchema,
  /** In words: `last week (9 to 15 Nov 2026)`; null when the question names no time. */
  time: z.string().nullable(),
  /** Each thing that the question was taken to name, in the order to show them. */
  chips: z.array(ChipSchema),
  /** The question made whole by the one before; left out where it stands alone. */
  asked: z.string().optional(),
});
export type Understood = z.infer<typeof UnderstoodSchema>;

export const AnswerSentenceSchema = z.object({
  text: z.string(),
  citations: z.array(z.int().min(1)),
  /** `extractive`: the note's own words. `supported`: phrased by the model, and checked against what it cites. */
  support: z.enum(['supported', 'extractive']),
  /** What it stands under: a day, a person or both in an answer out of facts, else the note that says it. Equal ones follow each other. */
  group: z.string().optional(),
});
export type AnswerSentence = z.infer<typeof AnswerSentenceSchema>;

export const CitationSchema = z.object({
  n: z.int().min(1),
  journal: z.string(),
  path: z.string(),
  line: Line,
  endLine: Line,
  headings: z.array(z.string()),
  date: IsoDate.nullable(),
  /** The cited lines, byte for byte. */
  quote: z.string(),
});
export type Citation = z.infer<typeof CitationSchema>;

export const CommandSchema = z.object({
  lang: z.string(),
  /** Byte-identical to the note. */
  text: z.string(),
  path: z.string(),
  line: Line,
  placeholders: z.array(z.string()),
  /** Why the command can destroy something; null when nothing says so. */
  danger: z.string().nullable(),
});
export type Command = z.infer<typeof CommandSchema>;

export const StepSchema = z.object({
  n: z.int().min(1),
  text: z.string(),
  commands: z.array(CommandSchema),
  /** Citations that hold the step. */
  citations: z.array(z.int().min(1)).optional(),
  /** The heading that it stands under, such as `Diagnosis`. Equal ones follow each other. */
  group: z.string().optional(),
});
export type Step = z.infer<typeof StepSchema>;

/** Of an answer that is a list of facts: items, updates, decisions or the lines of a day. */
export const FactListSchema = z.object({
  /** What the list is: `Updates of Mira, last week (9 to 15 Nov 2026)`. Said of the list, not a sentence of a note. */
  title: z.string(),
  total: Count,
  /** How many of them are not in the answer. */
  more: Count,
  /** What to know of it: that the topic left nothing, say; null when there is nothing. */
  note: z.string().nullable(),
});
export type FactList = z.infer<typeof FactListSchema>;

/** A place in the notes where the error of the question stands, with other times, ids and numbers. */
export const OccurrenceSchema = z.object({
  /** The day on which it came up; null where the note gives none. */
  date: IsoDate.nullable(),
  journal: z.string(),
  path: z.string(),
  line: Line,
  endLine: Line,
  /** Its first line, as it stands in the note, at most about 300 characters. */
  excerpt: z.string(),
  /** False when the line is only like it. */
  exact: z.boolean(),
});
export type Occurrence = z.infer<typeof OccurrenceSchema>;

export const AnswerSchema = z.object({
  question: z.string(),
  kind: QuestionKindSchema,
  /** The sentences as one text with `[n]` marks. */
  answer: z.string(),
  sentences: z.array(AnswerSentenceSchema),
  /** True when the notes do not hold the answer; then `reason` says how that was decided. */
  abstained: z.boolean(),
  reason: z.string().nullable(),
  citations: z.array(CitationSchema),
  steps: z.array(StepSchema),
  /** How many steps of the note are not among `steps`; left out when there is none. */
  moreSteps: Count.optional(),
  /** There when the sentences are a list of facts. */
  facts: FactListSchema.optional(),
  /** There when the question holds an error that the notes hold too: when it came up, the latest day first. */
  occurrences: z.array(OccurrenceSchema).optional(),
  passages: z.array(PassageSchema),
  /** Name of the generator that phrased the answer; null when nothing in it was generated. */
  model: z.string().nullable(),
  tokens: z.object({ prompt: Count, completion: Count }),
  degraded: z.array(DegradedSchema),
  ms: z.object({ retrieve: Ms, rerank: Ms, firstToken: Ms, generate: Ms, verify: Ms, total: Ms }),
});
export type Answer = z.infer<typeof AnswerSchema>;

/**
 * What `ask` streams, in this order; `passages` comes twice when words find them before the models are loaded, `draft` and
 * `sentence` alternate, `done` is last.
 */
export const AskEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('understood'), understood: UnderstoodSchema }),
  z.object({ kind: z.literal('passages'), passages: z.array(PassageSchema), degraded: z.array(DegradedSchema) }),
  /** The generator starts; loading a model can take seconds. */
  z.object({ kind: z.literal('generating'), model: z.string() }),
  /** Text of the sentence being written, not checked yet: show it as a draft. */
  z.object({ kind: z.literal('draft'), text: z.string() }),
  /** A sentence that passed the check: it replaces the draft. */
  z.object({ kind: z.literal('sentence'), sentence: AnswerSentenceSchema, citations: z.array(CitationSchema) }),
  /** A sentence that failed the check and is not part of the answer. */
  z.object({ kind: z.literal('removed'), text: z.string(), reason: z.string() }),
  /** The whole answer; what it says stands above everything streamed before. */
  z.object({ kind: z.literal('done'), answer: AnswerSchema }),
]);
export type AskEvent = z.infer<typeof AskEventSchema>;
