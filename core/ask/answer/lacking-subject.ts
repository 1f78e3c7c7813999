import type { Said } from './account.ts';
import { isSameEvent } from '../query/asked-event.ts';
import { isCalendarWord } from '../query/calendar-words.ts';
import { decisionSubject } from '../query/decision-subject.ts';
import { expansionsOf } from '../query/expansion.ts';
import { otherDesignated } from '../query/designators.ts';
import { asksAgainst, DECISION_CUE, REASON_CUE } from './judge.ts';
import { isHeaded } from './headed.ts';
import type { Query } from '../query/query.ts';
import type { ReadNote } from './read-notes.ts';
import type { Retrieved } from '../retrieve/retrieve.ts';
import { hasWord } from '../query/same-word.ts';
import { holdsMadeName, madeNamesIn, surroundingsOf, tellsMostOfIt, toldApart } from './told-together.ts';
import type { FactBase } from '../../extract/fact-base.ts';
import type { Wish } from '../query/wish.ts';
import { contentStems, fold, isStopWord, stemOfWritten, verbNamesIn, wordsOf } from '../query/words.ts';

/*
 * How another thing is restarted is no answer. The steps of one cluster fit every cluster by their words, so the thing that
 * is named in the question has to be named in the note that answers.
 */

/** An answer with the notes that it is made of, the leading one first. */
export interface Answering {
  readonly query: Query;
  readonly wish: Wish;
  readonly notes: readonly ReadNote[];
  readonly said: readonly Said[];
  readonly hasSteps: boolean;
  readonly found: Pick<Retrieved, 'candidates' | 'unknownStems'>;
  /** Who is known by name; null: nobody. */
  readonly facts: FactBase | null;
}

const QUARTER = /^q[1-4]$/i;
/** A capital and small letters. `RAM` and `IPs` are words for a kind of things. */
const NAME = /^\p{Lu}[\p{L}\p{N}]*\p{Ll}[\p{Ll}\p{N}]|^\p{Lu}\p{Ll}{2,}/u;
const PLURAL_OF_CAPITALS = /^\p{Lu}{2,}s$/u;
/** Of the passages that were found, so many show how a word is written. */
const READ_HITS = 20;

/** After and before a small word: `the Kafka cluster`, and not `Container Runtime`, `Custom Field` or the start of a sentence. */
const WITHIN_SENTENCE = /(?:^|[\s(])\p{Ll}[\p{Ll}’'-]*,? $/u;
const WORD_CHARS = 30;

/** True for a word that the passages write with a capital wherever it stands within a sentence. */
function isWrittenAsName(term: string, texts: readonly string[]): boolean {
  const wanted = fold(term);
  let names = 0;
  for (const text of texts) {
    for (const { index, 0: found } of text.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (found.length !== term.length || fold(found) !== wanted) continue;
      if (!NAME.test(found)) return false;
      const isBefore = /^[ -]\p{Lu}/u.test(text.slice(index + found.length, index + found.length + 2));
      if (!isBefore && WITHIN_SENTENCE.test(text.slice(Math.max(0, index - WORD_CHARS), index))) names += 1;
    }
  }
  return names > 0;
}

/** The proper names of a question that the notes know. */
function namesIn({ query, found }: Answering): string[] {
  const texts = found.candidates.slice(0, READ_HITS).map(({ chunk }) => chunk.text);
  const time = new Set(wordsOf(query.time ?? '').map(({ stem }) => stem));
  return query.terms.filter((term, at) => {
    const one = query.stems[at] ?? '';
    if (
      found.unknownStems.has(one) ||
      query.speaker.includes(one) ||
      time.has(one) ||
      isCalendarWord(term) ||
      QUARTER.test(term)
    )
      return false;
    if (PLURAL_OF_CAPITALS.test(term) || term.length < 3) return false;
    if (/^\p{Lu}/u.test(term)) return NAME.test(term) && !query.text.startsWith(term);
    return isWrittenAsName(term, texts);
  });
}

/** Share of a name that other forms of it have in common: `PostgreSQL`, `Postgres`. */
const COMMON = 0.6;
const LEAST_COMMON = 4;

/** All that a note says, with where it lies. */
function writtenIn(notes: readonly ReadNote[]): string {
  return notes
    .flatMap(({ best, parts }) => [
      best.chunk.path,
      best.chunk.title,
      ...best.chunk.tags,
      ...parts.flatMap(({ chunk, text }) => [...chunk.headings, text]),
    ])
    .join('\n');
}

function isNamedIn(name: string, text: string): boolean {
  const folded = fold(name);
  const least = Math.max(LEAST_COMMON, Math.ceil(folded.length * COMMON));
  return text.includes(folded.slice(0, least));
}

/** True where a verb is the name of something in the notes, or what they are filed under: `Go`, and not `Go to …`. */
function isCalled(name: string, notes: readonly ReadNote[], written: string): boolean {
  if (verbNamesIn(written).has(name)) return true;
  const filed = notes.flatMap(({ best: { chunk } }) => [chunk.path, chunk.title, ...chunk.headings, ...chunk.tags]);
  return contains(filed.join('\n'), name);
}

function contains(text: string, name: string): boolean {
  return wordsOf(text).some(({ text: word }) => fold(word) === fold(name));
}

const ADVERB = /ly$|^(?:best|safely|just|only|also|correctly|actually|again)$/i;
const HOW_TO = /\bhow (?:do|can|could|should|would|to|must)(?: i| you| one)? (?<rest>.+)$/iu;

/** What is to be done, of `how do I restart …`; null for every other question. */
function actionIn({ text, stems }: Query): string | null {
  const rest = HOW_TO.exec(text)?.groups?.['rest'];
  if (rest === undefined || /^(?:we|they|it|he|she|the|our|my|this|that|these|those|an?)\b/iu.test(rest)) return null;
  const verb = wordsOf(rest).find(({ text }) => !ADVERB.test(text))?.text;
  // `fix` and its like are of the frame of a question: whatever a note says of trouble is for mending it.
  return verb === undefined || isStopWord(verb) || !stems.includes(stemOfWritten(verb)) ? null : verb;
}

/** True for a text that tells of an action, in its own word or another one for it. */
function tellsOfAction(verb: string, { text: question }: Query, text: string): boolean {
  const own = contentStems(text);
  const wanted = stemOfWritten(verb);
  if (/^re\p{L}{4,}/iu.test(verb) && hasWord(own, stemOfWritten(verb.slice(2)))) return true;
  if (hasWord(own, wanted) || isSameEvent(verb, text)) return true;
  return [...(expansionsOf(question).get(wanted) ?? [])].some((other) => hasWord(own, other));
}

/** Whose it is that something is done to, at the end: `… of the pharmacy robot`. One word alone may be any word for it. */
const OWNER = /\b(?:of|for|on|from|in) (?:the|our|my|an?) (?<owner>[\p{L}\p{N}-]+(?: [\p{L}\p{N}-]+)+)\W*$/iu;

function ownerIn({ query, found }: Answering): readonly string[] | null {
  const owner = wordsOf(OWNER.exec(query.text)?.groups?.['owner'] ?? '').filter(({ text }) => !isStopWord(text));
  const isKnown = owner.length > 1 && owner.every(({ stem }) => !found.unknownStems.has(stem));
  return isKnown ? owner.map(({ text }) => text) : null;
}

/** What stands in front of somebody whom others turn to. */
const TURNS_TO =
  /(?<!\p{L})(?:with|ask|asks|asked|tell|tells|told|call|calls|called|mail|mails|mailed|ping|pinged|to|for|via)(?: (?:mr|mrs|ms|dr)\.?)? $/u;

function tellsOfAny(words: readonly string[], text: string): boolean {
  const stems = contentStems(text);
  const others = expansionsOf(words.join(' '));
  return words
    .map(stemOfWritten)
    .some((one) => hasWord(stems, one) || [...(others.get(one) ?? [])].some((other) => stems.has(other)));
}

/** True for a sentence that names somebody, and each time as one whom others turn to: `a call with Ann`, `ask Ann`. */
function isOnlySpokenTo(names: readonly string[], text: string): boolean {
  const folded = fold(text);
  const places = wordsOf(folded).filter((word) => names.includes(word.text));
  return places.length > 0 && places.every(({ from }) => TURNS_TO.test(folded.slice(0, from)));
}

/** Somebody is asked for who is named in the answer, and with nothing of what is asked. */
function lacksWords({ query, wish, said }: Answering, read: string): string | null {
  const { speaker } = wish;
  if (wish.kind !== 'said' || speaker === null) return null;
  const names = wordsOf(fold(speaker)).map(({ text }) => text);
  // Who is called by initials is found nowhere by name: then the turns that were chosen are theirs.
  const theirs = said.filter(({ text, part }) => names.some((name) => fold(`${text}\n${part.text}`).includes(name)));
  if (theirs.length > 0 && theirs.every(({ text }) => isOnlySpokenTo(names, text)))
    return `The notes name ${speaker}, and tell nothing that ${speaker} said or did.`;
  const own = new Set(names.map(stemOfWritten));
  const topic = query.stems.filter((one) => !own.has(one));
  const isAbout = ({ text, part }: Said) => {
    const stems = contentStems(`${text} ${part.chunk.title} ${part.chunk.headings.join(' ')}`);
    return topic.some((one) => hasWord(stems, one));
  };
  const isThere =
    theirs.length > 0 ? topic.length === 0 || theirs.some(isAbout) : names.some((name) => read.includes(name));
  if (isThere) return null;
  return `Nothing of ${speaker} in the notes is about this.`;
}

/** Who decides in a diary says it in a word or two: `later, maybe`. Without any of these, a sentence only tells. */
const SETTLES =
  /\b(?:no|yes|not|never|none|only|for now|later|maybe|until|unless|should|would|won['’]t|let['’]s|plan\w*|propos\w*|wants?|wanted|said|say|keep|kept|stays?|goes?|ok|okay|fine|refused?|accept\w*|approv\w*|cut|skip\w*|postpon\w*|drop\w*|remov\w*|stop\w*|start(?:ing)? (?:with|using|from|by)|mov\w*|replac\w*|from now on|each|every|always|at most|at least)\b/i;

/** What was decided is asked for, and nothing of the answer is a decision. */
function lacksDecision({ query, said }: Answering): string | null {
  if (decisionSubject(query) === null) return null;
  const decides = ({ text, part }: Said) =>
    part.chunk.noteKind === 'decision' || isHeaded(part, 'decision') || DECISION_CUE.test(text) || SETTLES.test(text);
  return said.some(decides) ? null : 'Nothing about it in the notes is a decision.';
}

/** Why something was not chosen is asked for, and the answer neither gives a reason nor says no to anything. */
function lacksReason({ query, wish, said }: Answering): string | null {
  if (wish.kind !== 'reason' || !asksAgainst(query.text)) return null;
  const says = ({ text, part }: Said) =>
    part.chunk.noteKind === 'decision' ||
    isHeaded(part, 'reason') ||
    REASON_CUE.test(text) ||
    DECISION_CUE.test(text) ||
    SETTLES.test(text) ||
    /n['’]t\b|\btoo\b|\bbetter\b|\bworse\b|\bthan\b/i.test(text);
  return said.some(says) ? null : 'Nothing about it in the notes says why not.';
}

/**
 * True where the answer is spread over more than a sentence: records and minutes are read as a whole, and so are steps and
 * what somebody said.
 */
function isSpread({ wish, notes, said, hasSteps }: Answering): boolean {
  if (hasSteps || wish.sides !== null || wish.kind === 'statement' || wish.kind === 'said') return true;
  const [leader] = notes;
  if (wish.kind === 'when' && wish.event === null && leader?.best.chunk.noteKind === 'meeting') return true;
  return said.some(({ part }) => part.chunk.noteKind === 'decision');
}

/** What is asked for stands in no one sentence together with what it is asked of. */
function lacksTogether(answering: Answering): string | null {
  const { query, wish, said, found, facts } = answering;
  if (isSpread(answering)) return null;
  const names = namesIn(answering).filter((name) => facts?.personNamed(name) == null);
  const things = [...new Set([...madeNamesIn(query), ...names])];
  const holds = (text: string) =>
    names.every((name) => isNamedIn(name, fold(text))) && madeNamesIn(query).every((name) => holdsMadeName(name, text));
  const about = said
    .map((one) => ({ text: one.text, around: surroundingsOf(one) }))
    .filter(({ around }) => holds(around));
  if (about.length === 0)
    return `The notes say this of something else, not of ${things.map((name) => `“${name}”`).join(' and ')}.`;
  const { form } = query;
  const valued = form?.isRequired === true ? about.filter(({ text }) => form.pattern.test(text)) : about;
  if (form !== null && valued.length === 0) return `Nothing about it in the notes has ${form.name}.`;
  const texts = valued.map(({ around }) => around);
  const asked = { query, kind: wish.kind, unknownStems: found.unknownStems, things };
  const apart = toldApart(texts, asked);
  if (apart !== null) return `The notes name “${apart.thing}”, and nothing near it says its “${apart.what}”.`;
  return tellsMostOfIt(texts, asked) ? null : 'Nothing in the notes says all of this of one thing.';
}

/** What to say when the notes that answer are about another thing, or do not say how; null when they are not. */
export function lackingSubject(answering: Answering): string | null {
  const { wish, notes, said, hasSteps, query } = answering;
  const [leader] = notes;
  if (leader === undefined || query.kind === 'error') return null;
  const isProcedure = wish.kind === 'procedure';
  const written = writtenIn(isProcedure && hasSteps ? [leader] : notes);
  const read = fold(written);
  const missing = namesIn(answering).find((name) => !isNamedIn(name, read));
  if (missing !== undefined) return `The notes name “${missing}”, and nothing near it says this of it.`;
  const other = isProcedure && hasSteps ? null : otherDesignated(query.text, written);
  if (other !== null) return `The notes tell of another ${other.noun}, and nothing near it is about ${other.name}.`;
  const verbName = [...verbNamesIn(query.text)].find((name) => !isCalled(name, answering.notes, written));
  if (verbName !== undefined) return `Nothing near it in the notes is about “${verbName}”.`;
  const held =
    lacksWords(answering, read) ?? lacksDecision(answering) ?? lacksReason(answering) ?? lacksTogether(answering);
  if (held !== null) return held;
  if (!isProcedure) return null;
  const owner = ownerIn(answering);
  if (owner !== null && hasSteps && !tellsOfAny(owner, read))
    return `The notes tell of the ${owner.join(' ')}, and what is near is about something else.`;
  const verb = actionIn(query);
  const objects = query.terms.filter((_, at) => verb === null || query.stems[at] !== stemOfWritten(verb));
  // `TLS` of `the TLS certificates` is no other word for anything.
  const isNamed = objects.some((one) => /^\p{Lu}{2,}s?$/u.test(one));
  if (verb !== null && hasSteps && isNamed && !tellsOfAny(objects, read))
    return `The notes say how to do this with something else, not with ${objects.map((one) => `“${one}”`).join(', ')}.`;
  if (verb === null) return null;
  const about = `${leader.best.chunk.title}\n${leader.best.chunk.headings.join('\n')}\n${said.map(({ text }) => text).join('\n')}`;
  return tellsOfAction(verb, query, hasSteps ? read : about)
    ? null
    : `Nothing about it in the notes says how to “${verb}” it.`;
}
