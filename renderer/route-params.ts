/*
 * How parts of an address are read: what does not fit is left out, never an error.
 */

/** The day that a parameter names, or null. */
export function readDay(query: URLSearchParams, name: string): string | null {
  const text = query.get(name);
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : null;
}

/** The one of `known` that a parameter names, or `otherwise`. */
export function readOne<T extends string>(
  query: URLSearchParams,
  name: string,
  choice: { readonly known: readonly T[]; readonly otherwise: T },
): T {
  const text = query.get(name);
  return choice.known.find((one) => one === text) ?? choice.otherwise;
}

/** Those of `known` that a parameter lists, in the order of `known`. */
export function readSome<T extends string>(query: URLSearchParams, name: string, known: readonly T[]): T[] {
  const asked = query.get(name)?.split(',') ?? [];
  return known.filter((one) => asked.includes(one));
}

/** Parameters with those left out that have nothing to say. */
export function writeParams(params: Readonly<Record<string, string | null>>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) if (value !== null && value !== '') query.set(name, value);
  return query;
}
