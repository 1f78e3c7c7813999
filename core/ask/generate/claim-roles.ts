import type { Clause, Item } from './claim.ts';

/*
 * Who does what to whom: sentences of the same words in which two of them have changed places.
 */

const TURNED = 'the note has it the other way round';

/** Words whose two sides cannot change places: `A over B`, `before B`, `from B`. */
const SIDED = /\b(?:from|to|over|than|instead of|rather than|before|after|until|against|without)\s+/gi;
/** The first thing behind an offset: words without one between that only joins. */
function thingAt({ items, words, text }: Clause, from: number): Item[] {
  const first = items.findIndex(({ at }) => at >= from);
  const thing: Item[] = [];
  for (const item of items.slice(first === -1 ? items.length : first)) {
    const last = thing.at(-1);
    const between = last === undefined ? '' : text.slice(last.at + last.text.length, item.at);
    if (between.trim() !== '' || words.some(({ at, isStop }) => isStop && at > (last?.at ?? from) && at < item.at)) {
      if (last !== undefined) break;
    }
    thing.push(item);
  }
  return thing;
}

/** What follows each of them: the keys of the first thing, and of all that is said there. */
function sidesIn(clauses: readonly Clause[]): Map<string, { readonly first: Set<string>; readonly all: Set<string> }> {
  const sides = new Map<string, { first: Set<string>; all: Set<string> }>();
  for (const clause of clauses) {
    for (const match of clause.text.matchAll(SIDED)) {
      const marker = match[0].trim().toLowerCase();
      const from = match.index + match[0].length;
      if (/^(?:then|that|this|it|them)\b/i.test(clause.text.slice(from))) continue;
      const side = sides.get(marker) ?? { first: new Set(), all: new Set() };
      for (const { key } of thingAt(clause, from)) side.first.add(key);
      for (const { key } of clause.items.filter(({ at }) => at >= from)) side.all.add(key);
      sides.set(marker, side);
    }
  }
  return sides;
}

const NONE: ReadonlySet<string> = new Set();

function isMeasure(key: string): boolean {
  return key.includes(':');
}

/** The note has something else where the claim has this, and this where it has something else. */
export function checkSides(claims: readonly Clause[], source: readonly Clause[]): string | null {
  const said = sidesIn(source);
  const own = sidesIn(claims);
  const known = new Set(source.flatMap(({ keys }) => [...keys]));
  for (const [one, other] of [
    ['from', 'to'],
    ['to', 'from'],
  ] as const) {
    const [here, there] = [said.get(one)?.first ?? NONE, said.get(other)?.first ?? NONE];
    if ([...(own.get(one)?.first ?? [])].some((key) => there.has(key) && !here.has(key))) return TURNED;
  }
  for (const [marker, side] of own) {
    const there = said.get(marker);
    if (there === undefined) continue;
    const wrong = [...side.first].filter((key) => known.has(key) && !there.first.has(key));
    if (marker === 'to') {
      if (wrong.some(isMeasure) && [...there.first].some(isMeasure)) return TURNED;
      continue;
    }
    if (wrong.length === 0 || wrong.length < side.first.size) continue;
    const elsewhere = [...there.first].filter((key) => !side.all.has(key));
    if (elsewhere.some((key) => claims.some((clause) => clause.keys.has(key)))) return TURNED;
  }
  return null;
}

/** The name right in front of each word, or behind its `by`: who does what. */
function agentsIn(clause: Clause, names: ReadonlySet<string>): Map<string, string> {
  const agents = new Map<string, string>();
  const { words } = clause;
  let agent: string | null = null;
  for (const [at, word] of words.entries()) {
    if (names.has(word.raw)) {
      const isPassive = words[at - 1]?.raw === 'by';
      const verb = isPassive
        ? words.slice(0, at - 1).findLast(({ isStop, raw }) => !isStop && !names.has(raw))
        : undefined;
      if (verb !== undefined) agents.set(verb.key, word.raw);
      if (!isPassive) agent = word.raw;
      continue;
    }
    if (word.isStop) {
      if (/^(?:he|she|they|i|we|it|who|which|that)$/.test(word.raw) && word.raw !== 'that' && word.raw !== 'who')
        agent = null;
      continue;
    }
    if (agent !== null && !agents.has(word.key)) agents.set(word.key, agent);
    agent = null;
  }
  return agents;
}

function startsUpper({ text }: Clause, at: number): boolean {
  return /^\p{Lu}/u.test(text.slice(at, at + 1));
}

/** Names: capitals within a sentence, and those that begin one in the note and one in the claim. */
function namesIn(claims: readonly Clause[], source: readonly Clause[]): Set<string> {
  const capitals = (clauses: readonly Clause[], anywhere: boolean) =>
    clauses.flatMap((clause) =>
      clause.words.flatMap(({ raw, at, isStop, isFirst }) =>
        !isStop && startsUpper(clause, at) && (anywhere || !isFirst) ? [raw] : [],
      ),
    );
  const all = [...claims, ...source];
  const lower = new Set(
    all.flatMap((clause) => clause.words.flatMap(({ raw, at }) => (startsUpper(clause, at) ? [] : [raw]))),
  );
  const first = new Set(capitals(claims, true));
  const names = [...capitals(all, false), ...capitals(source, true).filter((raw) => first.has(raw))];
  const months = new Set(
    all.flatMap(({ words }) => words.flatMap(({ raw, key }) => (key.startsWith('month:') ? [raw] : []))),
  );
  return new Set(names.filter((raw) => !lower.has(raw) && !months.has(raw)));
}

export function checkAgents(claims: readonly Clause[], source: readonly Clause[]): string | null {
  const names = namesIn(claims, source);
  const maybe = new Set([
    ...names,
    ...source.flatMap((clause) =>
      clause.words.flatMap(({ raw, at, isStop }) => (!isStop && startsUpper(clause, at) ? [raw] : [])),
    ),
  ]);
  const did = new Map<string, Set<string>>();
  for (const clause of source) {
    for (const [key, name] of agentsIn(clause, maybe)) did.set(key, new Set([...(did.get(key) ?? []), name]));
  }
  for (const clause of claims) {
    for (const [key, name] of agentsIn(clause, names)) {
      const others = did.get(key);
      if (others !== undefined && !others.has(name)) return `the note says it of ${[...others].join(', ')}`;
    }
  }
  return null;
}

function isPassive({ text }: Clause): boolean {
  return /\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?\w+\b[^,]*\bby\b/i.test(text);
}

/** `a calls b` where the note has `b calls a`: three neighbours in the very opposite order. */
function hasTurned(claim: Clause, statement: Clause): boolean {
  if (isPassive(claim) !== isPassive(statement)) return false;
  const keys = claim.items.map(({ key }) => key);
  const there = statement.items.map(({ key }) => key);
  const stands = (some: readonly string[]) =>
    there.some((_, at) => some.every((key, offset) => there[at + offset] === key));
  return keys.some((_, at) => {
    const some = keys.slice(at, at + 3);
    return new Set(some).size === 3 && stands(some.toReversed()) && !stands(some);
  });
}

function classOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

/** In a list of things with their numbers, the number has to be that of the thing. */
function hasOthersNumber(claim: Clause, statement: Clause, own: ReadonlySet<string>): boolean {
  return claim.items.some((measure, index) => {
    const word = claim.items.slice(0, index).findLast(({ kind }) => kind === 'word');
    const there = statement.items.find(({ key }) => key === measure.key);
    const thing = statement.items.find(({ key }) => key === word?.key);
    if (measure.kind !== 'measure' || there === undefined || thing === undefined) return false;
    const distance = Math.abs(there.at - thing.at);
    const nearer = (kind: Item['kind'], to: Item) =>
      statement.items.some(
        (item) =>
          item.kind === kind &&
          !own.has(item.key) &&
          Math.abs(item.at - to.at) < distance &&
          (kind === 'word' || classOf(item.key) === classOf(measure.key)),
      );
    return nearer('measure', thing) && nearer('word', there);
  });
}

/** Roles and numbers that only the order of the words tells. */
export function checkOrder(claims: readonly Clause[], statements: readonly Clause[]): string | null {
  const own = new Set(claims.flatMap(({ items }) => items.map(({ key }) => key)));
  for (const claim of claims) {
    const holding = statements.filter((statement) => claim.items.every(({ key }) => statement.keys.has(key)));
    if (holding.length === 0) continue;
    if (holding.every((statement) => hasTurned(claim, statement))) return TURNED;
    if (holding.every((statement) => hasOthersNumber(claim, statement, own)))
      return 'the note gives that number to something else';
  }
  return null;
}
