import { decides, NOT_YET } from './cues.ts';
import { isTaskVerb } from '../tasks-verbs.ts';

const ACHIEVED =
  /^(?:[\p{L}\d.-]+ ){0,3}(?:consensus|agreement) (?:on|for|to|that|is|was|reached|achieved)\b|\b(?:ha(?:ve|s)|reached|achieved|got) (?:\w+ )?consensus\b|\b(?:approved|accepted|adopted|agreed|decided|rejected|advanced|advances|withdrawn|merged|postponed|deferred|abandoned|won['’]t|will (?:not|only|now|stay|keep|use|remain|proceed|adopt|drop|move|go|ship|land|be (?:made|used|kept|dropped|removed|moved|renamed|closed|merged|replaced|added|deprecated|supported|legal|allowed|required|shipped))|(?:remains?|stays?|moves?|moved|promoted|goes) (?:at|to)|(?:go|stick|stay|keep|proceed)(?:ing)? with)\b|^(?:(?:we|i)(?:['’]ll| will)? )?(?:keep|use(?! cases?\b)|adopt|drop|reject|accept|close|merge|land|ship|remove|rename|reserve|allow|disallow|defer|postpone|switch|replace|stay|stick|move|try(?=.{0,80} (?:for|until) )|do not|don['’]t|no(?! (?:objection|conclusion|specific|support|real|comment|update|quorum|opinion|concern|clear|one|time|need)))\b/iu;
const UNSETTLED =
  /\b(?:no (?:\w+ ){0,2}(?:consensus|agreement|conclusion|decision|resolution)|consensus (?:was |is )?(?:not|deferred)|(?:not?|n['’]t) (?:reach|have|get|come|achieve)\w* (?:to )?(?:a |an )?(?:consensus|agreement)|without consensus|to (?:reach|achieve|get) consensus|lack of|seek(?:ing)?|ask(?:ed|ing)? for|revisit(?:ed)?|come back|bring (?:it )?back|continu(?:e|ed|es|ing) (?:to|the|discuss\w*|on|offline)|discuss(?:ion|ions|ed)?|to review|reviewers?|follow[- ]?up|look(?:ing)? (?:into|for)|investigat(?:e|ion)|further|unclear|unresolved|may consider|might|needs-consensus|someone should|more (?:work|time|discussion|input)|not yet|understood the|must be|(?:no|neither) (?:\w+ ){1,2}(?:has|have|was|were)|nobody)\b|\byet\W*$|^if\b/iu;
/** `JHD and RBN to review`, `Mira will write it up`: somebody's work, not what was settled. */
const ERRAND =
  /^(?:[\p{Lu}][\p{L}.]{0,15}(?:(?:,| and| &|\/) ?[\p{Lu}]?[\p{L}.]{0,15}){0,4}) (?:to|will) (?!be\b|not\b|stay|remain|move|use|advance)\p{Ll}/u;

/** `josh to comment`: the same of somebody who is written in the small. */
const SMALL_ERRAND =
  /^(?!(?:want|need|plan|try|have|has|consensus|agreement|decision|intent|intention|ok|okay|ready|able|happy|free|option|proposal|motion|best|better|easier|time|way|how|what|when|not|nothing|everything|default|fcp|move|up|back|due|prior)\b)[a-z][\w-]*[\w](?:(?:,| and| \+) [a-z][\w-]+){0,3} to ([a-z]{2,14})(?![\p{L}\d'’])/u;

function isErrand(text: string): boolean {
  if (ERRAND.test(text)) return true;
  const match = SMALL_ERRAND.exec(text);
  if (match === null || !isTaskVerb(match[1] ?? '')) return false;
  const [who = ''] = text.split(/[ ,]/, 1);
  return !isTaskVerb(who) && !/(?:ed|ing|ly)$/.test(who);
}

/** Whether a sentence under `Conclusion` says what was settled; a conclusion may also be a finding. */
export function settles(text: string): boolean {
  if (/[?？:：]\W*$/.test(text) || UNSETTLED.test(text) || NOT_YET.test(text) || isErrand(text)) return false;
  return ACHIEVED.test(text) || decides(text, 'notes');
}

const OPINION =
  /^(?:some|several|many|a few|few|most) (?:people|of us|folks)\b|\b(?:feels? like|would (?:probably |also )?(?:like|prefer|love)|confused|quorum|concerns? (?:was |were )?raised|unsure|not sure|sounds like|don['’]t know|no idea)\b/iu;

/** Whether the words behind `Conclusion:` are an errand, a feeling, or talk to be continued. */
export function isNoConclusion(text: string): boolean {
  return isErrand(text) || UNSETTLED.test(text) || OPINION.test(text);
}

const NOTHING =
  /^\W*(?:none|nothing|n\/?a|nil|tbd|tbc|todo|pending|undecided|unclear|unknown|no (?:clear )?(?:decisions?|conclusions?|consensus|resolutions?|agreement)|not (?:yet|decided)|to be (?:decided|determined|discussed|confirmed)|still (?:open|pending|unclear|under|discussing)|needs? (?:more|further|to)|see\b|will discuss|discuss(?:ed|ion)?\b|revisit|continue (?:the )?(?:discussion|to discuss)|keep discussing|(?:open )?questions?\b|action|todo\b)/iu;
const BARE =
  /^\W*(?:https?:\/\/\S+|[\d\s:.,/-]+(?:utc|am|pm)?|\d{1,2}(?:st|nd|rd|th|\.)? \p{L}{3,9}\.?,? \d{4}|\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})\W*$/iu;

/** Whether the words behind `Decision:` say one. */
export function saysSomething(text: string): boolean {
  return !NOTHING.test(text) && !BARE.test(text) && /\p{L}{2}.*\s\S|\p{L}{5}/u.test(text);
}

/** Leaning, tentative, provisional: said, but not firm. */
export function isTentative(text: string): boolean {
  return /^\W*(?:we(?:['’]re| are) )?(?:leaning|tentative(?:ly)?|provisional(?:ly)?|probably|maybe|perhaps|likely|proposed|(?:proposal|suggestion)(?=:))(?=\W)|\btentative(?:ly)?\b/iu.test(
    text,
  );
}

/** A sentence that ends a weighing of options: `This pushes me back to …`, `So we stay with …`. */
export function concludes(text: string): boolean {
  if (/[?？]\W*$/.test(text)) return false;
  return (
    /\b(?:this|that|which|it|all of (?:this|that)|these)(?: \w+)? (?:pushes|brings|leads|points|takes|drives|moves|leaves|settles|convinces|push|bring|lead|point)(?: (?:me|us|it))?\b/iu.test(
      text,
    ) ||
    /^(?:so|therefore|thus|hence|overall|in the end|bottom line|in short|for now|all in all)\b.{0,200}\b(?:we|i|use|go|going|keep|stay|stick|best|wins?)\b/iu.test(
      text,
    ) ||
    /\b(?:i|we)(?:['’]ll| will| should|['’]m going| am going|['’]re going| are going| prefer)\b/iu.test(text) ||
    decides(text, 'notes')
  );
}
