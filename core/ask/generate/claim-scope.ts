import { clausesOf, inFront, statementsOf, type Clause, type Item } from './claim.ts';
import { speakerOf } from '../answer/judge.ts';
import type { Unit } from '../units/units.ts';

/*
 * Which words of a note are said of one thing: those of one statement, with what it takes up of the statements before it.
 */

/** A unit of a source, understood once. */
export interface SourceUnit {
  readonly unit: Unit;
  /** What it states. */
  readonly said: string;
  readonly statements: readonly Clause[];
  /** Of its statements, and of the name in front of its turn. */
  readonly keys: ReadonlySet<string>;
  readonly speaker: readonly string[];
}

/** What a unit states. A question states nothing: `should it be on? no` supports only `no`. */
export function stated(unit: Unit): string {
  return unit.text.slice(unit.text.lastIndexOf('?') + 1);
}

/** What stands before a colon within a turn and is no other speaker. */
const LABELS =
  /\s\S+\s|^(?:today|yesterday|tomorrow|blocked|blockers?|next|done|note|notes|todo|cause|fix|reason|result|symptom|problem|solution|conclusion|example|update|edit|ps|btw)$/i;

/** Reads the units of a source; the name in front of a turn holds for all of it. */
export function sourceUnits(units: readonly Unit[]): SourceUnit[] {
  let turn: { readonly block: number; readonly speaker: readonly string[] } | null = null;
  return units.map((unit) => {
    const label = speakerOf(unit.text);
    if (label !== '' && (unit.startsBlock || !LABELS.test(label)))
      turn = { block: unit.block, speaker: clausesOf(label).flatMap(({ keys }) => [...keys]) };
    const speaker = turn?.block === unit.block ? turn.speaker : [];
    const said = stated(unit);
    const statements = statementsOf(said);
    const keys = new Set([...statements.flatMap((statement) => [...statement.keys]), ...speaker]);
    return { unit, said, statements, keys, speaker };
  });
}

/** What one clause says, and what it may take up of those before it. */
interface Scope {
  readonly statement: Clause;
  readonly own: ReadonlySet<string>;
  readonly before: ReadonlySet<string>;
}

/** Words that take up what was said before. */
const TAKES_UP =
  /\b(?:it|its|they|them|their|he|she|him|her|his|both(?= (?:are|were|run|have|is|of)\b)|others?(?= (?:is|are|was|were)\b)|there(?! (?:is|are|was|were)\b)|(?:by|until|since|before|after|from) then|(?:this|that|these|those|one)(?=\s*(?:[.,;:]|$|(?:is|are|was|were|will|can|may|must|has|have|would|should|does|did|makes?|means?|happens?|takes?|costs?|needs?|\w+ed|of)\b))|(?:more|fewer|less)(?= (?:is|are|was|were|will|gets?)\b)|(?:root |the )(?:cause|reason|fix|solution|result))\b|^\W*(?:which|who|where|during that|at that)\b/i;

function scopesOf(units: readonly SourceUnit[]): Scope[] {
  const scopes: Scope[] = [];
  for (const { statements, speaker } of units) {
    for (const statement of statements) {
      const own = new Set([...statement.keys, ...speaker, ...modifiersFor(statement, scopes)]);
      scopes.push({ statement, own, before: takenUp(statement, scopes) });
    }
  }
  return scopes;
}

/** A pronoun that begins a statement stands for what the one before is about, not for its conditions. */
const SUBJECT = /^\W*(?:and |but |so )?(?:it|they|he|she|this|these|those)\b/i;
const CONDITION = /^\W*(?:while|when|if|until|unless|because|since|as|after|before|although|though)\b/i;

function takenUp({ text }: Clause, scopes: readonly Scope[]): ReadonlySet<string> {
  if (!TAKES_UP.test(text)) return new Set();
  const former = scopes.at(-1);
  if (former !== undefined && SUBJECT.test(text)) {
    const main = clausesOf(former.statement.text).filter((clause) => !CONDITION.test(clause.text));
    return new Set([...main.flatMap(({ keys }) => [...keys]), ...scopes.slice(0, -1).flatMap(({ own }) => [...own])]);
  }
  return new Set(scopes.flatMap(({ own }) => [...own]));
}

/** Forms of a verb: what stands in front of a thing and is none of its names. */
const VERB_FORM = /(?:s|ed|ing)$/;

/** `usage` in a later sentence is the `disk usage` of an earlier one, unless it is called something else there. */
function modifiersFor(statement: Clause, scopes: readonly Scope[]): string[] {
  return statement.items.flatMap((item) => {
    if (item.kind === 'measure' || inFront(statement, item.at) !== null) return [];
    return scopes.flatMap(({ statement: former }) =>
      former.items.flatMap((own) => {
        const modifier = own.key === item.key ? inFront(former, own.at) : null;
        const isVerb = former.words.some(({ key, raw }) => key === modifier && VERB_FORM.test(raw));
        return modifier === null || isVerb ? [] : [modifier];
      }),
    );
  });
}

/** What stands directly behind an item of a statement: the next item, unless a pronoun stands between. */
function behind({ items, text }: Clause, key: string): string | null {
  const at = items.findIndex((item) => item.key === key);
  const [item, next] = [items[at], items[at + 1]];
  if (item === undefined || next === undefined) return null;
  return TAKES_UP.test(text.slice(item.at + item.text.length, next.at)) ? null : next.key;
}

interface ClaimKeys {
  readonly keys: ReadonlySet<string>;
  /** What stands behind `by`: who does it. */
  readonly agents: ReadonlySet<string>;
}

/**
 * Whether one clause says these together: each itself, or one of them and the others of what it takes up. What is taken
 * up stands where the pronoun stood, not where the clause has a word of its own.
 */
function saysTogether({ statement, own, before }: Scope, items: readonly Item[], claim: ClaimKeys): boolean {
  if (!items.some(({ key }) => own.has(key)) || !items.every(({ key }) => own.has(key) || before.has(key)))
    return false;
  return items.every((item, at) => {
    const former = items[at - 1];
    if (own.has(item.key)) return true;
    if (claim.agents.has(item.key)) return false;
    if (former === undefined || !own.has(former.key)) return true;
    const there = behind(statement, former.key);
    return there === null || claim.keys.has(there);
  });
}

/** How many neighbours of a clause have to be said together. */
const TOGETHER = 3;

/**
 * Neighbours in a claim that no statement of the units says together: the words are there, and of something else.
 *
 * @param above keys of what stands above the source: said of all of it
 */
export function apart(
  clauses: readonly Clause[],
  units: readonly SourceUnit[],
  above: ReadonlySet<string>,
): readonly Item[] | null {
  const scopes = scopesOf(units);
  const keys = new Set(clauses.flatMap(({ items }) => items.map(({ key }) => key)));
  for (const { items, text } of clauses) {
    const agents = new Set(
      items.filter(({ at }) => /\bby (?:the |a |an )?$/i.test(text.slice(0, at))).map(({ key }) => key),
    );
    const own = items.filter(({ key }) => !above.has(key));
    for (let from = 0; from === 0 || from + TOGETHER <= own.length; from += 1) {
      const some = own.slice(from, from + TOGETHER);
      if (some.length > 1 && !scopes.some((scope) => saysTogether(scope, some, { keys, agents }))) return some;
    }
  }
  return null;
}
