import { isOfOtherVersion } from '../query/answer-form.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import type { Said } from './account.ts';
import type { Extracted, ExtractedFrom } from './extractive.ts';
import { holdsPerson } from '../query/holds-person.ts';
import { hasTime, isAhead } from './plan-when.ts';
import type { Query } from '../query/query.ts';
import { lackingSubject } from './lacking-subject.ts';
import type { ReadNote } from './read-notes.ts';
import { isBesideRemedy } from './remedy.ts';
import type { Retrieved } from '../retrieve/retrieve.ts';
import { EVERYBODY } from '../query/asked-event.ts';
import { tellsEffect } from '../query/asks-effect.ts';
import { hasWord } from '../query/same-word.ts';
import type { Wish } from '../query/wish.ts';
import { contentStems, isStopWord, wordsOf } from '../query/words.ts';

/*
 * A passage may have every word of a question and not what it asks for: `the contract waits for a signature` does not say
 * who signed. The answer as a whole is looked at before it is given.
 */

interface Looked {
  readonly query: Query;
  readonly wish: Wish;
  readonly extracted: Extracted;
  readonly facts: FactBase | null;
  /** Stems of the question that stand in no note. */
  readonly unknownStems: ReadonlySet<string>;
}

function textsOfSteps({ steps }: Extracted): string[] {
  return steps.flatMap(({ text, commands }) => [text, ...commands.map((one) => one.text)]);
}

/** Words of measure: they are of the form of an answer, not of what it is about. */
const MEASURE = new Set(
  wordsOf(
    'per year years month months week weeks day days hour hours minute minutes second seconds total currently average long last much many',
  ).map(({ stem }) => stem),
);

/** How much of the question, but for its measure and what happened, a sentence holds with what it stands under. */
function shareAbout({ text, part }: Pick<Said, 'text' | 'part'>, { query, wish }: Looked): number {
  const event = new Set(wordsOf(wish.event?.words ?? '').map(({ stem }) => stem));
  const subject = query.stems.filter(
    (one) =>
      !MEASURE.has(one) &&
      !EVERYBODY.has(one) &&
      !event.has(one) &&
      !(query.form?.stems.has(one) ?? false) &&
      !/^\d+$/.test(one),
  );
  // `brought to 4.3`: a version is as good as a word.
  const versions = query.text.match(/\d+(?:\.\d+)+/g) ?? [];
  if (subject.length + versions.length === 0) return 1;
  const { title, headings, path } = part.chunk;
  const own = contentStems(`${text} ${title} ${headings.join(' ')} ${path}`);
  const held = subject.filter((one) => hasWord(own, one)).length + versions.filter((one) => text.includes(one)).length;
  return held / (subject.length + versions.length);
}

/** True for a sentence that is about anything of the question but its measure. */
function isAbout(said: Pick<Said, 'text' | 'part'>, looked: Looked): boolean {
  return shareAbout(said, looked) > 0;
}

/** So much of a question is most of it. */
const MOST_OF_IT = 0.6;

const COUNTED =
  /\bhow many (?:more |other |different |of (?:the|our|my|these) )?(?<noun>[\p{L}\p{N}'’_-]+)(?: (?<second>[\p{L}\p{N}'’_-]+))?/iu;
/** Counts of these are told in many ways. */
const ANY_COUNT =
  /^(?:times?|people|persons?|days?|hours?|minutes?|seconds?|weeks?|months?|years?|things?|of|are|is|do|did|does|percent|gb|mb|kb|tb)$/i;

/** A number with its unit counts nothing else: `50/s`, `7 days`. */
const MEASURED =
  /\d+(?:[.,]\d+)*\s?(?:\/\s?\p{L}+|%|(?:ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?|[kmgt]i?b|eur|usd)(?![\p{L}]))/giu;

/** What is counted, where it has to stand with its number. */
function countedIn(question: string): readonly string[] | null {
  const { noun, second } = COUNTED.exec(question)?.groups ?? {};
  if (noun === undefined || ANY_COUNT.test(noun)) return null;
  // `python versions` are counted by either word; after `users` comes what they do.
  const isPlural = /s$/i.test(noun) || second === undefined || isStopWord(second);
  return (isPlural ? [noun] : [noun, second]).flatMap((word) => [...contentStems(word)]);
}

/** The value that is asked for (an address, a number, a price) is nowhere in the answer, or only of something else. */
function lacksValue(looked: Looked): string | null {
  const { query, extracted } = looked;
  const { form } = query;
  if (form === null || !form.isRequired) return null;
  const nothing = `Nothing about it in the notes has ${form.name}.`;
  if (textsOfSteps(extracted).some((text) => form.pattern.test(text))) return null;
  const counted = countedIn(query.text);
  const holding = extracted.said.filter(
    ({ text }) =>
      form.pattern.test(counted === null ? text : text.replaceAll(MEASURED, ' ')) &&
      !isOfOtherVersion(text, query.text),
  );
  const isCounted = ({ text, part }: Said) => {
    const own = contentStems(`${text} ${part.chunk.title} ${part.chunk.headings.join(' ')}`);
    return counted === null || counted.length === 0 || counted.some((one) => hasWord(own, one));
  };
  return holding.some((said) => isAbout(said, looked) && isCounted(said)) ? null : nothing;
}

function lacksPerson({ query, wish, extracted, facts }: Looked): string | null {
  if (wish.kind !== 'who') return null;
  const isPerson = (name: string) => facts?.personNamed(name) != null;
  const holds = extracted.said.some(({ text, part }) =>
    holdsPerson(`${text}\n${part.chunk.headings.at(-1) ?? ''}`, query.text, isPerson),
  );
  return holds ? null : 'Nothing about it in the notes says who.';
}

function lacksTime({ query, wish, extracted }: Looked): string | null {
  if (wish.kind !== 'when') return null;
  if (extracted.said.some(({ text }) => hasTime(text))) return null;
  return isAhead(query.text) || wish.event !== null ? 'Nothing about it in the notes says when.' : null;
}

function lacksEvent(looked: Looked): string | null {
  const { wish, extracted } = looked;
  const { event, kind } = wish;
  if (event === null) return null;
  const texts = extracted.said.map(({ text }) => text);
  if (extracted.said.some((said) => event.isToldIn(said.text) && isAbout(said, looked))) return null;
  // A verb that stands in no note may be told in any words: then the rest of the question has to stand there.
  const isOfNotes = wordsOf(event.words).some(({ stem }) => !looked.unknownStems.has(stem));
  if (!event.hasOtherWords && !isOfNotes && extracted.said.some((said) => shareAbout(said, looked) >= MOST_OF_IT))
    return null;
  const isWho = kind === 'who';
  if (texts.some((text) => event.isNamedIn(text)))
    return `The notes tell of “${event.words}” only as something to come, not ${isWho ? 'who did it' : 'when it happened'}.`;
  return `Nothing about it in the notes tells of “${event.words}”, so they do not say ${isWho ? 'who' : 'when'}.`;
}

function lacksEffect({ wish, extracted }: Looked): string | null {
  if (wish.kind !== 'effect' || extracted.said.some(({ text }) => tellsEffect(text))) return null;
  return 'Nothing about it in the notes says whether it helped.';
}

/** How something was fixed is asked for, and the answer is of nothing that was wrong. What a runbook says is meant for it. */
function lacksRemedy({ query, wish, extracted }: Looked, [leader]: readonly ReadNote[]): string | null {
  if (wish.kind !== 'procedure' || leader === undefined || leader.best.chunk.noteKind === 'runbook') return null;
  const { title, headings } = leader.best.chunk;
  const told = [
    title,
    ...headings,
    ...extracted.said.map(({ text }) => text),
    ...extracted.steps.map(({ text }) => text),
  ];
  return isBesideRemedy(query.text, told.join('\n'))
    ? 'Nothing about it in the notes tells of something that was fixed.'
    : null;
}

/**
 * What to say when the answer does not hold what the question asks for: a value of a certain form, somebody, a time, what
 * happened, or the thing that it names; null when it does.
 *
 * @param facts who is known by name; null: nobody
 */
export function lackingOf(
  query: Query,
  extracted: ExtractedFrom,
  { found, facts }: { readonly found: Pick<Retrieved, 'candidates' | 'unknownStems'>; readonly facts: FactBase | null },
): string | null {
  if (extracted.said.length === 0) return null;
  const { wish, notes } = extracted;
  const looked: Looked = { query, wish, extracted, facts, unknownStems: found.unknownStems };
  const held =
    lacksValue(looked) ??
    lacksEvent(looked) ??
    lacksPerson(looked) ??
    lacksTime(looked) ??
    lacksEffect(looked) ??
    lacksRemedy(looked, notes);
  return (
    held ??
    lackingSubject({ query, wish, notes, said: extracted.said, hasSteps: extracted.steps.length > 0, found, facts })
  );
}
