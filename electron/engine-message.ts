import { z } from 'zod';
import { ErrorBodySchema } from '../core/contract/error-body.ts';

/** What the engine's process tells the window's process, once: where it listens, or why it cannot. */
export const EngineMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready'), pipe: z.string() }),
  z.object({ kind: z.literal('failed'), error: ErrorBodySchema }),
]);
export type EngineMessage = z.infer<typeof EngineMessageSchema>;
