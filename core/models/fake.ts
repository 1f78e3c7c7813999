import { DaybookError } from '../errors.ts';
import type { GenerateRequest, Generator } from './model.ts';

/** About what English text has. */
const CHARACTERS_PER_TOKEN = 4;

export interface ScriptedGenerator extends Generator {
  /** Every request so far, in order. */
  readonly requests: readonly GenerateRequest[];
}

/**
 * A generator that says what it is told to, for tests of what stands around a generator: each request takes the next
 * reply, word by word. A request beyond the script fails with `model-broken`.
 */
export function scriptedGenerator(replies: readonly string[]): ScriptedGenerator {
  const requests: GenerateRequest[] = [];
  return {
    name: 'scripted',
    contextTokens: 8_192,
    enforcesGrammar: true,
    requests,
    countTokens: async (messages) =>
      messages.reduce((sum, message) => sum + Math.ceil(message.content.length / CHARACTERS_PER_TOKEN), 0),
    async *generate(request, signal) {
      const reply = replies[requests.length];
      requests.push(request);
      if (reply === undefined) throw new DaybookError('model-broken', 'The script has no reply for this request.');
      for (const word of reply.match(/\s*\S+\s*$|\s*\S+/g) ?? []) {
        // Lets a cancel in, as a real generator does between tokens.
        await Promise.resolve();
        if (signal?.aborted) throw new DaybookError('cancelled', 'Stopped before it was done.');
        yield word;
      }
    },
    close: async () => undefined,
  };
}
