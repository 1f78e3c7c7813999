import { isStopWord, wordsOf } from './words.ts';

/*
 * What a question is about, once the words that only ask are known.
 */

/** Words that fill a question and are about nothing. */
const EMPTY =
  /^(?:anything|something|things?|stuff|everything|all|work|works|working|team|project|projects|today|day|days|week|time|notes?|journal|diary|standups?|meetings?|sync|daily|call|calls|everyone|everybody|people|far|exactly|else|lately|recently|currently|right|moment|topic|subject|regard|regards|regarding|concerning|related|relating|terms|update|updates|news|there|here|items?|s|t|re|ll|ve)$/i;
/** `something about …`: the topic is what follows. */
const VAGUE = /^(?:anything|something|things?|stuff|regarding|concerning|exactly|s|t|re|ll|ve)$/i;
/** `did we` inside a topic, as in `which formatter did we choose for Python`. */
const ASKING = /(?<![\p{L}])(?:did|do|does|have|has|had|are|is|was|were|should|will) (?:we|i|they)(?![\p{L}])/giu;
const DISCUSSION =
  /(?<![\p{L}])(?:the )?(?:discussions?|debates?|conversations?|context|topic|subject) (?:of|about|on|around) /iu;
const NO_NAMES: ReadonlySet<string> = new Set();

/**
 * The words of a rest that a topic has, as written; empty when it is about nothing.
 *
 * @param names verbs that the question writes as names
 */
export function topicOf(rest: string, names: ReadonlySet<string> = NO_NAMES): string {
  const said = rest
    .replaceAll('§', ' ')
    .replace(
      /\b(?:in|at|during|on) (?:the|our|my|a|that|this|his|her|their)? ?(?:daily |weekly |team )*(?:stand-?ups?|meetings?|sync|call|retro|notes?|journal)\s*$/i,
      ' ',
    )
    .replaceAll(ASKING, ' ')
    .replace(DISCUSSION, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const words = wordsOf(said).filter(({ text }) => (!isStopWord(text) || names.has(text)) && !VAGUE.test(text));
  if (words.every(({ text }) => EMPTY.test(text))) return '';
  const [first] = words;
  const last = words.at(-1);
  return first === undefined || last === undefined ? '' : said.slice(first.from, last.to);
}

/** What a pattern leaves for the topic. */
export function restOf(match: RegExpExecArray): string {
  return match.groups?.['rest'] ?? '';
}

/** `how many …`: a number is asked for. */
export const COUNTS = /^(?:in )?(?:how many|number of)\b/iu;
