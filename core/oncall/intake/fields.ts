/*
 * Reading values of which nothing is known: what another system sent.
 */

export type Fields = Readonly<Record<string, unknown>>;

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key; an empty one where there is none. */
export function fieldsAt(fields: Fields, key: string): Fields {
  const value = fields[key];
  return isFields(value) ? value : {};
}

/** The text of a value: numbers and truths as they are written; null for none and for what is no text. */
export function asText(value: unknown): string | null {
  if (typeof value === 'string') return value.trim() === '' ? null : value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null;
}

/** The first of some keys that has a text. */
export function textAt(fields: Fields, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = asText(fields[key]);
    if (text !== null) return text;
  }
  return null;
}

export function listAt(fields: Fields, key: string): readonly unknown[] {
  const value = fields[key];
  return Array.isArray(value) ? value : [];
}

/** Entries as labels; what is no text is written as JSON. */
export function asLabels(fields: Fields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) => {
      if (value === null || value === undefined) return [];
      return [[key, asText(value) ?? (typeof value === 'object' ? JSON.stringify(value) : '')]];
    }),
  );
}

/** What stands under other keys than these. */
export function without(fields: Fields, used: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => !used.includes(key)));
}

/** `service:ferry` and `urgent` as labels. */
export function labelsOfTags(tags: readonly unknown[]): Record<string, string> {
  return Object.fromEntries(
    tags.flatMap((tag) => {
      const text = asText(tag)?.trim() ?? '';
      if (text === '') return [];
      const at = text.search(/[:=]/);
      return [at <= 0 ? [text, 'true'] : [text.slice(0, at), text.slice(at + 1).trim()]];
    }),
  );
}

/** A time as it was sent; a number is seconds or milliseconds since 1970. */
export function timeAt(fields: Fields, ...keys: readonly string[]): string | null {
  for (const key of keys) {
    const value = fields[key];
    const number = typeof value === 'number' ? value : /^\d{10,13}$/.test(String(value)) ? Number(value) : null;
    if (number !== null && number > 0) return new Date(number > 1e11 ? number : number * 1000).toISOString();
    const text = asText(value);
    // Alertmanager writes the year 1 for no time.
    if (text !== null && !text.startsWith('0001-')) return text;
  }
  return null;
}

/** Systems nest what they say a few levels deep; deeper ones are not read. */
const DEPTH = 5;
/** A sentence has words; an identifier has none. */
const LEAST_WORDS = 4;

function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isFields(value) ? Object.values(value) : [];
}

/** The first text under one of some keys, however deep: nearer ones before deeper ones. */
export function deepText(fields: Fields, keys: readonly string[]): string | null {
  let level: readonly unknown[] = [fields];
  for (let depth = 0; depth < DEPTH && level.length > 0; depth += 1) {
    const found = level.filter(isFields).flatMap((one) => textAt(one, ...keys) ?? []);
    if (found[0] !== undefined) return found[0];
    level = level.flatMap(childrenOf);
  }
  return null;
}

/** The longest sentence in fields of which nothing is known; null when none of them holds one. */
export function longestSaid(fields: Fields): string | null {
  let level: readonly unknown[] = [fields];
  const said: string[] = [];
  for (let depth = 0; depth < DEPTH && level.length > 0; depth += 1) {
    for (const value of level)
      if (typeof value === 'string' && value.trim().split(/\s+/).length >= LEAST_WORDS) said.push(value);
    level = level.flatMap(childrenOf);
  }
  return said.toSorted((a, b) => b.length - a.length)[0] ?? null;
}
