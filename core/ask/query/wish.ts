import type { AnswerForm } from './answer-form.ts';
import { asksEffect } from './asks-effect.ts';
import { askedEvent, type AskedEvent } from './asked-event.ts';
import type { Query } from './query.ts';
import { sidesOf, type Comparison } from './sides.ts';

/** What an answer to the question has to hold. */
export type WishKind =
  /** Steps with their commands. */
  | 'procedure'
  | 'reason'
  | 'decision'
  | 'when'
  /** What somebody said, or what was said. */
  | 'said'
  | 'who'
  | 'list'
  /** Whether something helped. */
  | 'effect'
  /** No question: a symptom, an alert's name, words to look for. */
  | 'statement'
  | 'what';

export interface Wish {
  readonly kind: WishKind;
  /** Whose words are asked for, as written; null when nobody is named. */
  readonly speaker: string | null;
  /** A number, date or measure has to be in the answer. */
  readonly number: boolean;
  /** The form of the value that is asked for; null when any words will do. */
  readonly form: AnswerForm | null;
  /** What happened, of `who did it` and `when did it`; null for every other question. */
  readonly event: AskedEvent | null;
  /** Asks how it stands or stood last: of several notes the newest one answers. */
  readonly latest: boolean;
  /** What is compared with what; null when nothing is. */
  readonly sides: Comparison | null;
}

const WHEN =
  /^(?:and |so )?(?:when (?:did|was|were|has|have|had|is|are|will)(?! (?:it|this|that) (?:ok|okay|safe|best|better|appropriate|allowed|necessary))\b|when (?:does|do)(?! (?:i|you|one|it) )(?!.*\b(?:use|need|want|fire|trigger|alert|happen|occur|fail|appear|crash|page|apply|break|mean)s?\W*$)\b|since when\b|how long ago\b|(?:on |at |in |during )?(?:what|which) (?:day|date|meetings?|call|session|stand-?up|sync|retro|minutes)\b)/i;
const REASON =
  /^(?:and |so |but )?why\b|\bhow come\b|\b(?:what (?:is|was|were|are) (?:the|our) )?(?:reasons?|rationale|motivation|justification)\b (?:for|behind|why|of|to)\b|\bwhat made (?:us|them|you)\b/i;
const DECISION =
  /\b(?:decid\w*|decisions?|chose|chosen|choose|choice|agreed?|agreement|pick(?:ed)?|settled?|conclusions?|concluded?|consensus|adopt(?:ed)?|reject(?:ed)?|go with|went with|stance|policy)\b/i;
/** Asks how something came out. */
const OUTCOME =
  /^(?:did|was|were|has|have|is|are) .*\b(?:get|reach\w*|advance\w*|approv\w*|accept\w*|pass(?:ed)?|reject\w*|merge[ds]?|adopt\w*|agree\w*|block(?:ed)?|withdrawn|postponed|dropped|go (?:ahead|forward)|consensus)\b/i;
const PROCEDURE =
  /\b(?:how (?:do|does|did|to|can|could|should|would)(?: (?:i|we|you|one|they))?\b|steps?\b|procedure|(?:runbook|playbook)(?! \w+\W*$)|what (?:do|should|can|must|could) (?:i|we|you) (?:do|check|try|look|run)|what to (?:do|check|try|run)|where (?:do|should|can) (?:i|we) (?:look|start)|(?:is|are) firing|got paged|paged for|troubleshoot|walk me through|show me how|instructions?)/i;
/** Asked by the one who has to act, whatever else is named. */
/** `how does the relay work`: what a thing does by itself, and not what somebody is to do. */
const EXPLAINED =
  /^(?:and |so |but )?how (?:does|do|did) (?!(?:i|we|you|one|they|people|someone|somebody|anyone|it get)\b)/i;
const PROCEDURE_WE = /\b(?:how|what) (?:do|should|can|must|could) (?:i|we|you)\b/i;
const WHO = /^(?:and )?(?:who|whom|whose)\b|\bby whom\b/i;
const LIST =
  /^(?:which|list|what are|what were|name (?:all|the)|what (?:kinds?|types?|sorts?|options|choices|reasons)\b|(?:show|give) me (?:all|the))\b/i;
const QUESTION =
  /\?\s*$|^(?:and |so |but )?(?:what|which|who|whom|whose|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|could|should|would|will|may|must)\b/i;
const NUMBER =
  /\b(?:port|address(?:es)?|ip|ips|range|version|how (?:many|much|long|big|old|often|fast|large|far)|number of|sizes?|costs?|per ?cent|percentage|price|threshold|limit|timeout|retention|quota|budget|rate|deadline|money|discount|fees?)\b/i;

const LATEST =
  /\b(?:the (?:last|latest|newest|most recent)|last time|(?:did|do|have|has|had|was|were) (?:[\p{L}'’-]+ ){1,2}(?:last|most recently)(?= \p{L}))\b|\b(?:now|currently|these days|nowadays|at the moment)\W*$/iu;
const STANDS =
  /^(?:and |so )?(?:what (?:happened|became|has become|is happening|came) (?:to|with|of)\b|where (?:are|do) we (?:stand )?(?:with|on)\b|what(?:['’]s| is) the (?:state|status) of\b)/i;

/** Verbs of speech; what somebody `did` or `has` is asked for with other words too, so these only after `what did`. */
const SPEECH =
  'say|said|argue[ds]?|suggest(?:ed)?|ask(?:ed)?|propose[ds]?|think|thought|report(?:ed)?|mention(?:ed)?|want(?:ed)?|mean|meant|answer(?:ed)?|repl(?:y|ied)|point(?:ed)? out|note[ds]?|claim(?:ed)?|compare[ds]?|object(?:ed)?|complain(?:ed)?|bring up|brought up|raise[ds]?|explain(?:ed)?|order|prefer(?:red)?|recommend(?:ed)?|promise[ds]?|volunteer(?:ed)?|present(?:ed)?|tell|told|feel|felt|worry|worried|offer(?:ed)?|request(?:ed)?|describe[ds]?|warn(?:ed)?|comment(?:ed)?|confirm(?:ed)?|agree[ds]?|see|find|found|imagine[ds]?|personally|like|give|gave|format|decide[ds]?';
const PERSON_WORD = "[\\p{L}@][\\p{L}\\p{N}'’._-]*";
const NAME = `(${PERSON_WORD}(?:\\s+${PERSON_WORD}){0,2}?)`;
const ASKED_SPEAKER = new RegExp(
  `\\b(?:did|does|would|has|had)\\s+${NAME}\\s+(?:also |really |then |even )?(?:${SPEECH})\\b`,
  'iu',
);
const DID = new RegExp(
  `^what (?:did|does|has|had|will|is|was) ${NAME} (?:do|doing|done|have|take|finish\\w*|work\\w*)\\b`,
  'iu',
);
const STANCE = new RegExp(
  `\\b(?:position|stance|view|side|opinion|line|concerns?|objections?|point|worry|idea|progress) (?:did|does|has|had) ${NAME} (?:take|have|hold|make|raise|express|voice|give|report|share)\\b`,
  'iu',
);
const WORRIED = new RegExp(
  `^what (?:worried|bothered|surprised|concerned|annoyed|convinced|blocked) ${NAME} (?:about|on|with|in|when|of)\\b`,
  'iu',
);
const TOPIC_OF = new RegExp(`^${NAME}\\s+(?:on|about|re)\\s.*\\bwhat (?:was|is) (?:said|argued)\\b`, 'iu');
const ACCORDING = new RegExp(
  `\\b(?:according to|in the (?:view|opinion) of)\\s+(${PERSON_WORD}(?:\\s+${PERSON_WORD}){0,2})`,
  'iu',
);
const POSSESSIVE = new RegExp(
  `\\b(${PERSON_WORD}(?:\\s+${PERSON_WORD})?)['’]s? (?:opinion|view|position|argument|concern|objection|point|comment|suggestion|proposal|idea|worry|take|question|answer|reaction|plate)`,
  'iu',
);
const SAYS =
  /\bwhat (?:was|were|is) (?:said|argued|discussed|mentioned|proposed|suggested)\b|\bwhat (?:did|do) (?:people|they|we|everyone|others) (?:say|argue|think|discuss)\b/i;

/** Words that stand where a name would. */
const NOBODY =
  /^(?:we|i|you|they|it|he|she|one|the|a|an|this|that|these|those|our|my|your|their|its|his|her|there|still|left|next|new|if|not|no|in|on|at|for|someone|somebody|anyone|anybody|people|everyone|everybody|users?|each|all|any|what|which|who|us|them|teams?|customers?|developers?|engineers?|members?|services?)(?=\s|$)/iu;

/** `what does KubeletDown mean` asks of a thing; `what did Ann mean by that` of a person. */
const MEANING = /\bmean\W*$/i;

function speakerIn(text: string): string | null {
  if (MEANING.test(text)) return null;
  for (const pattern of [ASKED_SPEAKER, STANCE, WORRIED, DID, ACCORDING, POSSESSIVE, TOPIC_OF]) {
    const name = pattern
      .exec(text)?.[1]
      ?.replace(/['’]s$/, '')
      .replace(/^@/, '');
    if (name !== undefined && !NOBODY.test(name)) return name;
  }
  return null;
}

function wishKind(query: Query, speaker: string | null): WishKind {
  const { text } = query;
  if (query.kind === 'error' && !QUESTION.test(text)) return 'procedure';
  if (WHEN.test(text)) return 'when';
  if (SAYS.test(text)) return 'said';
  if (WHO.test(text)) return 'who';
  if (speaker !== null && !PROCEDURE_WE.test(text)) return 'said';
  if (REASON.test(text)) return 'reason';
  if (asksEffect(text) !== null) return 'effect';
  if (EXPLAINED.test(text)) return 'what';
  if (PROCEDURE.test(text)) return 'procedure';
  if (DECISION.test(text) || OUTCOME.test(text)) return 'decision';
  if (LIST.test(text)) return 'list';
  if (query.kind === 'error') return 'procedure';
  return QUESTION.test(text) ? 'what' : 'statement';
}

/** Reads from the question's words what its answer has to hold. The note decides how it is given. */
export function wishOf(query: Query): Wish {
  const speaker = query.kind === 'error' ? null : (speakerIn(query.text) ?? query.person);
  const kind = wishKind(query, speaker);
  return {
    kind,
    speaker: kind === 'said' ? speaker : null,
    number: NUMBER.test(query.text),
    form: query.form,
    latest: LATEST.test(query.text) || STANDS.test(query.text),
    event: kind === 'who' || kind === 'when' ? askedEvent(query.text) : null,
    sides: query.kind === 'error' ? null : sidesOf(query.topic),
  };
}
