import { expansionsOf } from './expansion.ts';
import { otherForms } from './same-word.ts';
import { fold, stem, wordsOf } from './words.ts';

/*
 * Some questions ask for somebody or for the time of something that happened: `who signed …`, `when did … go live`. A
 * sentence with every other word of the question, and without what happened, answers neither.
 */

/** What has happened, as a question asks. */
export interface AskedEvent {
  /** As asked: `signed`, `go live`. */
  readonly words: string;
  /** False for what only its own word tells of, as far as we know: others may tell of it in theirs. */
  readonly hasOtherWords: boolean;
  /** True for a sentence that tells of it as having happened. */
  readonly isToldIn: (text: string) => boolean;
  /** True for a sentence that tells of it in any way, as wished for or planned too. */
  readonly isNamedIn: (text: string) => boolean;
}

/**
 * Words for one event, each with its forms: how it is asked for, and how notes tell it. `|` of one line are other words
 * for the same.
 */
const SAME_EVENT: readonly string[] = [
  'sign(?:ed|s|ing|ature|atures)?|countersign\\w*',
  'approv\\w*|sign(?:ed|s)? off|sign-off|ok(?:ay)?(?:ed|s)?|accept\\w*|agree[ds]?|green light|confirmed?|lgtm|yes',
  '(?:go|goes|went|going|gone|is|are|was|were|now)? ?live|launch\\w*|releas\\w*|roll(?:ed|s|ing)?[ -]?out|ship(?:s|ped|ping)?|deploy\\w*|in production|switch(?:ed|es|ing)? on|turn(?:ed|s|ing)? on|enabled?|on prod',
  'finish(?:ed|es)?|completed?|done|over|closed|ended|wrapped up',
  'hir(?:e|ed|es|ing)|join(?:ed|s|ing)?|started?|starts|came on board|new colleague|offer accepted',
  'sold|sells?|selling|sale',
  'buy|bought|buys|buying|purchas\\w*|order(?:ed|s|ing)?|got',
  'paid|pays?|paying|payments?|transfer(?:red|s)?',
  'fix(?:ed|es|ing)?|solv\\w*|resolv\\w*|repair\\w*|patch\\w*|sorted|mended|correct\\w*|cleared|worked',
  'upgrad\\w*|updat\\w*|bump(?:ed|s|ing)?|(?:now|is|are) on',
  'migrat\\w*|mov(?:e|ed|es|ing)|switch(?:ed|es|ing)?|cut ?over|convert\\w*|port(?:ed|s|ing)?',
  'remov\\w*|delet\\w*|drop(?:s|ped|ping)?|decommission\\w*|turn(?:ed|s|ing)? off|switch(?:ed|es|ing)? off|(?:is|are|was|were|been|now|went|goes|go) off|shut(?:s|ting)? ?(?:down|off)|retired?|gone|killed|got rid|t(?:ear|ears|earing|ore|orn) down|dismantl\\w*|scrapped|clean(?:ed|s)? up|purg\\w*|prun\\w*|wip(?:e|ed|es|ing)|stopp?(?:ed|s)?',
  'creat\\w*|set(?:s|ting)? up|add(?:ed|s|ing)?|introduc\\w*|built|builds?',
  'writ(?:e|es|ing|ten)|wrote|draft(?:ed|s|ing)?|author\\w*|documented',
  'lend|lent|loan(?:ed|s)?|borrow\\w*',
  'leave|left|leaves|leaving|quit|resign\\w*|last day',
  'return\\w*|c(?:a|o)me back|comes back|(?:is|are|was|were|be|been|now|everything) back|back (?:at|from|in|to|on|online|up)',
  'break|broke|breaks|broken|fail\\w*|crash\\w*|outage|down|died',
  'report(?:ed|s|ing)?|found|finds?|notic\\w*|spott?\\w*|discover\\w*|rais\\w*|complain\\w*|flagg?\\w*',
  'announc\\w*|told|tells?|inform\\w*|mail(?:ed|s)?|posted',
  'review(?:ed|s|ing)?|looked (?:at|over|through)|checked|read',
  'decid\\w*|decision|agree[ds]?|cho(?:se|sen|oses?)|pick(?:ed|s)?|went with|conclu\\w*|settled',
  'attend\\w*|present|joined|there were|participants?|attendees',
  'present(?:ed|s|ing)?|demo\\w*|show(?:s|ed|n)|walked',
  'replac\\w*|swap(?:s|ped|ping)?|exchang\\w*|instead of|t(?:akes?|ook) over|success\\w*',
  'pag(?:e|es|ed|ing)|called|woken|woke|alert\\w*',
  'led|leads?|leaders?|in charge|responsible|commanders?|coordinat\\w*|chair\\w*',
  'volunteer\\w*|takes?|took|picks? up|picked up|owners?',
  'own(?:s|ed|ers?|ership)?|maintain\\w*|responsible|in charge|looks? after|takes? care|belongs?|runs?',
  'restart\\w*|bounced?|kicked',
  'start(?:s|ing)?|run|runs|execut\\w*|launch\\w*|boot(?:s|ed|ing)?|br(?:ing|ings|ought) up|compose up',
  'test(?:ed|s|ing)?|tried|tries|rehears\\w*|dry[ -]run',
];

const TOLD = SAME_EVENT.map((words) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?![\\p{L}\\p{N}])`, 'giu'));

/** True for a text with another word for what a verb says, or one of its forms. */
export function isSameEvent(verb: string, text: string): boolean {
  return TOLD.some((pattern) => verb.search(pattern) === 0 && text.search(pattern) !== -1);
}

/** Whoever keeps the notes: no sentence has to name them. */
export const EVERYBODY: ReadonlySet<string> = new Set(
  wordsOf('team company group organisation organization department crew').map((word) => word.stem),
);

/** Say nothing by themselves about what happened, or hold for everything that did. */
const LIGHT =
  /^(?:did|do|does|done|was|were|is|are|has|have|had|been|be|got|gets?|made|make|went|said|say|used|needed|wanted|called|named|asked|worked|talked|mentioned|discussed|looked|started?|began|begun|supposed|allowed|involved|based|related|affected|responsible|assigned|left|there|one|owned)$/i;
const IRREGULAR =
  /^(?:wrote|written|gave|given|took|taken|built|broke|broken|paid|bought|sold|sent|led|chose|chosen|drove|driven|threw|thrown|stole|stolen|spent|won|lost|met|ran|set|told|taught|drew|drawn|spoke|brought|caught|held|put|shut|hit|found|lent|hired)$/i;

/** Of things that belong to somebody. */
const OWNS = /^(?:owns?|maintains?)$/i;

function isPast(word: string): boolean {
  if (OWNS.test(word)) return true;
  return !LIGHT.test(word) && (IRREGULAR.test(word) || (/[a-z]ed$/i.test(word) && word.length > 4));
}

const WHO_PAST =
  /^(?:and |so )?who(?:se \w+)? (?:(?:has|have|had|was|were|is|actually|finally|also|already|ever|first|last|originally|else|on the team|of us) )*(?<verb>[\p{L}-]+)/iu;
const WHEN_PAST = /^(?:and |so )?when (?<aux>did|was|were|has|have|had)\b(?<rest>.*)$/iu;
/** The question itself asks for what was planned. */
const OF_PLANS = /\b(?:plan\w*|schedul\w*|expect\w*|suppos\w*|due|intend\w*|want\w*|propos\w*|promis\w*)\b/iu;

/** Asks for a talk about something: its name is a subject, and no event. */
const TALK = /\b(?:discuss\w*|talk\w*|mention\w*|agenda|br(?:ing|ought) up|c(?:o|a)me up|speak|spoke|covered)\b/iu;
const QUOTED = /["“'‘`][^"”'’`]{2,}["”'’`]/gu;

/** Before what is to come: a sentence with this in front of the event does not tell that it happened. */
const AHEAD =
  /\b(?:plan(?:s|ned|ning)?|will|would|going to|wants? to|wanted to|should|shall|must|needs? to|ha(?:s|ve|d) to|to-?do|waiting (?:for|on)|waits (?:for|on)|pending|not yet|never|not|n['’]t|nobody|no one|target(?:ed)?|scheduled|expect(?:s|ed)?|hopes?|intends?|propos(?:e|es|ed|al)|before|until|unless|once|if|asks?|asked|offers?|offered|try to|due)\b[^.;!?]*$/iu;
const UNTICKED = /^\s*(?:[-*+]\s+)?\[ \]|^\s*(?:TODO|WAIT|OPEN)\b/u;

/** True where nothing in front of an offset, in its sentence, says that it is still to come. */
function hasHappenedAt(text: string, at: number): boolean {
  const before = text
    .slice(0, at)
    .split(/(?<=[.;!?])\s/)
    .at(-1);
  return !UNTICKED.test(text) && !AHEAD.test(before ?? '');
}

function eventOfWord(word: string): AskedEvent {
  const wanted = stem(fold(word));
  const same = TOLD.filter((pattern) => word.search(pattern) === 0);
  // What the thesaurus says of a word may be of another meaning: `branches are joined`.
  const others = same.length > 0 ? [] : (expansionsOf(word).get(wanted) ?? []);
  const meant = new Set([wanted, ...(otherForms.get(wanted) ?? []), ...others]);
  /** Where a text names the event: in the words for it, or in the very word. */
  const placesIn = (text: string): readonly number[] => [
    ...same.flatMap((pattern) => [...text.matchAll(pattern)].map(({ index }) => index)),
    ...wordsOf(text).flatMap((one) => (meant.has(one.stem) ? [one.from] : [])),
  ];
  return {
    words: word,
    hasOtherWords: same.length > 0,
    isToldIn: (text) => placesIn(text).some((at) => hasHappenedAt(text, at)),
    // What belongs to somebody is not planned.
    isNamedIn: (text) => !OWNS.test(word) && placesIn(text).length > 0,
  };
}

/** Of `when did … VERB …`, whose verb is in no form that shows: words that hardly are anything else. */
const BASE_VERBS =
  /\b(?:sign|approve|go live|launch|release|roll out|ship|deploy|finish|complete|hire|buy|pay|paying|fix|solve|resolve|upgrade|migrate|move|switch (?:on|off|over|to)|turn (?:on|off)|remove|delete|drop|decommission|shut down|lend|quit|resign|tell|announce|return|come back|join|cancel|publish|install|restore|replace|renew|reject|introduce|begin|crash)\b/giu;
/** After these stands the verb; after a noun, which may be made of a verb itself, it comes last. */
const PRONOUN = /^ (?:we|i|they|you|he|she|it)\b/iu;

/** What happened, where a question asks who did it or when it did; null for every other question. */
export function askedEvent(asked: string): AskedEvent | null {
  const question = asked.replaceAll(QUOTED, '…');
  if (OF_PLANS.test(question) || TALK.test(question)) return null;
  const verb = WHO_PAST.exec(question)?.groups?.['verb'];
  if (verb !== undefined) return isPast(verb) ? eventOfWord(verb) : null;
  const { aux, rest = '' } = WHEN_PAST.exec(question)?.groups ?? {};
  if (aux === undefined) return null;
  if (aux.toLowerCase() === 'did') {
    const verbs = [...rest.matchAll(BASE_VERBS)];
    const words = (PRONOUN.test(rest) ? verbs[0] : verbs.at(-1))?.[0];
    return words === undefined ? null : eventOfWord(words);
  }
  const past = rest.match(/[\p{L}-]+/gu)?.find(isPast);
  return past === undefined ? null : eventOfWord(past);
}
