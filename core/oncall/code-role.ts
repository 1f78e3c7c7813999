import { hasPrompt, withoutPrompts } from './prompt.ts';
import { PROGRAMS, SHELL_WORDS } from './known-programs.ts';

/*
 * What a piece of code in a runbook is for: to be run or typed somewhere, or to be looked at.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const SHELL = words('sh bash shell zsh fish ksh shel bat cmd powershell ps1 pwsh shell-session terminal command');
const SESSION = words('console shell-session sh-session bash-session terminal irb');
const QUERY = words(
  'sql psql pgsql mysql plsql tsql hql cql mongo mongodb redis promql logql kql kusto lucene esql splunk spl influxql flux graphql http dql cypher',
);
/** Shown, stored or drawn. */
const DATA = words(
  'json jsonc json5 yaml yml toml ini cfg conf config properties env dotenv hcl tf terraform xml html css scss svg csv tsv markdown md mdx diff patch log logs output console-output mermaid plantuml puml dot graphviz math latex nginx apache dockerfile docker dockerignore gitignore makefile erb jinja jsonnet proto protobuf cron crontab systemd',
);
/** Nothing is said of what it is. */
const PLAIN = words('text txt plain plaintext none');
/** Code of programs, which is written into files. */
const PROGRAM_CODE = words(
  'java kotlin kt go golang rust rs c cpp cxx cs csharp fsharp vb swift dart php perl lua js javascript jsx ts typescript tsx vue svelte haskell hs ocaml julia zig nim objc objectivec coffee solidity asm wasm vhdl verilog matlab tex latex rst',
);
/** Programs of their own, except for what is typed at their prompt. */
const CONSOLE = words('ruby rb python py python3 ipython groovy r scala erlang elixir clojure');

const SQL =
  /^\s*(?:select\s+\S|insert\s+into|update\s+\S+\s+set|delete\s+from|drop\s+\w+\s+\S|truncate\s+(?:table\s+)?\S|alter\s+\w+\s+\S|create\s+(?:\w+\s+){0,4}(?:table|index|database|user|role|view|extension|schema|function|publication|subscription)\b|vacuum\b|analyze\b|reindex\s|explain\s|show\s+\w+|set\s+(?:statement_timeout|session|local|global|role|search_path)\b|with\s+\w+\s+as\s*\(|begin\s*;|commit\s*;|grant\s+\S+\s+(?:on|to)\b|revoke\s+\S+\s+(?:on|from)\b|call\s+\w+\(|\\(?:d[a-z+]*|l|c|x|timing|copy)\b)/i;
/** A statement that is complete, and no piece of one. */
const WHOLE_SQL =
  /^(?:select\s.+\sfrom\s+\S|insert\s+into\s+\S+|update\s+\S+\s+set\s|delete\s+from\s+\S|create\s+(?:user|role|table|index|database)\s+\S)/i;
/** Values that a program puts in: it is shown what ran, and nothing to type. */
const BOUND_SQL = /^(?!.*\b(?:prepare|execute|function)\b).*[\s=(,]\$\d+\b/i;
const METRIC_QUERY =
  /^[\s(]*(?:(?:sum|avg|min|max|count|topk|bottomk|rate|irate|increase|delta|deriv|histogram_quantile|predict_linear|absent|absent_over_time|max_over_time|min_over_time|avg_over_time|sum_over_time|count_values|label_replace|changes|resets)\s*(?:(?:by|without)\s*\([^)]*\)\s*)?\(|[a-z_:][\w:]{4,}\{[^}]*(?:=~?|!=|!~)\s*"[^"]*"[^}]*\}|\{[a-z_]+(?:=~?|!=)"[^"]*"[^}]*\}\s*\|)/;
const CONSOLE_CALL =
  /^\s*(?:@?\w+\s*=\s*)?(?:[A-Z]\w*(?:::[A-Z]\w*)*(?:\.|::)[a-z_]\w*[!?]?(?:[\s(.[]|$)|db\.(?:\w+\.)?\w+\(|rs\.\w+\(|sh\.\w+\(|[a-z_]\w*\.(?:send|each|update|save|destroy|delete|reload|find|where|execute)\w*[!?]?(?:[\s(]|$))/;
const REDIS =
  /^\s*(?:(?:config|client|cluster|slowlog|latency|memory|debug|sentinel|acl|script)\s+(?:get|set|list|kill|reset|doctor|latest|history|info|nodes|usage|failover|masters?|slaves?|replicas?|len|flush|rewrite|resetstat|ckquorum|\w+-\w+)\b|(?:get|set|del|keys|scan|ttl|expire|hgetall|hget|lrange|llen|smembers|zrange|info|dbsize|monitor|flushall|flushdb|replicaof|slaveof|auth|role)(?:\s+\S+){0,4}\s*$)/i;
/** A search for a log viewer: words in quotes with operators. */
const LOG_QUERY = /^[^\n]*(?:"[^"\n]+"|[\w.]+\s?:\s?\S+)[^\n]*\s(?:AND|OR|NOT)\s[^\n]*$/;
/** What is said to a chat bot. */
const CHAT = /^\s*(?:[!/][a-z][\w-]+\s+\S|@[a-z][\w-]+\s+(?:run|deploy|ack|show)\b)/;
const METHOD_CALL = /^\s*(?:\w+\s*=\s*)?[a-z_]\w*(?:\.[a-z_]\w*[!?]?)+\(/;
const HTTP = /^\s*(?:GET|POST|PUT|DELETE|PATCH|HEAD)\s+\/?[\w_*.-]+(?:\/|\s|\?|$)/;
const ASSIGNS = /^\s*(?:export\s+|local\s+|declare\s+(?:-\w+\s+)?)?[A-Za-z_]\w*=(?:\$|"|'|`|\S|$)/;
const PATH_CALL = /^\s*(?:\.{0,2}|~|\$\{?\w+\}?)?\/(?:[\w.@+$<>{}-]+\/)*[\w.@+$<>{}-]+(?:\s+\S|\s*$)/;
const SCRIPT = /^\s*[\w./-]+\.(?:sh|py|rb|pl|bash|js|ps1)(?:\s|$)/;
const OPTION = /\s(?:--[a-z][\w-]*(?:[= ]|$)|-[A-Za-z](?:[\s=\d]|$)|-[a-z]{2,}[= ]\S)/;
const PROGRAM_LIKE = /^\s*[a-z][\w.+-]*(?:\s|$)/;
/** How programs and logs write, and nobody types. */
const LOGGED =
  /^\s*(?:\d{4}-\d\d-\d\d[T ]|\d{1,2}:\d\d:\d\d|\[\d|\w{3} +\d{1,2} \d\d:\d\d|(?:ERROR|WARN(?:ING)?|INFO|DEBUG|FATAL|LOG|NOTICE|HINT|DETAIL|PANIC)\b|Traceback|Error[: ]|E\d{4} |\{"|level=|time=|ts=|[|+][-=+ |]{3}|-{5,}|={5,})/;
/** What a program says is handed to a filter. */
const FILTERED =
  /\s\|\s*(?:grep|egrep|awk|sed|head|tail|sort|uniq|wc|jq|xargs|less|cut|tee|column|findstr|select-string)\b/i;
/** `Get-Service Spooler`, as PowerShell calls its programs. */
const CMDLET =
  /^\s*(?:Get|Set|New|Add|Remove|Clear|Start|Stop|Restart|Test|Invoke|Enable|Disable|Enter|Exit|Import|Export|Install|Uninstall|Resolve|Measure|Select|Wait|Suspend|Resume|Register|Unregister|Connect|Disconnect|Move|Copy|Rename|Write|Update|Repair|Reset|Format|Mount|Dismount)-[A-Z][A-Za-z]+(?:\s|$)/;
/** Short words and a place to fill in, and nothing that reads as a sentence: `ipsec up <tunnel>`. */
const FILLED_IN = /^(?!.*\s(?:the|an?|is|are|to|of|in|with)\s)\S+(?:\s[\w./@:=-]+){0,4}\s<[\w -]+>(?:\s\S+){0,3}$/;
const SENTENCE = /^\s*[A-Z][a-z']+ (?:[a-z']+ ){2,}/;
const ANNOUNCES_RUN =
  /\b(?:run|runs?|running|execut\w+|type|typing|enter|issue|issuing|use|using|commands?|with|by|via|try|do|console|shell|prompt|query|script|invoke|call|start|restart|check|ssh|login|log in|connect)\b[^.!?]{0,100}[:：]?\W*$/i;
const ANNOUNCES_OUTPUT =
  /\b(?:outputs?|prints?|looks? like|look (?:something )?like|similar to|returns?|results?|responds?|response|you(?:'ll| will| should| may| might| can)? (?:see|get|receive|find)|shows?|log (?:line|message|entr)|messages?|errors?|alerts?|following (?:error|log|message)|contains?|content of|file|config(?:uration)?|snippet|structure|format|template|example of|block|stanza|section|manifest|definition)\b[^.!?]{0,60}[:：]\W*$/i;

/** The words before say that what follows is what a program said, and nothing to type. */
const SAYS_OUTPUT =
  /\b(?:outputs?(?: (?:is|looks?|should|will|may))?|results?(?: is| are)?|responses?|looks? (?:something )?(?:like|as follows)|similar to|(?:will|should|would|can|may) (?:return|print|show|see|get)|like in the following example|returns?|prints?)\b[^.!?]{0,50}[:：]\W*$/i;
const SAYS_RUN = /\b(?:run|running|execut\w+|type|issue|issuing|commands?|with|using|via|use|by)\b/i;
/** The words before say that a file is to hold what follows. */
const SAYS_FILE =
  /`[^`]*\.(?:rb|py|conf|cfg|ya?ml|json|toml|ini|tf|env|erb)`|\b(?:specify|set|define|configure)\b[^.]{0,40}\b(?:attributes?|settings?|parameters?|variables?)\b|\b(?:add|put|append|insert|place)\b[^.]{0,40}\b(?:this|these|following|section|lines?)\b|\binitializers?\b|\bconfig(?:uration)? file\b/i;

const isComment = (line: string): boolean => /^\s*(?:#(?!!)|\/\/|--\s|;)/.test(line);

/** What programs of one's own house are called: `ferryctl`, `mail-server-ctl`, `db-admin`. */
const TOOL = /^[a-z][\w-]*(?:ctl|-cli|-admin)$/;

function startsWithProgram(line: string): boolean {
  const [first = ''] = line.trim().split(/\s+/);
  const name = first.replace(/^.*\//, '');
  return (PROGRAMS.has(name) || TOOL.test(name)) && !/^[^\s]+:$/.test(first);
}

/** A line of PostgreSQL's list of who may log in. */
const ACCESS_RULE = /^(?:host|hostssl|local)(?:\s+\S+){2,3}\s+(?:md5|trust|scram-sha-256|peer|ident|cert|reject)\b/;

/** A metric with its value, as it is exposed. */
const MEASURED = /^[a-z_:][\w:]*\{[^}]*\}\s+[-+\d.eE]+$/;

/** What a line is, its first words tell. */
const JUDGED_CHARS = 400;

/** How sure a line is something to type: 2 surely, 1 perhaps, 0 not. */
function typedness(line: string): 0 | 1 | 2 {
  const text = line.trim().slice(0, JUDGED_CHARS);
  if (LOGGED.test(text) || ACCESS_RULE.test(text) || MEASURED.test(text)) return 0;
  // Where a program lies.
  if (/^(?:~?\/)\S+$/.test(text) && !SCRIPT.test(text)) return 0;
  const [first = ''] = text.split(/\s+/);
  // `read the page first` begins with a program, and is none.
  if (startsWithProgram(text)) return SENTENCE.test(text) || /[.:]$/.test(text) ? 1 : 2;
  if (SHELL_WORDS.has(first) && /[;$[\]({]|\b(?:do|then|in)\b/.test(text)) return 2;
  if (SQL.test(text) || METRIC_QUERY.test(text) || CONSOLE_CALL.test(text) || HTTP.test(text)) return 2;
  if (METHOD_CALL.test(text) || CHAT.test(text) || LOG_QUERY.test(text)) return 1;
  if (PATH_CALL.test(text)) return /\s/.test(text) ? 2 : SCRIPT.test(text) ? 1 : 0;
  if (SCRIPT.test(text)) return 2;
  if (ASSIGNS.test(text)) return 1;
  if (PROGRAM_LIKE.test(text) && OPTION.test(text) && !/[.:,]$/.test(text)) return 2;
  if (/^[a-z][\w.]*-[\w.-]+\s/.test(text) && /<[\w -]+>|\$\(|\$\{/.test(text)) return 2;
  if (PROGRAM_LIKE.test(text) && FILTERED.test(text)) return 2;
  if (CMDLET.test(text)) return 2;
  if (PROGRAM_LIKE.test(text) && FILLED_IN.test(text)) return 1;
  if (REDIS.test(text)) return 1;
  return PROGRAM_LIKE.test(text) && /^[a-z][\w.+-]*-[\w.+-]*(?:\s+[\w./@:=<>$-]+){1,4}$/.test(text) ? 1 : 0;
}

/** Among lines without a prompt, so large a part must surely be commands where the first is none. */
const TYPED_SHARE = 0.3;

/** `> flushall`, typed at the prompt of a client whose name is not shown. */
function isAtBarePrompt(text: string): boolean {
  const [, typed = ''] = /^>\s?(\S.*)$/m.exec(text.split('\n', 1)[0] ?? '') ?? [];
  return typed !== '' && (REDIS.test(typed) || SQL.test(typed) || CONSOLE_CALL.test(typed) || startsWithProgram(typed));
}

function isTyped(text: string, lead: string): boolean {
  if (hasPrompt(text) || isAtBarePrompt(text)) return true;
  const active = text.split('\n').filter((line) => line.trim() !== '' && !isComment(line));
  const [first] = active;
  if (first === undefined) return false;
  if (SAYS_OUTPUT.test(lead) && !SAYS_RUN.test(lead)) return false;
  const told = ANNOUNCES_RUN.test(lead) && !ANNOUNCES_OUTPUT.test(lead);
  const asOutput =
    ANNOUNCES_OUTPUT.test(lead) && !/\b(?:run|execut|type|issue|with the (?:following )?command)/i.test(lead);
  const statement = active.join(' ');
  if (SQL.test(statement) && BOUND_SQL.test(statement)) return false;
  const sure = SQL.test(statement) ? 2 : typedness(first);
  if (sure === 2) return true;
  const surely = active.filter((line) => typedness(line) === 2).length;
  if (asOutput && !(sure === 1 && surely > 0)) return false;
  if (sure === 1) return told || active.length === 1 || surely > 0;
  return surely >= 1 && surely >= active.length * TYPED_SHARE && !active.some((line) => LOGGED.test(line));
}

/** Words of a sentence that begins with what a program is called too: `find the pod`. */
const PROSE = /[.:,;]$|```|\s(?:the|an?|is|are|to|of|in|with|and|or|that|it|if|when|you)\s/i;

/** True for a line among words that is a command by itself: set apart by its indentation, or with options or filters. */
export function isTypedLine(line: string, isSetApart: boolean): boolean {
  const text = line.trim();
  if (typedness(text) !== 2 || (PROSE.test(text) && !SQL.test(text))) return false;
  return isSetApart || OPTION.test(text) || FILTERED.test(text);
}

/** Text that its writer calls text: a command where no line could be anything else. */
function isSurelyTyped(text: string, lead: string): boolean {
  if (hasPrompt(text)) return true;
  const active = text.split('\n').filter((line) => line.trim() !== '' && !isComment(line));
  return isTyped(text, lead) && active.every((line) => typedness(line) === 2);
}

/**
 * True for a block that is meant to be run, typed or pasted somewhere: a shell, a database, a console, a field for queries.
 * Output, files and drawings are not.
 *
 * @param lang language of its fence; empty for none
 * @param lead what stands before it
 */
export function isCommandBlock(text: string, lang: string, lead: string): boolean {
  const language = lang.toLowerCase();
  if (DATA.has(language)) return hasPrompt(text);
  if (SESSION.has(language)) return hasPrompt(text) || isTyped(text, lead);
  if (QUERY.has(language)) return true;
  if (SHELL.has(language)) return hasPrompt(text) || !isOutputOnly(text, lead);
  if (CONSOLE.has(language)) return hasPrompt(text) || (!isProgramText(text) && !SAYS_FILE.test(lead));
  if (PROGRAM_CODE.has(language)) return false;
  if (PLAIN.has(language)) return isSurelyTyped(text, lead);
  return isTyped(text, lead);
}

/** Code that stands in a file, or what a console printed. */
function isProgramText(text: string): boolean {
  return /^\s*(?:class|module|def|describe|package)\b|^if __name__/m.test(text) || /^\s*(?:[*{[<]|=>)/.test(text);
}

/** A line of a file with settings. */
const KEYED = /^\s*(?:- )?[\w.-]+:(?:\s|$)/;

/** An option of a program with what it does. */
const LISTED_OPTION = /^\s*-{1,2}[A-Za-z][\w-]*[ =:,]/;

function isOutputOnly(text: string, lead: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !isComment(line));
  if (lines.every((line) => LOGGED.test(line) || LISTED_OPTION.test(line)) || lines.every((line) => KEYED.test(line)))
    return true;
  return (ANNOUNCES_OUTPUT.test(lead) || lines.length > 8) && lines.every((line) => typedness(line) === 0);
}

const TOLD =
  /(?:\b(?:run|running|execut\w+|type|enter|issue|use|using|with|via|by|try|through|do|invoke|perform|like|call|e\.g\.?|example|apply|do|first|then|and|or|it|be|start\w*|restart\w*|check\w*|inside)|[:：(,.!?;–—-]|->|=>|^)\s*\W{0,2}$/i;
/** `Authenticate` before a command is the step itself. */
const SHORT_LEAD_CHARS = 30;
const TOLD_RUN =
  /\b(?:run|execut\w+|issue|issuing|type|typing|enter|invoke|commands?|command is|console|shell)\s*(?:the )?(?:following )?(?:command )?\W{0,3}$/i;
/** Behind these, code is spoken of, not told to be run. */
const MENTIONED =
  /\b(?:syntax (?:and options )?(?:of|for)|the flags? (?:of|for)|like the|called|named|because|why|since|while|when|after|before|that|does|did|of|by the|in the|from the|to the|using the|the)\s*\(?$/i;
/** Behind these in any case. */
const SPOKEN_OF =
  /(?:\b(?:outputs?|results?|exit code|runs?|version|behaviou?r|execution) of(?: the)?|\bwhen (?:you )?(?:running|using|run|use)|\b(?:installed|tested|created|shown|listed|provided|generated|stopped|started|done|configuring the tool) (?:with|by|using|via)|\b(?:tasks?|features?|things|statements?|operations?|steps),? (?:such as|like)|, (?:such as|like)|(?:^|[.!?]\s+)Running|\((?:using|with|via|by) the)\s*$/;

/** A program that is at work, and one that somebody else uses. */
const AT_WORK =
  /\b(?:clients?|process(?:es)?|users?|nodes?|hosts?|jobs?|servers?|from|is|are|were|was|still|currently|already|anyone|someone) running\s*$|\b(?:many|any|some|all|other|each|every|these|those|of|between|parent|child|rather than|instead of|(?:spawned|started|caused|held|owned) by)(?: of)?(?: the)?\s*$/i;
/** Behind its name: what it is one of. */
const IS_NAMED =
  /^\W{0,2}\s?(?:process(?:es)?|pids?|jobs?|threads?|commands? (?:is|are|was|were)|operations?|requests?|calls?|rows?|users?|errors?|failures?|(?:every|each) time)\b/i;
/** It begins a sentence about itself. */
const IS_SUBJECT =
  /^ (?:is|are|was|were|does|did|will|would|can|could|may|might|must(?! (?:say|show|print|return|list|report|give))|has|had)\b/;
const RUN_ONE =
  /\b(?:run|running|execute|issue|perform|do)(?: (?:a|an|another|manual|quick|simple|full|separate|new))+\s*$/i;

export interface Around {
  /** The sentence up to the code. */
  readonly before: string;
  /** The next words. */
  readonly after: string;
}

/** True for code within a sentence that is a whole command: a program with what it is given. */
export function isInlineCommand(code: string, { before, after }: Around): boolean {
  // `<disk name>` is one word.
  const text = withoutPrompts(code)
    .trim()
    .slice(0, JUDGED_CHARS)
    .replace(/<[^<>]*>/g, 'X');
  const parts = text.split(/\s+/);
  const [first = ''] = parts;
  if (/^[A-Z_]{2,}=\S/.test(text) && before.trim() === '') return true;
  if (CMDLET.test(text)) return parts.length > 1 || TOLD_RUN.test(before);
  if (parts.length < 2 || /^[A-Z][a-z]+$|[:,;]$/.test(first) || LOGGED.test(text) || ACCESS_RULE.test(text))
    return false;
  if (hasPrompt(code)) return true;
  // Of `a` or `b`, both are what the first is.
  const ahead = before.replace(/(?:`[^`]*`\s*(?:,|or|and|\/)\s*)+$/, '');
  if (SPOKEN_OF.test(ahead)) return false;
  const told = TOLD.test(before) || RUN_ONE.test(before) || before.trim() === '';
  const mentioned = MENTIONED.test(before) && !TOLD_RUN.test(before);
  if (startsWithProgram(text)) {
    const isWhole = OPTION.test(text) || /[|>/$<=]/.test(text) || parts.length > 2;
    if (/^(?:sudo )?(?:rm|cp|mv|chmod|chown|kill)(?: -\w+)*$/.test(text)) return TOLD_RUN.test(before);
    const isBare = parts.length === 2 && !OPTION.test(text) && !/[|>/$<=]/.test(text);
    if (isBare && (AT_WORK.test(ahead) || IS_NAMED.test(after))) return false;
    if (before.trim() === '' && IS_SUBJECT.test(after)) return false;
    return isWhole || ((told || before.length < SHORT_LEAD_CHARS) && !mentioned);
  }
  return isOtherInline(text, { before, told, mentioned });
}

function isOtherInline(
  text: string,
  { before, told, mentioned }: { readonly before: string; readonly told: boolean; readonly mentioned: boolean },
): boolean {
  const parts = text.split(/\s+/);
  if (METRIC_QUERY.test(text)) return /\b(?:query|queries|promql)\W*$/i.test(before);
  if (WHOLE_SQL.test(text)) return !mentioned && !BOUND_SQL.test(text);
  if (SQL.test(text) || CONSOLE_CALL.test(text))
    return told && !mentioned && (parts.length > 2 || /^select\s+\w+\(|^[A-Z]{4,} \S*[$<{X;]/.test(text));
  if (PATH_CALL.test(text) || SCRIPT.test(text)) return !mentioned;
  if (CHAT.test(text)) return told;
  if (!PROGRAM_LIKE.test(text)) return false;
  if (OPTION.test(text) && !/[.:,]$/.test(text)) return true;
  if (TOLD_RUN.test(before)) return /^[a-z][\w.-]*(?: [\w./@:=<>$-]+)+$/.test(text);
  const isShort = before.length < SHORT_LEAD_CHARS;
  const isRedis = REDIS.test(text) && /\b(?:redis|valkey|sentinel|cache)\b/i.test(before);
  return (isRedis || /^[a-z][\w.+]*-[\w.+-]*\s/.test(text)) && (told || isShort) && !mentioned;
}
