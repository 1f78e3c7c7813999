import {
  GROUP,
  SUBJECT,
  HAVE,
  ADVERBS,
  CLAUSE,
  OWN,
  REASON,
  TALK,
  VERB,
  WHEN,
  DECIDED,
  OBJECT,
  GOES_ON,
  cue,
  after,
  sentence,
  type Cue,
} from './clauses.ts';

/*
 * How a sentence in plain English says that something was decided.
 */

/** Said by anybody, also in the course of a long turn. */
export const FIRM: readonly Cue[] = [
  cue(
    /decided|agreed|resolved|concluded|decision/i,
    after(VERB, `${CLAUSE}${SUBJECT}${HAVE}${ADVERBS} `, WHEN, ' ', TALK, OBJECT, GOES_ON),
  ),
  cue(
    /decided|agreed|resolved/i,
    after(
      '(?:decided|agreed|resolved)',
      `${CLAUSE}(?:it|this|that) (?:was|has been|had been)(?: also| then)? `,
      ' ',
      OBJECT,
      GOES_ON,
    ),
  ),
  cue(
    /decision/i,
    after(
      'decision (?:is|was)',
      `${CLAUSE}(?:the |our |my )?(?:final )?`,
      '(?: made| taken| then)? (?:to|that|not to|against|in favou?r of)\\b',
    ),
  ),
];

/** Said in passing, also by one who speaks in a meeting, when it is not a long turn. */
export const SAID: readonly Cue[] = [
  cue(/decided|agreed|resolved|concluded|decision/i, sentence(OWN, DECIDED, ' ', TALK, OBJECT, GOES_ON)),
  cue(
    /agreement|decision|approved/i,
    sentence(
      '^(?:(?:general |full |rough |group |unanimous |broad |wide )?agreement|decisions?(?: (?:was |is |were )?(?:made|reached|taken))?|(?:unanimously )?approved) (?:(?:not )?to\\b(?! (?:think|discuss|revisit|talk|wait|explore|investigate|meet|disagree|consider|look|come|follow|work|trust|have|file|create|be (?:discussed|decided|made|taken)))(?!.* (?:can|may|might|is|was|has) )|that\\b(?=.* (?:should|will|will not|must|shall|not support) ))',
    ),
  ),
  cue(
    /: (?:we )?(?:decided|agreed)/i,
    sentence('^[^.:?!]{2,120}(?:\\([^()]{1,200}\\))?: (?:we )?(?:decided|agreed) (?:to|not to|that|on|against)\\b'),
  ),
  cue(/^agreed/i, sentence('^agreed (?:in|at|during|with|by) [^.]{2,60}?(?:,| (?:to|that|on|we)) ')),
  cue(
    /using|going with|choosing|went|gone|settled|landed|converged|opted|chose/i,
    sentence(
      CLAUSE,
      SUBJECT,
      HAVE,
      ADVERBS,
      ' (?:ended up (?:going with|choosing|using)|went with|gone with|(?:settled|landed|converged) on|settled for|opted (?:for|to|not|against)|chose (?:not )?to) \\S',
    ),
  ),
  cue(
    /went with|settled|opted|chose/i,
    sentence(OWN, '(?:went with|settled (?:on|for)|opted (?:for|to|not|against)|chose (?:not )?to) \\S'),
  ),
  cue(
    /go(?:ing)? with |stick|stay|settl|switch|migrat/i,
    sentence(
      CLAUSE,
      `(?:we|i)(?:['’]ll| will|['’](?:re|m)(?: going to)?| (?:are|am)(?: going to)?)(?: now| then| just| instead)? (?:go(?:ing)? with|stick(?:ing)? (?:with|to)|stay(?:ing)? with|settl(?:e|ing) (?:on|for)|switch(?:ing)? (?:over |back )?to|migrat(?:e|ing) to) \\S`,
    ),
  ),
  cue(
    /consensus|agreement/i,
    sentence(
      `^(?:(?:we|${GROUP}) (?:have|has|had|reached|got|came to)(?: a| rough| general| full| broad| clear){0,2} (?:consensus|agreement) (?:to|that|on|for)|(?:meeting |rough |general |group |team )?consensus(?: (?:is|was))? (?:to|that|reached (?:to|that|on|for)))\\b`,
    ),
  ),
];

/** `→ we keep it`: what came of it, below what was said. */
export const ARROWED = /^(?:→|⇒|[-=]>) ?[^\s\d]/;

/** In the writer's own words; what one of several speakers says like that is an opinion. */
export const WRITTEN: readonly Cue[] = [
  cue(/^we .{0,5}(?:go|stick|stay) with/i, sentence('^we(?: now| then| just)? (?:go|stick|stay) with \\S')),
  cue(
    /voted|show of hands|the vote/i,
    sentence(
      `^(?:(?:we|${GROUP}) )?voted(?: \\d+ ?(?:to|[:–-]) ?\\d+)?(?: (?:to|for|against|that) ${TALK}|: ?\\S)|(?:show of hands|^the vote) (?:gave|went (?:for|to)|chose|picked|favou?red) \\S`,
    ),
  ),
  cue(
    ARROWED,
    sentence(
      "^(?:→|⇒|[-=]>) ?we(?:['’]ll| will)? (?:keep|use|drop|go with|stay|stick|move to|switch|stop|start|adopt|retire|remove|ship|postpone|skip|do not|don['’]t|won['’]t) \\S",
    ),
  ),
  cue(
    /chose|picked|selected|adopted|moved to|switched|migrated|dropped|kept/i,
    sentence(
      CLAUSE,
      SUBJECT,
      HAVE,
      ADVERBS,
      ' (?:chose|picked|selected|adopted|moved to|switched(?: over| back)? to|migrated to|dropped|kept) \\S.{0,200}',
      REASON,
    ),
  ),
  cue(/chose|picked|selected/i, sentence(OWN, '(?:chose|picked|selected) \\S.{0,200}', REASON)),
  cue(
    /chose|picked|selected/i,
    sentence(CLAUSE, `(?:we|i)(?:['’]ve| have)? (?:chose|chosen|picked|selected) \\S.{0,100}\\bover\\b`),
  ),
  cue(
    /let['’]?s|let us/i,
    sentence(
      `^(?:(?:so|ok|okay|right|alright|therefore|then|for now|anyway|yes|no)[,:]? )*let(?:['’]?s| us) (?:not(?:[,;–—]| -) \\S|not (?!worry|forget|get|kid|rush|assume|confuse|pretend|discuss|discount|talk|debate|go (?:into|there|down)|spend|dwell|say|jump|bikeshed|rathole|be|make|conflate|lose|waste|have|panic|dive|throw|solve|try)|(?:go|stick|stay) with|drop \\S|postpone|skip \\S|(?:use|keep|do|move|build|run) \\S.{0,160}\\b(?:instead of|rather than|because|from now on)\\b)`,
    ),
  ),
  cue(
    /^(?:switch|mov|migrat|going back)/i,
    sentence(
      '^(?:switching|moving|migrating|going back) (?:over |back |away )?(?:to|from) \\S.{0,200}\\b(?:instead of|rather than|from now|going forward|because|since|for the (?:next|rest)|away from|as (?:it|we|they))\\b',
    ),
  ),
  cue(
    /^(?:switched|moved|migrated)/i,
    sentence(
      '^(?:switched|moved|migrated) (?:over |back )?to (?!branch)\\S.{0,200}(?:\\b(?:instead of|rather than|because|since|as (?:it|we|they))\\b|, (?:it|they|that|which) (?:is|was|are|were|seems?|works?|feels?|looks?)\\b)',
    ),
  ),
];
