import { expect, test, vi } from 'vitest';
import { collectAtRest } from '../../core/collect-at-rest.ts';

/** Something that nobody has any more but who looks whether it is still there. */
function dropped(): WeakRef<object> {
  return new WeakRef(Array.from({ length: 1_000 }, (_, index) => ({ index })));
}

// A failed expectation would keep the object itself.
const isFreed = (left: WeakRef<object>) => expect(left.deref() === undefined).toBe(true);

test('what work left is freed when no more comes, each time anew', async () => {
  const worked = collectAtRest({ restMs: 1, worthBytes: Number.NEGATIVE_INFINITY });
  for (let nth = 0; nth < 2; nth++) {
    const left = dropped();
    worked();
    await vi.waitFor(() => isFreed(left), { timeout: 10_000 });
  }
});

test('a little is left as it is', async () => {
  const worked = collectAtRest({ restMs: 1, worthBytes: Number.MAX_SAFE_INTEGER });
  const left = dropped();
  worked();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(left.deref() === undefined).toBe(false);
});
