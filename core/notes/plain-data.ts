/** Deeper or larger data is cut off: it comes from aliases that repeat each other. */
const MAX_DEPTH = 16;
const MAX_VALUES = 10_000;

/**
 * Copies data that came from YAML into what JSON can hold: no cycles, no repeated explosion, no `undefined`, dates as
 * ISO text, numbers that JSON lacks (`.inf`) and what is too deep as null.
 */
export function toPlainData(data: object): Readonly<Record<string, unknown>> {
  const budget = { left: MAX_VALUES };
  return copyRecord(data, { depth: 0, budget });
}

interface Place {
  readonly depth: number;
  readonly budget: { left: number };
}

function copyRecord(record: object, place: Place): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(record)) {
    // An own `__proto__` would change the copy's prototype.
    if (key !== '__proto__') copy[key] = copyValue(value, place);
  }
  return copy;
}

function copyValue(value: unknown, { depth, budget }: Place): unknown {
  if (--budget.left < 0 || depth > MAX_DEPTH) return null;
  const below = { depth: depth + 1, budget };
  if (Array.isArray(value)) return value.slice(0, MAX_VALUES).map((item) => copyValue(item, below));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (typeof value === 'object' && value !== null) return copyRecord(value, below);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return value.toString();
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}
