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

export const SEARCH_MODES = ['hybrid', 'lexical', 'vector'] as const;
export const SearchRequestSchema = z.object({
  query: z.string().max(20_000),
  limit: z.int().min(1).max(200).default(10),
  mode: z.enum(SEARCH_MODES).default('hybrid'),
  filters: FiltersSchema.default({}),
});
export type SearchRequest = z.infer<typeof SearchRequestSchema>;

/** Which retriever found a passage, at which of its ranks, with which score of its own scale. */
export const WhySchema = z.object({
  retriever: z.enum(['exact', 'lexical', 'vector']),
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
});
export type Passage = z.infer<typeof PassageSchema>;

export const SearchResultSchema = z.object({
  query: z.string(),
  filters: FiltersSchema,
  results: z.array(PassageSchema),
  degraded: z.array(DegradedSchema),
  ms: z.object({ lexical: Ms, vector: Ms, rerank: Ms, total: Ms }),
});
export type SearchResult = z.infer<typeof SearchResultSchema>;
