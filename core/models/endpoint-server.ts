import { z } from 'zod';
import { assertNever } from '../errors.ts';
import { askJson, type Answer, type ServerCall } from './endpoint-call.ts';

/** Servers that Daybook knows more about than the common part of their protocol. */
export type ServerKind = 'ollama' | 'lm-studio' | 'llama-server' | 'openai';

const OpenAiModels = z.object({ data: z.array(z.object({ id: z.string() })) });
const OllamaVersion = z.object({ version: z.string() });
const OllamaTags = z.object({ models: z.array(z.object({ name: z.string() })) });
const OllamaShow = z.object({ model_info: z.record(z.string(), z.unknown()).optional() });
const LmStudioModel = z.object({
  id: z.string(),
  type: z.string().optional(),
  loaded_context_length: z.int().optional(),
  max_context_length: z.int().optional(),
});
const LmStudioModels = z.object({ data: z.array(LmStudioModel) });
const LlamaProps = z.object({ default_generation_settings: z.object({ n_ctx: z.int() }) });

/** What kind of server answers; null when nothing does, or something else. A locked server counts as `openai`. */
export async function identify(call: ServerCall): Promise<ServerKind | null> {
  const [models, version, lmStudio, props] = await Promise.all([
    askJson(call, '/v1/models'),
    askJson(call, '/api/version'),
    askJson(call, '/api/v0/models'),
    askJson(call, '/props'),
  ]);
  if (version.kind === 'ok' && OllamaVersion.safeParse(version.value).success) return 'ollama';
  if (lmStudio.kind === 'ok' && LmStudioModels.safeParse(lmStudio.value).success) return 'lm-studio';
  if (props.kind === 'ok' && LlamaProps.safeParse(props.value).success) return 'llama-server';
  if (models.kind === 'ok') return OpenAiModels.safeParse(models.value).success ? 'openai' : null;
  return / wants a key | still loading /.test(models.error.message) ? 'openai' : null;
}

/** Names of the models that a server offers for text; embedding models are left out where the server says so. */
export async function serverModels(kind: ServerKind, call: ServerCall): Promise<Answer<readonly string[]>> {
  switch (kind) {
    case 'ollama':
      return await list(call, '/api/tags', (body) => OllamaTags.parse(body).models.map((model) => model.name));
    case 'lm-studio':
      return await list(call, '/api/v0/models', (body) =>
        LmStudioModels.parse(body)
          .data.filter((model) => model.type !== 'embeddings')
          .map((model) => model.id),
      );
    case 'llama-server':
    case 'openai':
      return await list(call, '/v1/models', (body) => OpenAiModels.parse(body).data.map((model) => model.id));
    default:
      return assertNever(kind);
  }
}

async function list(call: ServerCall, path: string, read: (body: unknown) => string[]): Promise<Answer<string[]>> {
  const answer = await askJson(call, path);
  return answer.kind === 'ok' ? { kind: 'ok', value: read(answer.value) } : answer;
}

/** Tokens of the context that the server gives the model, or can give it; null when it does not say. */
export async function readContextTokens(
  kind: ServerKind,
  { call, model }: { readonly call: ServerCall; readonly model: string },
): Promise<number | null> {
  switch (kind) {
    case 'ollama': {
      const answer = await askJson(call, '/api/show', { model });
      const info = answer.kind === 'ok' ? OllamaShow.safeParse(answer.value).data?.model_info : undefined;
      // The key starts with the model's architecture: `qwen3.context_length`.
      const length = Object.entries(info ?? {}).find(([key]) => key.endsWith('.context_length'))?.[1];
      return typeof length === 'number' ? length : null;
    }
    case 'lm-studio': {
      const answer = await askJson(call, '/api/v0/models');
      const models = answer.kind === 'ok' ? LmStudioModels.safeParse(answer.value).data?.data : undefined;
      // Not loaded yet: LM Studio then loads it with its own default length, which it does not tell.
      return models?.find(({ id }) => id === model)?.loaded_context_length ?? null;
    }
    case 'llama-server': {
      const answer = await askJson(call, '/props');
      return answer.kind === 'ok' ? LlamaProps.parse(answer.value).default_generation_settings.n_ctx : null;
    }
    case 'openai':
      return null;
    default:
      return assertNever(kind);
  }
}
