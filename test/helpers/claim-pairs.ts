import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { verify } from '../../core/ask/generate/verify.ts';
import { passage } from './passage.ts';

/** The ways in which a sentence of the pairs can be wrong. */
export const WRONG = [
  'number',
  'name',
  'negation',
  'subject',
  'unit',
  'date',
  'direction',
  'owner',
  'quantifier',
  'modality',
  'cause',
] as const;

const PairSchema = z.object({
  sentence: z.string(),
  passage: z.string(),
  supported: z.boolean(),
  wrong: z.enum(WRONG).nullable(),
  half: z.enum(['development', 'held-out']),
});
export type ClaimPair = z.infer<typeof PairSchema>;

const FILE = join(import.meta.dirname, '..', 'golden', 'verify-pairs.json');

/** Sentences with the passages that they cite, labelled by hand. */
export function readClaimPairs(): ClaimPair[] {
  return z.object({ pairs: z.array(PairSchema) }).parse(JSON.parse(readFileSync(FILE, 'utf8'))).pairs;
}

/** Whether the check lets the sentence pass. */
export function isShown({ sentence, passage: text }: ClaimPair): boolean {
  return verify({ text: sentence, cites: [1] }, [passage(1, text)], '').kind === 'supported';
}
