import type { NoteKind, TaskState } from '../../contract/kinds.ts';

/*
 * The wordings in which people ask for facts. They are read from a question whose time was taken out and whose people
 * stand as `§`; `rest` is what remains for the topic.
 */

/** One person or several, owning or not. */
const P = String.raw`§(?:['’]s)?(?:(?:,| and| or| &| \+)+ §(?:['’]s)?)*`;
const US = '(?:we|i|everyone|everybody|the team|people|all of us|they|each)';
const ASKS = String.raw`what(?:['’]s)?(?: all| else| exactly| things?)?`;
/** Before somebody's name also a thing of any kind: `anything Mira finished`. */
const ASKS_OF = String.raw`(?:${ASKS}|anything|everything|things)`;
const AUX = '(?: (?:is|are|was|were|has|have|had|did|does|do|will|wo|would|might|could))?';
const FILL =
  '(?: (?:currently|still|actually|mostly|now|last|then|have|just|recently|lately|also|all|ever|already|going|to|be|been|get|getting))*';

const WORK = String.raw`(?:(?:do(?:ing|ne)?|did)(?! (?:with|about)\b)|work(?:s|ed|ing)?(?: on)?|up to|report(?:s|ed|ing)?(?: on)?|updat(?:e|es|ed|ing)(?: on)?|achiev\w*|accomplish\w*|ship(?:ped|ping)?|deliver\w*|focus\w*(?: on)?|busy(?: with)?|spen[dt]\w*(?: \w+)? on|contribut\w*(?: to)?|struggl\w*(?: with)?|deal\w*(?: with)?|dealt(?: with)?|handl\w*|implement\w*|build(?:ing)?|built|learn\w*|investigat\w*|look\w*(?: at| into)|start\w*(?: on| with)?|beg[au]n(?: on| with)?)`;
const SAY = String.raw`(?:say|said|says|saying|mention\w*|tell(?:ing)?(?: us| me)?|told(?: us| me)?|talk(?:s|ed|ing)?|discuss\w*|suggest\w*|propos\w*|argu\w*|think\w*|thought|ask\w*|want\w*|promis\w*|commit\w*(?: to)?|present\w*|share[ds]?|note[ds]?|writ(?:e|es|ing|ten)|wrote|explain\w*|complain\w*|rais(?:e|es|ed|ing)|bring up|brought up|speak|spoke|recommend\w*|warn\w*|answer\w*|repl(?:y|ied)|remark\w*)`;
const FINISH = String.raw`(?:finish\w*|complet\w*|close[ds]?|done|get done|got done|resolve[ds]?|merge[ds]?)`;
const PLAN = String.raw`(?:plan(?:s|ned|ning)?(?: to do| on doing| for| to work on)?|next|do next|work on next|tackle next)`;

/** Nothing else, or a topic behind a preposition. */
const REST = '(?<rest>(?:$|\\W).*)$';

function whole(source: string): RegExp {
  return new RegExp(`^${source}`, 'iu');
}

export type UpdateWish = 'work' | 'say' | 'finish' | 'plan';

/** `what did § work on`, `§'s updates`, `how is § doing`, `did § mention`. */
export const UPDATES: readonly (readonly [UpdateWish, RegExp])[] = [
  ['plan', whole(`${ASKS_OF}${AUX}${FILL} ${P}${FILL} ${PLAN}${REST}`)],
  ['plan', whole(`(?:${ASKS}|what is)(?: (?:up|planned|coming))? next for ${P}(?<rest>)$`)],
  ['finish', whole(`${ASKS_OF}${AUX}${FILL} ${P}${FILL} ${FINISH}${REST}`)],
  ['work', whole(`${ASKS_OF}${AUX}${FILL} ${P}${FILL} ${WORK}${REST}`)],
  ['say', whole(`${ASKS_OF}${AUX}${FILL} ${P}${FILL} ${SAY}${REST}`)],
  ['say', whole(`(?:did|has|have|does|is|was) ${P}${FILL} (?:${SAY}|${WORK}|${FINISH})${REST}`)],
  [
    'work',
    whole(
      `(?:the |any |all |latest |recent |last )*(?:latest|anything(?: new)?|updates?|reports?|status(?: updates?)?|progress|news|work|activity|remarks?|comments?|statements?|contributions) (?:of|from|by|for) ${P}${REST}`,
    ),
  ],
  [
    'work',
    whole(
      `(?:what (?:is|are|was|were) )?${P} (?:latest |recent |last |daily )*(?:updates?|reports?|status(?: updates?)?|progress|news|week|month|days?|work|activity|remarks?|comments?|contributions|accomplishments)${REST}`,
    ),
  ],
  ['work', whole(`how (?:is|are|was|were) ${P} (?:doing|getting on|going|progressing)(?<rest>)$`)],
  ['work', whole(`(?:what about |and |about |(?:catch me up|brief me|fill me in) on )?${P}(?<rest>)$`)],
];

/** `what did everyone do`, `team updates`, `who did what`. */
export const TEAM: readonly RegExp[] = [
  whole(
    `${ASKS}${AUX} (?:everyone|everybody|the team|people|all of us|each(?: person)?|the others)${FILL} (?:${WORK}|${SAY}|${FINISH})${REST}`,
  ),
  whole(
    `who${FILL} (?:did|worked on|is doing|reported|said|has done) what(?: in(?: the| our)?(?: stand-?up| daily| meeting)?)?(?<rest>)$`,
  ),
  whole(
    '(?:the |all |any |latest |our |team |status |daily )*(?:updates?|progress reports?|status reports?|status)(?: of the team| from everyone| by person| per person)?(?<rest>)$',
  ),
];

/** Who was there are those who reported, where no note lists them. */
export const AT_STANDUP =
  /^who (?:all )?(?:was|were|spoke|reported|attended|joined|came|took part)(?: (?:in|at|to|during|present (?:in|at)))? (?:the |our |last |latest )*(?:stand-?ups?|dail(?:y|ies)(?: scrums?| meetings?)?|scrums?)$/iu;

export const STANDUP = /\b(?:stand-?ups?|daily scrums?|dailies)\b/iu;
const LISTING =
  '(?:what|which|list|all|any|my|our|the|this|last|latest|previous|recent|most recent|notes|summary|updates?|minutes|everything|reports?|stand-?ups?|daily|dailies|§)';
/** A word behind `standup` that makes it another thing: `the standup bot`. */
export const STANDUP_THING =
  /\b(?:stand-?ups?|scrums?) (?!(?:notes?|summary|summaries|updates?|minutes|reports?|reported|entries|logs?|meetings?|items?|and|or|of|in|on|at|from|for|by|about|with|since|between|before|after|during|§|say|said|mention\w*|discuss\w*|was|were|is|today|yesterday|did|do)\b)[\p{L}]/iu;
export const STARTS_LIST = new RegExp(`^${LISTING}(?![\\p{L}])`, 'iu');
/** Words around `standups` that are no topic. */
export const STANDUP_WORDS =
  /\b(?:stand-?ups?|daily|dailies|scrums?|notes?|summary|summaries|updates?|minutes|everything|reports?|reported|said|says|say|happened|discussed|mentioned|list|meetings?|entries|logs?|team|from|told|come up|came up|attend(?:ed|s)?|join(?:ed|s)?)\b/giu;

/** `what happened`, `what did I do`, `my notes of`. Read only where a time is named. */
export const DAY: readonly RegExp[] = [
  whole(
    `${ASKS}${AUX} ${US}${FILL} (?:do(?:ing|ne)?|work(?:ed|ing)?(?: on)?|up to|achieve[d]?|accomplish(?:ed)?|finish(?:ed)?|write(?: down)?|wrote|note[d]?(?: down)?|learn(?:ed|t)?|log(?:ged)?|busy with|talk(?:ed)? about|discuss(?:ed)?)(?: in| about| on| with)?(?: my| our| the)?(?: work| day| journal)?$`,
  ),
  whole(
    `${ASKS}(?: is| was| were| has| have| had| been)* (?:happen(?:ed|ing|s)?|changed|going(?: on)?|went(?: on)?|done|got done|new|occurred|the news|discussed|noted|written down|written|talked about|recorded|logged)(?: (?:here|there|in (?:my|the|our) (?:notes?|journal|diary|project|team)|at work|with us))?$`,
  ),
  whole(
    '(?:my |the |our |all |any |a )*(?:notes?|journal|diary|log|day|entry|entries|summary|overview|recap|everything)(?: (?:of|for|from|on|in|about))*(?: (?:my|the|our) (?:day|notes?|journal|diary|week))?$',
  ),
  whole(
    `${ASKS}(?: is| was| are| were| stands?| do i have| did i (?:write|note)(?: down)?)* in (?:my|the|our) (?:notes?|journal|diary|log)(?: (?:for|on|of|from))?$`,
  ),
  whole('did (?:we|i) (?:do|write|note|work on|log|finish|achieve) (?:anything|something)$'),
  /^$/,
];

const NEWLY =
  '(?: (?:here|there|lately|recently|so far|since then|in (?:my|the|our) (?:notes?|journal|diary|team|project)|with us|at work))*';
/** `what's new`, `what happened recently`: the newest days, where no time is named. */
export const NEWS: readonly RegExp[] = [
  whole(`${ASKS}(?: is| are| has| have| been)* (?:new|the (?:latest )?news|up|going on|happening|changed)${NEWLY}$`),
  whole(`${ASKS}(?: has| have)? (?:happened|changed|been (?:done|going on))(?: (?:lately|recently))+${NEWLY}$`),
  whole(`(?:the |any )*(?:latest |recent )?news${NEWLY}$`),
  whole(`(?:catch me up|bring me up to date|what did i miss|what have i missed)${NEWLY}$`),
];

/** `what broke`, `which outages did we have`: what went wrong in a time. */
export const DAY_OF_TROUBLE: readonly RegExp[] = [
  whole(
    `${ASKS}(?: is| was| were| has| have| had| got)*(?: been)? (?:br(?:o|ea)ke?n?|fail(?:s|ed|ing)?|crash(?:ed|ing)?|down|wrong|(?:going|went|goes|gone) (?:wrong|down)|not work(?:ing)?|on fire|firing|alerting)(?: (?:here|for us|in production|in prod))?$`,
  ),
  whole(
    `(?:(?:what|which|any|the|all|were there|was there|did we have|have we had|had we) )+(?:outages?|incidents?|problems?|troubles?|issues|failures?|alerts?|pages?|errors?)(?: (?:did we have|have we had|were there|was there|happened|occurred|came up|came in|fired|do we have|we had))?$`,
  ),
];

/** `who worked on X`, `who mentioned X`, `did anyone look into X`. */
export const WHO =
  /^(?:who(?:['’]s)?(?: all| else)?|(?:did|has|have|had|is|was|does) (?:any|some)(?:one|body)(?: else)?)(?: (?:has|have|had|is|was|were|are|did|been|being|currently|also|still|ever|last|already))* (?:work(?:s|ed|ing)? (?:on|with)|mention\w*|talk\w*(?: about)|sa(?:id|ys?) (?:some|any)?(?:thing )?about|report\w* on|look(?:ed|ing)? (?:at|into)|deal(?:t|ing)? with|handl\w+|discuss\w*|investigat\w*)(?<rest>\s.+)$/iu;

/** `when did § last mention X`. */
export const WHEN = new RegExp(
  String.raw`^(?:when(?: (?:was|is) the (?:last|first) time)?|(?:the )?(?<order2>last|first) time|on (?:what|which) day)${AUX} ${P}(?: (?<order>last|first|ever|most recently))*${FILL} (?<verb>blocked|stuck|${SAY}|${WORK}|${FINISH}|seen|here|active|around)${REST}`,
  'iu',
);

const ITEM = String.raw`(?:action[- ]?items?|work items?|(?:open |left )?to-?do(?:['’]?s| items?| list)?|(?:open|done|finished|overdue|blocked|next|last) (?:item|task)|items|tasks|actions|follow-?ups?|next steps?|loose ends|open (?:points|ends)|checklists?)`;
export const ITEMS = new RegExp(String.raw`(?<![\p{L}-])${ITEM}(?![\p{L}-])`, 'iu');
/** Such items mean what is open, also when no state is named. */
export const OPEN_BY_NAME =
  /\b(?:action[- ]?items?|to-?do(?:['’]?s| items?| list)?|follow-?ups?|loose ends|open (?:points|ends))(?![\p{L}-])/iu;
/** A question of how or why, or about items in a program. */
export const NOT_A_LIST = /^(?:how(?! many)|why|where|when|can|could|should|would|is (?:it|this)|does (?:it|this))\b/iu;

/** States by their words, the more telling first. */
export const STATES: readonly (readonly [label: string, states: readonly TaskState[], RegExp])[] = [
  ['overdue', ['open', 'doing', 'blocked'], /\b(?:overdue|past due|late)\b/giu],
  [
    'open',
    ['open', 'doing', 'blocked'],
    /\b(?:not (?:yet )?(?:done|finished|completed|closed|resolved)(?: yet)?|unfinished|incomplete|undone|unresolved)\b/giu,
  ],
  [
    'cancelled',
    ['cancelled'],
    /\b(?:cancel(?:l)?ed|abandoned|dropped|given up|gave up|won['’]?t[- ]?(?:fix|do)|will ?not ?(?:fix|do)|not (?:be(?:ing)? )?(?:fix(?:ed)?|to be done|going to (?:fix|do|be done|be fixed)))(?![\p{L}])/giu,
  ],
  ['in progress', ['doing'], /\b(?:in[- ]progress|under ?way|ongoing|being worked on|doing|wip|started)\b/giu],
  ['blocked', ['blocked'], /\b(?:blocked|on hold)\b/giu],
  [
    'done',
    ['done'],
    /\b(?:(?<=\b(?:we|i|they|everyone|everybody) )(?:finish|complete|close|resolve)|done|finished|completed|closed|resolved|fixed|ticked off|checked off|checked)\b/giu,
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    /\b(?:open|outstanding|remaining|remains?|pending|left|still|carried over)(?! (?:source|stack))\b/giu,
  ],
];

/** What items are also called: `which bugs did we not fix`. Ports and packets are open and dropped as well. */
const WHICH =
  'which(?: (?:of (?:the|these|those|our|my)|other|open))*(?: (?:ones|things?|points?|work|issues?|bugs?|problems?|tickets?|stories|features?|requests?))?';
/** What follows `what is left`: nothing, or who or what it is left for. `left in the queue` is no item. */
const LEFT_REST =
  '(?<rest>$|\\W*(?:$|(?:for|from|of|about|regarding|to (?:do|be done|finish|get done)|since|by §) ?.*))$';

/** Questions for items that name no item: `what is left to do`, `what did we not fix`. */
export const ITEMS_UNNAMED: readonly (readonly [label: string, states: readonly TaskState[], RegExp])[] = [
  [
    'cancelled',
    ['cancelled'],
    whole(
      `(?:${ASKS}|${WHICH})${AUX}(?: (?:${US}|${P}))?(?: not|n['’]t| never| decided? (?:not to|against))(?: (?:${US}|${P}))?(?: going to| want to| be| being| get)* (?:fix(?:ed|ing)?|do(?:ne|ing)?|solved?|address(?:ed)?)${REST}`,
    ),
  ],
  [
    'cancelled',
    ['cancelled'],
    whole(
      `(?:${ASKS}|${WHICH})${AUX}(?: (?:${US}|${P}))?(?: been| get)? (?:g[ia]ven? up(?: on)?|abandon(?:ed)?|cancel(?:l?ed)?|drop(?:ped)?)(?! by (?!§))${REST}`,
    ),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `(?:${ASKS}|${WHICH})(?: (?:is|are|was|were|do|does|did|has|have))*(?: (?:there|still|been|${US}|${P}))*(?: (?:left|remain(?:s|ing)?|outstanding|unfinished|pending|undone|open|not (?:been )?(?:yet )?(?:done|finished|completed)|not finish|unchecked))(?: to (?:do|be done|finish|get done))?${LEFT_REST}`,
    ),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `${ASKS} (?:(?:do|does|did) (?:we|i|${P}) (?:still )?(?:have|need)(?: left)?|(?:is|are|am|was|were) (?:we|i|${P}) (?:still )?(?:supposed|expected|meant|asked)) to (?:do|get done|finish|be done|deliver)${REST}`,
    ),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(`${ASKS}(?: is| are)?(?: still)? on (?:my|our|the|${P}) (?:plate|list|agenda)${REST}`),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `${ASKS}(?:(?: still)? (?:needs|has) to (?:be done|happen|get done)|(?: is| are)?(?: still| left| there)+ to (?:do|be done))${REST}`,
    ),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `${ASKS} (?:should|must|shall) (?:we|i) (?:still )?(?:do|work on|follow up(?: on)?|chase|tackle|pick up|finish)(?: next| now| today| first){0,2}(?<rest>)$`,
    ),
  ],
  ['open', ['open', 'doing', 'blocked'], whole(`${ASKS} (?:does|do) ${P} owe(?: us| me)?${REST}`)],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(`${ASKS}(?: (?:is|was|are|were|has been))? assigned to (?:me|us|${P})(?<rest>)$`),
  ],
  ['open', ['open', 'doing', 'blocked'], whole('(?:my )?(?:things|stuff|work)(?: left)? to (?:do|finish)(?<rest>)$')],
  ['done', ['done'], /^(?:done|finished|completed)(?<rest>)$/iu],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `${ASKS} (?:hasn['’]?t|haven['’]?t|wasn['’]?t|weren['’]?t|isn['’]?t) (?:been )?(?:yet )?(?:done|finished|completed)(?: yet)?(?<rest>)$`,
    ),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `(?:is |are )?(?:there )?(?:anything|something) (?:still |left )?(?:open|outstanding|to do|pending) (?:for|of|from|with) ${P}(?<rest>)$`,
    ),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `(?:does|has) ${P} (?:have |got )?(?:still )?(?:anything|something) (?:open|outstanding|left|pending|to do)(?: to do)?(?<rest>)$`,
    ),
  ],
  [
    'open',
    ['open', 'doing', 'blocked'],
    whole(
      `(?:${ASKS}|what is)(?: (?:is|are))?(?: (?:on|planned|scheduled|coming up|up next))(?: for)?(?: me| us)?(?<rest>)$|^${ASKS} (?:should|do|must|shall) (?:i|we) (?:have to |need to )?(?:do|work on|get done|finish)(?<rest2>)$`,
    ),
  ],
  [
    'done',
    ['done'],
    whole(`${ASKS} (?:was|were|has been|have been|got|is|are) (?:finished|completed|ticked off|checked off)(?<rest>)$`),
  ],
  [
    'in progress',
    ['doing'],
    whole(`(?:${ASKS}|${WHICH})(?: (?:is|are))?(?: currently)? (?:in progress|under way|being worked on)${REST}`),
  ],
  [
    'overdue',
    ['open', 'doing', 'blocked'],
    whole(
      `(?:${ASKS}|(?:is |are )?(?:anything|something))(?: (?:is|are))?(?: currently| already)? (?:overdue|past due)${LEFT_REST}`,
    ),
  ],
];

/** `what is due`, `items due`: the time is that of the due date. */
export const DUE = /\b(?:due(?! to\b)|deadlines?)\b/iu;
export const DUE_ASKED = whole(
  `(?:${ASKS}|${WHICH}|(?:is )?anything)(?: (?:is|are|was|were|comes?|falls?|do|does|have|i|we|${P}))*(?: still)? due(?<rest>$|\\W*(?:$|(?:for|from|of|by|about|with|in|before|next|soon|today|now) ?.*))$`,
);

/** `what was blocked`, `who is blocked`, `§'s blockers`, `why was § blocked`. */
export const BLOCKED = /\b(?:blocked|blockers?|blocking|stuck|impediments?|held up|obstacles?)\b/iu;
export const ASKS_BLOCKED = new RegExp(
  String.raw`^(?:what(?:['’]s)?(?= (?:is|are|was|were|has|have|had|got|did|does|do|else|all|blocked|blocking|blocks|held|holds|holding)\b)|what['’]s|what blockers|things?|items?|tasks?|who(?:['’]s)?|which|anything|anyone|anybody|is|are|was|were|any|list|all|the|current|open|our|my|blockers?|blocked|impediments?|${P}|why (?:is|was|are|were) ${P})(?![\p{L}])`,
  'iu',
);
/** `what is § waiting for`, `what is holding up §`. */
export const WAITING = whole(
  `(?:${ASKS}|who)(?: (?:is|are|was|were|has been|have been))? (?:${P} waiting(?: (?:for|on))?|(?:holding|keeping)(?: up| back)? ${P}(?: up| back)?)$`,
);
export const BLOCKED_WORDS =
  /\b(?:what|who|which|anything|anyone|anybody|somebody|someone|everything|things?|why|is|are|was|were|any|there|list|all|the|current|currently|open|our|my|us|we|me|blocked|blockers?|blocking|stuck|impediments?|obstacles?|held up|items?|tasks?|work|updates?|still|now|been|has|have|by|on|of|for|from|reported|people|team|did|do|does)\b|['’]s(?!\p{L})/giu;

/** Notes of a kind, asked for as a list. */
export const NOTE_LISTS: readonly (readonly [label: string, kind: NoteKind, RegExp])[] = [
  [
    'meetings',
    'meeting',
    /^(?:(?:which|what|list|all|the|my|our|any|were there|are there|recent|latest|last)\s+)*(?:meetings?(?: notes?)?|notes? (?:of|from) (?:the |our |all )?meetings?|minutes|retros(?:pectives)?)(?: (?:did|do|have) (?:we|i|they)(?: have| had| hold| attend)?)?(?: (?:were|was|are) there)?(?: happened| took place)?(?: (?:with|of|between|including) §(?:(?:,? and|,) §)*| (?:that )?§ (?:attended|joined|was (?:in|at)))?$/iu,
  ],
  [
    'runbooks',
    'runbook',
    /^(?:(?:which|what|list|all|the|my|our|any|are there)\s+)*(?:runbooks?|playbooks?)(?: (?:do|have) (?:we|i)(?: have| got)?)?(?: (?:are|exist|is)(?: there)?)?$/iu,
  ],
];

const MENTIONING =
  '(?:mention(?:s|ed|ing)?|talk(?:s|ed|ing)? about|sp(?:eaks?|oke) of|contain(?:s|ing)?|refer(?:s|red|ring)? to|(?:is|are|was|were) about|about)';
/** `which notes mention X`, `where did I write about X`, `where is X mentioned`: the places, whatever they say of it. */
export const MENTIONS: readonly RegExp[] = [
  whole(
    `(?:(?:which|what|list|all|every|how many|number of|in which|in how many)(?: of)? )+(?:the |my |our )*(?:notes?|pages?|files?|documents?|days?|entries|places) (?:(?:that|which|do|did|have|had|has) )*(?:(?:we|i|you) )?(?:ever )?${MENTIONING}(?<rest> .+)$`,
  ),
  whole(
    `where(?: all| else)? (?:do|did|have|has|had) (?:we|i|(?:my|our|the) notes) (?:ever |already )?(?:mention(?:ed)?|w(?:rite|rote|ritten) (?:about|of|down)|talk(?:ed)? about|note[d]?(?: down)?)(?<rest> .+)$`,
  ),
  whole(
    `(?:where|in which notes?)(?: all| else)? (?:is|are|was|were)(?<rest> .+?) (?:ever )?mentioned(?: in (?:my|our|the) notes)?$`,
  ),
];

/** `which notes are tagged X`, `notes with the tag X`. */
export const TAGGED =
  /^(?:(?:which|what|list|all|every|how many|the|my|our|any|are there) )*notes? (?:(?:that|which|are|is|have|has|with|the|a) )*(?:tagged|tags?|labell?ed)(?: (?:with|as))?(?: the)?(?: tags?)? ["“'#]*(?<tag>[\p{L}\p{N}][\p{L}\p{N}_/-]*)["”']*$/iu;
/** `find notes about X`, where the word that asks for a list was taken away. */
export const NOTES_ABOUT = whole(
  `(?:(?:all|every|me|the|my|our|any) )*(?:notes|pages|entries) (?:that )?${MENTIONING}(?<rest> .+)$`,
);

const STALE =
  '(?:stale|outdated|out of date|out-of-date|old|overdue(?: for (?:a )?review)?|due for (?:a )?review|unreviewed|obsolete)';
const IS_STALE = `(?:that |which |are |have |gone |got |most |now |already )*${STALE}`;
const NOT_REVIEWED =
  "(?:that |which |we |have |has |were |was |did |nobody |no one |not |(?:have|has|were|was|did)n't |been |never )*(?<=not |n't |never |nobody |no one |n't been |not been |never been |nobody has |no one has |(?:not|n't) have been )review(?:ed)?";
const NEEDS_REVIEW =
  '(?:that |which |do |have |we |are |should )*(?:need|needs|to|be|due for|have to)(?: to)?(?: be)?(?: an?)? review(?:ed|ing|s)?';
/** `which runbooks are stale`, `runbooks that need a review`, `which procedures were not reviewed for a year`. */
export const STALE_PAGES = whole(
  `(?:(?:which|what|list|all|any|the|our|my|how many|are there|do we have) )*(?:of (?:the|our|my) )?(?:${STALE} (?<noun>[\\p{L}-]+s)(?: do we have| are there)?|(?<noun2>[\\p{L}-]+s) (?:${IS_STALE}|${NOT_REVIEWED}|${NEEDS_REVIEW})(?: (?:for|in|since|within)(?: the)?(?: last| past| over| more than| at least)* (?<count>an?|\\d{1,4}|two|three|six)? ?(?<unit>day|week|month|year)s?| lately| recently| soon)?)$`,
);

/** Before the name of a kind of notes that is asked for as a list, and after it. */
const LIST_LEAD =
  '(?:(?:which|what|how many|all|every|the|my|our|any|other|different|were there|are there|have there been|recent|latest|last|past|number of|a list of)(?= ))';
const LIST_TAIL =
  '(?: (?:do|did|have|had) (?:we|i|they|you)(?: (?:have|had|got|ever had|write|wrote|written|keep|kept|record(?:ed)?|document(?:ed)?|hold|held|see|seen))?| (?:are|were|is|was|have been|has been|had been)(?: (?:there|recorded|written|documented|on record))*| happened| took place| occurred| exist(?:ed)?)';
const LIST_TOPIC =
  '(?: (?:about|on|regarding|concerning|involving|related to|with|of|for|from|in|had|have|has|that (?:mention|affected|involved|had|have|has|are|were)|mentioning|affecting|marked|tagged|involved|affected|concerned|mention(?:ed)?|hit)(?<topic> .+)| (?:did|does|do|has) (?!we\\b|i\\b|they\\b|you\\b)(?<owner>.+?) (?:have|had|cause[ds]?|see|seen))';
/** `all incidents`, `which experiments did we have about the ranking`, `how many outages were there`. */
export const KIND_LIST = new RegExp(
  `^(?<lead>(?:${LIST_LEAD} ?)*)(?<noun>[\\p{L}\\d][\\p{L}\\d-]*s(?: (?:notes|records|reports|pages|files|entries))?|[\\p{L}\\d-]+ [\\p{L}-]+s)${LIST_TAIL}?(?: so far| in total| already| here)?${LIST_TOPIC}?$`,
  'iu',
);

/** Decisions: `what did we decide`, `why did we choose X`, `is X still in force`. */
export const DECIDES =
  /\b(?:decide(?:d)?|decisions?(?= (?:about|on|regarding|for|to|was|were|is|are|did|do|we|made|taken|in|concerning|around)\b|$)|chose[n]?|agreed(?: on| to)?|settled on|conclusions?|concluded?|opted for|went with|picked)\b|\b(?:did|do|have|are) (?:we|i|they|the team)(?: \w+){0,2} (?:choose|agree|settle on|conclude|opt for|go(?:ing)? with|pick)\b/iu;
export const STILL =
  /\b(?:in force|still (?:valid|appl(?:y|ies)|stands?|in effect|hold|holds|(?:the|our) (?:plan|decision|case|rule|choice|way to go)|current|use[d]?|using)|(?:was|been|is|are) (?:superseded|reversed|replaced|overturned)|superseded)\b/iu;
export const WHY_WE =
  /^why (?:(?:did|do|are|have|didn['’]?t|don['’]?t|aren['’]?t) (?:we|i|they|the team)|not(?= \w+ing\b)|no longer|is it that we)\b/iu;
/** Advice for the future, and what a machine decides. */
export const NO_DECISION =
  /^(?:who|how(?! (?:many|much|long|often|big|large)\b.*\b(?:did|do|have) (?:we|i|they|the team) (?:decide|agree|settle|choose|commit))|when|where)(?!\p{L})|^(?:what|which)(?: \S+){0,4} (?:should|can|could|must|shall|may|would) (?:i|we|one|you)\b|^what decides\b/iu;
/** Words of such a question that say nothing of its topic. */
export const DECISION_WORDS =
  /\b(?:the plan|our plan|the rule|the case|way to go|decid\w*|decisions?|chose[n]?|choose|choice|agreed?|agreement|settled?|conclusions?|concluded?|conclusive|opt(?:ed)?|went|go|going|pick(?:ed)?|in force|force|still|valid|apply|applies|stands?|effect|superseded|reversed|replaced|overturned|why|because|reasons?|rationale|current|currently|latest|last|final|made|make|making|take|taken|instead|finally|end|team|list|show|status|switch(?:ed)?|move[d]?|drop(?:ped)?|reject(?:ed)?|stop(?:ped)?|start(?:ed)?|keep|kept|adopt(?:ed)?|use[ds]?|using|record|records|adrs?|regarding|concerning|ever|eventually|originally|now|today)\b/giu;
