/*
 * What a query or a line for the console of a store can destroy.
 */

/** Commands of Redis that lose data or take a node out. */
const REDIS_WORDS = String.raw`(?:flushall|flushdb|del|unlink|getdel|hdel|spop|[lrz]pop|[lrzb]+popm?(?:min|max)?|ltrim|xtrim|xdel|lrem|srem|zrem\w*|swapdb|shutdown|migrate|replicaof|slaveof|failover|client kill|debug (?:segfault|sleep|crash\S*)|cluster (?:reset|forget|failover|delslots\w*|flushslots)|sentinel (?:failover|reset|remove)|script (?:kill|flush)|function (?:delete|flush)|acl deluser|expire \S+ 0|config set (?:maxmemory\S*|save|appendonly|stop-writes\S*)|eval\w* .*call\(\W*(?:del|unlink|flush\w+)\b.*) `;

export const REDIS = new RegExp(`^ ${REDIS_WORDS}`, 'i');
/** The same behind the options of its client. */
export const REDIS_CLI = new RegExp(
  String.raw`^ (?:-\S+ (?:(?<=-[hpnaux] |--(?:user|pass|askpass|sni|cacert|cert|key) )[^-\s]\S* )?)*${REDIS_WORDS}`,
  'i',
);

const QUERIES: readonly (readonly [RegExp, string])[] = [
  [
    /\bdrop\s+(?:table|database|schema|index|collection|keyspace|view|user|role|column|materialized|partition|constraint|measurement|series|owned|server|extension|trigger|function|table_?space|(?:table|measurement|index|view|role|user)(?:e?s))\b/i,
    'drops stored data',
  ],
  [/(?:^|[;"']\s*)remove\s+(?:table|database|namespace|index|field|user)\s+\w/im, 'drops stored data'],
  [/\btruncate\s+(?:table\s+)?(?!-)["`\w.]+\s*(?:;|$|,|["')]|cascade|restart)/im, 'empties tables'],
  [/\bdelete\s+from\b(?![^;]*\bwhere\b)/i, 'deletes every row'],
  [/\bdelete\s+from\b/i, 'deletes rows'],
  [/(?:^\s*(?:\S+[=#>]+\s*)?|[;"']\s*)update\s+["`\w.]+\s+set\b(?![^;]*\bwhere\b)/im, 'changes every row'],
  [/\b(?:flushall|flushdb)\b|^\s*(?:del|unlink)\s+\S/im, 'empties the cache or database'],
  [/\.(?:dropDatabase|drop)\(\s*\)|\.(?:deleteMany|remove)\(\s*\{\s*\}\s*\)/, 'drops stored data'],
  [
    /\bdb\.[\w.()'"[\]$-]{0,120}?\.(?:remove|deleteOne|deleteMany|drop\w*|findOneAndDelete)\(|\bdb\.(?:drop\w+|removeUser|logout)\(|\.updateMany\(\s*\{\s*\}/,
    'drops or changes stored data',
  ],
  [
    /\bdb\.(?:killOp|shutdownServer)\(|\brs\.(?:stepDown|remove)\(|\brs\.reconfig\([^)]*force:\s*true|\bsh\.(?:removeShard|removeTag)|\bsh\.(?:stop|disable)\w*\(/,
    'takes a node or an operation out',
  ],
  [
    /\bpg_(?:cancel_backend|drop_replication_slot|promote|switch_wal|replication_origin_drop)\s*\(/i,
    'ends or changes what others depend on',
  ],
  [
    /(?:^|[;"'>]\s*|\bcall\s+)(?:mysql\.)?(?:rds_)?kill(?:_query)?(?:\s+(?:query|connection|mutation|tidb))?[\s(]+(?:\d|@|<|where\b|\$)/im,
    'ends a database session',
  ],
  [
    /(?:^|[;"']\s*)(?:reset\s+(?:master|slave|replica)|stop\s+(?:slave|replica|group_replication|all\s+slaves)|purge\s+(?:binary|master)\s+logs|flush\s+tables\s+with\s+read\s+lock)\b/im,
    'stops replication or deletes its logs',
  ],
  [
    /(?:^|[;"']\s*)system\s+(?:stop|shutdown|kill|drop)\b|\bdetach\s+(?:table|database|partition|dictionary)\b|\balter\s+table\s+\S+\s+(?:on\s+cluster\s+\S+\s+)?(?:delete\s+where|clear\s+column|disable\s+trigger)\b/im,
    'stops or deletes stored data',
  ],
  [/(?:^|[;"']\s*)revoke\s+[\w\s,*().]{1,120}?\bon\b[^;]{0,120}?\bfrom\b/im, 'takes access away'],
  [/^\s*(?:drop|truncate|disable|deleteall|drop_all|disable_all|delete_snapshot)\s+'/m, 'drops stored data'],
  [/\bdetach\s+delete\b/i, 'deletes every node that it finds'],
  [/\bdb\._(?:drop|truncate|remove)\w*\(/, 'drops stored data'],
  [/\.(?:delete_all|destroy_all|truncate!?)\b/, 'deletes every record'],
  [/\.(?:destroy|delete)!?\s*(?:$|\(\s*\)|[;)}'"]|(?:if|unless)\b)|\(&:(?:delete|destroy)!?\)/m, 'deletes a record'],
  [
    /\.(?:expunge|purge|unlink|wipe)!?\s*(?:\(\s*\))?\s*(?:$|[;)}]|(?:if|unless)\b)|\.expire\([^()\n]*,\s*0\s*\)/m,
    'deletes a record',
  ],
  [
    /\b\w{0,40}(?:Destroy|Delete|Remov(?:e|al)|Purge|Cleanup|Erase|Truncate)\w{0,40}(?:Service|Worker|Job|Command|Task)\b[^\n]{0,200}\.(?:execute|perform\w*|call|run)\b/,
    'deletes a record',
  ],
  [/\bcreate\s+or\s+replace\s+(?:table|database)\b/i, 'overwrites a table'],
  [
    /(?:^|[;"']\s*)(?:vacuum\s+\(?[\w\s,]{0,30}\bfull\b|lock\s+tables?\s|reindex\s+(?:table|database|system|schema)\s+(?!concurrently\b))/im,
    'locks tables while it runs',
  ],
  [
    /(?:^|[;"'<]\s*)(?:shutdown\s*(?:abort|immediate|transactional|normal|;|["']|$)|dbcc\s+(?:shrink|dropcleanbuffers|freeproccache)|dbcc\b[^;]{0,80}\brepair_)/im,
    'stops or shrinks the database',
  ],
  [/\b(?:remove_(?:columns?|reference|belongs_to|timestamps)|drop_(?:table|join_table))[ (]+:/, 'drops stored data'],
  [/(?:^|[;"'`]\s*)(?:sudo\s+)?rm\s+-\w*[rRf]\w*\s/m, 'removes files without asking'],
  [/\balter\s+system\s+reset\b/i, 'drops settings of the database'],
  [/\bmerge\s+into\b[\s\S]{0,2000}?\bthen\s+delete\b/i, 'deletes rows'],
  [
    /\.(?:adminCommand|runCommand)\(\s*\{\s*["']?(?:shutdown|drop\w*|delete|replSet(?:StepDown|Freeze|Reconfig)|removeShard|killOp|compact|renameCollection)\b/,
    'stops or drops something in the database',
  ],
  [/\bDROP\s+[A-Z]+(?:\s+[A-Z]+)?\s+["'`\w[]/, 'drops stored data'],
  [/\balter\s+system\s+(?:kill|disconnect|cancel)\b/i, 'ends a database session'],
  [/\balter\s+(?:role|user|login)\b[^;]{0,200}?\b(?:nologin|disable|account\s+lock)\b/i, 'locks a user out'],
  [
    /\bset\s+(?:global|persist)\s+(?:super_)?(?:read_only|offline_mode)\s*=\s*(?:on|1|true)\b|\balter\s+database\b[^;]{0,200}?\bset\s+(?:offline|read_only|single_user|emergency)\b/i,
    'stops writes or takes the database away',
  ],
  [/\bpg_terminate_backend\b/i, 'ends a database session'],
];

/** Texts within a query are no part of what it does: `"select 'drop table x'"`. */
function withoutTexts(query: string): string {
  return query.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => quoted.replace(/'[^']*'/g, "''"));
}

/** What is only planned is not done: `EXPLAIN DELETE FROM …`. */
const PLANNED = /\bexplain\s+(?!analy[sz]e\b|\([^)]*analy[sz]e)[^;]*/gi;

/** Why a query can destroy something; null when nothing says so. */
export function dangerOfQuery(text: string): string | null {
  const query = withoutTexts(text.replace(/\/\*[\s\S]*?\*\//g, ' ')).replace(PLANNED, ' ');
  return QUERIES.find(([pattern]) => pattern.test(query))?.[1] ?? null;
}
