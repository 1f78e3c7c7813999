import type { ChatMessage, Generator } from '../../models/model.ts';
import type { ContextPassage } from '../retrieve/context.ts';
import { promptFor } from './prompt.ts';

export interface FittedPrompt {
  readonly messages: ChatMessage[];
  /** The passages that stand in the prompt: the first of those given. */
  readonly passages: readonly ContextPassage[];
  readonly promptTokens: number;
}

/**
 * The prompt with as many passages as fit, by the model's own count; the best one always stays.
 *
 * @param budgetTokens for the whole prompt
 * @throws what the generator's tokenizer throws
 */
export async function fitPrompt(
  input: Parameters<typeof promptFor>[0] & { readonly generator: Generator; readonly signal: AbortSignal },
  budgetTokens: number,
): Promise<FittedPrompt> {
  for (let count = input.passages.length; ; count -= 1) {
    const passages = input.passages.slice(0, count);
    const messages = promptFor({ ...input, passages });
    const promptTokens = await input.generator.countTokens(messages, input.signal);
    if (promptTokens <= budgetTokens || count <= 1) return { messages, passages, promptTokens };
  }
}
