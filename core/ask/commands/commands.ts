import { CLOUDS } from './danger-clouds.ts';
import { dangerOfCode } from './danger-code.ts';
import { deedOfForm } from './danger-grammar.ts';
import { HOSTS } from './danger-hosts.ts';
import { loadsCopy, NAMED, runsNamedFile } from './danger-named.ts';
import { PROGRAMS } from './danger-programs.ts';
import { dangerOfQuery, REDIS } from './danger-queries.ts';
import { dangerOfRequest, REQUESTS } from './danger-requests.ts';
import { STORES } from './danger-stores.ts';
import { deedOfName } from './danger-verbs.ts';
import { splitHeredocs, type Heredoc } from './heredoc.ts';
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
  /\s--?(?:dry[-_]?run(?:=(?:client|server|true|yes|1))?|just-print|simulate|what-?if|no-?op|check(?:-only)?|no-act|pretend|preview|(?:print|validate|list)-only)\s/i;
const DRY_BY_PROGRAM: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:rsync|make|apt-get|apt)$/, / -\w*n\w* | -s /],
  [/^git$/, / clean .*-\w*n\w* | push .*-n /],
  [/^(?:terraform|tofu|terragrunt|tf)$/, / plan | validate | show /],
  [/^zfs$/, / destroy .*-\w*n/],
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

/** Traffic that is sent elsewhere, a mode in which nothing is served, and an address of an interface: `…/vm/7/status/stop`. */
const CUTS =
  / (?:traffic|weights?|routes?) (?:shift|switch|cut|split|move|swap|redirect) | (?:maintenance|read-?only|lockdown)(?:-mode)? (?:on|enable|start|set) | \/\S*\/(?:stop|shutdown|reset|reboot|delete|destroy|failover|suspend|terminate|purge|wipe) /;

/** Orders that a program is given in one argument: `vtysh -c "clear ip bgp *"`, `fdbcli --exec "clearrange a b"`. */
const GIVES_ORDER = /^(?:-[ecv]|--(?:[a-z]+\.)?(?:exec|execute|command|eval|cmd)[\w-]*)$/;

/** The same where only words can be one: `asterisk -rx "core stop now"`. */
const GIVES_WORDS = /^-{1,2}[a-z]{0,2}(?:x|q|query)$/;

function givenOrders(args: readonly string[]): string[] {
  return args.filter((arg, at) => {
    const flag = args[at - 1] ?? '';
    return !arg.startsWith('-') && (GIVES_ORDER.test(flag) || (GIVES_WORDS.test(flag) && /^\w+ /.test(arg)));
  });
}

/** `rm: cannot remove a`, `restart it when you stop the node`. */
function isProse(program: string, args: readonly string[]): boolean {
  return (
    program.endsWith(':') ||
    args.some((arg) => /^(?:the|an?|when|you|is|are|was|were|cannot|with|this|that)$/.test(arg))
  );
}

/** How a router is told to forget something. */
const NO_ORDER =
  /^\s*no (?:router|neighbor|interface|vlan|bgp|ospf|access-list|route-map|ip (?:route|address|routing)|spanning-tree)\b/;

/** A program that is called after what it shows: `queue-stats purge`. */
const REPORTS = /[-_](?:stats?|status|list|show|info|report|metrics|top|ls|viewer|exporter)(?:\.\w{2,4})?$/;

/** A program whose name is a verb of looking: `show`, `Get-Process`. */
const READS = /^(?:show|display|explain|describe|list|get)(?:-[a-z]+)?$/;

/** Their words are what they look for, show or write. */
const SHOWS =
  /^(?:\[|\[\[|git|grep|ls|cat|less|head|tail|awk|sed|jq|yq|cut|sort|man|apt-cache|[\w-]*psql|mysql|redis-cli|mongo|mongosh|nodetool|cd|vim?|nano|emacs|code|open|ssh|scp|stat|wc|diff|which|test|if|id|getent|pgrep|ps|dig|nslookup|host|ping|last|select-string|pytest|jest|vitest)$/;

/** Of longer arguments the rest is no longer read: no rule is quick on every text. */
const MAX_CHARS = 4000;

/** Programs that are given code: by `-c`, `-e`, or in a here-document. */
const INTERPRETED: Readonly<Record<string, string>> = {
  python: 'python',
  ruby: 'ruby',
  node: 'js',
  perl: 'perl',
  php: 'php',
};

/** Programs that do what a file of the project calls so: `npm run db:reset`, `make destroy`. */
const RUNS_TARGETS =
  /^(?:make|just|task|mage|rake|rails|gitlab-rake|invoke|inv|npm|yarn|pnpm|bun|composer|artisan|console|mix|gradlew?|mvnw?|ant|nx|turbo|grunt|gulp)$/;

/** What its name says: `./nuke-tenant.sh`, `drop_queue`, `make destroy`. */
function deedOfNames(program: string, args: readonly string[]): string | null {
  if (RUNS_TARGETS.test(program)) {
    return (
      args
        .filter((arg) => /^[a-z][\w:.-]*$/i.test(arg))
        .map(deedOfName)
        .find((deed) => deed !== null) ?? null
    );
  }
  return /[-_.]/.test(program) && !/^-?-(?:V|version)$/.test(args[0] ?? '') ? deedOfName(program) : null;
}

/** Code and orders that a program is given in one argument. */
function deedOfOrders(program: string, orders: readonly string[]): string | null {
  const language = INTERPRETED[program.replace(/[\d.]+$/, '')];
  for (const order of orders) {
    const deed =
      language === undefined ? deedOfForm(order.replace(/\([\s\S]*$/, '').split(/\s+/)) : dangerOfCode(order, language);
    if (deed !== null) return deed;
    if (NO_ORDER.test(order)) return 'stops or deletes something';
  }
  return null;
}

/** What a command says by its form, where no table knows its tool. */
function dangerOfForm(program: string, args: readonly string[], text: string): string | null {
  if (REQUESTS.test(program)) return dangerOfRequest(program, args);
  if (!/[a-z]/.test(program) || REPORTS.test(program) || READS.test(program)) return null;
  const named = deedOfNames(program, args);
  if (named !== null || RUNS_TARGETS.test(program)) return named;
  if (isProse(program, args)) return null;
  const deed = SHOWS.test(program) ? null : (deedOfForm(args) ?? deedOfOrders(program, givenOrders(args)));
  if (deed !== null) return deed;
  if (!SHOWS.test(program) && CUTS.test(text)) return 'stops or deletes something';
  return FORCED.test(text) && !BUILDS.test(program) ? 'is forced: no question is asked' : null;
}

/** The first arguments, as far as they are read. */
function readable(args: readonly string[]): readonly string[] {
  let chars = 0;
  const end = args.findIndex((arg) => (chars += arg.length + 1) > MAX_CHARS);
  return end === -1 ? args : [...args.slice(0, end), (args[end] ?? '').slice(0, MAX_CHARS)];
}

function dangerOfSimple(command: SimpleCommand): string | null {
  const { program } = command;
  const args = readable(ownArguments(command));
  const text = ` ${args.join(' ').slice(0, MAX_CHARS)} `;
  if (/ (?:--help|help) $/.test(text) || DRY_RUN.test(text)) return null;
  if (DRY_BY_PROGRAM.some(([name, dry]) => name.test(program) && dry.test(text))) return null;
  const found = RULES.find(([name, wanted]) => name.test(program) && wanted.test(text));
  return found === undefined ? dangerOfForm(program, args, text) : found[2];
}

const SQL_CLIENT =
  /^(?:psql|gitlab-psql|mysql|mariadb|sqlite3|clickhouse-client|cqlsh|mongo|mongosh|redis-cli|gitlab-rails|rails|sqlcmd|sqlplus|bq|snowsql|duckdb)$/;
const STARTS_QUERY =
  /^\s*(?:[\w-]*[=#>]+\s*)?(?:select|insert|update|merge\s+into|delete\s+from|drop|truncate|alter|begin|with|create|set|vacuum|reindex|db\.|flush\w+|grant|revoke|kill\s+(?:query|connection|\d)|call|match\s*\(|reset\s+(?:master|slave|replica)|remove\s+(?:table|database|namespace|index)|purge\s+(?:binary|master)|stop\s+(?:slave|replica)|detach\s+(?:table|database|partition)|rs\.|sh\.)/i;

/** A line for the console of an application: `Parcel.where(…)`. */
const CALLS_CLASS = /^\s*[A-Z]\w*(?:::[A-Z]\w*)*\.[a-z_]+(?:[.(!]|$)/;

/** A query that any program is given: `influx -execute 'DROP MEASUREMENT a'`. */
function dangerOfGiven({ program, args }: SimpleCommand): string | null {
  if (SHOWS.test(program) && !SQL_CLIENT.test(program)) return null;
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

/** What a program is told on several lines: as code, as queries, or as commands; a text for a file is none of them. */
function dangerOfDocument({ opener, text }: Heredoc): string | null {
  const programs = simpleCommands(opener.replace(/<<.*?(?=[|>]|$)/, ' ')).map(({ program }) => program);
  const language = programs
    .map((program) => INTERPRETED[program.replace(/[\d.]+$/, '')])
    .find((one) => one !== undefined);
  if (language !== undefined) return dangerOf(text, language);
  if (programs.some((program) => SQL_CLIENT.test(program))) return dangerOf(text, 'sql');
  return programs.every((program) => program === 'tee') ? null : dangerOf(text);
}

/**
 * Why a command can destroy something, in a few words; null when nothing says so. A comment is no command, and neither is
 * a word that another command looks for, or what a dry run only shows.
 *
 * @param lang language of its fence; empty for none
 */
export function dangerOf(command: string, lang = ''): string | null {
  const language = lang.toLowerCase();
  const { shell, documents } = splitHeredocs(command);
  const active = activeLines(shell);
  if (/^(?:sql|psql|pgsql|mysql|plsql)$/.test(language)) return dangerOfQuery(active.replace(/'[^'\n]*'/g, "''"));
  if (/^(?:redis|valkey)$/.test(language)) {
    const loses = active.split('\n').some((line) => REDIS.test(` ${line.replace(/^\S*>\s*/, '')} `));
    if (loses || !active.includes('redis-cli')) return loses ? 'empties or breaks the store' : null;
  }
  if (NO_SHELL.has(language)) {
    return (
      (/^(?:ruby|rb|rails|js|javascript)$/.test(language) ? dangerOfQuery(active) : null) ??
      dangerOfCode(active, language)
    );
  }
  const simple = simpleCommands(shell);
  const reasons = new Set(simple.flatMap((one) => dangerOfSimple(one) ?? dangerOfGiven(one) ?? []));
  if (reasons.size > 0) return [...reasons].slice(0, MOST_REASONS).join('; ');
  const within = documents.map(dangerOfDocument).find((danger) => danger !== null);
  if (within !== undefined) return within;
  if (/>\s*\/dev\/(?!null|std|tty|pts|shm|fd|tcp|udp|log)\w/.test(withoutQuotes(active))) return 'overwrites a disk';
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
