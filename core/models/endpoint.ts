import type { Config } from '../config.ts';
import type { EndpointView } from '../contract/models.ts';
import { assertNever, DaybookError } from '../errors.ts';
import { askJson, type ServerCall } from './endpoint-call.ts';
import { identify, readContextTokens, serverModels, type ServerKind } from './endpoint-server.ts';
import { llamaServerTokens, streamChat } from './openai-chat.ts';
import { streamOllama } from './ollama-chat.ts';
import type { ChatMessage, GenerateRequest, Generator } from './model.ts';
import { parseServerAddress, type ServerAddress } from './server-address.ts';

/** The usual addresses of LM Studio, Ollama and llama-server. */
export const USUAL_ENDPOINTS: readonly string[] = [
  'http://127.0.0.1:1234',
  'http://127.0.0.1:11434',
  'http://127.0.0.1:8080',
];

/** A server on this machine that is there answers in a few milliseconds. */
const PROBE_MS = 700;
/** A server on another machine, or one that is busy, takes longer. */
const IDENTIFY_MS = 5_000;
/** Used when the server does not say; what LM Studio and Ollama take by themselves. */
const UNKNOWN_CONTEXT_TOKENS = 4_096;
/** More than this is not asked for: the cache grows with it, and a question's passages fit. */
const MAX_CONTEXT_TOKENS = 8_192;
/** English has about 4 characters a token, code about 3: counting more tokens than there are is the safe side. */
const CHARACTERS_PER_TOKEN = 3;
/** What a chat template adds to a message. */
const TOKENS_PER_MESSAGE = 8;

export interface OpenEndpoint {
  readonly config: Config;
  /** `http://host:port#model`. */
  readonly address: string;
}

export interface ProbeEndpoints {
  readonly config: Config;
  readonly signal: AbortSignal;
  /** Base addresses to look at. */
  readonly addresses?: readonly string[];
}

/**
 * The language model servers that answer on this machine, with their models. A server that answers but cannot be used
 * is listed with its problem; a port where nothing, or something else, answers is not listed.
 */
export async function probeEndpoints({ signal, addresses = USUAL_ENDPOINTS }: ProbeEndpoints): Promise<EndpointView[]> {
  const views = await Promise.all(
    addresses.map(async (url): Promise<EndpointView | null> => {
      const call: ServerCall = { url, server: 'The server', signal, withinMs: PROBE_MS };
      const kind = await identify(call);
      return kind === null ? null : viewOf(kind, call);
    }),
  );
  return views.flatMap((view) => view ?? []);
}

async function viewOf(kind: ServerKind, call: ServerCall): Promise<EndpointView> {
  const models = await serverModels(kind, { ...call, server: SERVER_NAMES[kind] });
  return {
    url: call.url,
    name: SERVER_NAMES[kind],
    models: models.kind === 'ok' ? [...models.value] : [],
    active: null,
    problem: models.kind === 'ok' ? null : models.error.toBody(),
  };
}

export interface LookAtServer {
  readonly config: Config;
  readonly address: ServerAddress;
  readonly signal: AbortSignal;
}

/**
 * One server, wherever it is, with its models; one that wants a key or is loading has its problem in the view.
 *
 * @throws DaybookError `network-off` for another machine while the network is closed, `endpoint-unreachable` when nothing
 *   answers there, `endpoint-failed` when what answers is no model server
 */
export async function lookAtServer({ config, address, signal }: LookAtServer): Promise<EndpointView> {
  requireAllowed(config, address);
  const call: ServerCall = { url: address.url, server: 'The server', signal, withinMs: IDENTIFY_MS };
  const kind = await identify(call);
  if (kind === null) throw await whyNothing(call);
  return viewOf(kind, call);
}

const SERVER_NAMES: Readonly<Record<ServerKind, string>> = {
  ollama: 'Ollama',
  'lm-studio': 'LM Studio',
  'llama-server': 'llama-server',
  openai: 'OpenAI-compatible server',
};

/**
 * Opens a generator behind an OpenAI-compatible server.
 *
 * @throws DaybookError `invalid` for an address that is none, `network-off` for another machine while the network is
 *   closed, `endpoint-unreachable` when nothing answers there
 */
export async function openEndpoint({ config, address }: OpenEndpoint): Promise<Generator> {
  const parsed = addressOfModel(address);
  requireAllowed(config, parsed);
  const { url, model } = parsed;
  const call: ServerCall = { url, server: `The server at ${url}`, signal: null, withinMs: IDENTIFY_MS };
  const kind = await identify(call);
  if (kind === null) throw await whyNothing(call);
  const named: ServerCall = { ...call, server: SERVER_NAMES[kind], withinMs: null };
  const stated = await readContextTokens(kind, { call: named, model });
  const target = { call: named, model, contextTokens: Math.min(stated ?? UNKNOWN_CONTEXT_TOKENS, MAX_CONTEXT_TOKENS) };
  return {
    name: address,
    contextTokens: target.contextTokens,
    enforcesGrammar: kind === 'llama-server',
    countTokens: async (messages, signal) =>
      kind === 'llama-server'
        ? await llamaServerTokens({ ...named, signal: signal ?? null }, messages)
        : estimateTokens(messages),
    generate: (request, signal) => generate(kind, request, { ...target, call: { ...named, signal: signal ?? null } }),
    close: async () => undefined,
  };
}

function generate(
  kind: ServerKind,
  request: GenerateRequest,
  target: { readonly call: ServerCall; readonly model: string; readonly contextTokens: number },
): AsyncIterable<string> {
  switch (kind) {
    case 'ollama':
      return streamOllama(request, target);
    case 'llama-server':
      return streamChat(request, { ...target, takesGrammar: true });
    case 'lm-studio':
    case 'openai':
      return streamChat(request, { ...target, takesGrammar: false });
    default:
      return assertNever(kind);
  }
}

/** Too many rather than too few, for servers that do not count. */
function estimateTokens(messages: readonly ChatMessage[]): number {
  return messages.reduce(
    (sum, { content }) => sum + TOKENS_PER_MESSAGE + Math.ceil(content.length / CHARACTERS_PER_TOKEN),
    0,
  );
}

function addressOfModel(address: string): ServerAddress {
  const parsed = parseServerAddress(address);
  if (parsed.model !== '') return parsed;
  throw new DaybookError('invalid', `"${address}" does not name a model on a server.`, {
    hint: 'Write it like http://127.0.0.1:11434#qwen3:1.7b.',
  });
}

function requireAllowed(config: Config, { host, isHere }: ServerAddress): void {
  if (isHere || config.networkAllowed) return;
  throw new DaybookError('network-off', `${host} is another machine, and the network is off for Daybook.`, {
    hint: 'Turn the network on in the settings, or choose a model on this machine.',
  });
}

/** The reason why a server could not be identified: unreachable, or an answer that is none of a model server. */
async function whyNothing(call: ServerCall): Promise<DaybookError> {
  const answer = await askJson(call, '/v1/models');
  if (answer.kind === 'failed') return answer.error;
  return new DaybookError('endpoint-failed', `What answers at ${call.url} is not a language model server.`, {
    hint: 'Check the port: LM Studio uses 1234, Ollama 11434, llama-server 8080.',
  });
}
