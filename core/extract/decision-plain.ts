import { CLAUSE, cue, GROUP, sentence, type Cue } from './decision-clauses.ts';

/*
 * How a sentence of the writer's own says what holds from now on, without the word `decide`: one thing and not another, a
 * state that stays, a body that chose, a question that is closed, an answer to a proposal.
 */

const BODY = `(?:${GROUP}|(?:the )?(?:chair(?:man|woman|person)?|panel|directors|management))`;
/** What is put before those who decide. */
const PROPOSED = '(?:proposals?|ideas?|suggestions?|plans?|option|motions?|requests?)';
const REFUSED =
  '(?:turned down|rejected|refused|declined|dismissed|voted down|vetoed|ruled out|denied|not (?:accepted|approved|granted))';
const ACCEPTED = '(?:accepted|approved|granted|adopted|carried|endorsed|ratified)';

/** Verbs of choosing: `we take the small one and not ours`. */
const CHOOSE =
  '(?:take (?:the|that|this|these|one|it|only|both)|keep (?!\\p{L}+ing )|stay (?:on|with|at)|stick (?:to|with)|go (?:with|for|without))';
/** Verbs of what lasts. */
const HOLD = '(?:leave (?:it|them|this|that|the|our|all)|skip|stop (?:\\p{L}+ing|all)|postpone|freeze|pin)';
const CHANGE = `(?:${HOLD}|drop|switch|move|retire|remove)`;
const MAKE = '(?:use|host|run|write|build|buy|store|put|do|ship|merge|start)';
/** What is set against the choice. */
const AND_NOT = ',? (?:and|but) not (?!\\p{L}+ing )|, not (?!\\p{L}+ing )';
const INSTEAD = '\\binstead\\b|\\bno longer\\b|\\bfor now\\b';
/** How long it holds; a day only says when it is done. */
const UNTIL =
  '\\buntil (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d|noon|then\\b|tomorrow|tonight|(?:i|he|she|they) )';
const NOT_DONE =
  "(?:don['’]t|do not|won['’]t|will not) (?:do|use|take|add|build|buy|support|change|touch|ship|merge|migrate|upgrade)";

/** What ends a discussion. */
const THE_END =
  '(?:period|full stop|no exceptions|non-negotiable|end of (?:story|discussion|debate)|basta|point final)';
const NOT_TAKING =
  'not (?:taking|using|doing|buying|adopting|merging|shipping|supporting|going (?:with|for|there))(?: (?:it|this|that|them|either|any of (?:it|them)))?';

/** Nobody is against what stands beside it. */
export const ASSENTED =
  /^(?:no(?:body| one)? objections?|(?:nobody|no one) object(?:s|ed)|(?:everyone|everybody|all) (?:agree[sd]?|in favou?r)|unanimous(?:ly)?(?: (?:agreed|accepted|approved))?|accord unanime|sans objection|keine einwände|einstimmig(?: angenommen| beschlossen)?)\W*$/iu;

/** A verdict alone: what it settles stands in the sentence before. */
export const VERDICT = new RegExp(`^(?:final|punkt|${THE_END}|${NOT_TAKING})\\W*$`, 'iu');
/** The answer to what was asked for in the sentence before. */
export const ANSWER = new RegExp(
  `^(?:${REFUSED}|${ACCEPTED})(?=\\W*$|[,;:–—-]| (?:with|without|until|for|on condition|by (?:${BODY})|unanimously)(?!\\p{L}))`,
  'iu',
);
/** What is put before those who decide, as the subject of a sentence. */
export const ASKED = new RegExp(`^\\P{L}{0,6}(?:[\\p{L}.'’ -]{1,40} )?${PROPOSED}(?:['’]s)?(?= |:)`, 'iu');

const REFUSING = new RegExp(
  `^[^.?!:;]{2,160} (?:was|were)(?: \\p{L}+ly)? (?:${REFUSED})\\b|\\b(?:abgelehnt|verworfen|rejetée?|refusée?)\\W*$|^[^.?]{0,200}\\b${PROPOSED}\\b[^.?]{0,160} (?:${REFUSED}|(?:found|got|had|has|gets?|finds?) no (?:majority|support|backing))\\b|(?:^|[.!] )${REFUSED}(?=\\W*$|[.,;:]| [–—-] )`,
  'iu',
);

/** True for what was proposed and is not to be. */
export function refuses(statement: string): boolean {
  return REFUSING.test(statement);
}

export const PLAIN: readonly Cue[] = [
  cue(
    /period|full stop|no exc|non-neg|end of|basta|point final/i,
    sentence(`[^,;]{8}(?:[,;] ?| [–—-] )${THE_END}\\W*$`),
  ),
  cue(
    /after all/i,
    sentence(
      CLAUSE,
      "(?:we|i)(?: will|['’]ll)? (?!have|had|are|were|am|was|need|can|could|do|did|got|know|see|think)\\p{L}+ \\S[^.?]{2,120} after all[.!]?$",
    ),
  ),
  cue(
    /: [^.:;?]{2,60}, (?:not|instead of) /i,
    sentence(
      '^(?!(?:the )?(?:root )?(?:cause|culprit|reason|problem|issue|bug|error|finding|symptom|impact|note|nb|status|result|question|idea|hint|tip)s?\\b)[^.:?!,]{2,40}: (?!(?:it|i|he|she|they)\\b)(?!.*\\b(?:is|are|was|were|has|had|did|got|went|took|shows?|said|found|seen)\\b)[^.,:;?]{2,60}, (?:not|instead of) (?!\\p{L}+ing\\b|yet|sure|only|bad|good|ok|the (?:cause|reason|problem))\\S[^.?]{2,60}$',
    ),
  ),
  cue(
    /: (?:keeping|dropping|sticking|going|staying)/i,
    sentence('^[^.:?!]{2,60}: (?:keeping|dropping|sticking with|going with|staying (?:with|on)) \\S'),
  ),
  cue(
    /turned down|reject|refus|declin|dismiss|voted down|veto|ruled out|denied|not (?:accept|approv|grant)|approved|granted|adopted|carried|endorsed|ratified|accepted|no (?:majority|support|backing)/i,
    sentence(
      `^(?:(?:the|a|an|this|that|his|her|their|one|another|\\p{Lu}[\\p{L}'’-]+['’]s) )?(?:[\\p{L}-]+ )?(?:(?:proposals?|ideas?|suggestions?|motions?)(?: (?:of (?!the )|by|from|for|that|about)\\b[^.?]{2,160}?)?|${PROPOSED} (?:to (?!the |a |an )\\p{Ll}+|of \\p{L}+ing)\\b[^.?]{2,160}?) (?:(?:was|were|is|got|has been|were all)(?: [\\p{L}]+ly)? (?:${REFUSED}|${ACCEPTED})\\b(?! by (?!${BODY}\\b)(?:the|an?|our|its) )|(?:found|got|had) no (?:majority|support|backing)\\b)`,
    ),
  ),
  cue(
    /selected|chose|picked|accepted|approved|backed|endorsed|adopted|rejected|refused|declined|turned|ruled|opted|granted|ratified|concluded/i,
    sentence(
      CLAUSE,
      `${BODY}(?: has| have)?(?: \\p{L}+ly| also| then| now)? (?:selected|chose|picked|accepted|approved|backed|endorsed|adopted|rejected|(?:refused|declined) (?!to )|turned down|opted (?:for|against)|granted|ratified|(?:ruled|concluded) (?:that|out|in favou?r|against)) (?!(?:the |our |last )*minutes)\\S`,
    ),
  ),
  cue(/ ruled /i, sentence("^\\p{Lu}[\\p{L}\\p{M}.'’ -]{1,40} (?:has )?ruled (?:that|out|in favou?r of|against) \\S")),
  cue(
    /(?:final|last) call|the call that/i,
    sentence(
      "(?:^|[,;] |\\b(?:and|so|then) )[\\p{L}\\p{M}.'’ -]{1,40} (?:made|took|has made) the (?:(?:final|last) call|call that)\\b|^(?:the )?final call[:,] ",
    ),
  ),
  cue(
    /(?:closed|settled|decided)(?:[:;,]| [–—-])/i,
    sentence(
      '^(?:so |and )?(?:the |this |our |that )?(?:[\\p{L}-]+ )?(?:question|matter|debate|discussion|argument)\\b[^.:;?]{0,80} (?:is|was|has been)(?: now| finally| thus| hereby)* (?:closed|settled|decided)(?:[:;,]| [–—-]) ?\\S',
    ),
  ),
  cue(
    /clear (?:for|to) /i,
    sentence(
      '\\b(?:it|that) (?:was|is|became)(?: [\\p{L}]+)? clear (?:for|to) (?:everybody|everyone|all(?: of us)?|us all) that [^.?]{3,160}?, so (?:the|we|it|this|nobody|all)\\b',
    ),
  ),
  cue(
    /(?:vs\.?|versus| or ) .{0,60}[→⇒>]/i,
    sentence(
      '^(?:[^:.?!]{2,60}: )?(\\S{2,30}(?: \\S{1,20})?) (?:vs\\.?|versus|or) (\\S{2,30}(?: \\S{1,20})?)\\s?(?:->|→|=>|⇒) ?(?:\\1|\\2)(?![\\p{L}\\d])',
    ),
  ),
  cue(
    /: (?:no|nope|nein|non)\b/i,
    sentence(
      `^[^.:?!]{2,80}: (?:no|nope)[,;] (?:(?:we|i)(?:['’]ll| will)? (?:${CHOOSE}|${CHANGE}|wait|${NOT_DONE})|not (?:now|worth|before|until|this (?:year|quarter|month|week|sprint|release)))\\b`,
    ),
  ),
  cue(
    /^(?:→|⇒|[-=]>)/,
    sentence(
      `^(?:→|⇒|[-=]>) ?(?!(?:is|was|wait|blocked|not)\\b)\\p{L}[^?]{4,120}?(?:${INSTEAD}|${UNTIL}|\\bfrom now on\\b)`,
    ),
  ),
  cue(
    / (?:stay|remain)s? .{2,62}, no /i,
    sentence(
      '^[^.:?!,]{2,60} (?:stay|remain)s? [^.,;?]{2,60}, no (?:\\S+ ){1,4}(?:for (?:that|this|it|them)|needed|necessary|any ?more)[.!]?$',
    ),
  ),
  {
    ...cue(/so no/i, sentence('(?:^|[,;–—-] |\\band )so,? no[:,;] \\S.{4,}')),
    isConclusion: true,
  },
  cue(/: back o?/i, sentence('^[^.:?!]{2,60}: back (?:to|on) (?:the|our|plain|\\p{L}+[ .,;]?$)')),
  cue(/our own/i, sentence('(?:^|[:,;] )we (?:write|build|run|host|make|keep) our own\\b')),
  cue(/no longer/i, sentence('^[^.?!,]{4,80}, no longer (?:every|per|by|with|one|two|three|both|all)\\b')),
  cue(
    /settled (?:it|the)/i,
    sentence('\\b(?:that|this|which|it) settled (?:it|the (?:matter|question|discussion))\\b'),
  ),
  cue(
    /(?:rule|compromise|deal)(?:[:;,]| (?:is|which|that))/i,
    sentence(
      CLAUSE,
      'we (?:ended(?: up)? (?:at|with|on)|arrived at|came to|found|made|agreed on|have) (?:a|an|one|the) (?:[\\p{L}-]+ )?(?:rule|compromise|deal)(?:[:,;]| (?:is|which|that))',
    ),
  ),
  cue(/^settled |^decided /i, sentence('^(?:settled|decided) (?!(?:on|for|with|by|to)\\b)[^:.?]{2,60}: \\S')),
  cue(
    /we (?:now |then |just |therefore |all )?(?:take|keep|stay|stick|go|leave|drop|skip|stop|switch|move|retire|remove|postpone|freeze|pin)/i,
    sentence(
      CLAUSE,
      `we(?: now| then| just| therefore| all)? (?:${CHOOSE} ?\\S.{0,160}?(?:${AND_NOT}|${INSTEAD}|${UNTIL})|${HOLD} \\S.{0,160}?${UNTIL}|${CHANGE} \\S.{0,160}?(?:${INSTEAD}))`,
    ),
  ),
  cue(
    /we(?:['’]ll| will) /i,
    sentence(
      CLAUSE,
      `we(?:['’]ll| will)(?: now| then| just| only)? (?:(?:${CHOOSE}|${HOLD}) ?\\S.{0,160}?(?:${AND_NOT}|${INSTEAD}|${UNTIL})|(?:${CHANGE}|${MAKE}) \\S.{0,160}?(?:${AND_NOT}|${INSTEAD}))`,
    ),
  ),
  {
    ...cue(
      /(?:therefore|hence|thus|consequently|so),? (?:we|i) /i,
      sentence(
        `(?:^|[,;–—-] |\\band )(?:therefore|hence|thus|consequently|so),? (?:we|i)(?: will)? (?:(?:leave|keep|postpone) (?:it|them|this|that|the|our|all|both)\\b|(?:stay|stick) (?:with|on|at)\\b|take (?:the|both|that)\\b(?! (?:time|lead|bus|train|blame))|go (?:with|for|without)\\b|${NOT_DONE}\\b)`,
      ),
    ),
    isConclusion: true,
  },
  cue(
    /: ?(?:stays|remains) /i,
    sentence('^[^.:?!]{2,80}: ?(?:stays|remains) [^.?]{0,80}(?:for now|revisit|look(?:ing)? again|as it is|where it)'),
  ),
  cue(
    /i(?: will|['’]ll) /i,
    sentence(CLAUSE, `i(?:['’]ll| will) (?:leave|keep|stick to|stay with) \\S.{0,120}?${UNTIL}`),
  ),
  cue(
    /(?:parked|postponed|shelved|on ice) until/i,
    sentence(
      `^(?:the )?(?:[\\p{L}\\d.\`_-]+ ){1,6}(?:(?:is|are|stays?) )?(?:parked|postponed|shelved|on ice) ${UNTIL}[^:]+$`,
    ),
  ),
  cue(
    /(?:from|starting|beginning) .{2,40} (?:we|i|all|nobody|everyone|every|no) /i,
    sentence(
      `(?:^|[,;] |\\b(?:so|and) )(?:from|starting|beginning) (?:this|next|tomorrow|today|now|\\p{Lu}\\p{Ll}+)(?: (?:week|month|sprint|quarter|year))?(?: on(?:wards)?)?,? (?:we|i|all|nobody|everyone|every|no)\\b(?=.*\\b(?:only|always|never|no longer|any ?more|must|all|every|no exceptions|nobody)\\b)(?!.*\\b(?:should|could|might|want|hope)\\b)`,
    ),
  ),
  cue(
    /^(?:le |la |l['’]|on |nous )/i,
    sentence(
      "^(?:(?:le (?:comité|conseil|bureau|groupe)|la (?:réunion|direction)|l['’]équipe) (?:retient|valide|adopte|approuve|rejette|refuse|opte pour|choisit|décide|abandonne|garde)|nous (?:retenons|validons|adoptons|approuvons|rejetons|choisissons|gardons|abandonnons)|on (?:part sur|reste sur|retient|abandonne|garde|passe à|arrête)) \\S",
    ),
  ),
];
