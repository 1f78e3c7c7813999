import { z } from 'zod';
import { DaybookError } from '../errors.ts';
import { streamAnswer, type StreamLine } from './answer-stream.ts';
import { parseAnswer, type ServerCall } from './endpoint-call.ts';
import { httpFailure } from './endpoint-failure.ts';
import type { GenerateRequest } from './model.ts';
import { thoughtFilter } from './thought-filter.ts';

const Line = z.object({
  message: z.object({ content: z.string() }).optional(),
  done: z.boolean().optional(),
  prompt_eval_count: z.int().optional(),
  error: z.string().optional(),
});

export interface OllamaTarget {
  readonly call: ServerCall;
  readonly model: string;
  readonly contextTokens: number;
}

/**
 * A chat in Ollama's own protocol, the only one in which the context length can be set: by itself Ollama cuts a prompt at
 * 4,096 tokens and says nothing.
 */
export function streamOllama(
  request: GenerateRequest,
  { call, model, contextTokens }: OllamaTarget,
): AsyncIterable<string> {
  const { messages, maxTokens, temperature = 0 } = request;
  const body = {
    model,
    messages,
    stream: true,
    think: false,
    options: { num_ctx: contextTokens, num_predict: maxTokens, temperature },
  };
  const readLine = (text: string): StreamLine => {
    if (text.trim() === '') return { kind: 'nothing' };
    const parsed = parseAnswer(call, text);
    if (parsed.kind === 'failed') throw parsed.error;
    const line = Line.safeParse(parsed.value);
    if (!line.success || line.data.error !== undefined) throw httpFailure(call, 0, text);
    if (line.data.done !== true) return { kind: 'text', text: line.data.message?.content ?? '' };
    if ((line.data.prompt_eval_count ?? 0) >= contextTokens) throw cut(call, contextTokens);
    return { kind: 'end' };
  };
  return thoughtFilter(streamAnswer(call, { path: '/api/chat', body }, readLine));
}

function cut(call: ServerCall, contextTokens: number): DaybookError {
  return new DaybookError('endpoint-failed', `${call.server} cut the prompt to ${contextTokens} tokens.`, {
    hint: 'The answer may miss what stood in the cut part. Use a model with a longer context.',
  });
}
