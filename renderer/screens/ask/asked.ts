import type { Input } from '../../../core/contract.ts';
import type { Client } from '../../client.ts';
import { RpcError, isCancelled, toRpcError } from '../../rpc-error.ts';
import { createStore } from '../../store.ts';
import { applyAskEvent, askKey, failAsk, isAsked, startAsk, stopAsk } from './ask-state.ts';
import type { AskState, Asking } from './ask-state.ts';

/** The questions of this session, newest first. They outlive the screen, so that an answer goes on while one reads. */
export const asked = createStore<readonly AskState[]>([]);

interface Running {
  readonly stop: AbortController;
  /** The answer that is there already, where one asks again. */
  readonly former: AskState | null;
}

const running = new Map<string, Running>();

export interface AskOptions {
  /** Asks once more and replaces the former answer. */
  readonly again?: boolean;
  /** The question before, as it was understood. */
  readonly after?: string | null;
  /** A generator instead of the chosen one, for this time only. */
  readonly model?: string;
  /** Called when the answer is kept. */
  readonly onKept?: () => void;
}

/** The state of what is asked, when it was asked in this session. */
export function findAsked(states: readonly AskState[], asking: Asking): AskState | null {
  return states.find((state) => isAsked(state, asking)) ?? null;
}

/** Asks, unless the same was asked in this session. */
export function ask(client: Client, asking: Asking, options: AskOptions = {}): void {
  const known = findAsked(asked.get(), asking);
  if (known && !options.again) return;
  const former = known === null ? null : settled(known);
  const thread = asking.thread ?? known?.thread ?? { conversation: crypto.randomUUID(), turn: 1 };
  const after = options.after ?? known?.after ?? null;
  const started = startAsk({ ...asking, thread }, { asked: new Date().toISOString(), after });
  asked.set([started, ...asked.get().filter((state) => state !== known && !isSame(state, started))]);
  const stop = new AbortController();
  const id = idOf(started);
  running.set(id, { stop, former: former?.answer ? former : null });
  void run({ client, started, signal: stop.signal, options }).catch((error: unknown) => {
    if (stop.signal.aborted) return;
    update(id, (state) => (isCancelled(error) ? stopAsk(state) : failAsk(state, toRpcError(error))));
  });
}

/** Puts answers of an earlier session among those of this one. */
export function recall(states: readonly AskState[]): void {
  const fresh = states.filter((state) => !asked.get().some((one) => isSame(one, state)));
  if (fresh.length > 0) asked.set([...asked.get(), ...fresh]);
}

/** Conversations that were deleted in this session: the way back does not ask in them again. */
const forgotten = new Set<string>();

export function isForgotten(conversation: string): boolean {
  return forgotten.has(conversation);
}

/** A conversation that was deleted came back. */
export function unforget(conversation: string): void {
  forgotten.delete(conversation);
}

/** Forgets what was asked in a conversation that was deleted. */
export function forget(conversation: string): void {
  forgotten.add(conversation);
  asked.set(asked.get().filter((state) => state.thread.conversation !== conversation));
}

/** Stops the question if it is running: what was checked so far stays, or else the answer that was there before. */
export function stopAsking(state: AskState): void {
  const id = idOf(state);
  const stopped = settled(state);
  update(id, () => stopped);
}

/** The state of a question that is not waited for any more. */
function settled(state: AskState): AskState {
  const id = idOf(state);
  const one = running.get(id);
  running.delete(id);
  one?.stop.abort();
  const isBare = state.state === 'running' && state.sentences.length === 0;
  return isBare && one?.former ? one.former : stopAsk(state);
}

interface Run {
  readonly client: Client;
  readonly started: AskState;
  readonly signal: AbortSignal;
  readonly options: AskOptions;
}

async function run({ client, started, signal, options }: Run): Promise<void> {
  const id = idOf(started);
  let isDone = false;
  for await (const event of client.stream('ask', requestOf(started, options), signal)) {
    if (signal.aborted) return;
    isDone ||= event.kind === 'done';
    update(id, (state) => applyAskEvent(state, event));
  }
  if (signal.aborted) return;
  running.delete(id);
  if (!isDone) throw brokenOff();
  options.onKept?.();
}

function requestOf(
  { question, filters, generate, without, thread, after }: AskState,
  { model }: AskOptions,
): Input<'ask'> {
  return {
    question,
    filters,
    generate,
    keep: thread,
    ...(without.length > 0 ? { without: [...without] } : {}),
    ...(after === null ? {} : { after }),
    ...(model === undefined ? {} : { model }),
  };
}

function brokenOff(): RpcError {
  return new RpcError({
    code: 'internal',
    message: 'The engine stopped before the answer was complete.',
    hint: 'Ask again. If it happens again, `daybook doctor` says what is broken.',
  });
}

/** What tells one asking from all others. */
function idOf(state: AskState): string {
  return `${state.thread.conversation} ${state.thread.turn} ${askKey(state)}`;
}

function isSame(a: AskState, b: AskState): boolean {
  return idOf(a) === idOf(b);
}

function update(id: string, change: (state: AskState) => AskState): void {
  asked.set(asked.get().map((state) => (idOf(state) === id ? change(state) : state)));
}
