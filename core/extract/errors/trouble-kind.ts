/*
 * The same trouble is told in other words each time: a full disk is `no space left`, `ran out of space` and `at 100 %`.
 */

interface Kind {
  readonly name: string;
  readonly told: RegExp;
  /** What such trouble is always of: it does not tell one from another. */
  readonly of?: RegExp;
  /** Words by which days that tell of it are searched. */
  readonly words: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    name: 'space',
    told: /\b(?:disks?|volumes?|partitions?|file ?systems?|drives?|mounts?)\b[^.;\n]{0,40}?\b(?:full|exhausted|at (?:9\d|100) ?%)|\bfull (?:disks?|volumes?|partitions?|file ?systems?|drives?)\b|\bno (?:more |free |disk )*space(?: left)?(?: on device)?\b|\b(?:run|ran|runs|running|was|is|were) out of (?:disk )?space\b|\bout of (?:disk )?space\b|\benospc\b|(?<=\s)\/[\w/]* (?:is |was |at )*(?:full|(?:at )?100 ?%)/giu,
    of: /\b(?:disks?|volumes?|partitions?|file ?systems?|drives?|devices?)\b/giu,
    words: ['space', 'full', 'enospc', '100'],
  },
  {
    name: 'memory',
    told: /\boom(?:[- ]?kill\w*)?\b|\bout[- ]?of[- ]?memory\b|\b(?:java )?heap space\b|\bmemory (?:was |is )?exhausted\b/giu,
    words: ['oom', 'oomkilled', 'memory'],
  },
  {
    name: 'lag',
    told: /\b(?:replic\w+ )?lag(?:s|ged|ging)?\b|\b(?:fell|falls|fallen|hours|minutes) behind\b|\breplic\w+ delay\b/giu,
    of: /\b(?:replicas?|replication|consumers?)\b/giu,
    words: ['lag', 'lagged', 'behind', 'delay'],
  },
  {
    name: 'expired',
    told: /\bexpir(?:ed|es|y|ation)\b|\bout of date\b|\bno longer valid\b/giu,
    of: /\b(?:certificates?|certs?|tls|ssl|tokens?|licen[cs]es?|passwords?)\b/giu,
    words: ['expired', 'expires', 'valid'],
  },
  {
    name: 'backlog',
    told: /\bbacklogs?\b|\bqueues?\b[^.;\n]{0,30}?\b(?:full|long|grew|grows|growing|stuck)\b|\b(?:piled|piles|piling) up\b/giu,
    words: ['backlog', 'queue', 'piled'],
  },
  {
    name: 'timeout',
    told: /\btim(?:ed?|es|ing)[- ]?outs?\b|\bdeadline exceeded\b/giu,
    words: ['timeout', 'timed', 'deadline'],
  },
  {
    name: 'refused',
    told: /\b(?:connections? )?refused\b|\bunreachable\b|\b(?:cannot|can't|could not|couldn't) (?:be )?(?:reach(?:ed)?|connect)\b|\bno route\b/giu,
    words: ['refused', 'unreachable', 'connect', 'reach'],
  },
  {
    name: 'limit',
    told: /\brate[- ]?limit\w*|\bthrottl\w+|\btoo many requests\b|\bquota (?:was |is )?(?:exceeded|exhausted|reached|used up)\b/giu,
    words: ['limit', 'throttled', 'quota', 'requests'],
  },
  {
    name: 'loop',
    told: /\bcrash[- ]?loop\w*|\b(?:restart|boot|crash)(?:ing|s)? (?:\w+ )?loops?\b|\bkeeps? (?:restarting|crashing|rebooting)\b/giu,
    words: ['crashloop', 'loop', 'restarting'],
  },
  {
    name: 'denied',
    told: /\b(?:permission|access) (?:was |is )?denied\b|\bforbidden\b|\bunauthori[sz]ed\b/giu,
    words: ['denied', 'forbidden', 'unauthorized'],
  },
];

/** What stands for a kind of trouble among the words of a text. */
export const KIND_MARK = '~';

export interface ToldKinds {
  /** As marks: `~space`. */
  readonly marks: readonly string[];
  /** The text without the words that tell them. */
  readonly rest: string;
  readonly words: readonly string[];
}

/** The kinds of trouble that a text tells of. */
export function kindsIn(text: string): ToldKinds {
  const kinds = KINDS.filter(({ told }) => text.search(told) !== -1);
  return {
    marks: kinds.map(({ name }) => `${KIND_MARK}${name}`),
    rest: kinds.reduce((rest, { told, of = /$^/gu }) => rest.replaceAll(told, ' ').replaceAll(of, ' '), text),
    words: kinds.flatMap(({ words }) => words),
  };
}
