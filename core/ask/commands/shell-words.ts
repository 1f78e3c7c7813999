/*
 * The simple commands of a block of shell: what is run, with its arguments. No shell: quotes, pipes and prompts are read as
 * far as it takes to tell `rm` the command from `rm` the word.
 */

export interface SimpleCommand {
  /** Without its folder: `rm` of `/bin/rm`. */
  readonly program: string;
  readonly args: readonly string[];
  /** As written, without prompt. */
  readonly text: string;
}

const PROMPT =
  /^\s*(?:[\w.@:~/-]*[$❯➜%»]|\(?[\w.-]+@[\w.-]+[^$#]{0,60}[$#]|(?:PS )?[A-Z]:\\[^>]{0,80}>|PS>|irb[^>]*>|>>>|[\w/-]+[=-][#>])\s+/;
const COMMENT = /^\s*(?:#|\/\/|--\s|;)/;

/** The lines that are commands: where some have a prompt, the others are their output. */
function commandLines(block: string): string[] {
  const joined = block.replace(/\\\n/g, ' ').split('\n');
  const prompted = joined.filter((line) => PROMPT.test(line));
  const lines = prompted.length > 0 ? prompted.map((line) => line.replace(PROMPT, '')) : joined;
  return lines.filter((line) => line.trim() !== '' && !COMMENT.test(line));
}

/** Cuts a line at `;`, `|`, `&&`, `||` and `&` outside of quotes. */
function cutLine(line: string): string[] {
  const parts: string[] = [];
  let quote = '';
  let from = 0;
  for (let at = 0; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (quote !== '') {
      if (character === quote && line.charAt(at - 1) !== '\\') quote = '';
      continue;
    }
    if (character === '"' || character === "'" || character === '`') quote = character;
    else if (character === '#' && /\s/.test(line.charAt(at - 1))) {
      parts.push(line.slice(from, at));
      return parts;
    } else if (character === ';' || character === '|' || (character === '&' && line.charAt(at - 1) !== '>')) {
      parts.push(line.slice(from, at));
      from = at + 1;
    }
  }
  parts.push(line.slice(from));
  return parts.filter((part) => part.trim() !== '');
}

/** Splits at white space outside of quotes; the quotes themselves are left out. */
export function wordsOfShell(text: string): string[] {
  const words = text.match(/(?:"(?:\\.|[^"\\])*"|'[^']*'|`[^`]*`|[^\s"'`])+/g) ?? [];
  return words.map((word) => word.replace(/^(["'`])([\s\S]*)\1$/, '$2'));
}

/** What runs another command: its own options and their values are skipped. */
const RUNNERS = new Set(
  'sudo doas env time nohup nice ionice exec command builtin then do else if while until ! xargs parallel watch timeout chroot su setsid stdbuf'.split(
    ' ',
  ),
);
/** What only speaks of commands. */
const MENTIONS = new Set(
  'echo printf grep egrep fgrep zgrep rg ag man which type whatis alias history apropos help cat less include exclude begin match findstr select select-object select-string where where-object sort-object format-table format-list'.split(
    ' ',
  ),
);

/** Programs behind whose `--` stands a command of another. */
const TAKES_COMMAND =
  /^(?:kubectl|oc|docker|podman|docker-compose|nerdctl|k|nomad|gds|aws-vault|chamber|op|direnv|mise|ssh|su|bash|sh|zsh|gcloud|vagrant)$/;

/** The arguments of a command that are its own, without a command that it is given behind `--`. */
export function ownArguments({ program, args }: SimpleCommand): readonly string[] {
  const dashes = TAKES_COMMAND.test(program) ? args.indexOf('--') : -1;
  return dashes === -1 ? args : args.slice(0, dashes);
}

/** What runs a text on other machines or in a shell of its own. */
const RUNS_TEXT =
  /^(?:ssh|su|bash|sh|zsh|gcloud|vagrant|knife|pssh|pdsh|clush|parallel-ssh|salt|ansible|fab|tsh|eval|flock|nsenter)$/;
/** Programs that set something up for the one behind them: `bundle exec rake`. */
const SETS_UP: Readonly<Record<string, RegExp>> = {
  bundle: /^exec$/,
  poetry: /^run$/,
  pipenv: /^run$/,
  uv: /^run$/,
  rbenv: /^exec$/,
  pyenv: /^exec$/,
  heroku: /^run$/,
  npx: /^/,
};
/** Programs that others are given to, after an account or a place: `gds aws production aws s3 rm`. */
/** Their words are their own. */
const KNOWN =
  /^(?:aws|kubectl|k|oc|terraform|tf|tofu|git|psql|mysql|rake|helm|docker|gcloud|gsutil|az|ssh|apt|apt-get|yum|dnf|apk|brew|pip3?|npm|make|find|knife|ansible)$/;
/** In a sentence a program is spoken of. */
const PROSE = /^(?:the|an?|when|you|is|are|with|this|that|to|of|and|or|in)$/;
const PLACED =
  /^(?:aws|kubectl|k|oc|terraform|tf|tofu|git|psql|mysql|rake|helm|docker|redis-cli|gcloud|gsutil|az|ssh)$/;

function asText(args: readonly string[]): string {
  return args.map((arg) => (/\s/.test(arg) ? quoted(arg) : arg)).join(' ');
}

function quoted(arg: string): string {
  if (!arg.includes("'")) return `'${arg}'`;
  return arg.includes('"') ? `'${arg.replaceAll("'", String.raw`'\''`)}'` : `"${arg}"`;
}

/** `ssh -p 22 host rm a`: what stands behind the host. */
function behindHost(args: readonly string[]): string[] {
  let at = 0;
  while ((args[at] ?? '').startsWith('-')) at += /^-[bcDEeFIiJLlmOopQRSWw]$/.test(args[at] ?? '') ? 2 : 1;
  const rest = args.slice(at + 1);
  return rest.length > 1 ? [asText(rest)] : [];
}

/** Interpreters whose first argument is a program with words of its own: `python manage.py flush`. */
const RUNS_SCRIPT = /^(?:python[\d.]*|ruby|perl|node|deno|bun|php|bash|sh|zsh|dash|ksh|pwsh|powershell|source|\.)$/;
const SCRIPT = /^[\w./~-]+\.(?:py|rb|pl|js|mjs|ts|php|sh|bash|ps1)$|(?:^|\/)(?:artisan|console|rake|rails)$/;

function scriptOf(program: string, args: readonly string[]): string[] {
  if (!RUNS_SCRIPT.test(program)) return [];
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  return SCRIPT.test(args[at] ?? '') ? [asText(args.slice(at))] : [];
}

/** What is run for each file that is found: `find … -exec rm {} +`, `fd … -x rm`. */
function forEachFile(program: string, args: readonly string[]): string[] {
  if (!/^(?:find|fd|fdfind)$/.test(program)) return [];
  const at = args.findIndex((arg) => /^-(?:exec(?:dir)?|ok(?:dir)?|[xX])$|^--exec(?:-batch)?$/.test(arg));
  if (at === -1) return [];
  const end = args.findIndex((arg, index) => index > at && /^(?:\\?;|\+)$/.test(arg));
  return [asText(args.slice(at + 1, end === -1 ? undefined : end))];
}

/** The commands that are given to another program as one argument or behind `--`. */
function innerCommands(program: string, args: readonly string[]): string[] {
  const run = [...forEachFile(program, args), ...scriptOf(program, args)];
  if (run.length > 0) return run;
  const container = /^(?:docker|podman|docker-compose|nerdctl)$/.test(program) ? args.indexOf('exec') : -1;
  if (container !== -1) {
    const name = args.findIndex((arg, at) => at > container && !arg.startsWith('-'));
    return name === -1 ? [] : [asText(args.slice(name + 1))];
  }
  const dashes = args.indexOf('--');
  const behind = dashes === -1 ? [] : [asText(args.slice(dashes + 1))];
  if (SETS_UP[program]?.test(args[0] ?? '') === true) return [asText(args.slice(program === 'npx' ? 0 : 1))];
  const placed =
    KNOWN.test(program) || args.some((arg) => PROSE.test(arg))
      ? -1
      : args.findIndex((arg, at) => at > 1 && PLACED.test(arg));
  if (placed !== -1 && dashes === -1) return [asText(args.slice(placed))];
  const texts = RUNS_TEXT.test(program) ? args.filter((arg) => /\s/.test(arg)) : [];
  const remote = program === 'ssh' && texts.length === 0 ? behindHost(args) : [];
  return TAKES_COMMAND.test(program) || texts.length > 0 ? [...behind, ...texts, ...remote] : [];
}

/** Options of runners whose value is a word of its own: `sudo -u postgres`. */
const VALUED: Readonly<Record<string, RegExp>> = {
  sudo: /^-[ugpCrtUDhRT]$|^--(?:user|group|prompt|host|chdir|role|type)$/,
  doas: /^-[uC]$/,
  ionice: /^-[cnp]$/,
  nice: /^-n$/,
  xargs: /^-[aEIdLnPs]$|^--(?:max-args|max-procs|replace|delimiter|arg-file)$/,
  env: /^-[uCS]$/,
  watch: /^-[nd]$/,
  timeout: /^-[ks]$/,
  stdbuf: /^-[ioe]$/,
  chroot: /^$/,
};

/** What a runner runs; what it gives to it stands for one argument. */
function withoutOptions(program: string, args: readonly string[]): string[] {
  const feeds = program === 'xargs' || program === 'parallel';
  let skip = 0;
  while (/^-|^\w+=|^\d+[smh]?$|^\{\}$/.test(args[skip] ?? '')) {
    skip += VALUED[program]?.test(args[skip] ?? '') === true ? 2 : 1;
  }
  if (program === 'chroot') skip += 1;
  const rest = args.slice(skip);
  return feeds && rest.length > 0 ? [...rest, '{}'] : rest;
}

/** `su - ann -c "…"`, `watch '…'`: a command that a runner gets as one word. */
function textOfRunner(program: string, args: readonly string[]): string | null {
  const at = program === 'su' ? args.findIndex((arg) => /^(?:-\w*c|--command)$/.test(arg)) : -1;
  if (at !== -1) return args[at + 1] ?? null;
  const rest = withoutOptions(program, args).filter((arg) => arg !== '{}');
  const given = rest.findIndex((arg) => arg.startsWith(':::'));
  const only = rest.length === 1 || given === 1 ? (rest[0] ?? '') : '';
  return /\s/.test(only) ? only : null;
}

function parse(part: string): SimpleCommand[] {
  let words: readonly string[] = wordsOfShell(part.replace(/^[\s({]+|[\s)}]+$/g, '').replace(/^<\s*[^\s<(]+\s+/, ''));
  const found: SimpleCommand[] = [];
  for (let turn = 0; turn < 6 && words.length > 0; turn += 1) {
    const [first = '', ...args] = words;
    if (/^\w+=/.test(first)) {
      words = args;
      continue;
    }
    const program = (first.split('/').at(-1) ?? first).replace(/^\\/, '').toLowerCase();
    if (RUNNERS.has(program)) {
      const text = textOfRunner(program, args);
      if (text !== null) return [...found, ...simpleCommands(text)];
      words = withoutOptions(program, args);
      continue;
    }
    if (MENTIONS.has(program)) return found;
    found.push({ program, args, text: part.trim() });
    for (const inner of innerCommands(program, args)) found.push(...simpleCommands(inner));
    return found;
  }
  return found;
}

/** The simple commands of a block, in order; also those inside `$(…)`, `ssh host '…'` and behind `--`. */
export function simpleCommands(block: string): SimpleCommand[] {
  return commandLines(block).flatMap((line) => {
    const nested = [...line.matchAll(/\$\(([^()]*)\)/g)].flatMap((match) => cutLine(match[1] ?? ''));
    return [...cutLine(line.replace(/\$\([^()]*\)/g, 'SUBSTITUTED')), ...nested].flatMap(parse);
  });
}
