import fc from 'fast-check';
import { expect, test } from 'vitest';
import { draftsOf, type Draft } from '../../../core/ask/generate/generate.ts';

async function read(pieces: readonly string[]): Promise<Draft[]> {
  async function* stream() {
    yield* pieces;
  }
  const drafts: Draft[] = [];
  for await (const draft of draftsOf(stream())) drafts.push(draft);
  return drafts;
}

const sentences = (drafts: readonly Draft[]) =>
  drafts.flatMap((draft) => (draft.kind === 'sentence' ? [draft.sentence] : []));

test('sentences with their citations, in pieces of any size', async () => {
  const text = 'The vacuum holds a lock. [1]\nIt was moved to 05:30 [2][1]\n';
  const expected = [
    { text: 'The vacuum holds a lock.', cites: [1] },
    { text: 'It was moved to 05:30', cites: [2, 1] },
  ];
  expect(sentences(await read([text]))).toEqual(expected);
  expect(sentences(await read(text.split('')))).toEqual(expected);
});

test('several sentences on one line, list marks, and a cut last line', async () => {
  expect(sentences(await read(['- One here. [1] Two there. [2]\nthree is cut of']))).toEqual([
    { text: 'One here.', cites: [1] },
    { text: 'Two there.', cites: [2] },
  ]);
});

test('not in the notes is a token, not a wording', async () => {
  expect(await read(['NOT IN', ' NOTES'])).toEqual([{ kind: 'none' }]);
  expect(sentences(await read(['The key is not in notes anywhere. [1]\n']))).toHaveLength(1);
});

test('a sentence that goes round in a circle ends the reading', async () => {
  const circle =
    'The queue is full. [1]\nIt was on 2026-03-02 2026-03-02 2026-03-02 2026-03-02 2026-03-02 2026-03-02 2026-03-02 and';
  const drafts = await read(circle.split(/(?= )/));
  expect(sentences(drafts)).toEqual([{ text: 'The queue is full.', cites: [1] }]);
  expect(drafts.at(-1)?.kind).toBe('loop');
  const phrase = 'restart the worker and then '.repeat(9);
  expect((await read(phrase.split(/(?= )/))).at(-1)).toMatchObject({ kind: 'loop' });
});

test('a line of cron, a list of numbers and a word said thrice are no circles', async () => {
  for (const text of [
    'It runs at * * * * * now. [1]',
    'It was very very very slow. [1]',
    'Ports 80 80 443 443 80 80 are open. [2]',
  ]) {
    expect(sentences(await read(text.split(/(?= )/)))).toHaveLength(1);
  }
});

test('the way a stream is cut never changes what is read', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('A b c. [1]', 'D e [2]', 'NOT IN NOTES', ''), { maxLength: 6 }),
      fc.integer({ min: 1, max: 9 }),
      async (lines, size) => {
        const text = lines.map((line) => `${line}\n`).join('');
        const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
        expect(sentences(await read(pieces))).toEqual(sentences(await read([text])));
      },
    ),
  );
});
