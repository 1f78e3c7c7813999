import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { toNdjson } from '../../../core/server/ndjson.ts';

async function textOf(stream: ReadableStream<Uint8Array<ArrayBuffer>>): Promise<string> {
  return new Response(stream).text();
}

test('nothing is produced before it is read, and no more than is read', async () => {
  let produced = 0;
  async function* numbers() {
    for (;;) yield ++produced;
  }
  const reader = toNdjson(numbers(), () => undefined).getReader();
  await sleep(5);
  expect(produced).toBe(0);
  for (const n of [1, 2, 3]) {
    const { value } = await reader.read();
    expect(new TextDecoder().decode(value)).toBe(`{"event":${n}}\n`);
  }
  await sleep(5);
  expect(produced).toBe(3);
  await reader.cancel();
});

test('cancelling aborts first and then runs the finally, also while an event is awaited', async () => {
  const order: string[] = [];
  const stop = new AbortController();
  async function* waiting() {
    try {
      yield 1;
      await new Promise((_resolve, reject) => {
        stop.signal.addEventListener('abort', () => {
          order.push('aborted');
          reject(new Error('stopped'));
        });
      });
    } finally {
      order.push('finally');
    }
  }
  const reader = toNdjson(waiting(), () => stop.abort()).getReader();
  await reader.read();
  const pending = reader.read();
  await sleep(1);
  await reader.cancel();
  expect(await pending).toEqual({ done: true, value: undefined });
  expect(order).toEqual(['aborted', 'finally']);
});

test('cancelling before the first read starts nothing', async () => {
  let isStarted = false;
  async function* numbers() {
    isStarted = true;
    yield 1;
  }
  const stream = toNdjson(numbers(), () => undefined);
  await stream.cancel();
  expect(isStarted).toBe(false);
});

test('an event that cannot be written ends the stream with an error and stops its producer', async () => {
  let isStopped = false;
  async function* events() {
    try {
      yield { n: 1n };
      yield 2;
    } finally {
      isStopped = true;
    }
  }
  const lines = (await textOf(toNdjson(events(), () => undefined))).trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('"error":{"code":"internal"');
  expect(isStopped).toBe(true);
});

test('line feeds inside an event stay inside its line', async () => {
  async function* events() {
    yield 'one\ntwo\u2028three';
  }
  expect(await textOf(toNdjson(events(), () => undefined))).toBe('{"event":"one\\ntwo\u2028three"}\n');
});
