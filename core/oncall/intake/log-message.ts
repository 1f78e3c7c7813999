/** What programs put before what they say, one after the other. */
const BEFORE: readonly RegExp[] = [
  // Kubernetes' own programs: `E1128 03:12:09.112 1 file.go:12] `.
  /^[IWEF]\d{4} [\d:.]+ +\d+ [\w./-]+:\d+\]\s*/,
  // Redis: process and role.
  /^\d+:[A-Z] (?=\d{1,2} \w{3})/,
  // Steps of a build: `#12 41.22 `.
  /^#\d+ \d+\.\d+ +/,
  /^\W{0,3}\d{4}[-/]\d\d[-/]\d\d[T ]?[\d:.,+Z-]*\]?\s*|^\W{0,3}\w{3} +\d{1,2} [\d:.]+\s*|^\d{1,2} \w{3} \d{4} [\d:.]+ (?:[#*.-] )?/,
  // PHP and Apache: the time in brackets.
  /^\[(?:\w{3} )?(?:\d{1,2}-\w{3}-\d{4}|\w{3} \d{1,2}) [\d:.]+(?: \w+)?\] (?:PHP )?/,
  // Postgres: time zone, process, user and database.
  /^(?:[A-Z]{2,5} )?\[\d+(?:-\d+)?\]:? +(?:[\w-]+@[\w-]+ +)?/,
  // The system's log: host, program and process.
  /^(?:[\w.-]+ )?[\w./@-]+\[\d+\]: /,
  /^pid=\d+ tid=\S+ (?:\w+=\S+ )*/,
  // A level: loud, or with a sign behind it. `Error acquiring the lock` begins with none.
  /^\W{0,2}(?:ERROR|WARN(?:ING)?|FATAL|CRITICAL|SEVERE|PANIC|ALERT|EMERG|LOG)\b\W{1,3}/,
  /^\W{0,2}(?:error|warn(?:ing)?|fatal|critical|severe|panic|alert|emerg)\s?[:\]|>]\W{0,2}/i,
  /^Exception in thread "[^"]*" |^Unhandled exception\. /,
  // The place in a trace of Ruby.
  /^\S+:\d+:in [`'][^`'\n]*': /,
  // Process, thread and connection of nginx.
  /^\d+#\d+: (?:\*\d+ )?/,
];

/** A line of a log without its time, its level, and who wrote it. */
export function logMessage(line: string): string {
  const rest = BEFORE.reduce((left, prefix) => left.replace(prefix, ''), line).trim();
  return rest === '' ? line : rest;
}
