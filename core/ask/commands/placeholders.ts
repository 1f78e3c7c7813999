/*
 * Places in a command that the reader has to fill in.
 */

/** Languages in which `<T>` and `{{x}}` are part of the language. */
const CODE = new Set(
  'rust rs java kotlin kt scala ts typescript tsx js javascript jsx go golang python py ruby rb c cpp c++ csharp cs haskell hs swift php html xml svg vue svelte css scss erb jinja handlebars hbs diff'.split(
    ' ',
  ),
);

const ANGLE =
  /(?:(?<![<\w&])|(?<=\s-\w))<(?!(?:br|p|div|span|a|b|i|ul|li|code|pre|none|snip|unknown|nil|null)>)[A-Za-z](?:[\w .:/|,`-]{0,60}[\w?`])?>/g;
const BRACES =
  /\{\{\s*(?![.$%#/]|(?:range|if|else|end|with|json|len|index|printf|template|define|block)\b)[\w-][^}\n]{0,60}\}\}/g;
const VARIABLE =
  /\$\{([A-Za-z_]\w*)(?:\?|:\?[^}]*)?\}|(?<![\w$\\])\$([A-Z][A-Z0-9_]+|[A-Za-z][a-z]+(?:[A-Z][a-z]+)+|(?<=\S\s*\S?\$)[a-z][a-z0-9_]{2,})\b/g;
/** `$env:SITE`, as PowerShell writes it. */
const ENVIRONMENT = /\$\{?env:[A-Za-z_]\w*\}?/gi;
/** Names that the documentation of the internet keeps for examples. */
const EXAMPLE = /(?<![\w.@-])(?:[\w-]+\.)*example\.(?:com|org|net)(?![\w.-]*\w)/g;
const OWN_WORDS =
  /(?<!\s--?[\w-]{0,40})\b(?:my|your)-[a-z][a-z0-9-]*\b|\b(?:YOUR|MY|REPLACE|CHANGE|INSERT)_[A-Z0-9_]+\b|\b(?:CHANGEME|REPLACEME|TODO_\w+)\b|(?<=\s)_[a-z]+(?:_[a-z]+)*_(?=\s|$)/g;
const CROSSES =
  /(?<![\w-])(?:[Xx]{1,3}(?:\.[Xx]{1,3}){3}|[a-z]{1,4}-[Xx]{4,}|[Xx]{3,})(?![\w-])|(?<![A-Z])XX(?![A-Za-z])/g;
/** `[team]` and `{environment}` where a part of a path or a whole argument stands; `%HOST%` as Windows writes it. */
const BRACKETS =
  /(?<=[\s/=:@])\[[A-Za-z][A-Za-z _-]{1,40}\](?=[\s/:@"']|$)|(?<=[\s/=:@.-])\{[A-Za-z][\w-]{2,40}\}(?=[\s/:@"'.-]|$)|%(?!(?:PATH|TEMP|TMP|USERNAME|USERPROFILE|USERDOMAIN|COMPUTERNAME|APPDATA|LOCALAPPDATA|PROGRAMFILES|PROGRAMDATA|SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|HOMEPATH|HOMEDRIVE|ERRORLEVEL|DATE|TIME|CD)%)[A-Z][A-Z_]{2,40}%/gm;
/** A whole argument in capitals that names a kind of thing: `kubectl drain NODE`, `ssh HOST_NAME`. */
const CAPITALS =
  /(?<=[\s/:=@,"'[])(?<!-X |--request |export )(?:[A-Z][A-Z0-9]*[_-])*(?:NAME|ID|UUID|HOST|HOSTNAME|NODE|POD|NAMESPACE|CLUSTER|REGION|ZONE|USER|USERNAME|TOKEN|PASSWORD|SECRET|FILE|FILENAME|URL|IP|ADDRESS|PORT|VERSION|BRANCH|COMMIT|SHA|TAG|BUCKET|ACCOUNT|PROJECT|SERVICE|INSTANCE|DATE|ENV|ENVIRONMENT|DATABASE|TABLE|QUEUE|TOPIC|CONTAINER|DEPLOYMENT|EMAIL|ORG|BROKER|GROUP|DBNAME|APP|RELEASE|CONTEXT|PROFILE|ENDPOINT|SERVER|ULID|JOB|KEY|PATH|REPO|REPOSITORY|DOMAIN|CODE|SLUG)(?=[\s/:@,"';)\]]|$)/gm;

/** A part of an address in capitals: `/repos/OWNER/REPO`. */
const SEGMENT = /(?<=[\w.:-]\/|:\/\/)[A-Z][A-Z_]{2,30}(?=\/\w)/g;
/** Heads of columns, and what another text is searched for. */
const OWN_CAPITALS = /custom-columns=\S+|\bs([/|#,])(?:(?!\1).){1,80}\1(?:(?!\1).){0,80}\1/g;

const DATE_FORM = /\b(?:YYYY|yyyy)(?:[-/._]?(?:MM|mm))(?:[-/._]?(?:DD|dd))?\b/g;
/** What a task is given: `rake redirect[document_id,locale]`. */
const TASK_ARGUMENTS = /(?<=[\w:]\\?\[)[a-z_]+(?: [a-z_]+)*(?:\s*,\s*[a-z_]+(?: [a-z_]+)*)*(?=\\?\])/g;
const KIND = /_|^(?:id|locale|name|slug|path|url|email|date|version|environment)$/;
/** A text that only names what belongs there: `pg_drop_replication_slot('slot_name')`. */
const NAMED_TEXT = /(?<=\w\(\s*')[a-z]+_(?:name|id|key|slug|uuid|path)(?='\s*[,)])/g;
/** Variables in it are those of the machine that it runs on. */
const INNER_SHELL = /\b(?:ba|z|k)?sh -c '[^']*'/g;

/** Variables in it are those of the template. */
const TEMPLATE = /\{\{[^}]*\}\}/g;

const ASKS_DATABASE = /\b(?:SELECT|INSERT|UPDATE|DELETE|FROM|WHERE|SHOW|ALTER|CREATE)\b/;

/** Variables that every shell has. */
const KNOWN = new Set(
  'PSItem PSScriptRoot PSCommandPath PSVersionTable ExecutionContext StackTrace HOME PATH USER PWD OLDPWD SHELL RANDOM HOSTNAME TERM LANG EDITOR TMPDIR UID SECONDS LINENO IFS PPID EUID NF NR FS RS OFS FNR'.split(
    ' ',
  ),
);

/** Variables that the block itself sets. */
function assigned(command: string): Set<string> {
  const names = [
    ...command.matchAll(/(?:^|[\s;&(])(?:export\s+|local\s+|declare\s+(?:-\w+\s+)?|readonly\s+)?([A-Za-z_]\w*)=/gm),
  ].map((match) => match[1] ?? '');
  const loops = [
    ...command.matchAll(/\b(?:for|read(?:\s+-\w+)*)\s+([A-Za-z_]\w*)\b|\$([A-Za-z]\w*)(?=\s*=[^=]|\s+in\b)/g),
  ].map((match) => match[1] ?? match[2] ?? '');
  return new Set([...names, ...loops]);
}

/** What a line comments says is nothing to fill in. */
function withoutComments(command: string): string {
  return command.replace(/^\s*(?:#|\/\/|--\s).*$|(?<=\s)# .*$/gm, '');
}

/**
 * Places in a command to fill in, each once, in order of kind: `<namespace>`, `{{ cluster }}`, `$POD`, `my-…`, `XXX`,
 * `NODE_NAME`. A variable that the block sets itself is none.
 *
 * @param lang language of its fence; empty for none
 */
export function placeholdersIn(command: string, lang = ''): string[] {
  const language = lang.toLowerCase();
  const isCode = CODE.has(language);
  let active = withoutComments(command);
  const own = assigned(active);
  const found = new Set<string>();
  /** What was found is no part of anything else. */
  const take = (pattern: RegExp, fits: (match: RegExpMatchArray) => boolean = () => true) => {
    for (const match of active.matchAll(pattern)) if (fits(match)) found.add(match[0]);
  };
  const takeWhole = (pattern: RegExp) => {
    take(pattern);
    active = active.replace(pattern, ' \u0000 ');
  };
  if (!isCode) {
    takeWhole(ENVIRONMENT);
    const closed = new Set([...active.matchAll(/<\/([A-Za-z][\w-]*)>/g)].map(([, tag = '']) => `<${tag}>`));
    take(ANGLE, ([tag]) => !closed.has(tag));
    active = active.replace(ANGLE, ' \u0000 ');
    takeWhole(BRACES);
    const outer = active.replace(INNER_SHELL, '').replace(TEMPLATE, ' ');
    for (const match of outer.matchAll(VARIABLE)) {
      const name = match[1] ?? match[2] ?? '';
      if (!own.has(name) && !KNOWN.has(name) && !isOfOtherLanguage(outer, match.index)) found.add(match[0]);
    }
  }
  take(OWN_WORDS, ([word]) => !own.has(word));
  take(CROSSES);
  if (!isCode) take(EXAMPLE);
  if (!isCode) take(DATE_FORM);
  take(NAMED_TEXT);
  if (/\b(?:rake|rails|mix)\b|^etl:/.test(active) && !isCode)
    for (const [list] of active.matchAll(TASK_ARGUMENTS))
      if (list.split(',').some((name) => KIND.test(name.trim())))
        for (const name of list.split(',')) if (!name.startsWith('_')) found.add(name.trim());
  if (!isCode && !/^(?:json|ya?ml|promql|sql|psql)$/.test(language)) take(BRACKETS);
  if (!isCode && !/^(?:sql|psql|json|promql)$/.test(language)) {
    // A line without small letters is the head of a table: `NAME READY STATUS`.
    const lines = active.split('\n').filter((line) => /\p{Ll}/u.test(line) && !ASKS_DATABASE.test(line));
    const text = lines.join('\n').replace(OWN_CAPITALS, ' ');
    for (const [word] of [...text.matchAll(SEGMENT), ...text.matchAll(CAPITALS)]) if (!own.has(word)) found.add(word);
  }
  return [...found];
}

/** Within the quotes of a program that has variables of its own. */
function isOfOtherLanguage(command: string, at: number): boolean {
  const line = command.slice(command.lastIndexOf('\n', at) + 1, at);
  return /\b(?:awk|perl|sed|jq|envsubst)\b[^|]*'[^']*$/.test(line);
}
