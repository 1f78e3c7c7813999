import { after, CLAUSE, cue, HAVE, ADVERBS, OWN, REASON, sentence, SUBJECT, type Cue } from './clauses.ts';

/*
 * How a sentence says that something is given up or taken back. In the writer's own words only: in talk it is a proposal.
 */

/** Where people and programs go back to without deciding anything. */
const NO_GOAL = String.raw`(?!(?:the |my |our |a |an |his |her |their )?(?:office|bed|work|sleep|school|normal|running|green|zero|basics|square|drawing|start|beginning|commit|revision|version|release|build|image|snapshot|backup|previous|last|main|master|branch|home|topic|agenda|list|discussion|question|meeting|point|state|v?\d|it\b|this\b|that\b|discuss|talk|look|check|ask|fix|read|see|think|him\b|her\b|them\b|you\b|me\b|us\b)|.{0,40}\bdiscuss|(?:my|his|her|their) |the (?!old\b|original\b|classic\b|former\b))`;
const GOES_BACK = String.raw`(?:went|gone|go|going|moved|moving|switched|switching) back to`;
const NEW_ONE = String.raw`(?!.{0,80}\bwith (?:a |an |the |some )?(?:new|spare|fresh|other|another)\b)`;

export const REVERSING: readonly Cue[] = [
  cue(
    /back to/i,
    after(GOES_BACK, `${CLAUSE}(?:we|i)(?:['’](?:ve|re|m)| have| are| am)?${ADVERBS} `, ` ${NO_GOAL}\\S`),
  ),
  cue(/^(?:went|going|moved|moving|switched|switching) back to/i, sentence('^', GOES_BACK, ` ${NO_GOAL}\\S`)),
  cue(/back to/i, sentence(OWN, `decided to go back to \\S`)),
  cue(
    /from/i,
    sentence(
      `(?:${OWN}|${CLAUSE}${SUBJECT}${HAVE}${ADVERBS} )(?:switched|migrated|moved|changed)(?: over)? from \\S.{0,80} to \\S.{0,120}`,
      REASON,
    ),
  ),
  cue(/from/i, sentence(CLAUSE, 'we', HAVE, ADVERBS, ' (?:switched|migrated)(?: over)? from \\S.{0,80} to \\S')),
  cue(
    /no longer/i,
    sentence(
      CLAUSE,
      `we(?: will|['’]ll)? no longer (?:use|support|run|deploy|rely on|accept|maintain|allow|require|offer) \\S`,
    ),
  ),
  cue(
    /stopped/i,
    sentence(CLAUSE, '(?:we|the team)', HAVE, ' stopped (?:using|supporting|running|deploying|offering) \\S'),
  ),
  cue(
    /away from|migrating off|moving off/i,
    sentence(
      `(?:^|${CLAUSE}we(?:['’]re| are| have been) )(?:moving|migrating|switching) (?:away from|off(?: of)?) (?!the office|home|keyboard|.*\\b(?:is|are|was|were|to|into)\\b)(?:\\S+ ?){1,6}[.!]?$|^(?:moving|migrating|switching) (?:away from|off(?: of)?) \\S.{0,120}${REASON}`,
    ),
  ),
  cue(/(?:our|my) mind/i, sentence(CLAUSE, '(?:we|i)', HAVE, ADVERBS, ' changed (?:our|my) minds? (?:about|on) \\S')),
  cue(
    /favou?r of/i,
    sentence(
      `(?:${OWN}|${CLAUSE}${SUBJECT}${HAVE}${ADVERBS} )(?:dropped|ditched|scrapped|abandoned|retired|replaced|removed|deprecated) \\S.{0,120}\\bin favou?r of\\b`,
    ),
  ),
  cue(
    /dropped/i,
    sentence(
      `(?:${OWN}|${CLAUSE}${SUBJECT}${HAVE}${ADVERBS} )dropped \\S.{0,80}, (?:it|they|that|which) (?:is|was|are|were|costs?|takes?|took|never|does|did|had|has)\\b`,
    ),
  ),
  cue(/scrapped|ditched|abandoned/i, sentence(CLAUSE, 'we', HAVE, ADVERBS, ' (?:scrapped|ditched|abandoned) \\S')),
  cue(
    /replaced/i,
    sentence(
      `(?:${OWN}|${CLAUSE}${SUBJECT}${HAVE}${ADVERBS} )replaced ${NEW_ONE}\\S.{0,80}\\bwith \\S.{0,120}`,
      REASON,
    ),
  ),
  cue(
    /replaced/i,
    sentence(
      CLAUSE,
      'we',
      HAVE,
      ` replaced (?!the |a |an |my |our |this |that |all )\\S+(?: \\S+)? with (?!the |a |an |my |our |new )\\S`,
    ),
  ),
  cue(
    /^instead of/i,
    sentence(
      `^instead of (?:using |running )?(?!\\p{L}+ing\\b)[^.,;]{2,80},? (?:we|i)(?:['’](?:ll|re|m|ve))?(?: (?:now|will|are|am|have|just))* (?:use|using|go|going|run|running|moved|switched|keep|write|store|deploy)\\b`,
    ),
  ),
];
