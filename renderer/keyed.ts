/** A part of a text with the offset at which it begins, which tells it from all others. */
export interface Keyed<T> {
  readonly key: number;
  readonly part: T;
}

/** Gives each part its offset, as the identity that React asks for. */
export function keyed<T>(parts: readonly T[], lengthOf: (part: T) => number): readonly Keyed<T>[] {
  let key = 0;
  return parts.map((part) => {
    const own = { key, part };
    key += Math.max(lengthOf(part), 1);
    return own;
  });
}
