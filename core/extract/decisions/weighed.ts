import { NOT_YET } from './cues.ts';
import { sentencesFrom, type Sentence } from '../decision-sentence.ts';

/*
 * What came of a weighing. Writers who never say that they decided say first what could be done, or who wants what, and
 * then name what it is to be: `Two ways: an exception, or a route. Exceptions are forgotten, so the route.` Neither half
 * says it alone; the one behind the other does.
 */

/** Alternatives, wishes and objections. */
const WEIGHS =
  /\b(?:whether|either|versus|vs\.?|(?:two|three|\d) (?:ways|proposals|options|choices|possibilities)|options?(?::| are| were)|alternatives?|would (?:rather|prefer|like|have|say|try|do)|['’]d (?:rather|prefer|like)|prefer(?:s|red)?|want(?:s|ed)?|asked for|thinks|discussed|considered|propos(?:es|ed|al)|suggest(?:s|ed)|asked (?:if|whether)|could|considered|weighed|argued|vetoed|says? no|said no|against|back and forth)\b|(?<=\S )or (?:an?|the|not|to|we|i|leave|keep|wait)\b/i;

/** One of these stands in every such text: asked first, because it is cheap. */
const MAY_WEIGH = [
  ' or ',
  ' ways',
  'ption',
  'ould',
  "'d ",
  '’d ',
  'refer',
  'want',
  'uggest',
  'ropos',
  ' vs',
  'say',
  'aid no',
  'thinks',
  'asked',
  'cussed',
];

/** What nobody has settled yet. */
const OPEN =
  /[?？:]\W*$|\b(?:if|whether|maybe|perhaps|probably|likely|could|should|would|might|want(?:s|ed)?|think|thinks|hope|unless)\b/i;
/** A sentence that says how something is, and does not name it alone. */
const STATES =
  /\b(?:i|we|he|she|it|they|you|there|this|that|is|are|was|were|be|been|isn|aren|wasn|has|have|had|do|does|did|don|doesn|didn|can|cannot|will|won|must|needs?|seems?|looks|works|got|gets|went|goes|came|made|makes|said|says|took|gave|saw|found|broke|fell|ran|\p{L}{2,}ed)\b/iu;

const CLAUSE = String.raw`(?:^|[,;] )(?:(?:so|then|ok|fine|and),? )?`;
/** `they stay`, `the window stays on Sunday`; not `memory stays at 80 %`. */
const STAYS = new RegExp(
  String.raw`${CLAUSE}(?!its )(?:(?:it|they|that|this|both|all|(?:the |our )?\p{L}[\p{L}\d-]*(?: [\p{L}\d-]+)?) )?(?:stays?|remains?)(?=[ ,.;!]|$)(?! (?:(?:at|below|above|under|around|about) ?\d|open|unclear|high|low|flat|up|down|green|red|stable|the same|to be)\b)`,
  'iu',
);
/** `I'm stopping the rewrite`, `we skip it`, `and we don't announce a date`. */
const COMMITS = new RegExp(
  String.raw`${CLAUSE}(?:i|we)(?:(?:['’](?:m|re)| am| are) (?:not )?(?:stopping|dropping|keeping|leaving|skipping|staying|sticking|going (?:with|for|without)|cancell?ing|killing|scrapping|shelving|postponing|ending)| (?:keep|stay|stick|leave(?! it (?:to|with|at))|skip|postpone|drop|(?<=we )(?:take|choose|pick)(?= (?:the|it|them|this|that|both|neither)\b))|(?<=we) (?:don['’]t|do not) (?!know|see|have|need|want|understand|think|get|care|mind|like|find|believe|remember|expect|use|support|\p{L}+ly\b|even|yet)\p{L}+(?= (?:a|an|the|any|it|them|this|that|these|those|our|more) ))(?![\p{L}'’])(?! (?:now|today|tomorrow|early|(?:it|them|those|these) for (?!now))\b)`,
  'iu',
);

/** `Accepted as a small job`, `the big one won`, `it was considered acceptable`. */
const TAKEN =
  /^(?:accepted|approved|adopted|rejected|refused|declined|dropped|postponed)\b(?! (?:by|in) \p{L}+ (?:20|last))|^[^,.?!]{2,60} (?:won|wins)(?=[,.!]|$)|\b(?:is|was|were|are) (?:considered|deemed) (?:acceptable|good enough|fine|too \p{L}+)\b/iu;

const SO =
  /(?:[,;–—] ?(?:so|(?:fine|ok|okay),?)|^so) (?:the |an? |no |only )?([\p{L}\p{N}][^,;:.?!]{1,40})(?:[.!]?$|(?<=^so .*), \S)/iu;
/** Behind a thing: where, when and for whom. */
const WHERE = / (?:in|on|for|at|until|before|after|this|next|with|from) /;
const SO_MAX_WORDS = 4;
const ANSWER_MAX_CHARS = 80;
const AGREES = /^(?:fine|ok(?:ay)?|right|then|so|good|well|all right)[,:]? /i;
const CLOCK = /^\d{1,2}[:.h]\d{2}[ \t]+/;
/** A longer text is a transcript. */
const MAX_CHARS = 800;

/** A shorter text does not hold both halves. */
const MIN_CHARS = 40;

function hasParts(text: string): boolean {
  return text.includes('. ') || text.includes(', ') || text.includes('.\n');
}

/** The sentences of an entry that say what came of what is weighed before them in it. */
export function weighedIn(text: string): Sentence[] {
  if (text.length > MAX_CHARS || text.length < MIN_CHARS || !hasParts(text)) return [];
  if (!MAY_WEIGH.some((word) => text.includes(word)) || !WEIGHS.test(text)) return [];
  const sentences = sentencesFrom(text, 0);
  const found: Sentence[] = [];
  let first = -1;
  for (const sentence of sentences) {
    const said = text.slice(sentence.from, sentence.to).replace(CLOCK, '');
    if (first !== -1 && comesOf(said, text.slice(0, sentence.from))) found.push(sentence);
    else if (first === -1 && WEIGHS.test(said)) {
      first = sentence.from;
      if (concludesBy(said, '')) found.push(sentence);
    }
  }
  return found;
}

function comesOf(said: string, before: string): boolean {
  if (/[?？:：]\W*$/.test(said) || NOT_YET.test(said)) return false;
  const settled = STAYS.exec(said) ?? COMMITS.exec(said) ?? TAKEN.exec(said);
  if (settled !== null) return !OPEN.test(said.slice(settled.index));
  return concludesBy(said, before) || (!OPEN.test(said) && names(said, before));
}

/** `…, so the route`: what is drawn from it was named before, and nothing else is said of it. */
function concludesBy(said: string, before: string): boolean {
  const match = SO.exec(said);
  const what = match?.[1];
  if (
    match === null ||
    what === undefined ||
    OPEN.test(what) ||
    STATES.test(what) ||
    /^(?:far|what|not|yes|no)\b/i.test(what)
  )
    return false;
  const [thing = ''] = what.split(WHERE, 1);
  return thing.split(/\s+/).length <= SO_MAX_WORDS && isNamed(thing, before + said.slice(0, match.index));
}

/** `Real one, but nothing urgent`: no sentence, and it begins with one of two things that were set side by side. */
function names(said: string, before: string): boolean {
  const answer = said.replace(AGREES, '');
  if (answer.length > ANSWER_MAX_CHARS || STATES.test(answer) || isSmall(answer) !== isSmall(before)) return false;
  const [head = ''] = (answer.split(/[,;.!–—]| but /, 1)[0] ?? '').split(WHERE, 1);
  if (head.split(/\s+/).length > SO_MAX_WORDS) return false;
  return [...before.matchAll(BESIDES)].some(([beside]) => isNamed(head, beside));
}

/** Two things side by side: `a ticket or a toy`, `argo vs. flux`. */
const BESIDES = /[^.?!\n]{1,60}(?: or | vs\.? | versus )[^.?!\n]{1,40}/gi;

/** True for a text that begins with a small letter, whatever time stands before it. */
function isSmall(text: string): boolean {
  return /^[^\p{L}]*\p{Ll}/u.test(text);
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}+#.-]*/gu;
const SMALL = /^(?:the|an?|one|no|only|of|for|in|on|and|to|with|not|all|first|then)$/i;

/** True when every word of a name stands in the text before it. */
function isNamed(name: string, before: string): boolean {
  const words = (name.match(WORD) ?? []).filter((word) => !SMALL.test(word));
  if (words.length === 0 || !/\p{L}{2}/u.test(name)) return false;
  const known = new Set((before.toLowerCase().match(WORD) ?? []).map(stem));
  return words.every((word) => known.has(stem(word.toLowerCase())));
}

function stem(word: string): string {
  const plain = word.replace(/[.-]+$/, '');
  return plain.length > 3 ? plain.replace(/s$/, '') : plain;
}
