import { beforeEach, expect, test } from 'vitest';
import type { Answer, AskEvent } from '../../core/contract/ask.ts';
import type { Client } from '../../renderer/client.ts';
import { ask, asked, stopAsking } from '../../renderer/screens/ask/asked.ts';
import { askRoute } from '../../renderer/routes.ts';

/** Gives these events, and then nothing until it is stopped. */
function clientOf(events: readonly AskEvent[]): Client {
  const stream = async function* (_name: string, _input: object, signal: AbortSignal) {
    yield* events;
    if (events.some(({ kind }) => kind === 'done')) return;
    await new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  };
  // SAFETY: asking streams one procedure, and calls none.
  return { stream } as unknown as Client;
}

const SENTENCE = { text: 'Brass does not rust.', citations: [], support: 'extractive' } as const;
// SAFETY: what else an answer has is not looked at here.
const ANSWER = { sentences: [SENTENCE], citations: [], passages: [], degraded: [] } as unknown as Answer;
const asking = askRoute('why brass?');
const now = () => asked.get()[0]!;

beforeEach(() => asked.set([]));

test('an answer that is asked for again and stopped before a sentence stands as it was', async () => {
  ask(clientOf([{ kind: 'done', answer: ANSWER }]), asking);
  await expect.poll(() => now().state).toBe('done');
  ask(clientOf([{ kind: 'draft', text: 'Because' }]), asking, { again: true });
  await expect.poll(() => now().draft).toBe('Because');
  stopAsking(now());
  expect(now()).toMatchObject({ state: 'done', answer: ANSWER, draft: '' });
});

test('what was checked before a stop stays', async () => {
  ask(clientOf([{ kind: 'sentence', sentence: { ...SENTENCE, citations: [] }, citations: [] }]), asking);
  await expect.poll(() => now().sentences.length).toBe(1);
  stopAsking(now());
  expect(now()).toMatchObject({ state: 'stopped', sentences: [SENTENCE] });
});

test('a question that is asked twice more and stopped goes back to the answer before both', async () => {
  ask(clientOf([{ kind: 'done', answer: ANSWER }]), asking);
  await expect.poll(() => now().state).toBe('done');
  ask(clientOf([{ kind: 'draft', text: 'a' }]), asking, { again: true });
  ask(clientOf([{ kind: 'draft', text: 'b' }]), asking, { again: true });
  await expect.poll(() => now().draft).toBe('b');
  stopAsking(now());
  expect(now()).toMatchObject({ state: 'done', answer: ANSWER });
});
