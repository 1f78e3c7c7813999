import { z } from 'zod';
import { ErrorBodySchema } from '../contract/error-body.ts';

/*
 * What goes over the channel between the engine and a model's own process. One `load` first, answered under id 0.
 */

export const LOAD_ID = 0;

export const ToWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('load'), options: z.unknown() }),
  z.object({ kind: z.literal('run'), id: z.int(), input: z.unknown() }),
  z.object({ kind: z.literal('cancel'), id: z.int() }),
]);
export type ToWorker = z.infer<typeof ToWorkerSchema>;

export const FromWorkerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('piece'), id: z.int(), value: z.unknown() }),
  z.object({ kind: z.literal('done'), id: z.int(), value: z.unknown() }),
  z.object({ kind: z.literal('failed'), id: z.int(), error: ErrorBodySchema }),
]);
export type FromWorker = z.infer<typeof FromWorkerSchema>;
