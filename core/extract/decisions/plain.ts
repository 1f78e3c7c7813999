import { CLAUSE, cue, GROUP, sentence, type Cue } from './clauses.ts';

/*
 * What a writer settles without the word `decide`. Two things come together in the sentence: somebody commits to it (`we
 * keep …`, `dropping …`, `it stays …`), and a mark tells a choice from a report: what it is set against, how long it holds,
 * or what it follows from. What is not going to be done, and what a body does with a proposal, needs no mark.
 */

const WILL = "(?:['’]ll| will| shall|['’](?:re|m) going to| (?:are|am) going to)";
const ADVERB = '(?: (?:now|then|just|only|all|therefore|simply|both|first))?';
/** Verbs of choosing, and of what lasts. */
const CHOOSE =
  '(?:take|keep|stay|stick|leave|do (?:it|this|that|them)|go (?:with|for|without|on)|pick|choose|skip|postpone|freeze|pin|pay|live with)';
/** Verbs of what is changed or made: in the present tense also what a program does. */
const MAKE =
  '(?:use|drop|stop|start|move|switch|retire|remove|host|run|write|build|buy|store|put|ship|merge|split|cap|limit|raise|lower|turn|try|accept|allow|support|release|renew|replace|tag|do)';
const CHOOSING =
  '(?:keeping|dropping|skipping|staying|sticking|leaving|taking|going (?:with|for|back|without)|moving|switching|postponing|parking|pinning|freezing|retiring|removing|stopping)';
const CHOSE =
  '(?:took|kept|stayed|stuck|left|went (?:with|for|without)|picked|chose|skipped|postponed|dropped|switched|bought)';
/** Not `keep seeing`, `start working`. */
const NO_PROGRESS = '(?! \\p{L}+ing\\b)';

const AGAINST =
  '(?:,? (?:and|but) not (?!\\p{L}+ing )|\\binstead\\b|\\brather than\\b|\\bno longer\\b|\\bany ?more\\b|\\bafter all\\b)';
const NOT = ', not (?!\\p{L}+ing |yet|sure|only|just|a problem)';
const COUNT = '(?:\\d+|an?|one|two|three|four|five|six|seven|ten|fourteen|thirty)';
/** How long it holds; a day only says when it is done. */
const OPEN_SPAN =
  '(?:\\bfor now\\b|\\bfor the time being\\b|\\buntil (?!(?:mon|tues|wednes|thurs|fri|satur|sun)day|\\d|noon|then\\b|tomorrow|tonight|(?:i|he|she|they) ))';
const COUNTED_SPAN = `\\bfor (?:${COUNT}|the next|the rest) .{0,12}(?:day|week|month|quarter|year|release|sprint)s?\\b`;
const SPAN = `(?:${OPEN_SPAN}|${COUNTED_SPAN})`;
/** Not `we keep them for thirty days`: how it is with what was just spoken of. */
const SPAN_OF_A_THING = `(?:${OPEN_SPAN}|(?<! (?:it|them|those|these) )${COUNTED_SPAN})`;
const BECAUSE =
  '(?:\\bbecause\\b|\\bsince (?:it|we|they|that|this|the|there|our|nobody|no one|nothing)\\b|[,;:] (?:nobody|no one|nothing|too)\\b)';
const WEIGHED =
  "\\b(?:nobody|no one|nothing|no|not|never|too|enough|costs?|expensive|cheaper|slow|slower|worth|risky|harder|easier|better|worse|unused|pointless)\\b|n['’]t\\b";
const NO_WISH =
  '(?!.*\\b(?:should|could|might|probably|maybe|may (?:be|have)|want|wants|hope|hopes|wish|would|if|propos\\p{L}+|suggest\\p{L}+)\\b)';
const TIME =
  '(?:now|today|tomorrow|(?:next|this) \\p{L}+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter|q[1-4]|(?:the )?\\d{1,2}(?:st|nd|rd|th)|20\\d\\d)';
/** What is not done on purpose: these just do not happen. */
const HAPPENS =
  '(?:be|have|get|make (?:it|the|our|a decision)|want|describe|present|explain|say|talk|argue|block|ask|pretend|go into|\\p{L}+ (?:ourselves|myself)|know|see|need|find|reach|finish|lose|hit|manage|notice|forget|happen|understand|believe|regret|miss|mind|fit|work|last|ever|discuss|only|all|attend|join|come|bore|complain|lie)\\b';

const BODY = `(?:${GROUP}|(?:the )?(?:chair(?:man|woman|person)?|panel|directors|management))`;
/** What is put before those who decide. */
const PROPOSED = '(?:proposals?|ideas?|suggestions?|plans?|option|motions?|requests?)';
const REFUSED =
  '(?:turned down|rejected|refused|declined|dismissed|voted down|vetoed|ruled out|denied|not (?:accepted|approved|granted))';
const ACCEPTED = '(?:accepted|approved|granted|adopted|carried|endorsed|ratified|taken up)';
/** What a board of minutes decides about, and no program. */
const NO_ANSWER =
  '(?!(?:the )?(?:minutes|prs?|pull requests?|merge requests?|mrs?|connections?|requests? to the|logins?|tokens?|certificates?|payments?|cards?|packets?|messages?|jobs?|builds?|commits?|patch(?:es)?|agenda)\\b)';

/** What ends a discussion. */
const THE_END =
  '(?:period|full stop|no exceptions|non-negotiable|end of (?:story|discussion|debate)|basta|point final)';

export const PLAIN: readonly Cue[] = [
  // `we keep the old valve until the new one is tested`
  cue(
    /instead|any ?more|no longer|rather than|after all|for now|for the time|until|because|since|from now|nobody|no one|nothing|(?:and|but|,) not |for (?:\d|an? |one|two|three|four|five|six|seven|ten|fourteen|thirty|the (?:next|rest))/i,
    sentence(
      CLAUSE,
      `(?:we${ADVERB} ${CHOOSE}${NO_PROGRESS}\\b.{0,160}?(?:${AGAINST}|${SPAN_OF_A_THING})|we${ADVERB} ${MAKE}${NO_PROGRESS}\\b.{0,160}?(?:\\binstead\\b|\\bany ?more\\b|${SPAN_OF_A_THING})|we${ADVERB} ${MAKE} (?:the|our|all|this|that|it|them)\\b.{0,160}?[,:] (?:nobody|no one|nothing) |(?:we|i)${WILL}${ADVERB} (?:${CHOOSE}|${MAKE})${NO_PROGRESS}\\b.{0,160}?(?:${AGAINST}|${NOT}|${SPAN}|${BECAUSE}|\\bfrom now on\\b)|we (?!had|have|are|were|was|need|can|could|do|did|got|know|see|think)\\p{L}+ [^.?]{2,120} after all(?:[.!]?$|[,;.] ))|^until [^,.]{3,80}?,? we (?!had|have|are|were|can|could|need|know|see|\\p{L}+ed\\b)\\p{L}+ \\S`,
    ),
  ),
  // `dropping it for now`, `build cache: staying with zstd`
  cue(
    /(?:keep|dropp|skipp|stay|stick|leav|tak|go|mov|switch|postpon|park|pinn|freez|retir|remov|stopp)ing /i,
    sentence(
      `^(?:[^.:?!]{2,60}: )?${CHOOSING} (?![^,;:–—]*\\b(?:is|was|would|will|means|makes|helps|allows|gives|can|could|has)\\b)\\S.{0,160}?(?:,? (?:and|but) not (?!\\p{L}+ing )|\\binstead\\b|\\brather than\\b|${SPAN}|${BECAUSE}|\\bfrom now on\\b)|^[^.:?!]{2,60}: (?:keeping|dropping|sticking with|going with|staying (?:with|on)) \\S`,
    ),
  ),
  {
    // `nobody can repair it, therefore we leave it`
    ...cue(
      /\b(?:so|therefore|hence|thus|end),? (?:we|i|it|that|this|they|the) |^(?:result|upshot|bottom line)/i,
      sentence(
        `(?:(?:^|[,;–—-] |\\band )(?:so|therefore|hence|thus|(?:in|at) the end),? (?:(?:we|i)(?: will|['’]ll)?${ADVERB} (?:(?:keep|stay|stick|leave|postpone|take|go (?:with|for|without))${NO_PROGRESS}\\b|${CHOSE}\\b|(?<=(?:${WEIGHED}).*)${MAKE} (?:it|them|this|that|the|our|all|without|with)\\b)|(?<=\\bso )(?:it|that|this|they|the [^,.;:]{2,40}) (?:stays?|remains?)\\b(?! (?:at|below|above|open|unclear|high|low|green|red|to be)\\b))|^(?:result|upshot|bottom line):? (?:so )?we (?!(?:are|have|had|were|got|see|saw|found|know|need|can|could|lost|think|did)\\b)\\p{L}+)`,
      ),
    ),
    isConclusion: true,
  },
  { ...cue(/so,? no/i, sentence('(?:^|[,;–—-] |\\band )so,? no[:,;] \\S.{4,}')), isConclusion: true },
  // `the proxy stays on the old version for now`, `tablet layout: postponed to autumn`
  cue(
    /stay|remain|postponed|parked|shelved|on ice/i,
    sentence(
      `^${NO_WISH}(?:[^.?!]{2,80}[ :] ?(?:stays?|remains?) (?!(?:at|below|above|under|around|about) ?\\d{1,3}\\b(?!:)|high|low|flat|open|unclear|up\\b|down\\b|green|red|stable|available|the same)[^?!]{0,80}?(?:${SPAN}|\\bas (?:it|they) (?:is|are)\\b|, look again|, no (?:\\S+ ){1,4}for (?:that|this|it|them))|[^.?!]{2,120} stays? (?!up|down|open)[^?!.]{1,80} instead[.!]?$|(?:the|this|our|that) (?!problem|issue|error|warning|question|bug|risk)[\\p{L}-]+(?: [\\p{L}-]+)? stays[.!]?$|[^.:?!]{2,80}(?:: ?| (?:is|are|stays?) )(?:postponed|parked|shelved|on ice) (?:to|until|till) \\S|(?:[^\\s.:?!]+ ){1,6}(?:postponed|parked|shelved|on ice) until \\S)`,
    ),
  ),
  // `from May on we tag releases by date`
  cue(
    /from .{2,16} on|^from |from (?:now|today|tomorrow|next)|with (?:immediate )?effect|going forward|from here|henceforth|(?:from|starting) (?:today|now|this|next)/i,
    sentence(
      `^${NO_WISH}(?:(?!.*\\b(?:was|were|had|did)\\b).{0,160}?\\bfrom (?:${TIME}|(?:lot|batch|release|version|sprint|revision|rev|build|day|week) \\d+) on(?:wards)?\\b(?! (?:leave|vacation|holiday|call))|.{3,200}\\bwith (?:immediate effect|effect from) |(?:going forward|from here on|henceforth|(?:so )?(?:from|starting) (?:today|now|(?:this|next) (?:week|sprint|month)))[,:]? (?:(?:we|i) (?!have\\b|are\\b|am\\b)|all|only|no|use|every|always|never|the|do)\\b|from now on[,:]? \\S|from ${TIME},? (?!(?:to|until|till|through|on|onwards?|and|i|i['’]m|we are|\\d)\\b)\\p{Ll}(?![^,]*\\b(?:was|were|had|did|could|would|(?:is|are) \\p{L}+ing)\\b)[^.]{12,}|(?!.*\\b(?:is|are|was|were|be|am|out|off|away|down|leave|back)\\b)[^.]{12,} from (?:now|today|tomorrow|next (?:week|month|sprint|release))(?: on(?:wards)?)?[.!]?$)`,
    ),
  ),
  cue(/going forward/i, sentence(`^${NO_WISH}we(?:['’]ll)? (?!.*\\b(?:think|need)\\b)[^.]{3,160} going forward[.!]?$`)),
  // `we are not going to build that`
  cue(
    /won['’]t|will not|shall not|not going to|n['’]t going to/i,
    sentence(
      `(?:${CLAUSE}|\\btold (?:him|her|them|\\p{L}+) (?:that )?)(?:we|i)(?: won['’]t| will not| shall not|['’](?:re|m) not going to| (?:are|am) not going to| aren['’]t going to) (?!${HAPPENS})\\p{L}{2,} (?!(?:much|well|today|tomorrow|yet)\\b)\\S`,
    ),
  ),
  // `not buying a bigger box this year`
  cue(
    /^not /i,
    sentence(
      `^not (?!(?:see|gett|hav|be|work|feel|know|happen|find|receiv|show|load|look|respond|sleep|do|mak|go|com|miss|los|say|try|press|suggest|propos|ask|talk|think)ing\\b)\\p{L}+ing \\S.*?(?:${SPAN}|${BECAUSE}|${AGAINST}|\\b(?:before|again|this (?:year|quarter|month|sprint))\\b)`,
    ),
  ),
  // `no cutover without a rehearsal`, `no further work on it until the pilot is over`
  cue(
    /^(?:no |not worth|(?:i |we )?said no)/i,
    sentence(
      '^no (?!(?:more |further |new |other )?(?:meetings?|expectations?|updates?|progress|news|responses?|answers?|repl(?:y|ies)|changes?|objections?|standup|call|issues?|problems?|one|need|sign|idea|way|time|decision|consensus|conclusion|agreement|clear)\\b)(?!.*\\b(?:is|are|was|were|has|have|had|can|could|yet|found|planned|so far|will|would|should)\\b.*\\b(?:without|until|unless|before)\\b)[^.?!:;,]{3,80} (?:without|until|unless|before|after(?! (?:all|the (?:fix|change|update|upgrade|restart)))|any ?more) \\S|^(?:not worth (?:it|the|a|an|\\p{L}+ing)\\b|(?:i |we )?said no\\b)(?!.*\\b(?:if|yet|maybe)\\b)',
    ),
  ),
  // `ferrite chosen: the one in stock`, `the new layout becomes the default`
  cue(/(?:chosen|picked|selected|dropped): /i, sentence('^[^.:?!]{2,60} (?:chosen|picked|selected|dropped): \\S')),
  cue(
    /default|standard|norm|rule/i,
    sentence(
      `^${NO_WISH}[^.?!,]{2,80} (?:becomes?|(?:is|are) now) (?:the|our) (?:new )?(?:default|standard|norm|rule)\\b`,
    ),
  ),
  // `keeping it`, `going to the new format, the old one hid it`
  cue(
    /^(?:going|keeping|dropping|skipping) /i,
    sentence(
      '^(?:going (?:with \\S|for (?:the \\d|option|plan|variant|\\d)|to (?!(?:be|have|bed|lunch|sleep|the (?:doctor|dentist|office|gym))\\b)[^,.]{3,60}, (?!and\\b)(?:the|it|they|this|that|too|not|no)\\b)|(?:keeping|dropping|skipping) (?:it|them|that|this|both)(?=[.!]?$|,))',
    ),
  ),
  // `haproxy vs envoy -> envoy`, `basic auth it is`
  cue(
    /(?:vs\.?|versus| or ) .{0,60}[→⇒>]/i,
    sentence(
      '^(?:[^:.?!]{2,60}: )?(\\S{2,30}(?: \\S{1,20})?) (?:vs\\.?|versus|or) (\\S{2,30}(?: \\S{1,20})?)\\s?(?:->|→|=>|⇒) ?(?:\\1|\\2)(?![\\p{L}\\d])',
    ),
  ),
  // `-> b) the small one`, `=> four workers until the mirror is up`
  cue(
    /^(?:→|⇒|[-=]>)/,
    sentence(
      `^(?:→|⇒|[-=]>) ?(?:[a-h1-9][.):] \\S|(?!(?:is|was|wait|blocked|not)\\b)\\p{L}[^?]{4,120}?(?:\\binstead\\b|${SPAN}|\\bfrom now on\\b))`,
    ),
  ),
  cue(
    / it is(?:[.!]?$|[,;] )/i,
    sentence(
      "^(?!.*\\b(?:what|how|that|which|as|than|where|why|whatever|whoever|who|when|if|sure|because|think|and|but|so|like|says?)['’]?s? it is)(?:[^.:?!]{2,60}: )?[^.,:;?!]{2,40}(?:,| then,?)? it is(?:[.!]?$|[,;] )",
    ),
  ),
  cue(
    /choice f|decided|settled/i,
    sentence(
      "\\bchoice f(?:ell|alls) on \\S|(?:^|[,;] )so (?:it|that|this)(?:['’]s| is) (?:decided|settled|agreed)(?! (?:if|when|once|as soon))\\b",
    ),
  ),
  // `so the old format after all`
  cue(
    /after all/i,
    sentence(
      '^(?:so |then )?(?:(?!(?:i|we|he|she|it|they|you|this|that|there|is|was|are|were|not|no|nothing)\\b)[\\p{L}\\p{N}/.-]+(?<!ed) ){1,4}after all(?:[.!]?$|[,;] )',
    ),
  ),
  cue(
    /period|full stop|no exc|non-neg|end of|basta|point final/i,
    sentence(`[^,;]{8}(?:[,;] ?| [–—-] )${THE_END}\\W*$`),
  ),
  // `the idea of a third pump was turned down`
  cue(
    /turned down|reject|refus|declin|dismiss|voted down|veto|ruled out|denied|not (?:accept|approv|grant)|approved|granted|adopted|carried|endorsed|ratified|accepted|taken up|no (?:majority|support|backing)/i,
    sentence(
      `^(?:(?:the|a|an|this|that|his|her|their|one|another|\\p{Lu}[\\p{L}'’-]+['’]s) )?(?:[\\p{L}-]+ )?(?:(?:proposals?|ideas?|suggestions?|motions?)(?: (?:of (?!the )|by|from|for|that|about)\\b[^.?]{2,160}?)?|${PROPOSED} (?:to (?!the |a |an )\\p{Ll}+|of \\p{L}+ing)\\b[^.?]{2,160}?) (?:(?:was|were|is|got|has been|were all)(?: [\\p{L}]+ly)? (?:${REFUSED}|${ACCEPTED})\\b(?! by (?!${BODY}\\b)(?:the|an?|our|its) )|(?:found|got|had) no (?:majority|support|backing)\\b)`,
    ),
  ),
  cue(
    /selected|chose|picked|accepted|approved|backed|endorsed|adopted|rejected|refused|declined|turned|ruled|opted|granted|ratified|concluded|follow/i,
    sentence(
      CLAUSE,
      `${BODY}(?: has| have)?(?: \\p{L}+ly| also| then| now)? (?:selected|chose|picked|accepted|approved|backed|endorsed|adopted|rejected|(?:refused|declined) (?!to )|turned down|opted (?:for|against)|granted|ratified|follow(?:s|ed)(?= [^.]{2,40} (?:proposal|suggestion|recommendation|advice)\\b)|(?:ruled|concluded) (?:that|out|in favou?r|against)) (?!(?:the |our |last )*minutes)\\S`,
    ),
  ),
];

/** In minutes: what was approved or declined there. */
export const MINUTED: readonly Cue[] = [
  cue(
    / (?:approved|declined|rejected|granted|adopted|refused|voted)/i,
    sentence(
      `^${NO_ANSWER}(?!.*\\b(?:that|which|who|because|will|found|but|if|when|our)\\b)(?:the |a |an |this |that )?[\\p{L}\\d][^.?!:;,]{2,80} (?:was|were)(?: \\p{L}+ly)? (?:approved|declined|rejected|granted|adopted|refused|voted down)\\b(?! (?:by (?:the |an? )?(?!board|committee|council|team|group|chair)|in \\d))`,
    ),
  ),
];

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
  `^not worth\\b|^(?:i |we )?said no\\b|^[^.?!:;]{2,160} (?:was|were)(?: \\p{L}+ly)? (?:${REFUSED})\\b|\\b(?:abgelehnt|verworfen|rejetée?|refusée?)\\W*$|^[^.?]{0,200}\\b${PROPOSED}\\b[^.?]{0,160} (?:${REFUSED}|(?:found|got|had|has|gets?|finds?) no (?:majority|support|backing))\\b|(?:^|[.!] )${REFUSED}(?=\\W*$|[.,;:]| [–—-] )`,
  'iu',
);

/** True for what was proposed and is not to be. */
export function refuses(statement: string): boolean {
  return REFUSING.test(statement);
}
