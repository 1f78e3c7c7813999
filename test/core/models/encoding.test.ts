import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packBatches } from '../../../core/models/batches.ts';
import { eventQueue } from '../../../core/models/event-queue.ts';
import { poolVectors } from '../../../core/models/pooling.ts';
import { textLines } from '../../../core/models/text-lines.ts';
import { thoughtFilter } from '../../../core/models/thought-filter.ts';

async function* pieces(...parts: readonly string[]): AsyncGenerator<string> {
  yield* parts;
}
async function all(stream: AsyncIterable<string>): Promise<string[]> {
  const parts: string[] = [];
  for await (const part of stream) parts.push(part);
  return parts;
}

describe('batches', () => {
  it('hold each row once, within the limits, with rows of similar length together', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 600 }), { maxLength: 60 }), (lengths) => {
        const batches = packBatches(lengths, { maxTokens: 512, maxRows: 8 });
        expect(batches.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, at) => at));
        for (const batch of batches) {
          const width = Math.max(...batch.map((at) => lengths[at] ?? 0));
          expect(batch.length).toBeLessThanOrEqual(8);
          expect(batch.length === 1 || batch.length * width <= 512).toBe(true);
        }
      }),
    );
  });
});

describe('pooling', () => {
  // Two rows, three tokens wide, two dimensions; the second row has two tokens and one of padding.
  const hidden = Float32Array.of(3, 4, 9, 9, 9, 9, 1, 0, 0, 1, 7, 7);

  it('takes the first token for cls', () => {
    const vectors = poolVectors(hidden, [3, 2], { dimensions: 2, pooling: 'cls' });
    expect([...vectors].map((value) => Number(value.toFixed(4)))).toEqual([0.6, 0.8, 1, 0]);
  });

  it('leaves padding out of the mean', () => {
    const vectors = poolVectors(hidden, [3, 2], { dimensions: 2, pooling: 'mean' });
    expect(vectors[2]).toBeCloseTo(Math.SQRT1_2);
    expect(vectors[3]).toBeCloseTo(Math.SQRT1_2);
  });

  it('gives zeros and not NaN for a row of zeros', () => {
    expect([...poolVectors(new Float32Array(4), [2], { dimensions: 2, pooling: 'mean' })]).toEqual([0, 0]);
  });
});

describe('streams', () => {
  it('cut lines across chunks and characters', async () => {
    const bytes = new TextEncoder().encode('ein Grüß\r\nzwei\n\ndrei');
    async function* body(): AsyncGenerator<Uint8Array> {
      for (const byte of bytes) yield Uint8Array.of(byte);
    }
    expect(await all(textLines(body()))).toEqual(['ein Grüß', 'zwei', '', 'drei']);
  });

  it.each([
    [['<think>hm', 'm</th', 'ink>\n\nYes.', ' No.'], 'Yes. No.'],
    [['<th', 'e answer>'], '<the answer>'],
    [['Plain', ' text'], 'Plain text'],
    [['<think>never ends'], ''],
    [['<'], '<'],
  ])('leave thoughts out: %j', async (parts, expected) => {
    expect((await all(thoughtFilter(pieces(...parts)))).join('')).toBe(expected);
  });

  it('deliver what was pushed before a failure, then the failure', async () => {
    const queue = eventQueue<string>();
    queue.push('a');
    queue.push('b');
    queue.fail(new Error('cut'));
    const seen: string[] = [];
    await expect(
      (async () => {
        for await (const event of queue.events) seen.push(event);
      })(),
    ).rejects.toThrow('cut');
    expect(seen).toEqual(['a', 'b']);
  });
});
