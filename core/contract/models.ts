import { z } from 'zod';
import { ErrorBodySchema } from './error-body.ts';
import { Count } from './scalars.ts';

export const MODEL_ROLES = ['embed', 'rerank', 'generate'] as const;
export const ModelRoleSchema = z.enum(MODEL_ROLES);
export type ModelRole = z.infer<typeof ModelRoleSchema>;

export const ModelViewSchema = z.object({
  name: z.string(),
  title: z.string(),
  role: ModelRoleSchema,
  bytes: Count,
  license: z.string(),
  state: z.enum(['ready', 'missing', 'downloading']),
  /** False while the network is off and the user's own files do not hold it: then there is nowhere to get it from. */
  fetchable: z.boolean(),
  /** The one in use for its role. */
  active: z.boolean(),
  /** One sentence: what it is good for, what it needs. */
  about: z.string(),
  /** Bytes fetched so far while `downloading`. */
  fetched: Count.nullable(),
  /** Why the last fetch or load failed; null when it did not. */
  problem: ErrorBodySchema.nullable(),
});
export type ModelView = z.infer<typeof ModelViewSchema>;

/** An OpenAI-compatible server that answered on this machine. */
export const EndpointViewSchema = z.object({
  url: z.string(),
  name: z.string(),
  models: z.array(z.string()),
  active: z.string().nullable(),
  problem: ErrorBodySchema.nullable(),
});
export type EndpointView = z.infer<typeof EndpointViewSchema>;

/** An address of a server as it was typed; another machine is asked only when that is said. */
export const LookAtServerSchema = z.object({
  address: z.string().trim().min(1).max(2_000),
  otherMachine: z.boolean().default(false),
});
export const ServerLookSchema = z.object({
  endpoint: EndpointViewSchema,
  /** The model that the address names; null for none. */
  model: z.string().nullable(),
});

export const PullEventSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('source'), source: z.string(), note: z.string() }),
  z.object({ kind: z.literal('progress'), fetched: Count, total: Count }),
  z.object({ kind: z.literal('done'), model: ModelViewSchema }),
]);
export type PullEvent = z.infer<typeof PullEventSchema>;
