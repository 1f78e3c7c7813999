/**
 * The index of the first of some items for which something holds, given that it holds for all that follow; their number
 * when it holds for none. Few are asked: where an element out of view stands is not known before it is laid out.
 */
export function firstInOrder<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) high = middle;
    else low = middle + 1;
  }
  return low;
}
