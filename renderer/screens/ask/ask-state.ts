import type { Answer, AnswerSentence, AskEvent, Citation, TurnPlace, Understood } from '../../../core/contract/ask.ts';
import type { Turn } from '../../../core/contract/conversations.ts';
import type { Degraded } from '../../../core/contract/notices.ts';
import type { ChipKind, Filters, Passage } from '../../../core/contract/search.ts';
import type { RpcError } from '../../rpc-error.ts';

/** What is asked: the question with what the user chose around it. */
export interface Asking {
  readonly question: string;
  readonly filters: Filters;
  readonly generate: boolean;
  /** What was taken away of how the question is understood. */
  readonly without: readonly ChipKind[];
  /** Where in a conversation; left out for what begins a new one. */
  readonly thread?: TurnPlace;
}

/** A sentence that the check took out of the answer. */
export interface RemovedSentence {
  readonly text: string;
  readonly reason: string;
}

/** One question of this session with everything that came back so far. */
export interface AskState extends Asking {
  readonly thread: TurnPlace;
  /** The question before, as it was understood; null for the first of a conversation. */
  readonly after: string | null;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  /** The moment at which it was asked, as ISO. */
  readonly asked: string;
  readonly understood: Understood | null;
  readonly passages: readonly Passage[];
  readonly degraded: readonly Degraded[];
  /** The generator at work; null before it starts, or when there is none. */
  readonly generating: string | null;
  /** Text of the sentence being written, not checked yet. */
  readonly draft: string;
  readonly sentences: readonly AnswerSentence[];
  readonly citations: readonly Citation[];
  readonly removed: readonly RemovedSentence[];
  readonly answer: Answer | null;
  readonly error: RpcError | null;
}

/** A question that was just asked. */
export function startAsk(
  asking: Asking & { readonly thread: TurnPlace },
  { asked, after }: { readonly asked: string; readonly after: string | null },
): AskState {
  return {
    ...asking,
    after,
    state: 'running',
    asked,
    understood: null,
    passages: [],
    degraded: [],
    generating: null,
    draft: '',
    sentences: [],
    citations: [],
    removed: [],
    answer: null,
    error: null,
  };
}

/** The state after one event of the stream. A checked or removed sentence ends the draft; `done` replaces all. */
export function applyAskEvent(state: AskState, event: AskEvent): AskState {
  switch (event.kind) {
    case 'understood':
      return { ...state, understood: event.understood };
    case 'passages':
      return { ...state, passages: event.passages, degraded: event.degraded };
    case 'generating':
      return { ...state, generating: event.model };
    case 'draft':
      return { ...state, draft: event.text };
    case 'sentence':
      return {
        ...state,
        draft: '',
        sentences: [...state.sentences, event.sentence],
        citations: mergeCitations(state.citations, event.citations),
      };
    case 'removed':
      return { ...state, draft: '', removed: [...state.removed, { text: event.text, reason: event.reason }] };
    case 'done':
      return {
        ...state,
        state: 'done',
        draft: '',
        generating: null,
        answer: event.answer,
        sentences: event.answer.sentences,
        citations: event.answer.citations,
        passages: event.answer.passages,
        degraded: event.answer.degraded,
      };
  }
}

/** The state after the user stopped it: what was checked stays, the draft goes. */
export function stopAsk(state: AskState): AskState {
  return state.state === 'running' ? { ...state, state: 'stopped', draft: '', generating: null } : state;
}

/** The state after the stream broke. */
export function failAsk(state: AskState, error: RpcError): AskState {
  return state.state === 'running' ? { ...state, state: 'failed', draft: '', generating: null, error } : state;
}

/** Two askings with the same key are the same question. */
export function askKey({ question, filters, generate, without }: Asking): string {
  const sorted = Object.entries(filters).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([question.trim(), sorted, generate, without.toSorted()]);
}

/** True when the state is what is asked: the same question, at the same place where one is named. */
export function isAsked(state: AskState, asking: Asking): boolean {
  const { thread } = asking;
  const isThere = !thread || (thread.conversation === state.thread.conversation && thread.turn === state.thread.turn);
  return isThere && askKey(state) === askKey(asking);
}

/** A question of an earlier session, with its answer as it was kept. */
export function recalledAsk(turn: Turn, conversation: string): AskState {
  const { request, answer, understood } = turn;
  const { question, filters, generate, without = [], after = null } = request;
  const started = startAsk(
    { question, filters, generate, without, thread: { conversation, turn: turn.turn } },
    { asked: turn.asked, after },
  );
  return { ...applyAskEvent(started, { kind: 'done', answer }), understood };
}

/** One line for the list: how the question ended. */
export function sayOutcome(state: AskState): string {
  if (state.state === 'running') return state.generating === null ? 'looking' : 'writing';
  if (state.state === 'stopped') return 'stopped';
  if (state.state === 'failed') return 'failed';
  if (state.answer?.abstained) return 'not in your notes';
  const steps = state.answer?.steps.length ?? 0;
  if (steps > 0) return steps === 1 ? '1 step' : `${steps} steps`;
  const sources = state.citations.length;
  return sources === 1 ? '1 source' : `${sources} sources`;
}

function mergeCitations(known: readonly Citation[], more: readonly Citation[]): readonly Citation[] {
  const fresh = more.filter((citation) => !known.some((other) => other.n === citation.n));
  return fresh.length === 0 ? known : [...known, ...fresh].toSorted((a, b) => a.n - b.n);
}
