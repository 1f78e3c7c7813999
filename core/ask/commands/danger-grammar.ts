import { isAlsoNoun, kindOfWord, mayBeObject, tokensOf, type WordKind } from './danger-verbs.ts';

/*
 * What a command says by its form, whatever tool it is of: the verb among its words, flags that lose something, settings
 * that switch something off. The tables know what a tool means beyond that.
 */

/** Behind that many words of its own no command has its verb; a verb within a longer word is expected earlier. */
const MOST_WORDS = 5;
const MOST_WORDS_BEFORE_COMPOUND = 3;

/** Flags without a value: what stands behind them is a word of the command. */
const SWITCH =
  /^--(?:no-[\w-]+|allow-[\w-]+|skip-[\w-]+|yes|force|verbose|debug|quiet|silent|all|insecure|enable|enabled|recursive|json|sudo|interactive)$/;
/** Flags whose value is what is done. */
const ACTION = /^--?(?:action|operation|op|command|cmd|do|verb|method|exec|execute|task)$/i;

/** What the words of a command say: what is lost, that it only looks, that it makes something, or nothing. */
type Verdict =
  | { readonly kind: 'loses'; readonly deed: string }
  | { readonly kind: 'reads' | 'creates' | 'changes' | 'unknown' };

/** `vmsvc/power.off` is a command, `deploy/purge-worker` names an object. */
function withoutFolder(arg: string): string {
  const [, folder = '', name = ''] = /^([a-z]+)\/([a-z]+\.[a-z]+)$/.exec(arg) ?? [];
  return name !== '' && tokensOf(name).length === 1 && kindOfWord(folder) === null ? name : arg;
}

/** `drop.pcap`, `orders.deleted.yaml`: a file or a name; what is called `volume.delete` is a command. */
function isDotted(arg: string): boolean {
  return arg.includes('.') && kindOfWord(tokensOf(arg).at(-1) ?? '') === null;
}

/** The words of a command in front of the names that it is about: no flags, their values, places and texts. */
function commandWords(args: readonly string[]): string[] {
  return args.map(withoutFolder).filter((arg, at) => {
    const before = args[at - 1] ?? '';
    const isValue = before.startsWith('--') && !before.includes('=') && !SWITCH.test(before) && !ACTION.test(before);
    if (arg.startsWith('-') || isValue || isDotted(arg) || /^[A-Z_]{2,}$/.test(arg)) return false;
    return /^[a-z][\w.-]*(?::[\w=:.-]*)?$/i.test(arg);
  });
}

/** What may go without a loss: `silence expire`, `blocklist rm`, `feature disable`. */
const LIFTED = /^(?:(?:block|black|deny)list|bans?|silences?|maint(?:enance)?|downtimes?|quarantine|features?)$/i;
/** What was built, or fetched, is made again: `apt-get clean`; elsewhere its object stands in front: `data clean`. */
const CLEANS = /^clean$/;
const MAKES_ONE = /^(?:create|new|test|plan|start)$/;
/** `trim volume` gives back what is free, `reset-failed` forgets that something failed. */
const FREES_SPACE = /^trim (?:volumes?|fs|filesystems?|disks?|images?)$|^reset-failed\b/;

/** What a word says where it stands; null when it decides nothing. */
function verdictAt(words: readonly string[], at: number): Verdict | null {
  const [word = '', next = ''] = words.slice(at);
  const kind = kindOfWord(word);
  const behind: WordKind | null = kindOfWord(next);
  const losesBehind = behind?.kind === 'loses' && tokensOf(next).length === 1;
  if (kind === null || kind.kind === 'looks' || (losesBehind && kind.kind !== 'loses' && mayBeObject(word)))
    return null;
  if (kind.kind !== 'loses') return { kind: kind.kind };
  if (at === 0 && CLEANS.test(word)) return { kind: 'unknown' };
  if (FREES_SPACE.test(`${word} ${next}`) || LIFTED.test(words[at - 1] ?? '')) return { kind: 'unknown' };
  if (tokensOf(word).length > 1 && at >= MOST_WORDS_BEFORE_COMPOUND) return { kind: 'unknown' };
  if (isAlsoNoun(kind.verb) && (behind?.kind === 'reads' || behind?.kind === 'looks' || MAKES_ONE.test(next)))
    return { kind: 'reads' };
  return { kind: 'loses', deed: kind.deed };
}

/** The first verb among the words decides. */
function verdictOf(words: readonly string[]): Verdict {
  let looking: string | null = null;
  for (const [at, word] of words.slice(0, MOST_WORDS).entries()) {
    const verdict = verdictAt(words, at);
    // Behind such a word names follow: `logs purge-worker`, `status all trash`; unless it is what is lost: `log clear`.
    const isFar = words[at - 1] !== looking && isAlsoNoun(word.toLowerCase());
    const isName = looking !== null && (tokensOf(word).length > 1 || !mayBeObject(looking) || isFar);
    if (verdict !== null && !(isName && verdict.kind === 'loses')) return verdict;
    if (kindOfWord(word)?.kind === 'looks') looking = word;
  }
  return { kind: looking === null ? 'unknown' : 'reads' };
}

const LOSING_FLAG = new Set(
  'delete destroy purge wipe erase prune overwrite discard truncate uninstall terminate unmerge nuke revoke'.split(' '),
);
const LOSING_ALONE = /^--(?:reset|remove[a-z]*|clear-all|drop-all|factory-reset|clean|drop|delete[a-z]+)$/;
/** The same as Windows writes it: `rasdial OFFICE /disconnect`. */
const LOSING_SLASH = /^\/(?:delete|disconnect|remove|reset|stop|kill|end|logoff|shutdown|uninstall|purge)$/i;
/** Where only what is said of an object is overwritten. */
const MARKS = /^(?:label|annotate|tag)$/;
const ACCEPTS_LOSS = /data-?loss|really|unclean|unsafe|irreversibl/;

/** A flag that loses something: `--prune`, `-purge`, `--discard-my-data`, `--overwrite-destination=true`. */
function losesByFlag(args: readonly string[]): boolean {
  return args.some((arg, at) => {
    if (LOSING_SLASH.test(arg)) return true;
    const [name = '', value = args[at + 1]] = arg.split('=', 2);
    if (!/^--?[a-z][\w-]{3,}$/i.test(name) || /^(?:false|no|0|none)$/i.test(value ?? '')) return false;
    if (LOSING_ALONE.test(name) || ACCEPTS_LOSS.test(name)) return true;
    const [first = '', ...rest] = tokensOf(name.replace(/^-+/, ''));
    return LOSING_FLAG.has(first) && (name.startsWith('--') || rest.length === 0 || /-[A-Z]/.test(arg));
  });
}

/** Programs are read as one line, with a space on both sides. */
const SETTINGS: readonly (readonly [RegExp, string])[] = [
  [
    /[ .,"'{](?:--?)?[\w.*:/-]*?(?:enabled?|active|protect(?:ion|ed)?|schedulable|accepting|forward(?:ing)?|monitoring|versioning|encryption|logging|auditing)[\w-]*["']?(?: *[=:] *| )["']?\$?(?:false|no|off|disabled?|suspended)["']?[ ,}]/i,
    'switches something off',
  ],
  [
    /^(?!.*\bmaint).* --?(?:disable[\w-]*(?:[=: ]\$?(?:true|1|yes))?|no-(?:enabled?|\S*protect\S*|\S*termination)) /i,
    'switches something off',
  ],
  [
    /[ ,"'{](?:--?)?(?:[\w.]*-)?(?:status|state|mode|power|action|op|operation|availability|administrative-state|startup-?type|start-?mode)["']?(?:[=:]| )["']?(?:off|stop|stopped|suspended|inactive|disabled|drain|draining|pause|terminated?|deleted?|absent|maintenance|offline|down|shutdown|poweroff|reboot|read-?only|fenced|lost|destroy)["']?[ ,}]/i,
    'stops or takes something away',
  ],
  [
    / --?(?:(?:desired|target|num|max|reserved|provisioned|min)-)?(?:concurrent-)?(?:count|capacity|replicas|nodes|size|instances|executions|workers|node-count|concurrency)[= ]0 | scale (?:\S+ )*[\w.-]+=0 | [\w:]*scale (?:\S+ ){0,3}0 | [\w:]*scale [\w.-]+=0 | weight (?:[\w./:-]+ )?0 /i,
    'scales to zero',
  ],
  [
    /^(?=.* (?:-{1,2})?(?:put|set|alter|update|modify|change)).*[ -._](?:retention|lifecycle|max-?age)[\w.-]*[= ]/i,
    'may delete what is kept',
  ],
];

const BY_METHOD = / (?:-X ?|--(?:method|request)[ =])["']?(?:DELETE|PURGE)["']? /i;

/** What a command loses by its form: by its verb, by a flag, or by what it sets; null when it says nothing of that. */
export function deedOfForm(args: readonly string[]): string | null {
  const verdict = verdictOf(commandWords(args));
  const text = ` ${args.join(' ')} `;
  if (BY_METHOD.test(text)) return 'deletes something by request';
  if (verdict.kind === 'loses') return verdict.deed;
  if (verdict.kind === 'reads') return null;
  if (!args.some((arg) => MARKS.test(arg)) && losesByFlag(args)) return 'deletes or overwrites something';
  if (verdict.kind === 'creates') return null;
  return SETTINGS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
