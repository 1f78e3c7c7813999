import type { AskEvent, AnswerSentence } from '../../contract/ask.ts';
import type { Degraded } from '../../contract/notices.ts';
import { toDaybookError } from '../../errors.ts';
import type { Generator } from '../../models/model.ts';
import type { CitationBook } from '../answer/answer.ts';
import type { ContextPassage } from '../retrieve/context.ts';
import { fitPrompt } from './fit-prompt.ts';
import { draftsOf, type DraftSentence } from './generate.ts';
import { citedSentencesGrammar } from './prompt.ts';
import { verify } from './verify.ts';

/** What the generator made of the passages. */
export interface Phrased {
  readonly sentences: readonly AnswerSentence[];
  /** The passages that the kept sentences rest on. */
  readonly used: ReadonlySet<ContextPassage>;
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

const LOOPS = 'it went round in a circle, and the model was stopped';

type Step =
  | { readonly kind: 'event'; readonly event: AskEvent }
  | { readonly kind: 'phrased'; readonly phrased: Phrased };

/** What one call of `phrase` gathers while it streams. */
interface Gathered {
  readonly sentences: AnswerSentence[];
  readonly used: Set<ContextPassage>;
  readonly degraded: Degraded[];
  readonly startedMs: number;
  promptTokens: number;
  completionTokens: number;
  firstTokenMs: number;
  verifyMs: number;
}

function check(
  draft: DraftSentence,
  passages: readonly ContextPassage[],
  { input, gathered }: { readonly input: PhraseInput; readonly gathered: Gathered },
): AskEvent {
  const checking = performance.now();
  const verdict = verify(draft, passages, input.question);
  gathered.verifyMs += performance.now() - checking;
  if (verdict.kind === 'unsupported') return { kind: 'removed', text: draft.text, reason: verdict.reason };
  const { passage, line, endLine } = verdict;
  const n = input.book.cite({ source: passage, line, endLine, words: draft.text });
  const sentence: AnswerSentence = { text: draft.text, citations: [n], support: 'supported' };
  gathered.sentences.push(sentence);
  gathered.used.add(passage);
  return { kind: 'sentence', sentence, citations: input.book.citations.filter((citation) => citation.n === n) };
}

async function* counted(pieces: AsyncIterable<string>, gathered: Gathered): AsyncIterable<string> {
  for await (const piece of pieces) {
    if (gathered.completionTokens === 0) gathered.firstTokenMs = performance.now() - gathered.startedMs;
    gathered.completionTokens += 1;
    yield piece;
  }
}

async function* generateChecked(input: PhraseInput, gathered: Gathered): AsyncIterable<AskEvent> {
  const { generator, signal } = input;
  const budget = Math.min(PROMPT_MAX_TOKENS, generator.contextTokens - ANSWER_TOKENS);
  const { messages, passages, promptTokens } = await fitPrompt(input, budget);
  gathered.promptTokens = promptTokens;
  if (passages.length < input.passages.length) {
    gathered.degraded.push({
      code: 'context-cut',
      message: `${input.passages.length - passages.length} of ${input.passages.length} passages did not fit into the model’s context.`,
      fix: 'Choose a model with a larger context, or ask more narrowly.',
    });
  }
  const grammar = citedSentencesGrammar(passages.length);
  const pieces = generator.generate({ messages, grammar, maxTokens: ANSWER_TOKENS, temperature: 0 }, signal);
  const seen = new Set<string>();
  for await (const draft of draftsOf(counted(pieces, gathered))) {
    if (draft.kind === 'partial') yield { kind: 'draft', text: draft.text };
    if (draft.kind === 'loop') yield { kind: 'removed', text: draft.text, reason: LOOPS };
    if (draft.kind !== 'sentence') continue;
    // A small model that repeats itself does so to the end.
    if (seen.has(draft.sentence.text)) return;
    seen.add(draft.sentence.text);
    yield check(draft.sentence, passages, { input, gathered });
  }
}

function generatorFailed(thrown: unknown, name: string): Degraded {
  const error = toDaybookError(thrown);
  if (error.code === 'cancelled' || error.code === 'internal') throw error;
  return {
    code: 'generator-failed',
    message: `${name} could not phrase the answer: ${error.message}`,
    fix: error.hint,
  };
}

/**
 * Lets the generator phrase an answer and keeps only the sentences that pass the check.
 * A generator that fails costs its sentences only: what was kept stays, and `degraded` says what happened.
 *
 * @returns events as they come; the last step is `phrased`
 * @throws DaybookError `cancelled`
 */
export async function* phrase(input: PhraseInput): AsyncIterable<Step> {
  const gathered: Gathered = {
    sentences: [],
    used: new Set(),
    degraded: [],
    startedMs: performance.now(),
    promptTokens: 0,
    completionTokens: 0,
    firstTokenMs: 0,
    verifyMs: 0,
  };
  try {
    for await (const event of generateChecked(input, gathered)) yield { kind: 'event', event };
  } catch (thrown) {
    gathered.degraded.push(generatorFailed(thrown, input.generator.name));
  }
  const { sentences, used, degraded, promptTokens, completionTokens, firstTokenMs, verifyMs, startedMs } = gathered;
  yield {
    kind: 'phrased',
    phrased: {
      sentences,
      used,
      model: input.generator.name,
      tokens: { prompt: promptTokens, completion: completionTokens },
      degraded,
      ms: { firstToken: firstTokenMs, generate: performance.now() - startedMs - verifyMs, verify: verifyMs },
    },
  };
}
