import type { DangerRule } from './danger-programs.ts';

const WORDS =
  'drop|truncate|delete|purge|wipe|destroy|remove|erase|nuke|cleanup|clean-?up|clean-?out|teardown|tear-?down|reset|uninstall|undeploy|decommission|drain|shutdown|power-?off|reboot|stop|kill|terminate|failover|switchover|evict|prune|flush';
/** A file called after what it destroys: `drop_tables.sql`, `wipe-host.yml`. */
const NAME = String.raw`(?:[\w-]*[-_.])?(?:${WORDS})(?:[-_.][\w.-]+|all|s)?\.`;
const named = (ending: string): string => String.raw`(?:^|[ /=@<'"])${NAME}(?:${ending})(?=['" ]|$)`;

const STEPS = 'runs steps that are called after what they destroy';
const QUERIES = 'runs queries that are called after what they destroy';
const PLACES = String.raw`\/(?:etc|usr|boot|srv|opt|home|var|var\/(?:lib|www|spool|opt))\/?`;

/** Files that are run and are called after what they do, and moves that take a folder of the system away. */
export const NAMED: readonly DangerRule[] = [
  [/^ansible-(?:playbook|pull|runner)$/, new RegExp(named('ya?ml'), 'i'), STEPS],
  [
    /^(?:psql|gitlab-psql|mysql|mariadb|sqlite3|clickhouse-client|cqlsh|sqlcmd|sqlplus|snowsql|duckdb|mongo|mongosh|beeline|hive|impala-shell|cockroach)$/,
    new RegExp(named('sql|cql|js|hql|ddl'), 'i'),
    QUERIES,
  ],
  [/^mv$/, new RegExp(` ${PLACES}(?:/)?[\\w-]* (?:\\S+ )*\\S`), 'takes a folder of the system away'],
  [/^ln$/, / -\w*f\w* .*\/dev\/null \S/, 'empties a file'],
  [/^setfacl$/, / (?:-\w*[bkxX]\w*|--remove\S*) /, 'changes the rights of files'],
  [/^(?:gpasswd)$/, / (?:-[dMrR]|--delete|--members|--remove-password|--restrict) /, 'takes a user out of a group'],
  [/^semodule$|^apparmor_parser$/, / -\w*[rdR]\w* |--(?:remove|disable)/, 'switches a protection off'],
  [/^(?:aa-disable|aa-teardown|aa-complain)$/, /^/, 'switches a protection off'],
  [/^chage$/, / (?:-E|--expiredate)[= ](?:0|-?1|\d{4}-)/, 'locks a user out'],
  [/^usermod$/, /^(?!.* (?:-\w*a\w*|--append) ).* (?:-\w*G|--groups)[= ]/, 'takes a user out of groups'],
  [/^sed$/, / (?:-\w*i\w*|--in-place\S*) .*(?:\/d|\d,?\$?d|^d) .*\/(?:etc|boot|usr|var)\//, 'deletes lines of a file'],
  [/^wsl(?:\.exe)?$/i, / --(?:unregister|shutdown|terminate) /, 'stops or deletes a machine'],
  [/^rmmod$/, /\S/, 'takes a driver away'],
  [/^modprobe$/, / (?:-\w*r\w*|--remove) /, 'takes a driver away'],
  [/^exportfs$/, / -\w*u/, 'takes a file system away while it is used'],
  [/^multipath$/, / -[fF] /, 'takes a disk away'],
  [/^iscsiadm$/, / (?:-u|--logout|-o delete|--op[= ]delete) /, 'takes a disk away'],
  [/^drbdadm$/, / (?:down|secondary|disconnect|invalidate\S*|detach|wipe-md|create-md) /, 'takes a disk away'],
  [
    /^(?:pcs|crm)$/,
    / (?:stop|destroy|disable|delete|ban|standby|unmanage|move|fence|erase) /,
    'takes a node or service out',
  ],
  [
    /^invoke-command$/i,
    /\{[^{}]*\b(?:remove|clear|stop|restart|disable|uninstall|format|reset|dismount)-[a-z]+/i,
    'removes or stops something',
  ],
  [/^tctl$/, / lock /, 'locks a user out'],
  [/^ssh-keygen$/, / -R /, 'forgets the key of a host'],
  [/^mysqladmin$/, / (?:drop|shutdown|kill|password|flush-\w+|refresh|stop-\w+) /, 'stops or empties the database'],
  [/^lvreduce$/, /\S/, 'may cut a file system off'],
  [/^aws$/, /"?\bAction"?\W{1,4}DELETE\b/, 'deletes resources'],
];

const QUERY_FILE = new RegExp(named('sql|cql|ddl'), 'i');
const SCRIPT_FROM_AFAR = new RegExp(
  String.raw`\b(?:curl|wget)\s[^|\n]{0,300}\/(?:[\w-]{0,40}[-_.])?(?:${WORDS})(?:[-_.][\w-]+)?(?:\.\w{1,5})?["']?(?:\s+-[^|\n]{0,40})?\s*\|\s*(?:sudo\s+(?:-\S+\s+)*)?(?:ba|z|da|k)?sh\b`,
  'i',
);

/** Fills a database from a copy: `pg_dump a | psql b`, `mysql a < restore.sql`. */
const LOADS_COPY =
  /\b(?:pg_dump(?:all)?|mysqldump|mariadb-dump|zcat|gunzip|xzcat|zstdcat|bzcat)\b[^\n]*\|\s*(?:[\w./-]+\s+(?:-\S+\s+)*)?(?:psql|mysql|mariadb|sqlite3)\b|\b(?:psql|mysql|mariadb|sqlite3)\b[^\n|]*<\s*\S*(?:restore|dump|backup)\S*/i;

/** True when a line puts what a copy holds over what is there. */
export function loadsCopy(text: string): boolean {
  return LOADS_COPY.test(text);
}

/** True when a line hands such a file to a shell or to a client: `cat drop.sql | mysql`, `mysql < drop.sql`. */
export function runsNamedFile(text: string, asksDatabase: boolean): boolean {
  if (SCRIPT_FROM_AFAR.test(text)) return true;
  return asksDatabase && /[|<]/.test(text) && QUERY_FILE.test(text);
}
