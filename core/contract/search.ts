import { z } from 'zod';
import { DegradedSchema } from './notices.ts';
import { DateOriginSchema, NoteKindSchema } from './notes.ts';
import { IsoDate, Line, Ms } from './scalars.ts';

export const FiltersSchema = z.object({
  from: IsoDate.optional(),
  to: IsoDate.optional(),
  person: z.string().min(1).optional(),
  kind: z.array(NoteKindSchema).optional(),
  tag: z.array(z.string()).optional(),
  /** A folder or file, relative to its journal; everything below it passes. */
  path: z.string().optional(),
  /** Absolute root of one journal. */
  journal: z.string().optional(),
});
export type Filters = z.infer<typeof FiltersSchema>;

/** What plain words of a question or search text were taken for. */
export const CHIP_KINDS = ['time', 'person', 'state', 'kind', 'topic'] as const;
export const ChipKindSchema = z.enum(CHIP_KINDS);
export type ChipKind = z.infer<typeof ChipKindSchema>;

/** One thing that was understood. A request takes it away with `without`. */
export const ChipSchema = z.object({
  kind: ChipKindSchema,
  /** To be shown: `last week (9 to 15 Nov 2026)`, `Mira`, `open items`, `about the importer`. */
  label: z.string(),
  /** The words of the text that said it, or the name, state, kinds or topic that they mean. */
  value: z.string(),
  /** True for what comes from the question before, in a conversation. */
  carried: z.boolean().optional(),
});
export type Chip = z.infer<typeof ChipSchema>;

/** A log of some thousand lines may be pasted. */
export const QUERY_MAX_CHARS = 200_000;

export const SEARCH_MODES = ['hybrid', 'lexical', 'vector'] as const;
export const SearchRequestSchema = z.object({
  query: z.string().max(QUERY_MAX_CHARS),
  limit: z.int().min(1).max(1000).default(10),
  mode: z.enum(SEARCH_MODES).default('hybrid'),
  filters: FiltersSchema.default({}),
  /** Kinds of chips that the user took away: such words are searched like any other then. */
  without: z.array(ChipKindSchema).optional(),
  /** Say of each passage what each feature of the ranking added. */
  explain: z.boolean().optional(),
});
export type SearchRequest = z.infer<typeof SearchRequestSchema>;

/** Which retriever found a passage, at which of its ranks, with which score of its own scale. */
export const WhySchema = z.object({
  retriever: z.enum(['exact', 'lexical', 'note', 'vector', 'rerank']),
  rank: z.int().min(1),
  score: z.number(),
});
export type Why = z.infer<typeof WhySchema>;

export const PassageSchema = z.object({
  rank: z.int().min(1),
  journal: z.string(),
  path: z.string(),
  title: z.string(),
  line: Line,
  endLine: Line,
  headings: z.array(z.string()),
  date: IsoDate.nullable(),
  dateOrigin: DateOriginSchema.nullable(),
  kind: NoteKindSchema,
  score: z.number(),
  /** Text around the match, at most about 400 characters, as it stands in the note. */
  excerpt: z.string(),
  /** Matched words in `excerpt`, `[from, to)`. */
  marks: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
  why: z.array(WhySchema),
  /** What each feature of the ranking added to the score of the note, the largest first; where it was asked for. */
  features: z.array(z.object({ name: z.string(), adds: z.number() })).optional(),
});
export type Passage = z.infer<typeof PassageSchema>;

export const SearchResultSchema = z.object({
  query: z.string(),
  /** The filters in force: the request's, plus those that its words name. */
  filters: FiltersSchema,
  /** What the words of the query were taken for. */
  understood: z.array(ChipSchema),
  /** Facts found where the words ask for a list of them, with those beyond the limit; `results` are their lines then. */
  total: z.int().min(0).optional(),
  /** When nothing is found: which filter kept all out, or what is not recorded. */
  excluded: z.string().optional(),
  results: z.array(PassageSchema),
  degraded: z.array(DegradedSchema),
  ms: z.object({ lexical: Ms, vector: Ms, rerank: Ms, total: Ms }),
});
export type SearchResult = z.infer<typeof SearchResultSchema>;
