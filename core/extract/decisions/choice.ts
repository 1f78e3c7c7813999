import { stemmer } from 'stemmer';
import { subjectWords } from '../subject-words.ts';

/** What a decision takes, and what it gives up: `use NATS instead of Kafka for the events`. */
export interface Choice {
  readonly chosen: readonly Phrase[];
  readonly givenUp: readonly Phrase[];
  /** `for the events`; empty when it names none. */
  readonly scope: ReadonlySet<string>;
  /** It comes on top of what there is: `also`, `a second`. */
  readonly isAddition: boolean;
}

/** A thing that is named, as its words. */
export interface Phrase {
  readonly words: ReadonlySet<string>;
  /** With the verb in front: `use`, `support`; what is used and what is supported are different matters. */
  readonly verb: string;
  /** It has a name of its own, or is given up in plain words: `dropped`, `away from`. One common word is too little else. */
  readonly isPlain: boolean;
  /** It was in use, or was decided against: to take it later is to come back to it. */
  readonly isDropped: boolean;
}

/** Longest text that is looked at, in characters: a decision says early what it is about. */
const MAX_CHARS = 300;
/** A thing is named in a few words. */
const PHRASE_MAX_CHARS = 60;
const MOST_PHRASES = 6;

/** Where the name of a thing ends. */
const STOP =
  /\s(?:for|because|since|as|in favou?r|instead|rather|over|so|to|when|until|from|with|by|and|but|or|due|at|on|in|into|after|before|unless|now|anymore|any more|too|is|are|was|were|has|have|had|will|would|again|going|right)(?![\p{L}-])|[,;:!?()\n—–]|\.(?=\s|$)/iu;

const USE =
  'us(?:e|ing)|go(?:ing)? with|went with|gone with|choos(?:e|ing)|chose[n]?|pick(?:ed)?|select(?:ed)?|adopt(?:ed|ing)?|switch(?:ed|ing)? (?:over )?to|mov(?:e|ed|ing) (?:over )?to(?! be\\b)|migrat(?:e|ed|ing) to|keep(?:ing)?|kept|stay(?:ing)? with|stick(?:ing)? (?:with|to)|settled? (?:on|for)|opt(?:ed)? for|stay(?:ing)? on|standardi[sz]e on|back to|in favou?r of';
const SUPPORT =
  'add(?:ing)?|introduc(?:e|ing)|enabl(?:e|ing)|support(?:ing)?|allow(?:ing)?|accept(?:ing)?|offer(?:ing)?|ship(?:ping)?';
const MAKE =
  '(?:re)?(?:writ(?:e|ten|ing)|buil[dt](?:ing)?|implement(?:ed|ing)?|run(?:ning)?|stor(?:e|ed|ing)|host(?:ed|ing)?|deploy(?:ed|ing)?)';
const NOT = String.raw`(?:\bnot(?: to)?|n['’]t|\bno longer|\bstop(?:ped|ping)?|\bdecided against|\bagreed against|\bnever|\brefus(?:e|ed) to)(?: (?:going to|be|continue to|start))?\s+$`;

const TAKES: readonly (readonly [verb: string, RegExp])[] = [
  ['use', new RegExp(String.raw`(?<!\p{L})(?:${USE})\s+`, 'giu')],
  ['support', new RegExp(String.raw`(?<!\p{L})(?:${SUPPORT})\s+`, 'giu')],
  ['make', new RegExp(String.raw`(?<!\p{L})${MAKE}\s[^,.;:]{0,40}?\b(?:in|on|with|to)\s+`, 'giu')],
];
/** What is given up in so many words. */
const DROPS: readonly RegExp[] = [
  /(?<!\p{L})(?:drop(?:ped|ping)?|ditch(?:ed|ing)?|scrap(?:ped|ping)?|abandon(?:ed|ing)?|retir(?:e|ed|ing)|sunset(?:ting)?|deprecat(?:e|ed|ing)|get(?:ting)? rid of|got rid of|gave up on|give up(?: on)?|away from|mind about|mind on|archiv(?:e|ed|ing)|delet(?:e|ed|ing)|shut(?:ting)? down|turn(?:ed|ing)? off|discontinu(?:e|ed|ing)|split(?:ting)?(?: up)?|(?:decided|agreed|opted|voted)\s+against(?:\s\p{L}+ing)?)\s+/giu,
  /(?<!\p{L})(?:mov(?:e|ed|ing)|migrat(?:e|ed|ing)|switch(?:ed|ing)?|chang(?:e|ed|ing)|take|took)\s(?:[^,.;:]{1,40}?\s)?(?:from|off(?: of)?|out of)\s+/giu,
  /(?<!\p{L})(?:replac(?:e|ed|es|ing)|super[sc]edes?)\s+/giu,
];
/** What is not taken; said of parts and cases too. */
const PASSES_OVER: readonly RegExp[] = [
  /(?<!\p{L})(?:instead of|rather than|in place of|as opposed to)\s+(?:using\s+|running\s+|writing\s+)?/giu,
  /(?<!\p{L})remov(?:e|ed|ing)\s+/giu,
];
/** `leave Jira for Linear` */
const LEAVES = /(?<!\p{L})leav(?:e|ing)\s+(?=[^,.;:]{1,40}\sfor\s)/giu;
/** `Kafka is gone` */
const IS_GONE =
  /(?:^|[,;.]\s+|\band\s+)((?:the\s)?[\p{L}\d][\p{L}\d ._-]{1,40}?)\s+(?:is|are)\s+(?:gone|out|history|dropped|retired|dead)(?!\p{L})/giu;
/** `replaced Kafka with NATS`: what stands behind is taken. */
const WITH = /(?<!\p{L})replac(?:e|ed|ing)\s[^,.;:]{1,60}?\s(?:with|by)\s+/giu;
const OVER = /(?<!\p{L})(?:chose|chosen|picked|prefer(?:red)?|selected)\s[^,.;:]{1,60}?\sover\s+/giu;
const SCOPE = /(?<!\p{L}|opt |opted |settle |settled |settling )(?:for|as(?=\s+(?:the|our|its|their)\s))\s+/giu;
/** `for 30 days` is no purpose. */
const A_TIME =
  /^(?:the (?:next|rest|first|last|time)|a (?:day|week|month|quarter|year|while|few)|\d|one|two|three|four|five|six|seven|ten|now|ever|good|example|instance|all|free)(?![\p{L}-])/iu;
const ADDITION =
  /(?<!\p{L})(?:also|too(?=\W*$)|as well|additional(?:ly)?|in addition|another|both|besides|next to)(?!\p{L})/iu;

/** `not use the cache when reading a draft`: the thing itself stays. */
const IN_A_CASE = /^[^.;:]{0,80}?\s(?:when|whenever|while|where|if|unless|in case)\s/iu;

/** Reads a decision's words for what it takes and gives up. */
export function choiceOf(statement: string): Choice {
  const text = statement
    .slice(0, MAX_CHARS)
    .replaceAll(/\]\([^)]*\)|https?:\/\/\S+/g, ' ')
    .replaceAll(/[*_`~[\]"“”]/g, '');
  const chosen: Phrase[] = [];
  const givenUp: Phrase[] = [];
  for (const [verb, pattern] of TAKES) {
    for (const at of endsOf(text, pattern)) {
      const isDenied = DENIED.test(text.slice(Math.max(0, at.from - 40), at.from));
      if (isDenied && IN_A_CASE.test(text.slice(at.to))) continue;
      (isDenied ? givenUp : chosen).push(...phraseAt(text, at.to, { verb, isPlain: false, isDropped: false }));
    }
  }
  for (const pattern of [...DROPS, LEAVES]) givenUp.push(...phrasesAfter(text, pattern, true));
  for (const pattern of [...PASSES_OVER, OVER]) givenUp.push(...phrasesAfter(text, pattern, false));
  for (const match of text.matchAll(IS_GONE))
    givenUp.push(...phraseOf(match[1] ?? '', { verb: 'use', isPlain: true, isDropped: true }));
  chosen.push(...phrasesAfter(text, WITH, false));
  return {
    chosen: chosen.slice(0, MOST_PHRASES).filter(({ words }) => !givenUp.some((other) => isSame(words, other.words))),
    givenUp: givenUp.slice(0, MOST_PHRASES),
    scope: scopeOf(text),
    isAddition: ADDITION.test(text),
  };
}

function endsOf(text: string, pattern: RegExp): { readonly from: number; readonly to: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** What stands behind a verb of giving up that is not itself denied. */
function phrasesAfter(text: string, pattern: RegExp, isPlain: boolean): Phrase[] {
  return endsOf(text, pattern).flatMap(({ from, to }) =>
    DENIED.test(text.slice(Math.max(0, from - 40), from))
      ? []
      : phraseAt(text, to, { verb: 'use', isPlain, isDropped: isPlain }),
  );
}

const DENIED = new RegExp(NOT, 'iu');

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word));
}

function phraseAt(text: string, from: number, how: Omit<Phrase, 'words'>): Phrase[] {
  const rest = text.slice(from, from + PHRASE_MAX_CHARS);
  if (STOP.exec(` ${rest}`)?.index === 0) return [];
  return phraseOf(rest.slice(0, STOP.exec(rest)?.index ?? rest.length), how);
}

function phraseOf(name: string, { verb, isPlain, isDropped }: Omit<Phrase, 'words'>): Phrase[] {
  const words = wordsOf(name);
  const hasName = words.size > 1 || /(?<![\p{L}\d])\p{Lu}|\d/u.test(name);
  return words.size === 0 ? [] : [{ words, verb, isPlain: isPlain || hasName, isDropped }];
}

/** The words of a name, also those that mean nothing in small letters: `Go`. */
function wordsOf(text: string): ReadonlySet<string> {
  const words = subjectWords(text);
  for (const [word] of text.matchAll(/(?<![\p{L}\d])\p{Lu}[\p{L}\d+#]*(?:[._-][\p{L}\d]+)*/gu)) {
    const plain = word.toLowerCase();
    if (!/^(?:the|a|an|our|my|we|i|it|adrs?|rfcs?)$/.test(plain) && !words.has(stemmer(plain))) words.add(plain);
  }
  return words;
}

function scopeOf(text: string): ReadonlySet<string> {
  for (const match of text.matchAll(SCOPE)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + PHRASE_MAX_CHARS);
    const words = subjectWords(rest.slice(0, STOP.exec(rest)?.index ?? rest.length));
    if (words.size > 0 && !A_TIME.test(rest)) return words;
  }
  return new Set();
}
