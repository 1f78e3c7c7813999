import { isNameLike } from './name-words.ts';
import { beginsWithVerb } from '../tasks-verbs.ts';

/** A sentence that tells what somebody did: `Ann and Bob finished the seal.` */
export interface ProseReport {
  readonly speakers: readonly string[];
  readonly text: string;
  /** Where it starts and ends in the text. */
  readonly at: number;
  readonly end: number;
}

/** Verbs that reports are written with. */
const VERBS =
  'is|are|was|were|will|has|have|had|did|can|cannot|finished|finishes|completed|fixed|fixes|merged|shipped|deployed|released|implemented|wrote|writes|reviewed|reviews|tested|tests|worked|works|started|starts|continued|continues|investigated|investigates|debugged|migrated|updated|added|removed|refactored|helped|helps|paired|met|joined|joins|moved|moves|wants|needs|plans|waits|hopes|still|also|reported|reports|presented|presents|prepared|prepares|looked|looks|got|gets|set|sets|ran|runs|built|builds|closed|opened|created|creates';
const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)?`;
const BETWEEN = String.raw`(?:(?:,? and | & | \+ )(${NAME}))?`;
const SENTENCE = new RegExp(String.raw`(?<=^|[.!?;\n][ \t]?)(${NAME})${BETWEEN} (?=(?:${VERBS})\b)`, 'gu');
/** In minutes any verb may stand behind the name of one who is there; these words are none. */
const NO_VERB =
  'to|and|or|nor|of|in|at|for|from|with|on|by|vs|via|as|about|the|an?|und|oder|von|vom|zu|zum|zur|mit|für|bei|et|ou|de|du|des|avec|pour|y|con|para|e|en|van|voor';
const MINUTED = new RegExp(String.raw`(${NAME})${BETWEEN} (?=(?!(?:${NO_VERB})(?!\p{L}))\p{Ll}+)`, 'uy');

/** How much of a text is searched: nobody reports in more. */
const READ_CHARS = 5000;

/** The sentences of a report in prose, each up to the next one; who in them is a person is decided elsewhere. */
export function proseReports(text: string): ProseReport[] {
  return reportsIn(text, [...readPart(text).matchAll(SENTENCE)], isNameLike);
}

/** The same of minutes, of those whom they list: `Ann asked whether it can wait.` */
export function minutedReports(text: string, isKnown: (name: string) => boolean): ProseReport[] {
  const read = readPart(text);
  const found: RegExpExecArray[] = [];
  for (let at = 0; at < read.length; at++) {
    if (!startsSentence(read, at) || !isKnown(firstWord(read, at))) continue;
    MINUTED.lastIndex = at;
    const match = MINUTED.exec(read);
    if (match !== null) found.push(match);
  }
  // The list may say of any letters that they are somebody’s initials: `AM`.
  const reports = found.length === 0 ? [] : reportsIn(text, found, isKnown);
  return reports.filter(({ speakers, text: said }) => speakers.every(isKnown) && hasObject(said));
}

const PLANS = /^(?:will|is going to|are going to|plans? to)(?: (?:also|then|now|still|just))? /;

/** `will open a ticket` behind a name: what that person is going to do. */
export function isPlan(text: string): boolean {
  const plans = PLANS.exec(text);
  return plans !== null && beginsWithVerb(text.slice(plans[0].length));
}

function readPart(text: string): string {
  return text.length > READ_CHARS ? text.slice(0, READ_CHARS) : text;
}

function reportsIn(text: string, heads: readonly RegExpExecArray[], isName: (name: string) => boolean): ProseReport[] {
  const starts = heads.flatMap(({ 0: head, 1: name = '', 2: other, index }) => {
    const speakers = other === undefined ? [name] : [name, other];
    return speakers.every(isName) ? [{ speakers, at: index, from: index + head.length }] : [];
  });
  return starts.map(({ speakers, at, from }, index) => {
    const end = starts[index + 1]?.at ?? text.length;
    return { speakers, text: text.slice(from, end).trim(), at, end: from + text.slice(from, end).trimEnd().length };
  });
}

const SPACE = 32;
const NEWLINE = 10;

/** A capital letter at the start of a text or line, or behind the end of a sentence. */
function startsSentence(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (!(code >= 65 && code <= 90) && code < 0xc0) return false;
  if (at === 0) return true;
  const before = text.charCodeAt(at - 1);
  return before === NEWLINE || (before === SPACE && endsSentence(text.charCodeAt(at - 2)));
}

/** `.`, `!`, `?`, `;`. */
function endsSentence(code: number): boolean {
  return code === 46 || code === 33 || code === 63 || code === 59;
}

function firstWord(text: string, at: number): string {
  const end = text.indexOf(' ', at);
  return end === -1 ? '' : text.slice(at, end);
}

/** `thanked him` tells nothing. */
function hasObject(said: string): boolean {
  return said.includes(' ', said.indexOf(' ') + 1);
}
