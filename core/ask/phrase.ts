import type { AskEvent, AnswerSentence, Degraded } from '../contract.ts';
import { toDaybookError } from '../errors.ts';
import type { ChatMessage, Generator } from '../models/model.ts';
import type { CitationBook } from './answer.ts';
import type { ContextPassage } from './context.ts';
import { draftsOf, type DraftSentence } from './generate.ts';
import { citedSentencesGrammar, promptFor } from './prompt.ts';
import { verify } from './verify.ts';

/** What the generator made of the passages. */
export interface Phrased {
  readonly sentences: readonly AnswerSentence[];
  /** The passages that the kept sentences rest on. */
  readonly used: ReadonlySet<ContextPassage>;
  readonly removed: number;
  readonly model: string;
  readonly tokens: { readonly prompt: number; readonly completion: number };
  readonly degraded: readonly Degraded[];
  readonly ms: { readonly firstToken: number; readonly generate: number; readonly verify: number };
}

export interface PhraseInput {
  readonly generator: Generator;
  readonly question: string;
  readonly passages: readonly ContextPassage[];
  readonly marker: string;
  readonly today: string;
  readonly book: CitationBook;
  readonly signal: AbortSignal;
}

/** Room for the answer: five sentences of about fifty tokens. */
const ANSWER_TOKENS = 256;
/** A prompt beyond this costs seconds on a CPU before the first word, whatever the model could take. */
const PROMPT_MAX_TOKENS = 1_600;

interface FittedPrompt {
  readonly messages: ChatMessage[];
  readonly passages: readonly ContextPassage[];
  readonly promptTokens: number;
}

/** Drops the last passages until the model's own count of the prompt fits. */
async function fitPrompt(input: PhraseInput): Promise<FittedPrompt> {
  const budget = Math.min(PROMPT_MAX_TOKENS, input.generator.contextTokens - ANSWER_TOKENS);
  for (let count = input.passages.length; ; count -= 1) {
    const passages = input.passages.slice(0, count);
    const messages = promptFor({ question: input.question, passages, marker: input.marker, today: input.today });
    const promptTokens = await input.generator.countTokens(messages, input.signal);
    if (promptTokens <= budget || count <= 1) return { messages, passages, promptTokens };
  }
}

type Step = { readonly kind: 'event'; readonly event: AskEvent } | { readonly kind: 'phrased'; readonly phrased: Phrased };

function generatorFailed(thrown: unknown, name: string): Degraded {
  const error = toDaybookError(thrown);
  if (error.code === 'cancelled' || error.code === 'internal') throw error;
  return { code: 'generator-failed', message: `${name} could not phrase the answer: ${error.message}`, fix: error.hint };
}

/**
 * Lets the generator phrase an answer and keeps only the sentences that pass the check.
 * A generator that fails costs its sentences only: what was kept stays, and `degraded` says what happened.
 *
 * @returns events as they come; the last step is `phrased`
 * @throws DaybookError `cancelled`
 */
export async function* phrase(input: PhraseInput): AsyncIterable<Step> {
  const { generator, book, signal } = input;
  const started = performance.now();
  const sentences: AnswerSentence[] = [];
  const used = new Set<ContextPassage>();
  const seen = new Set<string>();
  const degraded: Degraded[] = [];
  const counts = { prompt: 0, completion: 0, removed: 0, firstToken: 0, verify: 0 };

  const check = (draft: DraftSentence, passages: readonly ContextPassage[]): AskEvent => {
    const checking = performance.now();
    const verdict = verify(draft, passages, input.question);
    counts.verify += performance.now() - checking;
    if (verdict.kind === 'unsupported') {
      counts.removed += 1;
      return { kind: 'removed', text: draft.text, reason: verdict.reason };
    }
    const n = book.cite({ ...verdict, words: draft.text });
    const sentence: AnswerSentence = { text: draft.text, citations: [n], support: 'supported' };
    sentences.push(sentence);
    used.add(verdict.passage);
    return { kind: 'sentence', sentence, citations: book.citations.filter((citation) => citation.n === n) };
  };

  try {
    const { messages, passages, promptTokens } = await fitPrompt(input);
    counts.prompt = promptTokens;
    if (passages.length < input.passages.length) {
      const left = input.passages.length - passages.length;
      degraded.push({ code: 'context-cut', message: `${left} of ${input.passages.length} passages did not fit into the model’s context.`, fix: 'Choose a model with a larger context, or ask more narrowly.' });
    }
    const grammar = citedSentencesGrammar(passages.length);
    for await (const draft of draftsOf(counted(generator.generate({ messages, grammar, maxTokens: ANSWER_TOKENS, temperature: 0 }, signal)))) {
      if (draft.kind === 'partial') yield { kind: 'event', event: { kind: 'draft', text: draft.text } };
      if (draft.kind !== 'sentence') continue;
      // A small model that repeats itself does so to the end.
      if (seen.has(draft.sentence.text)) break;
      seen.add(draft.sentence.text);
      yield { kind: 'event', event: check(draft.sentence, passages) };
    }
  } catch (thrown) {
    degraded.push(generatorFailed(thrown, generator.name));
  }

  async function* counted(pieces: AsyncIterable<string>): AsyncIterable<string> {
    for await (const piece of pieces) {
      if (counts.completion === 0) counts.firstToken = performance.now() - started;
      counts.completion += 1;
      yield piece;
    }
  }

  yield {
    kind: 'phrased',
    phrased: {
      sentences,
      used,
      removed: counts.removed,
      model: generator.name,
      tokens: { prompt: counts.prompt, completion: counts.completion },
      degraded,
      ms: { firstToken: counts.firstToken, generate: performance.now() - started - counts.verify, verify: counts.verify },
    },
  };
}
