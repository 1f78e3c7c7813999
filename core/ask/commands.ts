import { CLOUDS } from './danger-clouds.ts';
import { HOSTS } from './danger-hosts.ts';
import { loadsCopy, NAMED, runsNamedFile } from './danger-named.ts';
import { PROGRAMS } from './danger-programs.ts';
import { dangerOfQuery, REDIS } from './danger-queries.ts';
import { STORES } from './danger-stores.ts';
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

/** Asked in this order: the reason of the first that fits is said. */
const RULES = [...PROGRAMS, ...CLOUDS, ...STORES, ...HOSTS, ...NAMED];

/** It only shows what would be done. `--dry-run=none` does it. */
const DRY_RUN =
  /\s(?:--dry-?run(?:=(?:client|server|true|yes|1))?|--just-print|--simulate|--whatif|-WhatIf|--noop|--check|--no-act)\s/i;
const DRY_BY_PROGRAM: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:rsync|make|apt-get|apt)$/, / -\w*n\w* | -s /],
  [/^git$/, / clean .*-\w*n\w* | push .*-n /],
  [/^(?:terraform|tofu|terragrunt|tf)$/, / plan | validate | show /],
  [/^(?:fdisk|sfdisk|gdisk|sgdisk|parted)$/, / -l | --list | -p | print /],
  [/^mdadm$/, / --(?:detail|examine|query)\b| -[DEQ]/],
  [/^cryptsetup$/, / (?:status|luksDump|isLuks) /],
  [/^wipefs$/, /^(?!.* (?:-\w*[ao]|--all|--offset))/],
  [/^git$/, /^ fetch /],
  [/^(?:kubectl|oc|k)$/, / auth can-i | explain | diff /],
];

const FORCED = /\s(?:--force|--force-yes|--yes-i-really-(?:really-)?mean-it|--grace-period[= ]0)\s/;

/** Where it means that something is built or fetched anew. */
const BUILDS =
  /^(?:dotnet|nuget|uv|poetry|pipenv|bazel|conda|mamba|vercel|netlify|npm|npx|yarn|pnpm|pip3?|brew|bundle|gem|composer|cargo|go|mise|asdf|hugo|vite|webpack|tsc|jest|pytest|gradle|mvn|sbt)$/;

/** What every program means by such a word in the place of its command: `ferryctl queue purge`. */
const DESTROYS =
  'delete|del|destroy|purge|wipe|drop|erase|nuke|terminate|uninstall|decommission|rm|rmi|rmr|remove|prune|flush|truncate|drain|evict';
const STOPS =
  'reset|clear|stop|kill|shutdown|reboot|poweroff|failover|switchover|reparent|demote|step-?down|reinit|takeover|quiesce|cancel|abort|(?<!features? )disable|lost|scale-in|scale-down|kick|leave|revoke|detach|forget|dissolve|down|halt|suspend|hibernate|pause|deactivate|deregister|unregister|undeploy|unpublish|unassign|power-?(?:cycle|down|reset)|offline|isolate|quarantine|fence|blackhole|withdraw|cutover|cut-over|trim(?! (?:volume|fs|filesystem|disk))|invalidate|expire|overwrite|replace(?!d)|restore(?! (?:create|new|test|verify))|recreate|(?<!index )rebuild|reimage|reprovision|rotate|promote|seal|ban|disconnect|force-[a-z-]+';
/** The same with its object in one word: `removekeeper`, `delnode`. */
const GLUED =
  '(?:remove|delete|destroy)(?!rs?\\b|ds?\\b)[a-z]{3,}|del(?:node|user|group|host|member|route|port|key)s?|clear(?:range|all|queue|cache)';
/** What stands in front: options, names, and places such as `/c0/v1`, `slot=0` or `2`. */
const IN_FRONT =
  '(?:(?:[\\w/]*[/=\\d][\\w/=.-]* )*(?:-{1,2}[\\w-]+(?:=\\S+)?|[a-z][\\w:-]*) ){0,3}(?:[\\w/]*[/=\\d][\\w/=.-]* )*';
const VERB = new RegExp(
  `^ ${IN_FRONT}(?<!--[\\w-]{1,40} )(?:[\\w-]+[.:])?(?:(?:${DESTROYS}|${STOPS})(?:[-_][a-z_-]+)?|${GLUED})[ :(]`,
);
/** Its object first: `bucket-delete`, `emergency-reparent-shard`; what is started or made may be called so. */
const OBJECT_AND_VERB =
  /^ (?:-{1,2}[\w-]+(?:=\S+)? )*(?:(?!(?:start|run|trigger|exec|create|new|apply|restart|open|test) )[a-z][\w:-]* )?(?:[a-z]+[-_]){1,2}(?:delete|del|remove|destroy|purge|drop|wipe|erase|terminate|truncate|flush|failover|reparent|shutdown|decommission|uninstall)(?:[-_][a-z]+)? /;

/** Traffic that is sent elsewhere, a mode in which nothing is served, and an address of an interface: `…/vm/7/status/stop`. */
const CUTS =
  / (?:traffic|weights?|routes?) (?:shift|switch|cut|split|move|swap|redirect) | (?:maintenance|read-?only|lockdown)(?:-mode)? (?:on|enable|start|set) | \/\S*\/(?:stop|shutdown|reset|reboot|delete|destroy|failover|suspend|terminate|purge|wipe) /;

/** Words in one, as some programs call their commands: `DeleteKeyspace`, `deleteTopic`. */
function hyphened(text: string): string {
  return text.replace(/\b[A-Za-z][a-z]+(?:[A-Z][a-z]+)+/g, (word) =>
    word.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase(),
  );
}

const REQUESTS = /^(?:curl|https?|wget|httpie|xhs?)$/;

/** The same within an address: `/quietDown`. */
function hyphenedPath(text: string): string {
  return text.replace(/(?<=\/)[a-z]+(?:[A-Z][a-z]+)+(?=[/?#\s"'])/g, hyphened);
}

function hasVerb(text: string): boolean {
  const plain = hyphened(text);
  return [text, plain].some(
    (one) => (VERB.test(one) || OBJECT_AND_VERB.test(one) || CUTS.test(one)) && !READS.test(one),
  );
}

/** Orders that a program is given in one argument: `vtysh -c "clear ip bgp *"`, `fdbcli --exec "clearrange a b"`. */
const GIVES_ORDER = /^(?:-[ecv]|--(?:[a-z]+\.)?(?:exec|execute|command|eval|cmd)[\w-]*)$/;

function givenOrders(args: readonly string[]): string[] {
  return args.filter((arg, at) => GIVES_ORDER.test(args[at - 1] ?? '') && !arg.startsWith('-'));
}

/** A word of reading in front: `search delete`, `list --purge`. */
const READS =
  /^ (?:\S+ ){0,2}(?:list|ls|get|show|describe|search|find|status|info|read|view|policy|help|logs?|history|explain|query) /;
/** `rm: cannot remove a`, `restart it when you stop the node`. */
function isProse(program: string, text: string): boolean {
  return program.endsWith(':') || / (?:the|an?|when|you|is|are|was|were|cannot|with|this|that) /.test(text);
}

/** How a router is told to forget something. */
const NO_ORDER =
  /^\s*no (?:router|neighbor|interface|vlan|bgp|ospf|access-list|route-map|ip (?:route|address|routing)|spanning-tree)\b/;

/** A program that is called after what it shows: `queue-stats purge`. */
const REPORTS = /[-_](?:stats?|status|list|show|info|report|metrics|top|ls|viewer|exporter)(?:\.\w{2,4})?$/;

/** Their words are what they look for, show or write. */
const SHOWS =
  /^(?:\[|\[\[|git|grep|ls|cat|less|head|tail|awk|sed|jq|yq|cut|sort|journalctl|systemctl|service|man|cd|vim?|nano|emacs|code|open|curl|wget|ssh|scp|make|npm|yarn|pnpm|python3?|ruby|node|go|cargo|apt-cache|docker|podman|psql|mysql|redis-cli|mongo|mongosh|kubectl|oc|k|kill|ip|aws|stat|wc|diff|which|test|if|id|getent|pgrep|ps|dig|nslookup|host|ping|last|nodetool|airflow|select-string)$/;

/** Of longer arguments the rest is no longer read: no rule is quick on every text. */
const MAX_CHARS = 4000;

function dangerOfSimple(command: SimpleCommand): string | null {
  const { program } = command;
  const given = ` ${ownArguments(command).join(' ').slice(0, MAX_CHARS)} `;
  const text = REQUESTS.test(program) ? hyphenedPath(given) : given;
  if (/ (?:--help|help) $/.test(text) || DRY_RUN.test(text)) return null;
  if (DRY_BY_PROGRAM.some(([name, dry]) => name.test(program) && dry.test(text))) return null;
  const found = RULES.find(([name, wanted]) => name.test(program) && wanted.test(text));
  if (found !== undefined) return found[2];
  if (
    !SHOWS.test(program) &&
    !REPORTS.test(program) &&
    (hasVerb(text) || givenOrders(command.args).some((order) => hasVerb(` ${order} `) || NO_ORDER.test(order))) &&
    !isProse(program, text)
  ) {
    return 'stops or deletes something';
  }
  return FORCED.test(text) && !BUILDS.test(program) ? 'is forced: no question is asked' : null;
}

const SQL_CLIENT =
  /^(?:psql|gitlab-psql|mysql|mariadb|sqlite3|clickhouse-client|cqlsh|mongo|mongosh|redis-cli|gitlab-rails|rails|sqlcmd|sqlplus|bq|snowsql|duckdb)$/;
const STARTS_QUERY =
  /^\s*(?:[\w-]*[=#>]+\s*)?(?:select|insert|update|merge\s+into|delete\s+from|drop|truncate|alter|begin|with|create|set|vacuum|reindex|db\.|flush\w+|grant|revoke|kill\s+(?:query|connection|\d)|call|match\s*\(|reset\s+(?:master|slave|replica)|purge\s+(?:binary|master)|stop\s+(?:slave|replica)|detach\s+(?:table|database|partition)|rs\.|sh\.)/i;

/** A line for the console of an application: `Parcel.where(…)`. */
const CALLS_CLASS = /^\s*[A-Z]\w*(?:::[A-Z]\w*)*\.[a-z_]+(?:[.(!]|$)/;

/** A query that any program is given: `influx -execute 'DROP MEASUREMENT a'`. */
function dangerOfGiven({ program, args }: SimpleCommand): string | null {
  if (SHOWS.test(program)) return null;
  const orders = givenOrders(args);
  const given = args.filter((arg) => (/\s/.test(arg) || orders.includes(arg)) && STARTS_QUERY.test(arg));
  return given.map((query) => dangerOfQuery(query.replace(/'[^']*'/g, "''"))).find((danger) => danger !== null) ?? null;
}

/** Writes nothing into a file: `> a.log`, `: > a.log`, `cat /dev/null > a.log`. */
const EMPTIES =
  /^\s*(?:[$#]\s+)?(?:sudo\s+)?(?:(?::|true|cat\s+\/dev\/null|echo\s+-n(?:\s+(?:""|''))?|(?:echo|printf)\s+(?:""|''))\s*>(?![>&])\s*(?!\/dev\/(?:null|stdout|stderr))["']?[\w.$~{}/-]+["']?\s*$|>(?![>&])\s*(?!\/dev\/(?:null|stdout|stderr))["']?[\w.$~{}-]*\/[^\s|;&]+\s*$)/m;

/** Writes over a file of the system: `> /etc/hosts`, `echo b > /proc/sysrq-trigger`. */
const OVERWRITES =
  /(?:^|[^>&\d=-])\s*>(?![>&=])\|?\s*["']?\/(?:etc|boot|usr|bin|sbin|lib|root|var\/(?:lib|log|spool|www)|proc|sys)\/\S/m;
/** Orders that a line of text gives to a socket: `echo "disable server a/b" | socat …`. */
const TO_SOCKET =
  /\b(?:echo|printf)\s+(?:-\w+\s+)*["']?[^|"']{0,200}\b(?:disable|shutdown|flush_all|flush|clear|stop|kill|set server \S+ state (?:drain|maint)|delete|drop|stopnode|srst)\b[^|]{0,200}\|\s*(?:sudo\s+)?(?:socat|nc|ncat|netcat|telnet)\b/i;

/** Lines that are no comment; where some begin with a prompt, those only. */
function activeLines(command: string): string {
  return command
    .split('\n')
    .filter((line) => !/^\s*(?:=>|#(?!\s*(?:rm|dd|mkfs)\b.*\n)|\/\/|--\s)/.test(line))
    .join('\n');
}

const CURL_WITHIN = /\b(?:sh|bash|ssh|exec)\s[^\n]{0,200}?\bcurl\s([^\n|;]{1,600})/g;

/** Quotes within quotes, as in `sh -c 'curl -H 'a: b' …'`, leave no words to read: there the line counts as it stands. */
function dangerOfCurlWithin(active: string): string | null {
  if (!active.includes('curl')) return null;
  for (const [, args = ''] of active.matchAll(CURL_WITHIN)) {
    const found = dangerOfSimple({ program: 'curl', args: args.replace(/["'\\]/g, '').split(/\s+/), text: args });
    if (found !== null) return found;
  }
  return null;
}

/** A block of several commands may be dangerous in several ways; more are no longer read. */
const MOST_REASONS = 3;

/** A sign within quotes redirects nothing. */
function withoutQuotes(text: string): string {
  return text.replace(/<[^<>\n]{0,60}>|'[^'\n]*'|"(?:\\.|[^"\\\n])*"/g, (quoted) =>
    /\s|>/.test(quoted) ? '""' : quoted,
  );
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
  if (/^(?:redis|valkey)$/.test(language)) {
    if (active.split('\n').some((line) => REDIS.test(` ${line.replace(/^\S*>\s*/, '')} `)))
      return 'empties or breaks the store';
  }
  if (NO_SHELL.has(language)) return /^(?:ruby|rb|rails|js|javascript)$/.test(language) ? dangerOfQuery(active) : null;
  const simple = simpleCommands(command);
  const reasons = new Set(simple.flatMap((one) => dangerOfSimple(one) ?? dangerOfGiven(one) ?? []));
  if (reasons.size > 0) return [...reasons].slice(0, MOST_REASONS).join('; ');
  if (/>\s*\/dev\/(?:sd|nvme|vd|xvd|mapper)/.test(active)) return 'overwrites a disk';
  if (EMPTIES.test(active)) return 'empties a file';
  if (OVERWRITES.test(withoutQuotes(active))) return 'overwrites a file of the system';
  const curl = dangerOfCurlWithin(active);
  if (curl !== null) return curl;
  if (TO_SOCKET.test(active)) return 'stops or empties something';
  const asksDatabase =
    simple.some(({ program }) => SQL_CLIENT.test(program)) ||
    active.split('\n').some((line) => STARTS_QUERY.test(line) || CALLS_CLASS.test(line));
  if (runsNamedFile(active, asksDatabase)) return 'runs a file that is called after what it destroys';
  if (loadsCopy(active)) return 'overwrites what is there';
  return asksDatabase ? dangerOfQuery(active) : null;
}
