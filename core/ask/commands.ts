/*
 * What stands in a command that must not be run as it is: places to fill in, and words that destroy.
 */

const PLACEHOLDERS: readonly RegExp[] = [
  /<[A-Za-z](?:[\w .:/-]{0,60}\w)?>/g,
  /\{\{\s*[\w.$-][^}\n]{0,60}\}\}/g,
  /\$\{[A-Za-z_]\w*\}/g,
  /(?<![\w$])\$[A-Z][A-Z0-9_]*\b/g,
  /\b(?:my|your)-[a-z][a-z0-9-]*\b/g,
  /\b(?:YOUR|MY)_[A-Z0-9_]+\b/g,
];

/** Places in a command that the reader has to fill in, each once, in order of kind: `<namespace>`, `$POD`, `{{ cluster }}`, `my-…`. */
export function placeholdersIn(command: string): string[] {
  const found = new Set<string>();
  for (const pattern of PLACEHOLDERS) for (const match of command.matchAll(pattern)) found.add(match[0]);
  return [...found];
}

const DANGERS: readonly (readonly [RegExp, string])[] = [
  [/\brm\s+(?:-\w*\s+)*-\w*[rRf]/, 'removes files without asking'],
  [/\bterraform\s+(?:\S+\s+)*destroy\b/, 'destroys infrastructure'],
  [/\bkubectl\s+(?:\S+\s+)*delete\b/, 'deletes objects of the cluster'],
  [/\bkubectl\s+(?:\S+\s+)*drain\b/, 'evicts every pod from the node'],
  [/\bscale\b.*--replicas[= ]0\b/, 'scales to zero'],
  [/\b(?:drop|truncate)\s+(?:table|database|schema|index|collection|keyspace)\b/i, 'drops stored data'],
  [/\btruncate\s+(?:-s|--size)\b/, 'empties a file'],
  [/\bdelete\s+from\b(?![\s\S]*\bwhere\b)/i, 'deletes every row'],
  [/\bdelete\s+from\b/i, 'deletes rows'],
  [/\b(?:docker|podman)\s+(?:\S+\s+)*(?:prune|rmi|rm)\b/, 'removes containers, images or volumes'],
  [/\bdocker[ -]compose\s+(?:\S+\s+)*down\b.*\s(?:-v|--volumes)\b/, 'removes the volumes with their data'],
  [/\bgit\s+(?:push\s+(?:\S+\s+)*(?:--force|-f)\b|reset\s+--hard|clean\s+-\w*f)/, 'overwrites or discards work'],
  [/\b(?:mkfs(?:\.\w+)?|wipefs|fdisk|parted|shred)\b|\bdd\s+(?:\S+\s+)*of=/, 'overwrites a disk'],
  [
    /\b(?:aws|gcloud|az|helm|doctl)\s+(?:\S+\s+)*(?:delete|terminate|uninstall|rb|rm)\b|\b(?:delete|terminate)-[a-z-]+\b/,
    'deletes resources',
  ],
  [/\b(?:kill\s+-(?:9|KILL)|killall|pkill)\b/, 'ends processes without letting them finish'],
  [/\b(?:FLUSHALL|FLUSHDB)\b/i, 'empties the cache or database'],
  [/\s--force\b|\s--now\b.*\bdelete\b/, 'is forced: no question is asked'],
  [/\b(?:shutdown|reboot|poweroff|halt)\b/, 'stops or restarts the machine'],
];

/** Why a command can destroy something, in a few words; null when nothing says so. A comment line is not a command. */
export function dangerOf(command: string): string | null {
  const active = command
    .split('\n')
    .filter((line) => !/^\s*(?:#|\/\/|--\s)/.test(line))
    .join('\n');
  for (const [pattern, reason] of DANGERS) if (pattern.test(active)) return reason;
  return null;
}
