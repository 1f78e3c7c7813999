import { asksEffect } from './asks-effect.ts';

/*
 * A question has a frame (`when did we discuss …`, `… is firing, what do I do?`) and a subject. Only the subject stands
 * in the note that answers; the words of the frame stand in every other note.
 */

/** What a question is about, without the words that only ask. */
export interface Framed {
  /** The question without its frame; the question itself when nothing else is left. */
  readonly subject: string;
  /** Whose words or doings are asked for, as written; null when nobody is named. */
  readonly person: string | null;
}

const US =
  '(?:we|they|i|you|people|anyone|anybody|somebody|the (?:[\\w-]+ ){0,3}(?:team|group|board|council|committee|meeting|guild|squad)s?)';
const SAYING =
  '(?:say|said|saying|argue|argued|think|thought|suggest(?:ed)?|propose[ds]?|ask(?:ed)?|want(?:ed)?|mention(?:ed)?|report(?:ed)?|note[ds]?|add(?:ed)?|explain(?:ed)?|believe[ds]?|object(?:ed)?|raise[ds]?|bring up|brought up|point(?:ed)? out|feel|felt|see|saw|consider(?:ed)?|prefer(?:red)?|like[ds]?|recommend(?:ed)?|promise[ds]?|answer(?:ed)?|tell|told|give|gave|imagine[ds]?|find|found|compare[ds]?|take|took|order|format|update[ds]?|move[ds]?)';
const DISCUSSING =
  '(?:talk(?:ed)? (?:about|through)|discuss(?:ed)?|cover(?:ed)?|mention(?:ed)?|bring up|raise[ds]?|review(?:ed)?|look(?:ed)? (?:at|into)|speak about|hear about)';
const GATHERING = '(?:meeting|note|standup|stand-up|retro|retrospective|session|call|sync|discussion|entry|minutes)s?';
/** Somebody who is blocked is a subject of its own; something that is blocked does not go on. */
const MENDING =
  '(?:fix|resolve|handle|mitigate|solve|deal with|respond to|react to|troubleshoot|debug|recover from|get rid of|stop|un-?(?:stick|jam|clog|wedge|freeze|block(?! (?:[\\w-]+ ){0,3}(?:users?|accounts?|ips?|address(?:es)?|cards?|senders?|domains?|players?|customers?|callers?|numbers?|sites?|urls?)\\b)))';
const ABOUT =
  '(?:about|on|of|regarding|concerning|for|with|in the (?:discussion|meeting|debate|session) (?:of|on|about))';

const LEADS: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:in|at|on|during) )?(?:what|which) ${GATHERING} (?:did|do|have|had|was|were) (?:${US} )?(?:last |first |ever )?(?:${DISCUSSING}\\b)?`,
    'i',
  ),
  new RegExp(`^when (?:was|is) the (?:last|first) time(?: that)?(?: ${US})?(?: (?:had|have|saw|got|hit|met))?\\b`, 'i'),
  new RegExp(`^(?:since )?when (?:did|do|have|had) ${US} (?:last |first |ever |start to )?${DISCUSSING}\\b`, 'i'),
  new RegExp(
    `^when (?:did|do|have|had) ${US} (?:(?:last |first |ever )(?:see|had|have|get|hit|meet)|last|first|ever)\\b`,
    'i',
  ),
  /^(?:since )?when (?:was|were|is|are|will|does|do|did|has|had|have)\b/i,
  new RegExp(
    `^(?:on )?(?:what|which) (?:date|day|week|month|year)s? (?:did|do|have|had) ${US} (?:${DISCUSSING}\\b)?`,
    'i',
  ),
  /^(?:on )?(?:what|which) (?:date|day|week|month|year)s? (?:was|were|is|did|has|had)\b/i,
  /^how (?:often|many times) (?:did|do|does|was|were|is|are|has|had|have)\b/i,
  new RegExp(`^what (?:did|do|have|had) ${US} (?:say|think|write|note|know|have|hear) ${ABOUT}\\b`, 'i'),
  new RegExp(`^what (?:was|were|is) (?:said|written|noted|recorded) ${ABOUT}\\b`, 'i'),
  /^(?:i|we)(?:'ve| have)? (?:just )?(?:got|get|was|were|am|are)(?: being)? (?:paged|alerted|woken up|called|an? (?:alert|page|alarm|call|error))(?: (?:for|about|by|saying|with|of|that says))*\b/i,
  /^(?:got|there is|there's|seeing) an? (?:alert|page|alarm|error)(?: (?:for|about|by|saying|with|of|that says))*\b/i,
  /^what (?:is|are|were) (?:the |our |my )?(?:next|open|remaining|outstanding) (?:steps?|actions?|items?|points?|tasks?|todos?)(?: (?:for|on|of|about|with|in|regarding))?\b/i,
  /^what (?:should|do|can|must|could) (?:i|we|one) (?:do|check|look at|try|run)(?: first)? (?:when|if|about|for|with|after|against)\b/i,
  new RegExp(`^how (?:do|can|should|did|would|to)(?: (?:i|we|one|you))? ${MENDING}\\b`, 'i'),
  /^(?:the |our |any |is there an? )?(?:runbook|playbook|steps?|procedure|instructions?|notes?) (?:for|of|on|about|to)\b/i,
  /^(?:i|we) (?:have|had|are having|see|are seeing) (?:this|a|an|the|that) (?:problem|issue|error|alert)s?\b/i,
  /^(?:this|that|the) (?:error|alert|problem|issue) (?:came up|is back|happened|occurred|appeared)(?: again)?\b/i,
];

const TAILS: readonly RegExp[] = [
  /\b(?:is|are|was|were|keeps?|started|starts)?(?: still| now| again)? ?(?:firing|fires|fired|alerting|paging)(?: again| now)?$/i,
  /\balert(?:s|ing)?$/i,
  /\b(?:(?:came|come|comes|showed|shows|popped|turned) up(?: again)?|(?:is|are|was|were) back|(?:happened|occurred|appeared) again)$/i,
  /\bwhat (?:do|should|can|must) (?:i|we) (?:do|check|try|look at)(?: about (?:it|this|that))?(?: now| first| next| then)?$/i,
  /\bwhat (?:now|next|to do|then)$/i,
  new RegExp(`\\b(?:and )?how (?:do|can|should|did) (?:i|we) ${MENDING} (?:it|this|that|them)$`, 'i'),
  /\b(?:and )?what (?:are|is|were) the (?:first |next |right )?steps?(?: to take)?$/i,
  /\bwhat does (?:the|our) (?:runbook|playbook|note)s? (?:say|tell us|tell me|suggest|recommend)(?: to do)?$/i,
  /\b(?:and )?what do (?:i|we) (?:check|do|need)(?: about (?:it|this|that))?(?: and what do (?:i|we) do about it)?$/i,
  /\band$/i,
  /\b(?:any |the )?(?:runbook|playbook|steps)(?: please| pls)?$/i,
  /\b(?:please|pls)$/i,
  /\b(?:last |first |ever )?(?:happen(?:ed)?|occur(?:red)?|come up|appear(?:ed)?)$/i,
  /\b(?:last|first|ever)(?: seen)?$/i,
  /\bwhat was (?:said|discussed|decided)$/i,
  /\b(?:was |were )?(?:on|part of) the (?:agenda|schedule|list of topics)$/i,
  new RegExp(
    `\\b(?:was |were )?(?:last |first )?(?:discussed|mentioned|talked about|brought up|raised|covered)(?: in (?:a|the|our|any) ${GATHERING})?$`,
    'i',
  ),
];

const NAME =
  "(?:\\p{Lu}[\\p{L}\\p{M}\\p{N}.'’_-]*)(?: (?:(?:de|van|von|der|den|la|le|da|di|al|bin) )*\\p{Lu}[\\p{L}\\p{M}.'’-]*){0,3}";
const HANDLE = '[\\p{Ll}\\p{N}][\\p{L}\\p{N}_-]{1,30}';
const NOBODY =
  /^(?:we|they|i|you|it|he|she|the|this|that|those|these|our|my|there|anyone|anybody|somebody|someone|people|a|an|all|both|any)$/i;

const PERSON_LEADS: readonly RegExp[] = [
  new RegExp(
    `^what (?:did|does|do|has|had|will) (?<name>${NAME}|${HANDLE}) (?:[a-z]+ly )?${SAYING}(?: ${ABOUT})?\\b`,
    'u',
  ),
  new RegExp(
    `^what (?:was|is|were) (?<name>${NAME}|${HANDLE})(?:'s|’s|') (?:view|opinion|position|take|stance|idea|point|argument|concern|objection)s?(?: ${ABOUT}| in the discussion of)?\\b`,
    'u',
  ),
  new RegExp(`^(?<name>${NAME}|${HANDLE}) ${ABOUT} (?=.*:? what was (?:said|their view|his view|her view)\\b)`, 'u'),
];

/** Where a name stands inside a question whose other words are its subject. */
const PERSON_INSIDE: readonly RegExp[] = [
  new RegExp(`\\b(?:did|does|would|has|had|will) (?<name>${NAME}) (?=(?:[a-z]+ly )?${SAYING}\\b)`, 'u'),
  new RegExp(`\\b(?:did|does|would) (?<name>${HANDLE}) (?=(?:[a-z]+ly )?${SAYING}\\b)`, 'u'),
  new RegExp(`\\b(?:according to|said by|reported by|proposed by|asked by) (?<name>${NAME})`, 'u'),
];

/**
 * Words without which none of those matches. Patterns of letters of all scripts take 10 ms to compile, which a search for
 * two words need not wait for.
 */
const ASKS_WHAT = /\bwhat\b/;
const NAMES_INSIDE = /\b(?:did|does|would|has|had|will|according|said|reported|proposed|asked)\b/;

const EDGES = /^[\s,;:.!?–—-]+|[\s,;:.!?–—-]+$/g;

function trimmed(text: string): string {
  return text.replaceAll(EDGES, '');
}

/** Takes matching tails away until none is left: `X is firing, what do I do` has two. */
function withoutTails(text: string): string {
  let rest = trimmed(text);
  for (let changed = true; changed;) {
    changed = false;
    for (const tail of TAILS) {
      const shorter = trimmed(rest.replace(tail, ''));
      if (shorter.length >= rest.length) continue;
      rest = shorter;
      changed = true;
    }
  }
  return rest;
}

function nameIn(match: RegExpExecArray | null): string | null {
  const name = match?.groups?.['name'] ?? null;
  return name === null || NOBODY.test(name.split(' ')[0] ?? '') ? null : name;
}

/**
 * Separates what a question is about from how it asks.
 *
 * @param hasTopic whether a text has a word that says something; a subject without one is given up
 */
export function unframe(text: string, hasTopic: (text: string) => boolean): Framed {
  const whole = trimmed(text);
  for (const lead of ASKS_WHAT.test(whole) ? PERSON_LEADS : []) {
    const match = lead.exec(whole);
    const person = nameIn(match);
    if (match === null || person === null) continue;
    const subject = withoutTails(whole.slice(match[0].length));
    if (hasTopic(subject)) return { subject, person };
  }
  let rest = asksEffect(whole) ?? whole;
  let person: string | null = null;
  for (const inside of NAMES_INSIDE.test(rest) ? PERSON_INSIDE : []) {
    const match = inside.exec(rest);
    person = nameIn(match);
    if (match === null || person === null) continue;
    rest = `${rest.slice(0, match.index)} ${rest.slice(match.index + match[0].length)}`.trim();
    break;
  }
  for (const lead of LEADS) {
    const shorter = rest.replace(lead, '');
    if (shorter === rest) continue;
    rest = shorter;
    break;
  }
  rest = withoutTails(rest);
  return hasTopic(rest) ? { subject: rest, person } : { subject: text, person: null };
}
