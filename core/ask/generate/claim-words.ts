import { monthKey } from './claim-measures.ts';
import { fold, stem } from '../query/words.ts';

/*
 * Words that say the same, for the check of a sentence against its source. Each line is one meaning; its first word names
 * it. General English and the words of operations; nothing of any particular notes.
 */

const SAME = `
increase raise grow rise climb expand bump lengthen upsize higher extend
reduce lower decrease cut shrink drop fall decline diminish shorten downsize lessen
keep remain stay retain store save live reside hold
move migrate shift relocate transfer
remove delete erase purge
begin start launch
stop end halt cease
finish complete done
disable deactivate
enable activate
restart reboot bounce relaunch
fail break crash failure broken
outage downtime
fix resolve solve repair correct remedy resolution
verify check inspect examine confirm validate
create build generate produce
write author
require need necessary
allow permit
reject refuse deny decline
accept approve approval
decide choose pick select decision choice
propose suggest recommend proposal suggestion recommendation
oppose against object opposed
announce publish
notify inform alert tell
expire expiry expiration
occur happen
roughly approximately circa about around nearly almost
fewer less under below
more over above exceed beyond longer greater
every each all
nobody none
often frequently
usually normally typically generally mostly
sometimes occasionally
fast quick rapid quickly
slow slowly sluggish
large big huge
small little tiny
error exception
show display
try attempt
use employ utilise utilize usage
replace swap substitute
execute run
because reason cause due lead owing
month monthly
day daily
week weekly
hour hourly
year yearly annual
unavailable down unreachable
old former previous earlier
new newly
must mandatory obligatory
backlog queue
permission access right
entire whole
receive get obtain
send deliver
connect connection
ask request
answer reply respond response
discuss talk discussion
agree agreement
belong own owner owned
responsible responsibility charge
review reviewed
merge combine unify join
split divide separate
copy duplicate replicate
change modify alter edit adjust update
install setup
configure configuration config
measure measurement
test testing
deploy deployment rollout release ship
revert undo
postpone delay defer
cancel abort
ignore skip
hide conceal
block prevent
avoid evade
help assist
improve improvement better
worsen degrade degradation
cost price
cheap inexpensive
expensive costly
free available
full filled
empty blank
enough sufficient
lack missing absent miss
rare rarely seldom
temporary temporarily
permanent permanently
immediately instantly promptly
currently presently
later afterwards
manual manually hand
automatic automatically
wrong incorrect faulty bad
correctly properly
safe safely secure
risk risky danger dangerous
problem issue trouble
goal aim purpose
document documentation documented
customer client
employee staff
wait await
wake awaken
load loading
return back
open opened
close closed shut
lose loss lost
overlook forget
hang stall stuck freeze
overload overloaded
limit cap ceiling maximum
minimum least
threshold cutoff
spend spent
appear seem
include contain comprise
exclude omit
possible feasible
impossible unfeasible
simple easy simply easily
hard difficult
early soon
late delayed
machine server host box
database db
repository repo
application app
environment env
certificate cert
credential credentials secret
password passphrase
production prod
kubernetes k8s
administrator admin
minute min
second sec
regular regularly periodic periodically
simultaneous simultaneously concurrent concurrently parallel
share sharing shared
handle process deal
maintain maintenance
schedule scheduled plan planned
attach attachment
search lookup
identify identification
consume consumption
lock locked
warn warning
renew renewal
retain retention
archive archived
encrypt encryption
compress compression
estimate estimated
expect expected
`;

const IRREGULAR = `
wrote write|written write|took take|taken take|ran run|went go|gone go|fell fall|fallen fall|grew grow|grown grow|rose rise|risen rise|kept keep
held hold|found find|made make|built build|sent send|lost lose|broke break|broken break|chose choose|chosen choose|began begin|begun begin
brought bring|bought buy|came come|drew draw|drove drive|fed feed|felt feel|froze freeze|frozen freeze|gave give|given give|knew know|known know
led lead|met meet|paid pay|said say|saw see|seen see|sold sell|spoke speak|spoken speak|spent spend|stood stand|stuck stick|taught teach|told tell
thought think|threw throw|thrown throw|understood understand|won win|hung hang|wore wear|forgot forget|forgotten forget|got get|left leave|shown show
slept sleep|swept sweep|split split|woke wake|worse bad|worst bad|better good|best good|older old|oldest old|newer new|newest new|larger large|largest large|bigger big|biggest big|smaller small|smallest small
faster fast|fastest fast|slower slow|slowest slow|cheaper cheap|cheapest cheap|earlier early|earliest early|later late|safer safe|easier easy|harder hard|dealt deal|hid hide|hidden hide|bound bind`;

/** Words that a retelling may add: they carry no claim of their own. */
const LIGHT_WORDS = `
say report mention note state tell speak go come get give make take bring do have happen become be put see find know mean
thing way case part kind sort amount number fact order question answer note notes team people user users
also currently now today then here there still again already just even however therefore instead rather
call name named relate involve concern regard include contain consist follow next previous first order
able possible date dates time times back`;

const BASE = new Map(
  IRREGULAR.trim()
    .split(/[|\n]/)
    .map((pair): [string, string] => {
      const [form = '', base = ''] = pair.split(' ');
      return [form, base];
    }),
);

/** Words that only join others. Fewer than a search leaves out: `need` and `want` are claims. */
const JOINING = new Set(
  `a about above across after again against all another along also although am an and any are aren as at be became because been before being below
  between both but by can cannot could couldn did didn do does doesn doing don done down during each either else ever every few for from had
  hadn has hasn have haven having he her here hers him his how i if in into is isn it its itself let ll m may me might mine more most much must my
  neither no nor not of off on once one ones only onto or other our ours out over own per re s same shall she should shouldn since so some such t than
  that the their theirs them then there these they this those though through till to too toward towards under unless until up upon us ve very via
  was wasn we were weren what when where whereas whether which while who whom whose why will with within without won would wouldn yes yet you your`.split(
    /\s+/,
  ),
);

/** Words that a stemmer takes for forms of another word. */
const OWN_ROOT = new Set(
  'production general generally generic important importance university organization policy policies news'.split(' '),
);

/** What the forms of a word share: `queued`, `queueing` and `queue`. */
function rootOf(word: string): string {
  const base = BASE.get(word) ?? word;
  return OWN_ROOT.has(base) ? base : stem(base).replace(/(?<=\w{2})e$/, '');
}

const LIGHT = new Set(LIGHT_WORDS.trim().split(/\s+/).map(rootOf));

const MEANING = new Map<string, string>();
for (const line of SAME.trim().split('\n')) {
  const [name = '', ...words] = line.split(' ');
  for (const word of [name, ...words]) MEANING.set(rootOf(word), name);
}

/** Several words that mean one, written as that one. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\b(?:turn|switch|flip)(?:ed|ing|s|es)?((?: (?!on\b|off\b)\w+)?) off\b/gi, ' disable$1'],
  [/\b(?:turn|switch|flip)(?:ed|ing|s|es)?((?: (?!on\b|off\b)\w+)?) on\b(?! (?:the|a|an|this|that)\b)/gi, ' enable$1'],
  [/\b(is|are|was|were|be|been|stays?|stayed|left|kept|remains?) off\b/gi, '$1 disable'],
  [
    /\b(is|are|was|were|be|been|stays?|stayed|left|kept|remains?) on\b(?= (?:by|in|for|again|at|everywhere|until|since|only|now)\b|[.,;]|$)/gi,
    '$1 enable',
  ],
  [/\b(?:nobody|no one|none) (?:but|except|other than)\b/gi, 'only'],
  [/\b(?:go|goes|going|gone|went|come|came) up\b/gi, 'increase'],
  [/\b(?:go|goes|going|gone|went|come|came) down\b/gi, 'reduce'],
  [/\b(?:bring|brings|brought|bringing)((?: [\w-]+){0,4}) down to\b/gi, 'reduce$1 to'],
  [/\blog(?:ged|s|ging)? (\w+ )?out\b/gi, 'logout $1'],
  [/\b(?:shut|shuts|shutting) down\b/gi, 'stop'],
  [/\b(?:because of|due to|owing to|as a result of|on account of|thanks to)\b/gi, 'because'],
  [/\b(?:opt(?:ed|s)? for|settl(?:ed|es?) on|go(?:es)? with|went with)\b/gi, 'choose'],
  [/\b(?:get|gets|got|getting) rid of\b/gi, 'remove'],
  [/\bmake sure\b/gi, 'ensure'],
  [/\bha(?:s|ve|d) to\b/gi, 'must'],
  [/\b(?:a |one )?quarter of an hour\b/gi, '15 minutes'],
  [/\bhalf an? minute\b/gi, '30 seconds'],
  [/\bhalf an? hour\b/gi, '30 minutes'],
  [/\bhalf an? day\b/gi, '12 hours'],
  [/\bhalf an? year\b/gi, '6 months'],
  [/\b(?:an?|one) (?=(?:minute|hour|day|week|month|year)\b)/gi, '1 '],
  [/\ba dozen\b/gi, '12'],
  [/\btwice\b/gi, '2 times'],
];

/** A text with its phrases written as single words, and without marks. */
export function plainWords(text: string): string {
  let plain = text.replace(/[`*_]{1,3}(?=\S)|(?<=\S)[`*]{1,3}/g, ' ').replace(/[’]/g, "'");
  for (const [pattern, word] of PHRASES) plain = plain.replace(pattern, word);
  return plain;
}

/** Words that begin with `un` and deny nothing. */
const NO_DENIAL = /^un(?:it|iver|der|til|io|iq|less|ix|do|ice|if|ited|to)/;

export interface ClaimWord {
  /** Equal for words that say the same. */
  readonly key: string;
  /** As written, folded. */
  readonly raw: string;
  /** Written with a capital, and not only because a sentence begins. */
  readonly isName: boolean;
  readonly isFirst: boolean;
  /** Says nothing by itself, or is one of the words that any retelling may add. */
  readonly isLight: boolean;
  readonly isStop: boolean;
  /** `unaffected`: the word with its denial. */
  readonly denies: boolean;
  /** Offset in the text. */
  readonly at: number;
}

function keyOf(word: string): string {
  const found = rootOf(word);
  return MEANING.get(found) ?? found;
}

function wordOf(written: string, isFirst: boolean, at: number): ClaimWord {
  const raw = fold(written).replace(/'s$|'$/, '');
  const denies = /^un[a-z]{5,}$/.test(raw) && !NO_DENIAL.test(raw);
  const month = /^\p{Lu}/u.test(written) && !(isFirst && raw === 'may') ? monthKey(raw) : null;
  // `option A` is another one than `an option`.
  const isLetter = /^\p{Lu}$/u.test(written) && written !== 'I' && !(written === 'A' && isFirst);
  const key = isLetter ? written : (month ?? keyOf(denies ? raw.slice(2) : raw));
  const isStop = month === null && JOINING.has(raw) && !isLetter && !/^\p{Lu}{2,}$/u.test(written);
  return {
    key,
    raw,
    isName: !isFirst && /^\p{Lu}/u.test(written) && !isStop,
    isFirst,
    isLight: isStop || LIGHT.has(rootOf(raw)),
    isStop,
    denies,
    at,
  };
}

const WORD = /[\p{L}][\p{L}\p{M}']*/gu;

/**
 * The words of a text in order, without numbers (see claim-measures.ts). The parts of an identifier are words too.
 *
 * @param text from `plainWords`
 */
export function claimWords(text: string): ClaimWord[] {
  const words: ClaimWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const parts = match[0].match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}[\p{L}']*|[\p{L}']+/gu) ?? [match[0]];
    const starts = /(?:^|[.!?:]\s*)["'(]*$/.test(text.slice(Math.max(0, match.index - 4), match.index));
    const isCompound = parts.length > 1 && parts.every((one) => one.length > 1);
    for (const part of isCompound ? parts : [match[0]]) {
      words.push(wordOf(part, words.length === 0 || starts, match.index + match[0].indexOf(part)));
    }
  }
  return words;
}
