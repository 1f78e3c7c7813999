import { CLAUSE, cue, sentence, type Cue } from './decision-clauses.ts';

/*
 * What somebody lays down for the time to come: from a day on, for now, not at all.
 */

const TIME =
  '(?:now|today|tomorrow|(?:next|this) \\p{L}+|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan(?:uary)?|feb(?:ruary)?|march|april|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|spring|summer|autumn|fall|winter|q[1-4]|(?:the )?\\d{1,2}(?:st|nd|rd|th)|20\\d\\d)';
const NO_WISH =
  '(?!.*\\b(?:should|could|might|may (?:be|have)|want|wants|hope|hopes|wish|would|if|propos\\p{L}+|suggest\\p{L}+)\\b)';
/** What is not done on purpose: these just do not happen. */
const NO_WILL =
  '(?!be\\b|have\\b|get\\b|make (?:it|the|our)\\b|know\\b|see\\b|need\\b|find\\b|reach\\b|finish\\b|lose\\b|hit\\b|manage\\b|notice\\b|forget\\b|happen\\b|understand\\b|believe\\b|regret\\b|miss\\b|mind\\b|fit\\b|work\\b|last\\b|ever\\b|discuss\\b|only\\b|all\\b)';
/** Words that weigh: of what is explained, nothing is worth it, too dear or enough. */
const WEIGHED =
  "(?=.*\\b(?:nobody|no one|nothing|no|not|never|too|enough|cost|costs|expensive|cheaper|slow|slower|worth|risky|harder|easier|better|worse|unused|pointless|n['’]t)\\b.*\\b(?:so|therefore|hence|thus)\\b)";
const VERB =
  '(?:drop|leave|keep|skip|stop|take|use|postpone|move|switch|stay|stick|remove|retire|go|buy|build|write|ship|merge|do|delete|close|cancel|turn|pin|freeze)';
/** What a board of minutes decides about, and no program. */
const NO_ANSWER =
  '(?!(?:the )?(?:minutes|prs?|pull requests?|merge requests?|mrs?|connections?|requests? to the|logins?|tokens?|certificates?|payments?|cards?|packets?|messages?|jobs?|builds?|commits?|patch(?:es)?|agenda)\\b)';

export const LAID_DOWN: readonly Cue[] = [
  cue(
    /from .{2,16} on/i,
    sentence(
      `^${NO_WISH}(?!.*\\b(?:was|were|had|did)\\b).{0,160}?\\bfrom ${TIME} on(?:wards)?\\b(?! (?:leave|vacation|holiday|call)).*\\S`,
    ),
  ),
  cue(
    /we (?:will|shall|are|were)? ?not|we wo|we['’]re not|we are not/i,
    sentence(
      CLAUSE,
      `we (?:will not|shall not|won['’]t|are not going to|['’]re not going to) ${NO_WILL}\\p{L}{2,} (?:it|this|that|them|the|an?|any|our|another|more)\\b`,
    ),
  ),
  {
    ...cue(
      /so we |therefore we |hence we |thus we /i,
      sentence(
        `^${WEIGHED}.*?(?:, |\\b)(?:so|therefore|hence|thus) we (?:will )?${VERB} (?:it|them|this|that|the|our|all|without|with|on|to|back)\\b`,
      ),
    ),
    isConclusion: true,
  },
  cue(
    /(?:stays?|remains?) .*for now/i,
    sentence(
      `^${NO_WISH}[^.?!]{2,80} (?:stays?|remains?) (?!(?:at|below|above|under|around|about) ?\\d|high|low|flat|open|unclear|up\\b|down\\b|green|red|stable|available|the same)[^.?!]{2,80}\\bfor now\\b`,
    ),
  ),
  cue(
    /is decided|['’]s decided/i,
    sentence(
      "(?:^|[,;] )(?:so |then |well,? )?(?:it|that|this)(?: is|['’]s)(?: now| finally| then)? decided(?:[,;:]| [–—-]) ?\\S",
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
