/** Entries after which a cache starts anew: well under 1 MB. */
const CACHE_ENTRIES = 5000;

/** Remembers what was found out about a text: the same names and labels stand in notes again and again. */
export function remembered<T extends object | string | boolean | null>(
  compute: (text: string) => T,
): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    let value = known.get(text);
    if (value !== undefined) return value;
    value = compute(text);
    if (known.size >= CACHE_ENTRIES) known.clear();
    known.set(text, value);
    return value;
  };
}
