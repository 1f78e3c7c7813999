/*
 * What the rest of Daybook knows of models. Everything that can be slow takes an `AbortSignal`
 * and throws DaybookError `model-missing`, `model-broken`, `model-out-of-memory`, `endpoint-*` or `cancelled`.
 */

export interface Embedder {
  readonly name: string;
  readonly dimensions: number;
  /** Model file + prompt format + dimensions; a vector is valid only for its fingerprint. */
  readonly fingerprint: string;
  /** Unit vectors, in the order of `texts`. Texts longer than the model takes are cut. */
  embedPassages(texts: readonly string[], signal?: AbortSignal): Promise<Float32Array[]>;
  embedQuery(text: string, signal?: AbortSignal): Promise<Float32Array>;
  close(): Promise<void>;
}

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

export interface GenerateRequest {
  readonly messages: readonly ChatMessage[];
  /** GBNF that the output must match. A generator that cannot enforce it ignores it, and says so in `enforcesGrammar`. */
  readonly grammar?: string;
  readonly maxTokens: number;
  /** 0 is deterministic. */
  readonly temperature?: number;
}

export interface Generator {
  readonly name: string;
  /** Tokens of prompt and completion together. */
  readonly contextTokens: number;
  readonly enforcesGrammar: boolean;
  /** Tokens of the messages as the model will see them, chat template included. */
  countTokens(messages: readonly ChatMessage[], signal?: AbortSignal): Promise<number>;
  /** Text as it comes, in pieces. Ends within 200 ms of an abort. */
  generate(request: GenerateRequest, signal?: AbortSignal): AsyncIterable<string>;
  close(): Promise<void>;
}

export interface Reranker {
  readonly name: string;
  /** One score a passage, higher is better, in their order. Stops when `budgetMs` is spent; the rest is null. */
  score(
    query: string,
    passages: readonly string[],
    options: { readonly budgetMs: number; readonly signal?: AbortSignal },
  ): Promise<(number | null)[]>;
  close(): Promise<void>;
}
