import type { Said } from './account.ts';
import { IS_THERE } from '../query/answer-form.ts';
import { EVERYBODY, isSameEvent } from '../query/asked-event.ts';
import { decisionSubject } from '../query/decision-subject.ts';
import { expansionsOf } from '../query/expansion.ts';
import { isLightWord } from '../query/light-words.ts';
import type { Query } from '../query/query.ts';
import { hasWord } from '../query/same-word.ts';
import type { Unit } from '../units/units.ts';
import type { WishKind } from '../query/wish.ts';
import { contentStems, fold, isStopWord, wordsOf } from '../query/words.ts';

/*
 * What is asked of a thing has to stand with the thing: in one sentence or entry, or under a heading that names it. Of two
 * lines of a day, one about the thing and one that says such a thing of another, neither answers.
 */

/** What a unit stands under in its list: the items that it is indented below, and the line that leads to the list. */
function parentsOf(units: readonly Unit[], at: number): string[] {
  const found: string[] = [];
  let { indent = 0, kind } = units[at] ?? {};
  for (let above = at - 1; above >= 0; above -= 1) {
    const unit = units[above];
    if (unit === undefined || unit.kind === 'heading') break;
    const leads = unit.kind === 'sentence' && kind !== 'sentence';
    if (unit.indent >= indent && !leads) continue;
    found.push(unit.text);
    if (unit.kind === 'sentence') break;
    ({ indent, kind } = unit);
  }
  return found;
}

/** A sentence of an answer with its paragraph and all that it stands under: whatever it says, it says of these. */
export function surroundingsOf({ text, part, line, endLine, words }: Said): string {
  const units = part.units();
  const { title, headings, path, tags } = part.chunk;
  const at = units.findIndex((unit) => unit.line >= line && unit.endLine <= endLine && words.includes(unit.text));
  const block = units[at]?.block;
  const paragraph = block === undefined ? [] : units.filter((unit) => unit.block === block).map((unit) => unit.text);
  return [
    text,
    words,
    title,
    path,
    ...headings,
    ...tags,
    ...paragraph,
    ...(at === -1 ? [] : parentsOf(units, at)),
  ].join('\n');
}

const VERSION = /(?<![\p{L}\p{N}.])v?\d+(?:\.\d+)+(?![\p{N}]|\.\p{N})/gu;
/** A name of a machine's making, with a digit or a sign within: `dns2`, `olt-west-1`, `s6_store`, `Carrier-B`. */
const MADE =
  /(?<![\p{L}\p{N}_.:/-])(?=[\p{L}\p{N}_-]*\p{L})(?:[\p{L}\p{N}]+[_][\p{L}\p{N}_-]+|\p{L}[\p{L}-]*\p{N}[\p{L}\p{N}-]*|\p{Lu}[\p{L}\p{N}]+-\p{L}?\p{N}*)(?![\p{L}\p{N}_]|\.\p{N})/gu;

/** Versions and made names of a question, as written. */
export function madeNamesIn({ text, time }: Pick<Query, 'text' | 'time'>): string[] {
  const asked = time === null ? text : text.replace(time, ' ');
  return [...(asked.match(VERSION) ?? []), ...(asked.match(MADE) ?? [])].filter((name) => name.length > 1);
}

/** True for a text with such a name, however its parts are joined: `s6_store`, `s6 store`. */
export function holdsMadeName(name: string, text: string): boolean {
  const parts = fold(name.replace(/^v(?=\d)/, '')).split(/[-_\s]+/);
  const joined = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('[-_ ]?');
  return new RegExp(`(?<![\\p{L}\\p{N}]|\\p{N}\\.)v?${joined}(?![\\p{L}\\p{N}]|\\.\\p{N})`, 'u').test(fold(text));
}

/** Questions that one sentence answers. What somebody said and what steps there are is spread over more. */
const IN_ONE: ReadonlySet<WishKind> = new Set(['what', 'list', 'who', 'reason', 'effect', 'decision']);

interface Together {
  readonly query: Query;
  readonly kind: WishKind;
  /** Stems of the question that stand in no note: the writer has other words for these. */
  readonly unknownStems: ReadonlySet<string>;
  /** Names in the question: each of the texts holds them. */
  readonly things: readonly string[];
}

const PARTICLE = /^ (?<particle>up|out|off|over|down|back)(?!\p{L})/iu;
/** `backed up`, and not `the lab is down`: a verb in a form that shows, or one that hardly stands alone. */
const OF_TWO_WORDS =
  /(?:ed|en|ing)$|^(?:back|bring|brought|clean|fail|gave|give|hand|log|phase|power|roll|scale|set|shut|spin|switch|take|tear|took|torn|turn)s?$/iu;

/** `up` of `backed up`: the verb alone says something else. */
function particleAfter(term: string, question: string): string | null {
  if (!OF_TWO_WORDS.test(term)) return null;
  const after = wordsOf(question).find(({ text }) => text === term)?.to;
  return after === undefined ? null : (PARTICLE.exec(question.slice(after))?.groups?.['particle'] ?? null);
}

/** Words between a verb and its particle: `took it all down`. */
const BETWEEN = 4;

function hasPhrase(verb: string, particle: string, text: string): boolean {
  const words = wordsOf(text);
  return words.some(
    ({ stem, text: written }, at) =>
      fold(written) === `${verb}${particle}` ||
      (stem === verb && words.slice(at + 1, at + 1 + BETWEEN).some((next) => fold(next.text) === particle)),
  );
}

/** Whether a text has a word of the question, or another one for it. */
function teller(query: Query, text: string): (wanted: string, term: string) => boolean {
  const stems = contentStems(text);
  const others = expansionsOf(query.text);
  return (wanted, term) => {
    const particle = particleAfter(term, query.text);
    return (
      (particle === null ? hasWord(stems, wanted) : hasPhrase(wanted, particle, text)) ||
      [...(others.get(wanted) ?? [])].some((other) => hasWord(stems, other)) ||
      isSameEvent(particle === null ? term : `${term} ${particle}`, text)
    );
  };
}

/**
 * True where one of these texts has the question's verbs of two words (`backed up`), and more than half of what else it says
 * of its things in words that the notes know.
 */
export function tellsMostOfIt(texts: readonly string[], { query, kind, unknownStems, things }: Together): boolean {
  if (!IN_ONE.has(kind)) return true;
  const subject = decisionSubject(query);
  const time = new Set(wordsOf(query.time ?? '').map(({ stem }) => stem));
  const named = new Set(things.flatMap((name) => wordsOf(name).map(({ stem }) => stem)));
  const wanted = query.stems.flatMap((stem, at) => {
    const isAsked =
      (subject === null || subject.includes(stem)) &&
      query.form?.stems.has(stem) !== true &&
      !isLightWord(stem) &&
      ![unknownStems, IS_THERE, EVERYBODY, time, named].some((set) => set.has(stem)) &&
      !query.speaker.includes(stem);
    return isAsked ? [{ stem, term: query.terms[at] ?? '' }] : [];
  });
  if (wanted.length === 0) return true;
  return texts.some((text) => {
    const tells = teller(query, text);
    const lacksVerb = wanted.some(({ stem, term }) => particleAfter(term, query.text) !== null && !tells(stem, term));
    if (lacksVerb) return false;
    const told = wanted.filter(({ stem, term }) => tells(stem, term)).length;
    // Names say more than other words: with them, half is enough.
    return told * 2 >= wanted.length + (things.length === 0 ? 1 : 0);
  });
}

/** `what is the batch size of the importer`: something of a thing. */
const OF_THING =
  /^(?:and |so )?(?:what|which|how much|how many)(?:['’]s| is| are| was| were| did| does| do)?(?: \p{L}+){0,3}? (?:the|our|its) (?<what>[\p{L}\p{N} _-]+?) (?:of|for|in|on|at) (?:the |our |an? )?(?<thing>[\p{L}\p{N} _.'’-]+?)(?: (?:now|today|currently|again|then))?\W*$/iu;

/** What is asked for of which thing, where no sentence tells both; null where one does, or where no such question is asked. */
export function toldApart(
  texts: readonly string[],
  { query, kind, unknownStems }: Together,
): { readonly what: string; readonly thing: string } | null {
  if (kind !== 'what') return null;
  const { what, thing } = OF_THING.exec(query.text)?.groups ?? {};
  if (what === undefined || thing === undefined) return null;
  const wordsIn = (phrase: string) =>
    wordsOf(phrase).filter(({ text, stem }) => !isStopWord(text) && query.stems.includes(stem));
  const asked = wordsIn(what).filter(({ stem }) => !isLightWord(stem) && query.form?.stems.has(stem) !== true);
  const named = wordsIn(thing).filter(({ stem }) => !unknownStems.has(stem));
  const isTold = texts.some((text) => {
    const tells = teller(query, text);
    return (
      (asked.length === 0 || asked.some((word) => tells(word.stem, word.text))) &&
      named.every((word) => tells(word.stem, word.text))
    );
  });
  return isTold ? null : { what, thing };
}
