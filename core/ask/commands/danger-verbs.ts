/*
 * What programs mean by the words of their commands, whatever program it is: `topic delete`, `DeleteTopic`, `topics:delete`.
 */

const words = (text: string): string[] => text.trim().split(/\s+/);

/** What is lost, by verb. The first group that has the word gives the reason. */
const DEEDS: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        'deletes something',
        'delete del destroy purge wipe drop erase nuke rm rmi rmr remove unlink prune flush truncate uninstall decommission expunge shred zap trash undefine obliterate dissolve unmerge forget clear empty teardown discard expire trim eradicate clean cleanup unregister deregister invalidate removal deletion',
      ],
      [
        'stops something',
        'terminate kill killall stop shutdown poweroff halt reboot abort cancel suspend hibernate pause drain evict evacuate offline quiesce disable deactivate disconnect isolate quarantine fence blackhole leave kick lost undeploy unpublish unmount dismount detach eject down decomission withdraw standby passivate powerdown powercycle powerreset scalein scaledown',
      ],
      [
        'changes which node serves',
        'failover switchover promote demote takeover stepdown reparent cutover reinit reinitialize',
      ],
      ['takes access or protection away', 'revoke unassign seal ban unprotect unlock lockout mask'],
      [
        'overwrites what is there',
        'restore overwrite reset rebuild reimage recreate reprovision replace rotate format mkfs repartition downgrade force rekey reinstall reflash sanitize',
      ],
    ] as const
  ).flatMap(([deed, verbs]) => words(verbs).map((verb) => [verb, deed] as const)),
);

/** Verbs that lose data whatever stands around them: enough as a target of `make` or as the name of a script. */
const CERTAIN = new Set(
  words(
    'delete destroy purge wipe drop erase nuke remove truncate uninstall decommission teardown flush undeploy terminate obliterate killall cleanup',
  ),
);

/** The same at the head of a name: `drain_node.sh`; and with what holds data: `db:reset`. */
const IN_FRONT = new Set(words('drain evict failover switchover shutdown stop kill reset prune cleanup'));
const STORE = new Set(words('db database data cache schema queue queues cluster state tenant'));

/** Verbs that only look; what stands behind them is a name. */
const READS = new Set(
  words(
    'list ls get show describe view inspect lookup find search read cat tail head explain display print dump export preview plan diff validate verify check lint peek watch wait is has can safe count top stat stats help version whoami doctor ping completion compare estimate simulate download grep select ps render template would',
  ),
);
/** Verbs that bring something about; what stands behind them is a name, too. */
const CREATES = new Set(
  words(
    'create new add make start run trigger exec init install restart reload resume unpause uncordon cordon open test generate insert register login import build invoke call schedule label tag annotate send upload push pull clone fetch attach mount connect join undo rollback subscribe publish write append echo save backup',
  ),
);
/** Verbs that change what is there, to which their settings say. */
const CHANGES = new Set(
  words('set update upgrade configure patch modify alter edit put apply sync enable deploy change adjust resize scale'),
);
/** What they say of themselves is looked at; a verb behind them counts. */
const LOOKS = new Set(words('log logs status info history policy query report health metrics usage settings config'));
/** Nouns as often as verbs; where a losing verb follows at once, that counts: `log clear`, `backup delete`. */
const ALSO_NOUNS = new Set(
  words(
    'log status info history policy query report health metrics usage settings config backup run schedule label tag build deploy import invite subscribe set update upgrade patch check plan search export print',
  ),
);
/** They lose something whatever stands behind them: `delete list`. Others are nouns as well: `restore list`, `drain status`. */
const NEVER_NOUNS = new Set(
  words('delete del rm rmi rmr remove destroy drop clear flush purge erase wipe unlink revoke kill'),
);

export type WordKind =
  | { readonly kind: 'loses'; readonly deed: string; readonly verb: string }
  | { readonly kind: 'reads' | 'creates' | 'changes' | 'looks' };

const PARTICLE =
  /\b(clean|tear|power|step|shut|scale|switch|fail|cut|take)[-_.](up|down|off|over|in|out|cycle|reset)(?![a-z])/g;

/** `DeleteKeyspace`, `delete_keyspace` and `keyspace:delete` in their words. */
export function tokensOf(word: string): string[] {
  return word
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
    .replace(PARTICLE, '$1$2')
    .split(/[-_.:]+/)
    .filter((token) => token !== '');
}

/** An object and its verb without a border between: `delnode`, `removekeeper`, `vgremove`. */
const GLUED =
  /^(?:(?:remove|delete|destroy)(?!rs?$|ds?$)[a-z]{3,}|del(?:node|user|group|host|member|route|port|key|pool|vol|fs)s?|clear(?:range|all|queue|cache)|force[a-z]{4,}|[a-z]{2,}(?:remove|delete|destroy|shutdown)|(?:un|de)(?:provision|map|register|assign|bind|publish|deploy|load|share|link|enroll|allocate))$/;

function kindOfToken(token: string, alone: boolean): WordKind | null {
  if (READS.has(token)) return { kind: 'reads' };
  const deed = DEEDS.get(token) ?? (GLUED.test(token) ? 'deletes something' : undefined);
  if (deed !== undefined) return { kind: 'loses', deed, verb: token };
  if (CREATES.has(token)) return { kind: 'creates' };
  if (CHANGES.has(token)) return { kind: 'changes' };
  return alone && LOOKS.has(token) ? { kind: 'looks' } : null;
}

/** What a word of a command is: the first of its words that is a verb decides, so `list-deleted` reads. */
export function kindOfWord(word: string): WordKind | null {
  const tokens = tokensOf(word);
  for (const token of tokens) {
    const kind = kindOfToken(token, tokens.length === 1);
    // What is made out of a copy overwrites nothing: `restore-db-instance-from-db-snapshot`.
    if (kind?.kind === 'loses' && token === 'restore' && tokens.includes('from')) return { kind: 'creates' };
    if (kind !== null) return kind;
  }
  return null;
}

/** True where a losing verb may be the name of what another verb does: `restore list`. */
export function isAlsoNoun(verb: string): boolean {
  return !NEVER_NOUNS.has(verb);
}

/** True where a word that loses nothing may name what a losing verb behind it is about: `backup delete`. */
export function mayBeObject(word: string): boolean {
  return ALSO_NOUNS.has(word.toLowerCase());
}

const isMild = (token: string): boolean => READS.has(token) || CREATES.has(token) || CHANGES.has(token);

/** What a script, a task or a target that is called so destroys; null when its name does not say that. */
export function deedOfName(name: string): string | null {
  const tokens = tokensOf(name.replace(/\.(?:sh|bash|py|rb|pl|js|php|ps1|ya?ml|sql|cql|hql|ddl)$/i, ''));
  const [first = ''] = tokens;
  if (tokens.length > 1 && IN_FRONT.has(first)) return 'stops or deletes something';
  const verb = tokens.find((token) => CERTAIN.has(token) || isMild(token));
  if (verb !== undefined && CERTAIN.has(verb)) return 'deletes something';
  return tokens.some((token) => STORE.has(token)) && tokens.some((token) => DEEDS.has(token))
    ? 'deletes stored data'
    : null;
}
