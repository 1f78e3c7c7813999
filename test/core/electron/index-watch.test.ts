import { expect, test } from 'vitest';
import { IndexWatch } from '../../../electron/index-watch.ts';

type Run = Awaited<ReturnType<ConstructorParameters<typeof IndexWatch>[0]['status']>>['run'];

const RUN: Run = { stage: 'ingest', done: 1, total: 9, perSecond: null, remainingMs: null };

/** What is told of runs that are seen one after the other, each with the time at which the engine is asked. */
async function told(seen: readonly (readonly [run: Run, nowMs: number])[]): Promise<string[]> {
  const says: string[] = [];
  let at = 0;
  const watch = new IndexWatch({
    status: async () => ({ run: seen[at]![0], notes: 4220 }),
    tell: (text) => says.push(text),
    now: () => seen[at]![1],
  });
  for (; at < seen.length; at += 1) await watch.look();
  return says;
}

test('a long run is told once, when it is over', async () => {
  expect(
    await told([
      [RUN, 0],
      [RUN, 12_000],
      [null, 15_000],
      [null, 20_000],
    ]),
  ).toEqual(['The index is up to date: 4,220 notes.']);
});

test('a short run, and none, are not told', async () => {
  expect(
    await told([
      [null, 0],
      [RUN, 5_000],
      [null, 9_000],
    ]),
  ).toEqual([]);
});

test('an engine that does not answer is asked again', async () => {
  const says: string[] = [];
  let isDown = true;
  const watch = new IndexWatch({
    status: () => (isDown ? Promise.reject(new Error('gone')) : Promise.resolve({ run: null, notes: 1 })),
    tell: (text) => says.push(text),
    now: () => 0,
  });
  await watch.look();
  isDown = false;
  await watch.look();
  expect(says).toEqual([]);
});
