import type { Entry } from '../../notes/outline.ts';
import { writtenDay } from '../../dates/written-day.ts';
import { endsSentence, speakerLength } from '../decision-sentence.ts';
import { findDueAbroad } from './due-abroad.ts';
import { isSaid } from '../people/mentions.ts';
import { isAllCapitals } from '../people/name-words.ts';
import { isTalk, knownNames } from '../people/note-people.ts';
import type { Draft, Finding } from './drafts.ts';
import { findDue } from './due.ts';
import { findFutureDay } from './future-day.ts';
import { isItemAt } from './midline.ts';
import { isPlausible } from './nobody.ts';
import { splitNames } from './owner.ts';
import { endOfSegment } from './segments.ts';
import { isImperative, isTaskVerb } from '../tasks-verbs.ts';
import { isWrapped } from '../wrapped-line.ts';

/*
 * What somebody takes on in a sentence, wherever that stands: in minutes without a list of actions, in the middle of a
 * paragraph, behind the number of an agenda. Two things make an item of a sentence: its subject is somebody, and it says what
 * they are to do (`Ann to …`, `Ann will …`), or what they do until a day (`Ann asks the vendor by Friday`).
 */

/** A sentence that gives somebody something to do. */
interface Promised {
  readonly names: readonly string[];
  /** False where other notes must show that these are people. */
  readonly isSure: boolean;
  /** What is to be done. */
  readonly text: string;
}

/** A longer text is a transcript, and so is a long turn of a speaker. */
const MAX_CHARS = 2000;
const TURN_MAX_CHARS = 240;
const SENTENCE_MAX_CHARS = 300;

/** Adds the sentences of an entry by which somebody takes something on, where its lines are no items themselves. */
export function addPromised(finding: Finding, entry: Entry, index: number): void {
  const { text } = entry;
  if (text.length > MAX_CHARS || (!holdsPeople(finding) && !/ by | before | later than /.test(text))) return;
  if (text.length > TURN_MAX_CHARS && !text.includes('\n') && speakerLength(text) > 0) return;
  const found: Draft[] = [];
  let line = entry.line;
  for (let from = 0; from < text.length;) {
    const end = endOfSentence(text, from);
    const endLine = line + breaksIn(text, from, end);
    if (end - from <= SENTENCE_MAX_CHARS && mayBegin(finding, text, from) && !isItemAt(finding.drafts, index, line)) {
      const sentence = text.slice(from, end);
      const promised = promisedIn(finding, entry, sentence);
      // As an order to somebody whom the note lists would be known (see segments.ts).
      const knownBy = from === 0 && entry.kind === 'item' ? text.slice(0, endOfSegment(finding, entry)) : sentence;
      if (promised !== null && !finding.isHidden(entry.from))
        found.push(draftOf(entry, { promised, knownBy, index, line, endLine }));
    }
    const next = nextStart(text, end);
    line = endLine + breaksIn(text, end, next);
    from = next;
  }
  finding.drafts.push(...found);
}

const NEWLINE = 10;
const SPACE = 32;
const SEMICOLON = 59;

/** Where a sentence may end: nearly always a letter, a digit or a comma stands before a space. */
const MAY_END = /[^A-Za-z\d,\n][ \n]|\n/g;

/** Where a sentence ends: with its full stop, before `; `, or with a line that its writer ended. */
function endOfSentence(text: string, from: number): number {
  MAY_END.lastIndex = from + 1;
  for (let match = MAY_END.exec(text); match !== null; match = MAY_END.exec(text)) {
    const at = MAY_END.lastIndex - 1;
    if (text.charCodeAt(at) === NEWLINE && !isWrapped(text, at)) return at;
    if (text.charCodeAt(at - 1) === SEMICOLON || endsSentence(text, at + 1)) return at;
  }
  return text.length;
}

function nextStart(text: string, end: number): number {
  let at = end;
  while (at < text.length && (text.charCodeAt(at) === SPACE || text.charCodeAt(at) === NEWLINE)) at++;
  return at;
}

function breaksIn(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Words that begin most sentences, and are nobody. */
const NO_SUBJECT = new Set(
  `a all also an and any are as at because but by can could do for from he here how i if in is it it's its just like maybe my need no not now of
on one or our she some that that's the there there's these they they're this those to was we we'd we'll we're we've well what when where
which while who why with would yes you your`.split(/\s+/),
);

/** A cheap look at the first word: whoever takes something on is named there, or an order begins. */
function mayBegin({ note }: Finding, text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if ((code >= 48 && code <= 57) || code === AT) return true;
  const isSmall = code >= 97 && code <= 122;
  if (!isSmall && !(code >= 65 && code <= 90) && code < 192) return false;
  const space = text.indexOf(' ', at);
  const word = text.slice(at, space === -1 ? text.length : space).toLowerCase();
  if (NO_SUBJECT.has(word)) return word === 'when' || word === 'i';
  if (isTaskVerb(word) || FRONT_WORD.test(word) || knownNames(note).has(word.replace(/[,:]$/, ''))) return true;
  // Of somebody unknown it is said more plainly.
  return !isSmall && MAY_GIVE.test(text.slice(space, space + GIVE_CHARS));
}

const AT = 64;
/** Behind the first word: a second name, another one, or what they are to do. */
const MAY_GIVE = / (?:to|will|by|bis|before|until|agree[sd]|takes?|needs?|has) |['’]ll /;
const GIVE_CHARS = 60;
/** `until it is mended, Ann …`, `a) Ann …`. */
const FRONT_WORD = /^(?:until|once|after|before|then|so|please|someone|somebody|a[ipr]$|action|[a-z]\))/;

const NAME = String.raw`@?\p{L}[\p{L}\p{M}'’-]*\.?(?: \p{Lu}[\p{L}\p{M}'’-]+)?`;
const ADVERB = '(?: (?:also|then|still|now|first|please|just|therefore|meanwhile|both))?';
/** How a sentence gives something to its subject, before a verb. */
const TO =
  "(?: (?:to|will|shall|should|must|(?:still )?needs? to|(?:still )?ha(?:s|ve) to|is to|are to|(?:is|are) going to|(?:agree[sd]|offer(?:s|ed)|volunteer(?:s|ed)|promise[sd]|commit(?:s|ted)|takes? (?:an? |the )?action(?: item)?) to)|['’]ll)";
/** What may stand before the subject: the number of an agenda, the start of a list, how long or since when it is done. */
const FRONT = String.raw`(?:\d{1,2}(?:\.\d{1,2})*[.)]? |[a-z]\) )?(?:(?:[Ss]o|[Tt]hen|[Oo]kay|[Oo]k|[Aa]lso|[Mm]eanwhile|[Tt]herefore),? |(?:[Uu]ntil|[Oo]nce|[Aa]fter|[Ww]hen|[Bb]efore|[Aa]s soon as) [^,.]{3,60}, )?`;
const BETWEEN = /, | and | & | \+ | und |\//;
const SUBJECT = String.raw`(${NAME}(?:(?:${BETWEEN.source})${NAME}){0,3})`;
const GIVEN = new RegExp(String.raw`^${FRONT}${SUBJECT}(${TO})${ADVERB} ([a-z]{2,14}(?:-[a-z]+)?)(?![\p{L}'’:/])`, 'u');
/** `AI AL: …`: an action item, where the note lists who that is. */
const ASKED = new RegExp(String.raw`^(?:AI|AP|AR|[Aa]ction|ACTION)[: ] ?${SUBJECT}: (?=\S)`, 'u');
/** `Ann asks …`, `Ann prüft …`: what somebody does. */
const DOES = new RegExp(String.raw`^${FRONT}${SUBJECT} (\p{Ll}{2,18}[st])(?= \S)`, 'u');

/** What is done outside of meetings: in the present tense minutes tell with other verbs what happens in them. */
const OUTSIDE = new Set(
  `book build buy call change contact deploy draft email file fix implement install measure merge migrate open order ping prepare
publish rename repair replace roll rotate schedule send set tell test update upgrade warn`.split(/\s+/),
);
/** `writes to the editor`, `takes over the figure`. */
const OUTSIDE_WITH = /^(?:writes (?:to|up) |takes over |takes care of |follows up |sets up |looks after )/;
const NOBODY_YET = /^(?:somebody|someone|one of us|anyone|wer|jemand)$/i;

/** Notes in which people speak, and those that list them. */
function holdsPeople({ note, takesErrands }: Finding): boolean {
  return isTalk(note) || takesErrands();
}

/** Where no date is known, any day will do that a text names. */
const ANY_DAY = '2000-01-01';
const URGED_MAX_CHARS = 160;
/** What is written like that may be over as well: `set the flag on Monday`. */
const MAY_BE_PAST = /^(?:put|set|cut|read|reset|split|shut|let|hit|cost|spread)(?!\p{L})/iu;
const URGES = /(?<!\?)!+$/;

/** `call the vendor before Friday`: an order, and until when. In one's own journal any day will do, or `!`. */
function isUrged(said: string, isOwn: boolean, anchor: string | null): boolean {
  if (said.length > URGED_MAX_CHARS || (!isOwn && !/ by | before | later than /.test(said)) || !isImperative(said))
    return false;
  if (!isOwn) return findDue(said, anchor ?? ANY_DAY) !== null;
  if (MAY_BE_PAST.test(said)) return false;
  const day = URGES.test(said) ? null : findFutureDay(said, anchor ?? ANY_DAY);
  return day === null ? URGES.test(said) : !/today/i.test(said.slice(day.from, day.to));
}

function promisedIn(finding: Finding, entry: Entry, sentence: string): Promised | null {
  const { note } = finding;
  if (sentence.endsWith('?')) return null;
  const section = note.sections[entry.section];
  const anchor = section === undefined ? null : writtenDay(section);
  if (isUrged(sentence, note.kind === 'journal', anchor)) return { names: [], isSure: true, text: sentence };
  if (!holdsPeople(finding)) return null;
  const asked = ASKED.exec(sentence);
  if (asked !== null) {
    const names = (asked[1] ?? '').split(BETWEEN);
    const isSure = names.every((name) => isListed(name, knownNames(note)));
    return isSure ? { names, isSure, text: sentence.slice(asked[0].length) } : null;
  }
  const given = GIVEN.exec(sentence);
  const does = given === null ? DOES.exec(sentence) : null;
  const match = given ?? does;
  const subject = match?.[1];
  if (match === null || subject === undefined) return null;
  const verb = given?.[3] ?? does?.[2] ?? '';
  const from = match[0].length - verb.length;
  const said = sentence.slice(from);
  const isDeed =
    given === null ? isDoing(said, verb, anchor) : isTaskVerb(verb) && isTaken(given[2] ?? '', said, anchor);
  if (!isDeed) return null;
  const text = given === null ? sentence : said;
  if (NOBODY_YET.test(subject)) return given === null ? null : { names: [], isSure: true, text };
  const known = knownNames(note);
  const named = subject.split(BETWEEN).map((name) => name.replace(/^@/, ''));
  if (named.every((name) => isListed(name, known))) return { names: named, isSure: true, text };
  const isFirm =
    given === null ? anchor !== null && findFutureDay(said, anchor) !== null : /^ (?:to|will)$/.test(given[2] ?? '');
  const people = isFirm ? splitNames(subject) : null;
  return people?.every(isPlausible) === true ? { names: people, isSure: false, text } : null;
}

/** `Ann to ask`, `Ann has to ask`; who only will do something says what comes next, and takes it on where there is a day for it. */
function isTaken(to: string, said: string, anchor: string | null): boolean {
  return / to$|must/.test(to) && !/going/.test(to) ? true : anchor !== null && findFutureDay(said, anchor) !== null;
}

const INITIALS_MAX_CHARS = 4;

/** `It` is not `IT`. */
function isListed(name: string, known: ReadonlySet<string>): boolean {
  if (!known.has(name.toLowerCase())) return false;
  return name.length > INITIALS_MAX_CHARS || isAllCapitals(name) || !NO_NAME.test(name);
}

const NO_NAME = /^(?:it|is|as|am|an|at|be|by|do|he|if|in|me|my|no|of|on|or|so|to|us|we|all|and|the)$/i;
/** What is past, or no verb of a deed. */
const NO_VERB =
  /^(?:is|was|has|does|its|this|thus|plus|yes|wants|needs|thinks|hopes|plans|knows|likes|leaves|returns|comes|goes|starts|ends|remains|stays)$/;

/** `opens a ticket`, `asks the vendor by Friday`; `prüft … bis Freitag` in a language that this does not know. */
function isDoing(said: string, word: string, anchor: string | null): boolean {
  if (OUTSIDE_WITH.test(said)) return true;
  if (word.endsWith('t')) return anchor !== null && findDueAbroad(said, anchor) !== null;
  if (NO_VERB.test(word) || isSaid(word)) return hasDay(said, word, anchor);
  const stem = [word.slice(0, -1), word.slice(0, -2), `${word.slice(0, -3)}y`].find((one) => OUTSIDE.has(one));
  return stem !== undefined || (anchor !== null && findDue(said, anchor) !== null);
}

/** `asks for it this week`: what is asked is something to do as well, where there is a day for it. */
function hasDay(said: string, word: string, anchor: string | null): boolean {
  return word === 'asks' && anchor !== null && findFutureDay(said, anchor) !== null;
}

interface Place {
  readonly promised: Promised;
  readonly knownBy: string;
  readonly index: number;
  readonly line: number;
  readonly endLine: number;
}

function draftOf(entry: Entry, { promised, knownBy, index, line, endLine }: Place): Draft {
  const { names, isSure, text } = promised;
  return {
    entry: index,
    section: entry.section,
    line,
    endLine,
    state: 'open',
    text: text.replace(/[.;]$/, ''),
    knownBy,
    owners: isSure ? names : [],
    around: isSure ? null : names.join(' + '),
    aside: null,
    isAction: false,
    // Its end may say that it is done.
    isMarked: false,
    ...(isSure ? {} : { isErrand: true }),
    isLast: entry.kind === 'item' && endLine === entry.endLine,
    due: null,
  };
}
