import { ownArguments, simpleCommands, type SimpleCommand } from './shell-words.ts';

/*
 * What in a command can destroy something. A wrong warning costs a glance; a missing one can cost a database.
 */

/** Languages whose text is no shell: only what they say themselves is judged. */
const NO_SHELL = new Set(
  'json yaml yml toml ini hcl tf terraform promql logql python py ruby rb rails go golang rust rs java kotlin scala js javascript ts typescript jsx tsx c cpp csharp cs haskell hs html css xml markdown md diff mermaid sql psql pgsql mysql plsql vim lua elixir erlang clojure php swift groovy'.split(
    ' ',
  ),
);

type Rule = readonly (readonly [program: RegExp, args: RegExp, reason: string])[];

const REMOVES = 'removes files without asking';
const DISK = 'overwrites a disk';
const RESOURCES = 'deletes resources';

/** Programs, what stands behind them, and what that does. Arguments are one string with a space on both sides. */
const RULES: Rule = [
  [/^rm$/, / -\w*[rRf]| --(?:recursive|force) /, REMOVES],
  [/^(?:rm|unlink)$/, /\S/, 'removes files'],
  [/^(?:remove-item|del|rd)$/, /\S/, 'removes files'],
  [/^find$/, / -delete | -exec(?:dir)? (?:\/\S*\/)?(?:rm|shred) /, REMOVES],
  [/^rsync$/, / --del(?:ete)?\S* /, 'removes files that the source does not have'],
  [/^(?:terraform|tofu|terragrunt|pulumi|cdk)$/, / destroy /, 'destroys infrastructure'],
  [/^(?:terraform|tofu|terragrunt)$/, / (?:-|--)auto-approve\S* /, 'changes infrastructure without asking'],
  [/^(?:terraform|tofu|terragrunt)$/, / workspace delete /, 'deletes the state of a workspace'],
  [/^(?:terraform|tofu|terragrunt)$/, / state rm | taint /, 'takes resources out of the state'],
  [/^(?:kubectl|oc|k)$/, / delete /, 'deletes objects of the cluster'],
  [/^(?:kubectl|oc|k)$/, / drain /, 'evicts every pod from the node'],
  [/^(?:kubectl|oc|k)$/, / scale .*--replicas[= ]0 /, 'scales to zero'],
  [/^(?:kubectl|oc|k)$/, / replace .*--force /, 'deletes and creates objects anew'],
  [
    /^(?:kubectl|oc|k)$/,
    / patch .*(?:"?finalizers"?\W+(?:null|\[\])|"remove"[^}]*finalizers)/,
    'removes what protects an object from deletion',
  ],
  [
    /^(?:kubectl|oc|k)$/,
    /^ (?:(?:-\S+|[a-z][\w-]*) ){0,4}(?:stop|destroy|purge|shutdown) /,
    'stops or deletes something',
  ],
  [/^helm$/, / (?:uninstall|delete|del) /, 'removes a release with its objects'],
  [
    /^(?:docker|podman|nerdctl|crictl)$/,
    /^ (?:--\S+ )*(?:(?:container|volume|image|network|system|builder|pod) )?(?:prune|rmi|rm|rmp) /,
    'removes containers, images or volumes',
  ],
  [/^(?:docker-compose|docker)$/, / down .*(?:-v|--volumes) /, 'removes the volumes with their data'],
  [/^git$/, / push .*(?:--force\S*|-f|-d|--mirror|--delete) | push \S+ \+/, 'overwrites or discards work of others'],
  [
    /^git$/,
    / reset .*--hard | clean .*-\w*f| checkout (?:-- )?\. | restore \. | branch .*-D | stash (?:drop|clear) | filter-branch | reflog expire | update-ref .*-d /,
    'discards work',
  ],
  [/^(?:mkfs(?:\.\w+)?|wipefs|fdisk|sfdisk|gdisk|sgdisk|parted|shred|blkdiscard|mdadm|cryptsetup)$/, /\S/, DISK],
  [/^dd$/, / of=/, DISK],
  [
    /^(?:lvremove|vgremove|pvremove|lvreduce|zpool|zfs)$/,
    / (?:destroy|labelclear) |^ (?!create|list|status|get|set|snapshot)\S*\/\S* /,
    'removes volumes',
  ],
  [/^truncate$/, / (?:-s|--size)/, 'empties a file'],
  [
    /^(?:aws|awslocal)$/,
    / s3 (?:rm|rb) | s3 (?:sync|mv) .*--delete | (?:delete|terminate|deregister|purge|remove)-[a-z-]+ /,
    RESOURCES,
  ],
  [
    /^(?:gcloud|az|doctl|heroku|flyctl|fly|eksctl|linode-cli|openstack|ibmcloud|oci)$/,
    /(?<! -{1,2}[\w-]{1,40}) (?:delete|destroy|terminate|purge|apps:destroy|rm)(?:-batch)? /,
    RESOURCES,
  ],
  [/^(?:gsutil|s3cmd|mc|rclone|azcopy)$/, / (?:rm|rb|del|delete|purge|remove) /, RESOURCES],
  [
    /^(?:ceph|rados|rbd|radosgw-admin)$/,
    / (?<!(?:blocklist|blacklist) )(?:purge|destroy|rm|rmpool|delete|zap|--yes-i-really-\S+) /,
    'deletes stored data',
  ],
  [
    /^(?:etcdctl|consul|vault|nomad|zkcli\S*)$/,
    / (?:del|delete|destroy|purge|rmr|deleteall|stop) /,
    'deletes stored data',
  ],
  [/^kafka-topics(?:\.sh)?$/, / --delete /, 'deletes topics with their data'],
  [/^rabbitmqctl$/, / (?:purge_queue|delete_\w+|reset|force_reset) /, 'deletes queues'],
  [/^redis-cli$/, / (?:flushall|flushdb|del|unlink|shutdown) /i, 'empties the cache or database'],
  [/^(?:dropdb|dropuser|pg_dropcluster|mysqladmin)$/, /\S/, 'drops stored data'],
  [
    /^(?:curl|http|wget|httpie)$/,
    / (?:-X|--request)[ =]?DELETE | DELETE |\/_delete_by_query\b/,
    'deletes something by request',
  ],
  [/^(?:docker|podman|nerdctl|ctr|crictl|docker-compose)$/, / (?:stop|kill|down) /, 'stops containers'],
  [/^(?:ansible|salt)$/, / ?state=(?:absent|stopped)\b/, 'removes or stops something on many hosts'],
  [/^ip$/, / (?:del|delete|flush) /, 'takes the network apart'],
  [/^postsuper$/, / -d /, 'deletes mail'],
  [/^mv$/, / \/dev\/null $/, 'removes files'],
  [/./, / --(?:desired-count|desired-capacity|replicas|num-nodes|node-count|max-size)[= ]0 /, 'scales to zero'],
  [/^fuser$/, / -\w*k\w* | --kill /, 'ends processes without letting them finish'],
  [/^(?:kill)$/, / -(?:9|6|3|11|(?:SIG)?(?:KILL|ABRT|QUIT|SEGV)) /i, 'ends processes without letting them finish'],
  [
    /^(?:killall|pkill)$/,
    /^(?!.* (?:-|--signal[= ]|-s )(?:SIG)?(?:USR[12]|HUP|WINCH|CONT|0) )/,
    'ends every process of that name',
  ],
  [/^(?:systemctl|service|rc-service|supervisorctl)$/, / (?:stop|disable|mask|kill) /, 'stops a service'],
  [/^(?:shutdown|reboot|poweroff|halt|init)$/, /^(?! -h$| --help)/, 'stops or restarts the machine'],
  [/^(?:iptables|ip6tables|nft|ufw)$/, / (?:-F|--flush|flush|disable|reset) /, 'opens or drops network rules'],
  [/^(?:chmod|chown)$/, / -\w*R\w* .* ?\/ | -\w*R\w* 777 /, 'changes the rights of many files'],
  [/^crontab$/, / -r /, 'removes all scheduled jobs'],
  [/^(?:userdel|deluser|groupdel)$/, /\S/, 'removes a user'],
  [/^(?:npm|yarn|pnpm|cargo|gem)$/, / (?:unpublish|yank) /, 'takes back a published version'],
  [/^(?:rake|rails|bundle)$/, / db:(?:drop|reset|purge|schema:load|setup) /, 'drops stored data'],
  [
    /^(?:rake|rails|gitlab-rake|artisan|mix)$/,
    /[ :](?:delete|destroy|remove|purge|drop|wipe|truncate|erase|nuke)(?:[_-][\w-]+)*[ :[](?!.*\bdry)/,
    'deletes stored data',
  ],
  [
    /^(?!grep$|git$|rg$|curl$|find$|rsync$|tar$|docker$|journalctl$)/,
    / --(?:delete|destroy|purge|wipe|erase)(?:-[a-z-]+)*[ =]/,
    'deletes something',
  ],
  [/^apt(?:-get)?$/, / (?:purge|autoremove) /, 'removes packages'],
];

/** It only shows what would be done. `--dry-run=none` does it. */
const DRY_RUN =
  /\s(?:--dry-?run(?:=(?:client|server|true|yes|1))?|--just-print|--simulate|--whatif|-WhatIf|--noop|--check|--no-act)\s/i;
const DRY_BY_PROGRAM: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:rsync|make|apt-get|apt)$/, / -\w*n\w* | -s /],
  [/^git$/, / clean .*-\w*n\w* | push .*-n /],
  [/^(?:terraform|tofu|terragrunt)$/, / plan | validate | show /],
  [/^(?:fdisk|sfdisk|gdisk|sgdisk|parted)$/, / -l | --list | -p | print /],
  [/^mdadm$/, / --(?:detail|examine|query)\b| -[DEQ]/],
  [/^cryptsetup$/, / (?:status|luksDump|isLuks) /],
  [/^wipefs$/, /^(?!.* (?:-\w*[ao]|--all|--offset))/],
  [/^git$/, /^ fetch /],
  [/^(?:kubectl|oc|k)$/, / auth can-i | explain | diff /],
];

const FORCED = /\s(?:--force|--force-yes|--yes-i-really-(?:really-)?mean-it|--grace-period[= ]0)\s/;

/** What every program means by such a word in the place of its command: `ferryctl queue purge`. */
const VERB =
  /^ (?:(?:-{1,2}[\w-]+(?:=\S+)?|[a-z][\w:-]*) ){0,3}(?<!--[\w-]{1,40} )(?:[\w-]+:)?(?:(?:delete|del|destroy|purge|wipe|drop|erase|nuke|terminate|uninstall|decommission|rm|rmi|remove|prune|flush|truncate|drain|evict)(?:-[a-z-]+)?|reset|clear|stop|kill|shutdown) /;
/** A word of reading in front: `search delete`, `list --purge`. */
const READS =
  /^ (?:\S+ ){0,2}(?:list|ls|get|show|describe|search|find|status|info|read|view|policy|help|logs?|history|explain|query) /;
/** `rm: cannot remove a`, `restart it when you stop the node`. */
function isProse(program: string, text: string): boolean {
  return program.endsWith(':') || / (?:the|an?|when|you|is|are|was|were|cannot|with|this|that) /.test(text);
}

/** Their words are what they look for, show or write. */
const SHOWS =
  /^(?:\[|\[\[|git|grep|ls|cat|less|head|tail|awk|sed|jq|yq|cut|sort|journalctl|systemctl|service|man|cd|vim?|nano|emacs|code|open|curl|wget|ssh|scp|make|npm|yarn|pnpm|python3?|ruby|node|go|cargo|apt-cache|docker|podman|psql|mysql|redis-cli|mongo|mongosh|kubectl|oc|k|kill|ip|aws|stat|wc|diff|which|test|if|id|getent|pgrep|ps|dig|nslookup|host|ping)$/;

function dangerOfSimple(command: SimpleCommand): string | null {
  const { program } = command;
  const text = ` ${ownArguments(command).join(' ')} `;
  if (/ (?:--help|help) $/.test(text) || DRY_RUN.test(text)) return null;
  if (DRY_BY_PROGRAM.some(([name, dry]) => name.test(program) && dry.test(text))) return null;
  const found = RULES.find(([name, wanted]) => name.test(program) && wanted.test(text));
  if (found !== undefined) return found[2];
  if (!SHOWS.test(program) && VERB.test(text) && !READS.test(text) && !isProse(program, text)) {
    return 'stops or deletes something';
  }
  return FORCED.test(text) ? 'is forced: no question is asked' : null;
}

const QUERIES: readonly (readonly [RegExp, string])[] = [
  [
    /\bdrop\s+(?:table|database|schema|index|collection|keyspace|view|user|role|column|materialized|partition|constraint|measurement|series|owned|server|extension|trigger|function|table_?space|(?:table|measurement|index|view|role|user)(?:e?s))\b/i,
    'drops stored data',
  ],
  [/\btruncate\s+(?:table\s+)?(?!-)["`\w.]+\s*(?:;|$|,|["')]|cascade|restart)/im, 'empties tables'],
  [/\bdelete\s+from\b(?![^;]*\bwhere\b)/i, 'deletes every row'],
  [/\bdelete\s+from\b/i, 'deletes rows'],
  [/^\s*(?:\S+[=#>]+\s*)?update\s+["`\w.]+\s+set\b(?![^;]*\bwhere\b)/im, 'changes every row'],
  [/\b(?:flushall|flushdb)\b|^\s*(?:del|unlink)\s+\S/im, 'empties the cache or database'],
  [/\.(?:dropDatabase|drop)\(\s*\)|\.(?:deleteMany|remove)\(\s*\{\s*\}\s*\)/, 'drops stored data'],
  [/\.(?:delete_all|destroy_all|truncate!?)\b/, 'deletes every record'],
  [/\.(?:destroy|delete)!?\s*(?:$|[;)}]|(?:if|unless)\b)|\(&:(?:delete|destroy)!?\)/m, 'deletes a record'],
  [
    /\.(?:expunge|purge|unlink|wipe)!?\s*(?:\(\s*\))?\s*(?:$|[;)}]|(?:if|unless)\b)|\.expire\([^()\n]*,\s*0\s*\)/m,
    'deletes a record',
  ],
  [/\bpg_terminate_backend\b/i, 'ends a database session'],
];

const SQL_CLIENT =
  /^(?:psql|gitlab-psql|mysql|mariadb|sqlite3|clickhouse-client|cqlsh|mongo|mongosh|redis-cli|gitlab-rails|rails|sqlcmd|bq|snowsql|duckdb)$/;
const STARTS_QUERY =
  /^\s*(?:[\w-]*[=#>]+\s*)?(?:select|insert|update|delete\s+from|drop|truncate|alter|begin|with|create|set|vacuum|reindex|db\.|flush\w+)\b/i;

/** A line for the console of an application: `Parcel.where(…)`. */
const CALLS_CLASS = /^\s*[A-Z]\w*(?:::[A-Z]\w*)*\.[a-z_]+[.(!]/;

/** Texts within a query are no part of what it does: `"select 'drop table x'"`. */
function withoutTexts(query: string): string {
  return query.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replace(/'[^']*'/g, "''"));
}

function dangerOfQuery(text: string): string | null {
  const query = withoutTexts(text.replace(/\/\*[\s\S]*?\*\//g, ' '));
  return QUERIES.find(([pattern]) => pattern.test(query))?.[1] ?? null;
}

/** A query that any program is given: `influx -execute 'DROP MEASUREMENT a'`. */
function dangerOfGiven({ program, args }: SimpleCommand): string | null {
  if (SHOWS.test(program)) return null;
  const given = args.filter((arg) => /\s/.test(arg) && STARTS_QUERY.test(arg));
  return given.map((query) => dangerOfQuery(query.replace(/'[^']*'/g, "''"))).find((danger) => danger !== null) ?? null;
}

/** Writes nothing into a file: `> a.log`, `: > a.log`, `cat /dev/null > a.log`. */
const EMPTIES =
  /^\s*(?:[$#]\s+)?(?:sudo\s+)?(?::|true|cat\s+\/dev\/null|echo\s+-n(?:\s+(?:""|''))?)?\s*>(?![>&])\s*(?!\/dev\/(?:null|stdout|stderr))["']?[\w.$~{}-]*\/[^\s|;&]+\s*$/m;

/** Lines that are no comment; where some begin with a prompt, those only. */
function activeLines(command: string): string {
  return command
    .split('\n')
    .filter((line) => !/^\s*(?:=>|#(?!\s*(?:rm|dd|mkfs)\b.*\n)|\/\/|--\s)/.test(line))
    .join('\n');
}

/**
 * Why a command can destroy something, in a few words; null when nothing says so. A comment is no command, and neither is
 * a word that another command looks for, or what a dry run only shows.
 *
 * @param lang language of its fence; empty for none
 */
export function dangerOf(command: string, lang = ''): string | null {
  const language = lang.toLowerCase();
  const active = activeLines(command);
  if (/^(?:sql|psql|pgsql|mysql|plsql)$/.test(language)) return dangerOfQuery(active.replace(/'[^'\n]*'/g, "''"));
  if (NO_SHELL.has(language)) return /^(?:ruby|rb|rails|js|javascript)$/.test(language) ? dangerOfQuery(active) : null;
  const simple = simpleCommands(command);
  for (const one of simple) {
    const danger = dangerOfSimple(one) ?? dangerOfGiven(one);
    if (danger !== null) return danger;
  }
  if (/>\s*\/dev\/(?:sd|nvme|vd|xvd|mapper)/.test(active)) return DISK;
  if (EMPTIES.test(active)) return 'empties a file';
  const asksDatabase =
    simple.some(({ program }) => SQL_CLIENT.test(program)) ||
    active.split('\n').some((line) => STARTS_QUERY.test(line) || CALLS_CLASS.test(line));
  return asksDatabase ? dangerOfQuery(active) : null;
}
