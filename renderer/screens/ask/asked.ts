import type { Input } from '../../../core/contract.ts';
import type { Client } from '../../client.ts';
import { RpcError, isCancelled, toRpcError } from '../../rpc-error.ts';
import { createStore } from '../../store.ts';
import { sayClock } from '../../words/date.ts';
import { applyAskEvent, askKey, failAsk, startAsk, stopAsk } from './ask-state.ts';
import type { AskState, Asking } from './ask-state.ts';

/** The questions of this session, newest first. They outlive the screen, so that an answer goes on while one reads. */
export const asked = createStore<readonly AskState[]>([]);

const running = new Map<string, AbortController>();

/** Asks, unless the same was asked in this session. `again` asks once more and replaces the former answer. */
export function ask(client: Client, asking: Asking, options: { readonly again?: boolean } = {}): void {
  const key = askKey(asking);
  const known = asked.get().some((state) => askKey(state) === key);
  if (known && !options.again) return;
  stopAsking(asking);
  const started = startAsk(asking, sayClock(new Date()));
  const others = asked.get().filter((state) => askKey(state) !== key);
  asked.set([started, ...others]);
  const stop = new AbortController();
  running.set(key, stop);
  void run({ client, asking, key, signal: stop.signal }).catch((error: unknown) => {
    if (stop.signal.aborted) return;
    update(key, (state) => (isCancelled(error) ? stopAsk(state) : failAsk(state, toRpcError(error))));
  });
}

/** Stops the question if it is running; what was checked so far stays. */
export function stopAsking(asking: Asking): void {
  const key = askKey(asking);
  running.get(key)?.abort();
  running.delete(key);
  update(key, stopAsk);
}

interface Run {
  readonly client: Client;
  readonly asking: Asking;
  readonly key: string;
  readonly signal: AbortSignal;
}

async function run({ client, asking, key, signal }: Run): Promise<void> {
  let isDone = false;
  for await (const event of client.stream('ask', requestOf(asking), signal)) {
    if (signal.aborted) return;
    isDone ||= event.kind === 'done';
    update(key, (state) => applyAskEvent(state, event));
  }
  if (signal.aborted) return;
  running.delete(key);
  if (!isDone) throw brokenOff();
}

function requestOf({ question, filters, generate, without }: Asking): Input<'ask'> {
  return { question, filters, generate, ...(without.length > 0 ? { without: [...without] } : {}) };
}

function brokenOff(): RpcError {
  return new RpcError({
    code: 'internal',
    message: 'The engine stopped before the answer was complete.',
    hint: 'Ask again. If it happens again, `daybook doctor` says what is broken.',
  });
}

function update(key: string, change: (state: AskState) => AskState): void {
  asked.set(asked.get().map((state) => (askKey(state) === key ? change(state) : state)));
}
