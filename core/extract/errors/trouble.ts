import { hasCue } from './error-weight.ts';

/*
 * Whether some lines of a note tell of something that went wrong, and what they say about how it ended.
 */

export interface Trouble {
  readonly isTrouble: boolean;
  /** Something is said to be wrong, and no more than that. */
  readonly mayBeTrouble: boolean;
  readonly worked: string | null;
  readonly cause: string | null;
  readonly minutes: number | null;
}

const OUTAGE =
  /\b(?:outages?|incidents?|went down|(?:is|was|were|are|been|went|goes) (?:down|full|stuck|broken|unavailable|unreachable|slow)|broke|broken|fail(?:ed|ing|ure|ures|s)?|crash\w*|stuck|hang(?:s|ing)?|hung|time[ds]? ?outs?|oom\w*|unavailable|degraded|alert(?:ed|s|ing)?|paged|pages? at|sev ?-?\d|p[01]\b|firing|killed|restart(?:ed|ing|s)|data loss|corrupt\w*|post-?mortem|lag(?:ged|ging)?|backlog|full again|ran out|out of (?:memory|disk|space)|(?:disk|volume|partition|filesystem|queue|quota|store)\b[^.\n]{0,30}\bfull|not responding|errors?|exceptions?|regress\w*|bug|bounc(?:ed|es|ing)|overwritten|blocked|declined|refused|rejected|expired|missing|lost|empty|no (?:hits|results|answers?|free)|gone|denied|throttled|rate.?limited|exhausted|leak(?:ed|ing|s)?|flapping|spik(?:ed|es|ing)|saturat\w+|stale|deadlock\w*|wedged|zombies?|loop(?:ed|ing)|(?:(?:re-?)?(?:start|boot)|crash|doom|retry|death)(?:ing)?[ -](?:doom )?loops?|explosion|half.built)\b|\bat (?:9\d|100) ?%/i;
/** What may also be a matter to talk about. */
const MATTER =
  /(?<!\b(?:github|jira|linear|the|an?|and|or|open|new|filed?|files|this|that|these|those|some|any|all|tagged|label+ed|of|review|raise|each|every|your|our) )\b(?:issues?|problems?|troubles?)\b|\b(?:not working|does(?:n't| not) work)\b/i;
const HEADING =
  /\b(?:incident|outage|post-?mortem|alert|on-?call|pager|sev ?-?\d|down|failure|broken|disk full|root cause)\b/i;
const FIX =
  /\b(?:fix(?:ed|es)?(?: (?:it|this|that|was|by|with|for now))?\b|the fix|solution(?= (?:was|is to)|\s*[:=])|resolved|solved|work(?:ed|around)|helped|mitigat\w+|recovered|restored|rolled back|roll ?back|reverted|restart(?:ed|ing)\b|came (?:up|back)|brought (?:it )?back|went away|back to normal|(?:works?|working|runs?|running|up) (?:fine |well )?(?:again|now)|(?:now|again)\b(?:,? (?:it|this|that|everything|all))?(?:['’]s| is| are)? (?:works?|working|up|running|healthy)|up and running|freed|pruned|cleaned up|scaled (?:up|out|to)|bumped|raised the|drained|what (?:worked|helped|fixed)|put (?:it|them) back|switched\b[^.;]{0,25}\bback|rolled\b[^.;]{0,25}\bback|pinned|upgraded|renewed|deleted|removed|cleared|killed|added|dropped the|wrote a)\b/i;
/** A heading under which it stands what ended a trouble. */
export const WORKED_HEADING =
  /\b(?:what (?:worked|helped|fixed)|resolution|resolved|solution|fix|mitigation|recovery)\b/i;
/** And one under which it stands why it came. */
export const CAUSE_HEADING = /\bcauses?\b|\bwhy\b/i;
const DID_NOT =
  /\b(?:not|n't|didn|without success|no luck|still|failed to|unable to) (?:\w+ ){0,2}(?:fix|help|work|resolv|solv|recover)|\b(?:to do|todo|should|need to|must|will|plan to|going to)\b[^.]{0,30}\b(?:fix|resolve|solve|roll ?back|restart)/i;
const CAUSE =
  /\b(?:root cause|caused by|the cause|turned out|because (?:of )?|due to|reason (?:was|is)|the (?:problem|culprit|issue) (?:was|is)|was triggered by|came from)\b|\b(?:cause(?: was)?|reason)\s*[:=]/i;

const UNIT = {
  m: 1,
  min: 1,
  mins: 1,
  minute: 1,
  minutes: 1,
  h: 60,
  hr: 60,
  hrs: 60,
  hour: 60,
  hours: 60,
  d: 1440,
  day: 1440,
  days: 1440,
  s: 1 / 60,
  sec: 1 / 60,
  secs: 1 / 60,
  second: 1 / 60,
  seconds: 1 / 60,
} as const;
const AMOUNT = String.raw`(\d+(?:[.,]\d+)?)\s*(minutes?|mins?|m|hours?|hrs?|h|days?|d|seconds?|secs?|s)\b(?:\s*(?:and\s*)?(\d+)\s*(hours?|hrs?|h|minutes?|mins?|m)\b)?`;
const LASTED = new RegExp(
  String.raw`\b(?:took|lasted|lasting|duration|down for|outage of|downtime(?: of)?|time to (?:resolve|recover|fix)|(?:resolved|fixed|solved|recovered|restored)(?: (?:it|this|that|all|everything|them))? (?:after|in|within)|back (?:up )?(?:after|in)|gone (?:after|for)|for (?:about |around |roughly )?(?=\d))\s*(?:was|is|of|us|me|:|=)?\s*(?:about|around|roughly|almost|some|~|ca\.?)?\s*` +
    AMOUNT,
  'i',
);
const MINUTES_LONG = new RegExp(
  String.raw`\b${AMOUNT} (?:of )?(?:outage|downtime|to (?:fix|recover|resolve|find)|later it was|until it was (?:back|fixed))`,
  'i',
);
/** `Resolved by killing the vacuum, 35 minutes.` */
const AT_END = new RegExp(
  String.raw`\b(?:resolved|fixed|solved|recovered|restored|mitigated|back|dropped|restarted|renewed?|switched|deleted|killed)\b[^.;\n]*?(?:,|:|\(|—|–|\s-)\s*(?:about|around|roughly|~|ca\.?)?\s*` +
    AMOUNT +
    String.raw`\s*(?:in all|all in all|in total|total|altogether)?\s*\)?\s*(?:[.;!]|$)`,
  'im',
);
/** A sentence that is nothing but that: `Sessions had no TTL. 50 min.` */
const ALONE = new RegExp(
  String.raw`(?:^|[.!?]\s+|\n\s*(?:[-*+]\s+)?)(?:about|around|roughly|~|ca\.?)?\s*(\d+(?:[.,]\d+)?)\s*(minutes?|mins?|hours?|hrs?|h)\b(?:\s*(?:and\s*)?(\d+)\s*(minutes?|mins?|m)\b)?\s*(?:lost|wasted|later|in all|in total|total|altogether|of (?:downtime|outage))?\s*(?:[.!]|\n|$)`,
  'i',
);
const SPAN =
  /\b(?:from\s+)?([01]?\d|2[0-3])[:.h]([0-5]\d)\s*(?:-|–|—|to|until|till)\s*([01]?\d|2[0-3])[:.h]([0-5]\d)\b/i;
const CLOCK = String.raw`([01]?\d|2[0-3])[:.h]([0-5]\d)\b`;
/** `paged at 02:10 … resolved by 02:55`. */
const BEGAN = new RegExp(
  String.raw`\b(?:paged?|alert(?:ed)?|fired|went down|noticed|outage|broke|incident)\b[^.;\n]{0,40}?\b(?:at|since|from|around)\s+${CLOCK}`,
  'i',
);
const ENDED = new RegExp(
  String.raw`\b(?:resolved|recovered|fixed|restored|back(?: up)?|mitigated|green|healthy)\b[^.;\n]{0,40}?\b(?:by|at|since|around|from)\s+${CLOCK}`,
  'i',
);
/** What befell something, and was no remedy: `its replica had been deleted`, `killed by the kernel`. */
const BEFELL =
  /\b(?:had (?:been )?|was |were |is |got |been )(?:\w+ly )?(?:deleted|removed|killed|cleared|added|pinned|upgraded)\b|\bkilled (?:by|because|for|with|due)\b/gi;
const isFix = (sentence: string): boolean => FIX.test(sentence.replaceAll(BEFELL, ''));

const SENTENCE_CHARS = 300;
/** `Root cause:` says what the sentence is; so does where it is shown. */
const LABEL =
  /^[*_]{0,2}(?:root cause|cause|(?:the )?fix|resolution|resolved by|solution|mitigation|workaround|what (?:worked|helped|fixed it))[*_]{0,2}\s*[:=][*_]{0,2}\s*(?=\S)/i;

function amountOf(match: RegExpExecArray): number {
  const unit = (word: string | undefined) =>
    word === undefined ? 1 : (new Map<string, number>(Object.entries(UNIT)).get(word.toLowerCase()) ?? 1);
  const main = Number((match[1] ?? '0').replace(',', '.')) * unit(match[2]);
  const rest = match[3] === undefined ? 0 : Number(match[3]) * unit(match[4]);
  return Math.round(main + rest);
}

const DAY_MINUTES = 1_440;
/** Two clock times farther apart are no outage but office hours. */
const LONGEST_SPAN = 720;

const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const COUNTED = new RegExp(String.raw`\b(an?|${COUNTS.join('|')}) (?=(?:minutes?|hours?|days?)\b)`, 'gi');

/** `half an hour`, `two hours`: amounts that are written out, in figures. */
function inFigures(text: string): string {
  return text
    .replaceAll(/\bhalf an hour\b/gi, '30 minutes')
    .replaceAll(/\b(?:a )?quarter of an hour\b/gi, '15 minutes')
    .replaceAll(/\b(?:an|one) hour and a half\b/gi, '90 minutes')
    .replaceAll(COUNTED, (_, word: string) => `${Math.max(0, COUNTS.indexOf(word.toLowerCase())) + 1} `);
}

/** Minutes that a text says something took; null when it does not say. */
export function minutesIn(written: string): number | null {
  const text = inFigures(written);
  const said = LASTED.exec(text) ?? MINUTES_LONG.exec(text) ?? AT_END.exec(text) ?? ALONE.exec(text);
  if (said !== null) return amountOf(said);
  const span = OUTAGE.test(text) || FIX.test(text) ? SPAN.exec(text) : null;
  if (span !== null) return minutesBetween(span.slice(1, 3), span.slice(3, 5));
  const [began, ended] = [BEGAN.exec(text), ENDED.exec(text)];
  return began === null || ended === null ? null : minutesBetween(began.slice(1, 3), ended.slice(1, 3));
}

/** From one time of the clock to the next other one; null when they are too far apart. */
function minutesBetween(from: readonly string[], to: readonly string[]): number | null {
  const [begins, ends] = [from, to].map(([hour, minute]) => Number(hour) * 60 + Number(minute));
  const minutes = ((ends ?? 0) - (begins ?? 0) + DAY_MINUTES) % DAY_MINUTES;
  return minutes > 0 && minutes <= LONGEST_SPAN ? minutes : null;
}

function sentencesOf(text: string): string[] {
  return text
    .split(/\n+|(?<=[.!?])\s+(?=[\p{L}`])|;\s+/u)
    .map((one) => one.replace(/^\s*(?:[-*+>]|\d+[.)]|#+)?\s*(?:\[[ xX-]\]\s+)?/, '').trim())
    .filter((one) => one !== '');
}

function isQuotedTask(sentence: string): boolean {
  return /^(?:todo|to do|follow-?up|action)\b/i.test(sentence);
}

/** The sentences of a text that speak of what is wrong or how it ended: an item of a journal often holds other matters. */
export function troubleWords(text: string): string {
  const sentences = sentencesOf(text.replaceAll(/\.{2,}/g, '. '));
  const told = sentences.filter((one) => OUTAGE.test(one) || MATTER.test(one) || CAUSE.test(one) || hasCue(one));
  const others = sentences.filter((one) => !FIX.test(one));
  const rest = others.length > 0 ? others : sentences;
  return (told.length > 0 ? told : rest).join('\n');
}

/** Work that is planned or done, and no trouble: a box or a keyword in front. */
export function isTask(line: string): boolean {
  return /^\s*(?:[-*+]|\d+[.)])?\s*(?:\[[ xX-]?\]\s|(?:TODO|DONE|DOING|WIP|WILLNOTFIX|WONTFIX|CANCELLED)\b)/.test(line);
}

/**
 * Reads some lines of a note.
 *
 * @param heading what stands above them
 */
export function troubleIn(text: string, heading: string): Trouble {
  const sentences = sentencesOf(text);
  const worked = sentences.find((one) => isFix(one) && !DID_NOT.test(one) && !isQuotedTask(one)) ?? null;
  const cause =
    sentences.find((one) => CAUSE.test(one) && one !== worked) ??
    (worked !== null && CAUSE.test(worked) ? worked : null);
  const minutes = minutesIn(text);
  const told = [worked, cause, minutes].filter((one) => one !== null).length;
  const signs = told + [OUTAGE.test(text), hasCue(text), HEADING.test(heading)].filter(Boolean).length;
  const cut = (one: string | null) => (one === null ? null : one.replace(LABEL, '').slice(0, SENTENCE_CHARS));
  const isNamed = OUTAGE.test(text) || HEADING.test(heading) || hasCue(text);
  return {
    mayBeTrouble: isNamed || MATTER.test(text),
    isTrouble: isNamed && signs >= 2,
    worked: cut(worked),
    cause: cut(cause),
    minutes,
  };
}
