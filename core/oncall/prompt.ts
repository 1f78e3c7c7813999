import { PROGRAMS } from './known-programs.ts';

/*
 * Blocks that show a session: prompts with what was typed, and what the program said to it.
 */

const PROMPT =
  /^\s*(?:\([\w.-]{1,30}\)\s?(?=\S+@))?(?:\$(?=(?:sudo|kubectl|systemctl|docker|ls|cat|cd|ssh|git|curl) )|(?:\$>|[$❯➜»~]|\/\S{0,60} \$|%(?=\s+[a-z])|\([\w.-]+\)\s*[$#]|\[[^\]\n]{1,60}\]\s*(?:[$#]|\w{1,30}>)|[\w.-]+@[\w.-]+[^\n$#>]{0,60}[$#]|[\w.-]+(?:\s+\S{1,40})?\s+\$|(?:PS )?[A-Z]:\\[^>\n]{0,80}>|PS [A-Z]:[^>\n]{0,80}>|PS>|irb[^>\n]{0,20}>|(?:\[\d+\] )?pry[^>\n]{0,20}>|>>>|mysql>|sqlite>|redis[^>\n]{0,30}>|\d{1,3}(?:\.\d{1,3}){3}:\d{2,5}>|mongo[^>\n]{0,20}>|\w[\w-]*(?:=|-)[#>*]|[\w.-]+:[~/][^\n$#]{0,60}[$#]|[a-z]\w*(?:-\w+)*-?\d[\w.-]* #)\s+(?=\S))/;

/** Devices of a network and clients of databases: `edge1(config)# `, `ops@core2> `, `Router> show`, `SQL> `, `sftp> `. */
const DEVICE =
  /^\s*(?:[A-Za-z][\w.-]*(?:\([\w-]{2,30}\))?#|[\w.-]+@[\w.-]+[>%]|[A-Za-z][\w.-]{1,40}>(?=\s*(?:show|enable|request|configure|display|ping|traceroute|clear|monitor)\b)|[A-Z]{2,8}>|(?:s?ftp|cqlsh|telnet|hive|beeline|diskpart|netsh|nslookup)>)\s*(?=[A-Za-z?!\\])/;
/** The second line of what is typed: `    -> WHERE`, `  2  from`, `... `, `>> `. */
const CONTINUES = /^\s*(?:->|>>?|\.\.\.)\s(?=\s*\S)|^\s{1,3}\d{1,2}\s{2}(?=\S)/;

function promptOf(line: string): string | null {
  return (PROMPT.exec(line) ?? DEVICE.exec(line))?.[0] ?? null;
}

/** `# ` is the prompt of an administrator only where a known program follows at once and no comment would read so. */
const ROOT = /^\s*#\s+(?=(?:sudo |kubectl |systemctl |docker |apt-get |service |ceph |gitlab-ctl )\S)/;

/** Nothing but lines behind `# `, each with a program: the session of an administrator, and no comments on nothing. */
function isRootSession(lines: readonly string[]): boolean {
  const said = lines.filter((line) => line.trim() !== '');
  return (
    said.length > 0 && said.every((line) => PROGRAMS.has(/^\s*#\s+(?:sudo )?([\w.-]+)(?:\s|$)/.exec(line)?.[1] ?? ''))
  );
}

/** True when some line is what was typed at a prompt. */
export function hasPrompt(block: string): boolean {
  const lines = block.split('\n');
  return lines.some((line) => promptOf(line) !== null) || isRootSession(lines);
}

/** The lines that were typed, without prompts, with those that continue them; a block without prompts stays as it is. */
export function withoutPrompts(block: string): string {
  const lines = block.split('\n');
  if (!hasPrompt(block)) return block;
  if (isRootSession(lines)) return lines.map((line) => line.replace(/^\s*#\s+/, '')).join('\n');
  const typed: string[] = [];
  let [continues, wasTyped] = [false, false];
  for (const line of lines) {
    const prompt = promptOf(line) ?? ROOT.exec(line)?.[0] ?? (wasTyped ? CONTINUES.exec(line)?.[0] : undefined);
    wasTyped = prompt !== undefined || continues;
    if (wasTyped) typed.push(line.slice(prompt?.length ?? 0));
    continues = wasTyped && /\\\s*$/.test(line);
  }
  return typed.join('\n');
}
