/** Work on a few items at a time, with the results in the order of the items. */
export async function* inOrder<Item, Result>(
  items: Iterable<Item>,
  width: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const running: Promise<Result>[] = [];
  for (const item of items) {
    const result = work(item);
    // Whoever stops before its turn comes does not wait for it, and its failure is nobody's any more.
    result.catch(() => undefined);
    running.push(result);
    const first = running.length < width ? undefined : running.shift();
    if (first !== undefined) yield await first;
  }
  for (const result of running) yield await result;
}
