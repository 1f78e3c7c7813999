import { kindOfWord } from './danger-verbs.ts';

/*
 * What a request to a server takes away: its method, the words of its address, and what its body sets.
 */

export const REQUESTS = /^(?:curl|curlie|https?|wget|httpie|xhs?|grpcurl|evans|invoke-(?:restmethod|webrequest))$/;

const DELETES = / (?:(?:-\w*X|--request|--method|-Method)[ =]?)?["']?(?:DELETE|PURGE|BAN)["']? /i;
const WRITES =
  / (?:(?:-\w*X|--request|--method|-Method)[ =]?)?["']?(?:POST|PUT|PATCH)["']? | (?:-d|--data\S*|--json|-F|--form|--post-\w+|--body\S*)[ =]/i;

/** Verbs of addresses that are none of commands: `/-/quit`, `/_close`, `/users/7/lock`. */
const OF_ADDRESS =
  /^(?:quit\w*|quiet-?down|safe-?exit|lock|block|logout|offboard|do-?delete|_close|_forcemerge|clean_tombstones|accept_data_loss)$/i;

const BODY =
  /"?\b(?:replicas|desired\w*|instances|min|count|weight)"?\s*:=?\s*0\b|"?\b(?:enabled|active|schedulable|accepting\w*)"?\s*:=?\s*false\b|"?\b(?:state|status|power\w*|mode|desired\w*|action|op|operation|command|type)"?\s*[:=]\s*"?(?:stop(?:ped)?|off|down|disabled?|drain(?:ing|ed)?|terminated?|deleted?|suspend(?:ed)?|inactive|maintenance|offline|shutdown|reboot|reset|destroy|remove|failover|read-?only)\b|[?&](?:enable|drain|force|purge|delete)=true\b|accept_data_loss|allocation\.(?:enable\W+none|exclude\.)|<delete>|blocks\.(?:write|read\w*|metadata)"?\W{1,4}true|number_of_replicas"?\W{1,4}0\b/i;

/** The words of the address, without host and query. */
function segmentsOf(arg: string): string[] {
  const path = arg
    .replace(/^["']|["']$/g, '')
    .replace(/^\w+:\/\//, '')
    .replace(/[?#].*$/, '');
  return path
    .split('/')
    .slice(1)
    .filter((segment) => /^[\w.:-]+$/.test(segment));
}

/** What the end of an address says decides: `…/orders/_search`, `…/jobs/purge-old/run`. */
function isMildAddress(segments: readonly string[]): boolean {
  const kind = kindOfWord(segments.at(-1) ?? '')?.kind;
  return kind === 'reads' || kind === 'creates';
}

const losesByAddress = (segments: readonly string[]): boolean =>
  segments.some((segment) => OF_ADDRESS.test(segment) || kindOfWord(segment)?.kind === 'loses');

/** A mode in which nothing is served, or written. */
const CLOSES = /\/(?:maintenance|read-?only|lockdown)(?:-mode)?\/(?:on|enable|start|set)\b/i;

/** What a request takes away; null when it only asks or makes something. */
export function dangerOfRequest(program: string, args: readonly string[]): string | null {
  const text = ` ${args.join(' ')} `;
  if (DELETES.test(text) || text.includes('/_delete_by_query')) return 'deletes something by request';
  if (!WRITES.test(text) && !/^(?:grpcurl|evans)$/.test(program)) return null;
  const addresses = args.filter((arg) => !arg.startsWith('-') && !/\s/.test(arg)).map(segmentsOf);
  if (CLOSES.test(text)) return 'stops or deletes something by request';
  if (addresses.some(isMildAddress)) return null;
  return BODY.test(text) || addresses.some(losesByAddress) ? 'stops or deletes something by request' : null;
}
