import { wordsOf } from './words.ts';

/*
 * Some questions name the form of their answer: an address, a port, a number. `the port of the proxy` is answered by
 * `10.0.0.7:8443 - proxy`, which has no word for it; and what has no such value answers nothing.
 */

/** What the value that is asked for looks like. */
export interface AnswerForm {
  /** For a sentence: `an e-mail address`. */
  readonly name: string;
  readonly pattern: RegExp;
  /** Stems of the words that name the form: where such a value stands, they are as good as said. */
  readonly stems: ReadonlySet<string>;
  /** Without such a value nothing is an answer. */
  readonly isRequired: boolean;
  /** Where several values are possible, the one that leaves no doubt: of a place its address. */
  readonly sure?: RegExp;
}

interface Rule {
  readonly name: string;
  readonly asked: RegExp;
  readonly pattern: RegExp;
  readonly isRequired: boolean;
  readonly sure?: RegExp;
}

const PORT =
  /[\p{L}\d\]]:\d{2,5}\b(?!:)|\bports?\b\D{0,12}\d{1,5}\b|\b\d{1,5}\/(?:tcp|udp)\b|\b(?:eth|gi|ge|fa|te|usb|com)[ -]?\d/iu;

/** One thing leads to the next, and that to another. */
const CHAIN = /(?:(?:->|→|=>)[^]*){2}/;
const LONG_CHAIN = /(?:(?:->|→|=>)[^]*){3}/;

const RULES: readonly Rule[] = [
  {
    name: 'an e-mail address',
    asked: /\b(?:what|which|whose)\b.*?\b(e-?mail(?: address(?:es)?)?)\b/i,
    pattern: /[\w.+-]+@[\w-]+\.\w/,
    isRequired: true,
  },
  {
    name: 'a telephone number',
    asked: /\b((?:tele)?phone(?: numbers?)?|(?:mobile|cell|fax) numbers?)\b/i,
    // `03/2031` is a month, `2031-03-04` a day.
    pattern: /(?<![\d.])(?!\d{1,2}\/\d{4}(?!\d)|\d{4}-\d{2}(?:-\d{2})?(?!\d))\+?\(?\d(?:[ ()/-]{0,2}\d){5,}(?![\d.])/,
    isRequired: true,
  },
  {
    name: 'an IP address',
    asked: /\b(?:what|which)\b.*?\b(ips?(?: (?:address(?:es)?|ranges?))?)\b/i,
    pattern: /\b\d{1,3}(?:\.\d{1,3}){3}\b|\b(?:[\da-f]{1,4}:){3,7}[\da-f]{0,4}\b/i,
    isRequired: true,
  },
  {
    name: 'an address',
    asked: /\bwhat(?:['’]s| is| was) (?:the |our |its )?(?:[\w.-]+ ){0,2}?(address(?:es)?|urls?|hostnames?)\b/i,
    pattern:
      /\b\d{1,3}(?:\.\d{1,3}){3}\b|https?:\/\/|[\w.+-]+@[\w-]+\.\w|(?<![\p{L}\d.-])[\p{L}\d-]+(?:\.[\p{L}\d-]+)+(?:[:/]|\b)|[\p{L}\d-]:\d{2,5}\b|\b\p{L}[\p{L}.-]+ \d{1,4}\b/iu,
    isRequired: true,
  },
  {
    name: 'a port',
    asked:
      /^(?:and |so )?(?:(?:on|at) )?(?:what|which)(?: (?:is|are|was|were))?(?: (?:the|our|its))?(?: [\w.-]+){0,3}? (ports?)\b(?! ?\d| ?-?(?:forward|map|conflict|clash|scan)\w*)/i,
    pattern: PORT,
    isRequired: true,
  },
  { name: 'a port', asked: /\b(?:what|which|on)\b.*?\b(ports?)\b/i, pattern: PORT, isRequired: false },
  {
    name: 'a version',
    asked: /^(?:and |so )?(?:(?:on|at|to) )?(?:what|which) (?:[\w.-]+ )?(versions?)\b(?! ?-?(?:control|manag|pin)\w*)/i,
    // `Heron 26` is a version, `May 26` and `rack-26` are none.
    pattern:
      /\bv\d|\d\.\d|[Vv]ersions?\b\W*(?:\w+\W+){0,3}v?\d|(?<![\p{L}-])(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* )\p{Lu}\p{L}+ \d{1,3}(?![\d:%/.-]|\p{L})|[Uu]p(?:grad|dat)\w* to \d/u,
    isRequired: true,
  },
  {
    name: 'a chain',
    asked: /^(?:and |so )?(?:what|which|how)\b.*?\b(chain|pipeline|flow|workflow|architecture)\b/i,
    pattern: CHAIN,
    sure: LONG_CHAIN,
    isRequired: false,
  },
  {
    name: 'a place',
    asked:
      /^(?:and |so )?where (?:does|do|did|is|are|was|were)\b.*?\b(runs?|running|hosted|deployed|installed|keeps?|kept|stores?|stored|saved?)\b/i,
    pattern:
      /\b\d{1,3}(?:\.\d{1,3}){3}\b|https?:\/\/|[\p{L}\d-]:\d{2,5}\b|\b(?:runs|running|hosted|deployed|installed|located|lives?|keeps?|kept|stored|saved|sits)\b[^.;]{0,40}?\b(?:on|in|into|at|by|under|behind)\b/iu,
    sure: /\b\d{1,3}(?:\.\d{1,3}){3}\b|https?:\/\/|[\p{L}\d-]:\d{2,5}\b/u,
    isRequired: false,
  },
  {
    name: 'a number',
    // How many times something happened is counted, and stands nowhere.
    asked: /\b(how many)\b(?! times (?:did|was|were|has|have|had)\b)/i,
    // Of a version, a day or a clock time the digits count nothing.
    pattern:
      /(?<![\p{L}\d.:/-])\d+(?:[.,]\d+)?(?![\d.]*\.\d|[:/-]\d)|\b(?:no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|dozens?|hundreds?|thousands?|both|single|several|couple|only|half|all|every|each|never|nobody)\b/iu,
    isRequired: true,
  },
  {
    name: 'a price',
    asked:
      /\b(how much|what (?=(?:do|does|did|will|would) .*\bcosts?\W*$))\b(?!.*\b(?:time|longer|memory|disk|space|cpu|ram)\b).*\b(cost|costs|pay|pays|paid|spend|spent|charge[ds]?|lend|lent|owe[ds]?|money|c(?:o|a)me to|amounts? to|amounted to)\b/i,
    pattern:
      /[€$£¥]\s?\d|\d[\d.,]*\s?[km]?\s?(?:[€$£¥]|(?:eur|euros?|usd|dollars?|gbp|pounds|chf|francs?|cents?|credits?|bucks)\b)|\d[\d.,]*k?\s?(?:\/|per |an? )\s?(?:yr|year|mo|month|hour|day|user|seat|debit)\b|\b(?:bill|budget|price[ds]?|quotes?|costs?|pays?|paid|fees?|invoiced?|spen[dt])\b[^.]{0,40}(?<![\d:.])\d+(?![\d:]|st\b|nd\b|rd\b|th\b)|\bfree\b|\bcosts? nothing\b/i,
    isRequired: true,
  },
  {
    name: 'a measure',
    asked:
      /\b(how (?:fast|slow|quick|big|large|small|heavy|hot|warm|cold|full|high|tall|deep|wide|thick|loud))\b(?! (?:do|does|did|to|can|should)\b)/i,
    pattern: /\d/,
    isRequired: false,
  },
  {
    name: 'how often',
    asked: /\b(how often)\b (?:do|does|should|must|is|are|will|can)\b/i,
    pattern:
      /\b(?:every|each|per|daily|nightly|hourly|weekly|monthly|quarterly|yearly|annually|once|twice|times|continuous\w*)\b|\/(?:h|d|day|week|month|min)\b/i,
    isRequired: false,
  },
  {
    name: 'a duration',
    asked:
      /\b(how long)\b(?! ago)(?: (?:do|does|did|are|is|will|should|must) (?:we|they|you|i) (keep|store|retain|hold)\b|.*\b(last|lasts|lasted|kept|retained|stored|held)\W*$)?/i,
    pattern:
      /\d\s*(?:ms|s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|nights?|w|weeks?|mo|months?|y|yrs?|years?|quarters?|sprints?)\b|\b\d+h\d+|\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|half|few|several|couple of)\s(?:an?\s|more\s)?(?:second|minute|hour|day|night|week|month|year|sprint|quarter)s?\b|\d{1,2}:\d{2}.{1,40}\d{1,2}:\d{2}|\b(?:until|till|since|overnight|all (?:day|night|week)|forever|indefinitely|never|immediately|instant\w*|at once|weekend)\b/i,
    isRequired: true,
  },
];

/** Of a thing that is asked where or under what it can be reached, these say no more than that it is there. */
export const IS_THERE: ReadonlySet<string> = new Set(
  wordsOf('run running listen use serve live host have get reach find').map(({ stem }) => stem),
);

const VERSION = /\d+(?:\.\d+)+/g;

/** True for a text that names versions, and none of those that a question names: it tells of another one. */
export function isOfOtherVersion(text: string, question: string): boolean {
  const asked = question.match(VERSION);
  const named = asked === null ? null : text.match(VERSION);
  return named !== null && asked !== null && !named.some((one) => asked.includes(one));
}

/** Longer texts are logs. */
const MOST_CHARS = 300;

/** The form of the value that a question asks for; null when it asks for none. */
export function formOf(question: string): AnswerForm | null {
  if (question.length > MOST_CHARS) return null;
  for (const { asked, ...form } of RULES) {
    const match = asked.exec(question);
    if (match === null) continue;
    const words = match.slice(1).join(' ');
    return { ...form, stems: new Set(wordsOf(words).map(({ stem }) => stem)) };
  }
  return null;
}
