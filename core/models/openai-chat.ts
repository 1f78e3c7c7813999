import { z } from 'zod';
import { DaybookError } from '../errors.ts';
import { streamAnswer, type StreamLine } from './answer-stream.ts';
import { askJson, parseAnswer, type ServerCall } from './endpoint-call.ts';
import { httpFailure } from './endpoint-failure.ts';
import type { ChatMessage, GenerateRequest } from './model.ts';
import { thoughtFilter } from './thought-filter.ts';

const Chunk = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish() }).optional(),
        finish_reason: z.string().nullish(),
      }),
    )
    .optional(),
  error: z.unknown().optional(),
});
const Rendered = z.object({ prompt: z.string() });
const Tokens = z.object({ tokens: z.array(z.unknown()) });

export interface ChatTarget {
  readonly call: ServerCall;
  readonly model: string;
  readonly takesGrammar: boolean;
}

/** A chat completion in OpenAI's protocol, streamed as server-sent events. */
export function streamChat(request: GenerateRequest, { call, model, takesGrammar }: ChatTarget): AsyncIterable<string> {
  const { messages, grammar, maxTokens, temperature = 0 } = request;
  const body = {
    model,
    messages,
    stream: true,
    max_tokens: maxTokens,
    temperature,
    ...(takesGrammar && grammar !== undefined && { grammar }),
    // llama-server keeps the prompt's beginning for the next question.
    ...(takesGrammar && { cache_prompt: true }),
  };
  return thoughtFilter(streamAnswer(call, { path: '/v1/chat/completions', body }, (line) => readEvent(call, line)));
}

function readEvent(call: ServerCall, line: string): StreamLine {
  if (!line.startsWith('data:')) {
    // Some servers answer with a plain JSON error and status 200.
    if (line.startsWith('{')) throw httpFailure(call, 0, line);
    return { kind: 'nothing' };
  }
  const data = line.slice('data:'.length).trim();
  if (data === '[DONE]') return { kind: 'end' };
  const parsed = parseAnswer(call, data);
  if (parsed.kind === 'failed') throw parsed.error;
  const chunk = Chunk.safeParse(parsed.value);
  if (!chunk.success || chunk.data.error !== undefined) throw httpFailure(call, 0, data);
  return { kind: 'text', text: chunk.data.choices?.[0]?.delta?.content ?? '' };
}

/** Tokens of the messages by the server's own template and tokenizer; only llama-server has both. */
export async function llamaServerTokens(call: ServerCall, messages: readonly ChatMessage[]): Promise<number> {
  const rendered = await askJson(call, '/apply-template', { messages });
  if (rendered.kind === 'failed') throw rendered.error;
  const { prompt } = read(call, Rendered, rendered.value);
  const counted = await askJson(call, '/tokenize', { content: prompt, add_special: true, parse_special: true });
  if (counted.kind === 'failed') throw counted.error;
  return read(call, Tokens, counted.value).tokens.length;
}

function read<T>(call: ServerCall, schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DaybookError('endpoint-failed', `${call.server} answered in a way that Daybook does not know.`, {
    hint: 'Update the server, then try again.',
  });
}
