import { availableParallelism } from 'node:os';
import type {
  ChatHistoryItem,
  ChatWrapper,
  Llama,
  LlamaContextSequence,
  LlamaGrammar,
  LlamaModel,
  Token,
} from 'node-llama-cpp';
import { z } from 'zod';
import { DaybookError } from '../errors.ts';
import { watchSpareCores } from './spare-cores.ts';
import { serveWorker, type RunContext, type RunRequest } from './worker-loop.ts';

/*
 * The process of the local generator. The only importer of node-llama-cpp.
 */

export const GenerateOptionsSchema = z.object({ name: z.string(), file: z.string(), contextTokens: z.int() });
export type GenerateOptions = z.infer<typeof GenerateOptionsSchema>;

const MessageSchema = z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() });
export const GenerateInputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('count'), messages: z.array(MessageSchema) }),
  z.object({
    kind: z.literal('generate'),
    messages: z.array(MessageSchema),
    grammar: z.string().nullable(),
    maxTokens: z.int(),
    temperature: z.number(),
  }),
]);
export type GenerateInput = z.infer<typeof GenerateInputSchema>;
type GenerateRun = Extract<GenerateInput, { kind: 'generate' }>;

/**
 * Prompt tokens between two looks at the abort signal and at the other work on the machine; what the runtime computes at
 * once. Slices of 128 cost 8 % (SmolLM2, 2 threads: 323 instead of 348 tokens/s) and are still too long to stop in time on a
 * slow machine; there the process that does not let go is replaced.
 */
const PROMPT_SLICE_TOKENS = 512;
/** Tokens looked back at to print a new one rightly: some tokenizers put the space before a word or leave it out. */
const DETOKENIZE_LOOKBACK = 8;
/** What stands for bytes that are not a whole character yet. */
const INCOMPLETE = '\uFFFD';

interface Runtime {
  readonly options: GenerateOptions;
  readonly llama: Llama;
  readonly model: LlamaModel;
  readonly sequence: LlamaContextSequence;
  readonly wrapper: ChatWrapper;
  readonly spareCores: () => number;
}

serveWorker(async (raw) => {
  const options = GenerateOptionsSchema.parse(raw);
  const runtime = await openRuntime(options).catch((cause: unknown) => {
    throw broken(options.name, cause);
  });
  let grammar: { readonly text: string; readonly compiled: LlamaGrammar } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const run: RunRequest = async (rawInput, context) => {
    const input = GenerateInputSchema.parse(rawInput);
    if (input.kind === 'count') return renderPrompt(runtime, input.messages).tokens.length;
    if (input.grammar !== null && grammar?.text !== input.grammar) {
      grammar = { text: input.grammar, compiled: await compileGrammar(runtime.llama, input.grammar) };
    }
    const compiled = input.grammar === null ? null : (grammar?.compiled ?? null);
    // One sequence: a request waits for the one before it.
    const work = last.then(() => generate({ runtime, grammar: compiled, context }, input));
    last = work.catch(() => undefined);
    return await work;
  };
  return (input, context) =>
    run(input, context).catch((cause: unknown) => {
      throw cause instanceof DaybookError || context.signal.aborted ? cause : broken(options.name, cause);
    });
});

async function openRuntime(options: GenerateOptions): Promise<Runtime> {
  const { getLlama, resolveChatWrapper, LlamaLogLevel } = await import('node-llama-cpp');
  const llama = await getLlama({
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    logLevel: LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath: options.file });
  // By itself node-llama-cpp takes at least 4 threads, on 2 cores too.
  const cores = Math.max(1, Math.min(llama.cpuMathCores, availableParallelism()));
  const context = await model.createContext({ contextSize: options.contextTokens, threads: { ideal: cores, min: 1 } });
  const wrapper = resolveChatWrapper(model, { customWrapperSettings: { qwen: { thoughts: 'discourage' } } });
  return { options, llama, model, sequence: context.getSequence(), wrapper, spareCores: watchSpareCores(cores) };
}

function compileGrammar(llama: Llama, grammar: string): Promise<LlamaGrammar> {
  return llama.createGrammar({ grammar }).catch((cause: unknown) => {
    throw new DaybookError('internal', `The output grammar is not valid: ${String(cause)}`, { cause });
  });
}

/** The messages in the model's own chat format. Text of a message can never become a control token. */
function renderPrompt(
  { model, wrapper }: Runtime,
  messages: GenerateInput['messages'],
): { readonly tokens: Token[]; readonly stops: ReadonlySet<Token> } {
  const history = messages.map((message): ChatHistoryItem => {
    if (message.role === 'assistant') return { type: 'model', response: [message.content] };
    return { type: message.role, text: message.content };
  });
  const state = wrapper.generateContextState({ chatHistory: [...history, { type: 'model', response: [] }] });
  const stops = state.stopGenerationTriggers
    .map((trigger) => trigger.tokenize(model.tokenizer))
    .flatMap((tokens) => (tokens.length === 1 ? tokens : []));
  return { tokens: state.contextText.tokenize(model.tokenizer), stops: new Set(stops) };
}

interface Generation {
  readonly runtime: Runtime;
  readonly grammar: LlamaGrammar | null;
  readonly context: RunContext;
}

/**
 * 1. Renders the prompt and sees that it fits.
 * 2. Reads the part of it that the last request did not already read.
 * 3. Sends text as tokens come, until the model ends, `maxTokens`, or an abort.
 */
async function generate({ runtime, grammar, context }: Generation, input: GenerateRun): Promise<null> {
  const { llama, model, sequence } = runtime;
  const { signal, piece } = context;
  const { tokens, stops } = renderPrompt(runtime, input.messages);
  if (tokens.length + input.maxTokens > sequence.contextSize) throw tooLong(runtime, tokens.length, input.maxTokens);
  const unread = await reusePrefix(sequence, tokens);
  for (let at = 0; at < unread.length - 1; at += PROMPT_SLICE_TOKENS) {
    signal.throwIfAborted();
    llama.maxThreads = runtime.spareCores();
    await sequence.evaluateWithoutGeneratingNewTokens(
      unread.slice(at, Math.min(unread.length - 1, at + PROMPT_SLICE_TOKENS)),
    );
  }
  const { LlamaGrammarEvaluationState } = await import('node-llama-cpp');
  const grammarState = grammar === null ? undefined : new LlamaGrammarEvaluationState({ model, grammar });
  const output = sequence.evaluate(unread.slice(-1), {
    temperature: input.temperature,
    ...(grammarState && { grammarEvaluationState: grammarState }),
  });
  const print = tokenPrinter(model);
  let count = 0;
  for await (const token of output) {
    if (signal.aborted || stops.has(token)) break;
    const text = print(token);
    if (text !== '') piece(text);
    if (++count >= input.maxTokens) break;
    llama.maxThreads = runtime.spareCores();
  }
  signal.throwIfAborted();
  return null;
}

/** Keeps what the sequence has in common with the new prompt; gives the tokens still to be read, at least one. */
async function reusePrefix(sequence: LlamaContextSequence, tokens: Token[]): Promise<Token[]> {
  await sequence.adaptStateToTokens(tokens.slice(0, -1), false);
  return tokens.slice(sequence.nextTokenIndex);
}

/** Tokens to text; a character that is spread over several tokens comes with the last of them. */
function tokenPrinter(model: LlamaModel): (token: Token) => string {
  let printed: Token[] = [];
  let waiting: Token[] = [];
  return (token) => {
    waiting.push(token);
    const text = model.detokenize(waiting, false, printed.slice(-DETOKENIZE_LOOKBACK));
    if (text.endsWith(INCOMPLETE)) return '';
    printed = [...printed.slice(-DETOKENIZE_LOOKBACK), ...waiting];
    waiting = [];
    return text;
  };
}

function tooLong({ options, sequence }: Runtime, promptTokens: number, maxTokens: number): DaybookError {
  return new DaybookError(
    'invalid',
    `The prompt has ${promptTokens} tokens and the answer may have ${maxTokens}; ${options.name} takes ${sequence.contextSize} together.`,
    { hint: 'Ask with fewer or shorter passages.' },
  );
}

function broken(name: string, cause: unknown): DaybookError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const isMemory =
    (cause instanceof Error && cause.name === 'InsufficientMemoryError') ||
    /bad_alloc|out of memory|insufficient memory|failed to allocate|too large for the available/i.test(why);
  return isMemory
    ? new DaybookError('model-out-of-memory', `There is not enough memory for the model ${name}: ${why}`, {
        hint: 'Close other programs, or choose a smaller model with `daybook models use generate NAME`.',
        cause,
      })
    : new DaybookError('model-broken', `The model ${name} cannot be used: ${why}`, {
        hint: `Its file is damaged or of an unknown kind. Remove its folder and run \`daybook models pull ${name}\`.`,
        cause,
      });
}
