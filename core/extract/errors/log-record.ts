import { attempt } from '../../notes/attempt.ts';
import { maskTimes, TIME_MARK } from './signature-times.ts';

/** One line of a log: what it says, without what the logger wrote in front of it. */
export interface LogRecord {
  readonly message: string;
  readonly level: LogLevel | null;
  /** A program wrote it: it carries a time, a level or fields. */
  readonly isLog: boolean;
  /** A trace that the record carries as a field. */
  readonly trace: string | null;
}

export type LogLevel = 'fatal' | 'error' | 'warn' | 'info';

const LEVELS: readonly (readonly [LogLevel, RegExp])[] = [
  ['fatal', /^(?:fatal|panic|crit(?:ical)?|emerg(?:ency)?|alert|dpanic|f)$/i],
  ['error', /^(?:err(?:or)?|severe|fail(?:ed|ure)?|e|stderr)$/i],
  ['warn', /^(?:warn(?:ing)?|w)$/i],
  ['info', /^(?:info(?:rmation)?|notice|debug|trace|verbose|log|fine|i|d|stdout)$/i],
];

function levelOf(word: string): LogLevel | null {
  return LEVELS.find(([, pattern]) => pattern.test(word))?.[0] ?? null;
}

const STARTS_LIKE_LOG =
  /^(?:[\d[{<(]|[IWEF](?:\d{4} | \|)|(?:trace|debug|info|notice|warn|err|severe|crit|alert|emerg|fatal|panic|time|ts|level|lvl|msg|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)|[\w.-]{1,60}(?:\[\d{1,9}\]:|: \[?(?:fatal|error|panic|warning)\b|\s{1,20}\|)|(?:\S{1,60}\s{2,}){0,2}(?:Warning|Normal)\s)/i;

/** False for a line that surely is none of a log. Quick. */
export function mayBeLog(line: string): boolean {
  return STARTS_LIKE_LOG.test(line);
}

/** Unwraps a line: JSON, key=value, Kubernetes events, klog, syslog and what most loggers write. */
export function readLogRecord(line: string): LogRecord {
  const text = line.trim();
  return jsonRecord(text) ?? logfmtRecord(text) ?? eventRecord(text) ?? prefixedRecord(text);
}

const MESSAGE_KEYS = ['msg', 'message', 'log', 'event', '@message', 'short_message', 'MESSAGE', 'textPayload'] as const;
const ERROR_KEYS = ['err', 'error', 'exception', 'error.message', 'exc', 'reason', 'cause', 'errorMessage'] as const;
const TRACE_KEYS = [
  'stack',
  'stack_trace',
  'stacktrace',
  'exc_info',
  'traceback',
  'error.stack_trace',
  'exception',
] as const;
const LEVEL_KEYS = ['level', 'severity', 'lvl', 'log.level', 'levelname', 'stream', 'loglevel'] as const;

/** Longer lines are not parsed but looked through for their fields. */
const MAX_JSON_CHARS = 200_000;
const JSON_FIELD = /"([\w.@]{2,20})" ?: ?"((?:[^"\\]|\\.){1,2000})/g;

function jsonRecord(text: string): LogRecord | null {
  const from = text.indexOf('{');
  if (from === -1 || from > 120 || !/^\{ ?"[\w.@]{1,40}" ?:/.test(text.slice(from, from + 60))) return null;
  const fields = new Map<string, string>();
  const body = text.slice(from);
  const parsed = body.endsWith('}') && body.length <= MAX_JSON_CHARS ? attempt((): unknown => JSON.parse(body)) : null;
  if (parsed !== null && 'value' in parsed) flatten(parsed.value, '', fields);
  else
    for (const [, key = '', value = ''] of body.slice(0, MAX_JSON_CHARS).matchAll(JSON_FIELD))
      fields.set(key, unescaped(value));
  return fromFields(fields);
}

function unescaped(value: string): string {
  return value.replaceAll(/\\([nrt"\\/])/g, (_, code: string) =>
    code === 'n' ? '\n' : /[rt]/.test(code) ? ' ' : code,
  );
}

/** Fields of a record and of objects in it, two deep: `error: { message, stack }` becomes `error.message`. */
function flatten(value: unknown, path: string, into: Map<string, string>): void {
  if (typeof value === 'string' || typeof value === 'number') {
    into.set(path, String(value));
    return;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) || path.split('.').length > 2) return;
  for (const [key, inner] of Object.entries(value)) flatten(inner, path === '' ? key : `${path}.${key}`, into);
}

function first(fields: ReadonlyMap<string, string>, keys: readonly string[]): string {
  for (const key of keys) {
    const value = fields.get(key)?.trim();
    if (value !== undefined && value !== '') return value;
  }
  return '';
}

/** Message and error of a record of fields; null when it has neither. */
function fromFields(fields: ReadonlyMap<string, string>): LogRecord | null {
  const said = first(fields, MESSAGE_KEYS);
  const wrong = first(fields, ERROR_KEYS);
  if (said === '' && wrong === '') return null;
  const trace = first(fields, TRACE_KEYS);
  // Docker wraps the line of another logger.
  const inner =
    fields.has('log') || !said.includes('\n')
      ? readInner(said)
      : { message: said.split('\n', 1)[0] ?? '', level: null };
  const error = wrong.split('\n', 1)[0] ?? '';
  const message =
    error === '' || inner.message.includes(error)
      ? inner.message
      : [inner.message, error].filter((part) => part !== '').join(': ');
  const traced = trace.includes('\n') ? trace : said.includes('\n') ? said : wrong.includes('\n') ? wrong : null;
  return { message, level: inner.level ?? levelOf(first(fields, LEVEL_KEYS)), isLog: true, trace: traced };
}

function readInner(said: string): Pick<LogRecord, 'message' | 'level'> {
  return prefixedRecord(said.trim());
}

const LOGFMT_FIELD = /(?:^|[\s,])([A-Za-z_][\w.]{0,30})=("(?:[^"\\]|\\.){0,2000}"?|[^\s"]{1,400})/g;

function logfmtRecord(text: string): LogRecord | null {
  if (!/(?:^|\s)(?:level|lvl|severity|msg|message|err|error)=/.test(text)) return null;
  const fields = new Map<string, string>();
  for (const [, key = '', value = ''] of text.slice(0, MAX_JSON_CHARS).matchAll(LOGFMT_FIELD)) {
    fields.set(key, value.startsWith('"') ? unescaped(value.replaceAll(/^"|"$/g, '')) : value);
  }
  return fromFields(fields);
}

/** `kubectl describe` and `kubectl get events`: `Warning  BackOff  2m (x5 over 10m)  kubelet  Back-off …`. */
const EVENT = /^(?:\S{1,60}\s{2,}){0,2}(Warning|Normal)\s{2,}([A-Z][A-Za-z]{2,40})\s{2,}(.{1,600})$/;
const EVENT_AGE =
  /^(?:(?:<\w{1,12}>|\d{1,4}[smhd](?:\d{1,2}[smh])?)(?: \(x\d{1,6}(?: over [\dsmhd]{1,12})?\))?|[\w.-]{1,60}(?:, [\w.-]{1,80})?|[a-z]{1,30}\/[\w.-]{1,120})\s{2,}/;

function eventRecord(text: string): LogRecord | null {
  const event = EVENT.exec(text);
  if (event === null) return null;
  const [, type, reason = '', rest = ''] = event;
  let said = rest;
  for (let cell = EVENT_AGE.exec(said); cell !== null; cell = EVENT_AGE.exec(said)) said = said.slice(cell[0].length);
  return { message: `${reason}: ${said}`, level: type === 'Warning' ? 'warn' : 'info', isLog: true, trace: null };
}

/** What may stand in front of a message, each piece at the start of what is left. */
const LEVEL =
  /^[[(<|]?(trace|debug|info|information|notice|warn|warning|err|error|severe|crit|critical|alert|emerg|fatal|panic|stderr|stdout)(?:[\])>|]:?|:|(?= {0,3}\|)|\t)\s{0,8}/i;
const LEVEL_WORD =
  /^(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|SEVERE|CRITICAL|FATAL|PANIC|info|warn|warning|error|fatal)\s{1,8}(?=\S)/;
const KLOG = /^([IWEF])\d{4} <time>\s{1,8}\d{1,8} ([\w./-]{1,80}:\d{1,6}\])\s?/;
const LETTER_LEVEL = /^([IWEFD])(?: {0,2}\||, \[<time> ?#\d{1,9}\] {1,3}\w{4,7} --)\s{0,4}/;
const PRIORITY = /^<\d{1,3}>(?:\d )?/;
/** Syslog of RFC 5424: host, program, process, message id, data. */
const SYSLOG_5424 = /^<\d{1,3}>\d <time> \S{1,80} (\S{1,60}) \S{1,60} \S{1,40} (?:-|(?:\[[^\]]{0,200}\]){1,4})\s{1,4}/;
/** Pod and container, or file and host, in front of another logger's line. */
const SOURCE = /^[\w/@]{0,60}[-./\d][\w./@-]{0,80}\s{1,4}(?:[\w./@-]{1,80}\s{1,4}){0,2}(?=\[?<time>)/;
const NPM = /^npm (?:ERR!|error|WARN|verb)\s{1,4}/;
const USER_AT_DATABASE = /^[\w.-]{1,60}@[\w.[\]-]{1,60}\s(?=[A-Z]{4,8}:)/;
const PROCESS = /^(?:[\w.:-]{1,80} )?[\w./@-]{1,60}\[\d{1,9}\]:\s{0,4}/;
const HOST_PROGRAM =
  /^[\w]{0,40}[-.\d][\w.-]{0,80}\s{1,4}(?=[a-z][\w./-]{1,40}(?:\[\d{1,9}\])?:\s)|^(?:kernel|systemd|dockerd|containerd|kubelet|sshd|cron):\s/;
/** A program in front of another logger's line. */
const PROGRAM = /^[\w./-]{1,60}:\s{1,4}(?=<time>|(?:FATAL|PANIC|ERROR|WARNING|WARN):\s)/;
const GROUP = /^\[[^\][\s]{1,80}\][:\s]\s{0,4}|^\[(?:[\w.-]{1,40} ){1,3}[\w.#-]{1,40}\]\s{1,4}/;
const NUMBER_OR_ID =
  /^(?:\(?-?\d{1,12}\)?|[0-9a-f]{8,40}|0x[0-9a-f]{1,16}|---|--|#\d{1,9}|\*\d{1,9}|\d{1,9}#\d{1,9})(?:\s{1,8}|:\s)/;
const LOGGER =
  /^(?!\S{0,200}(?:Exception|Error|Failure|Timeout)\b)(?:[a-z_$][\w$]{0,30}\.){1,12}[A-Za-z_$][\w$]{0,60}(?:\[\d{0,6}\])?\s{0,40}(?::|-|\|)\s{1,4}/;
const ZONE = /^(?:UTC|GMT|[A-Z]{2,4}T|Z|[+-]\d{2}:?\d{2})[\s\]]\s{0,4}/;
const SEPARATOR = /^(?:[|│┃╷╵:–—•>,]|-(?=\s)|\*{1,3}(?=\s)|#(?=\s))\s{0,4}/;
const COMPOSE = /^[\w.-]{1,60}\s{1,20}\|\s{1,4}/;
const TIME = /^[[(]?<time>[\])]?[:,]?\s{0,8}/;

/** Whose request it was, as nginx adds it. */
const OF_REQUEST = /, client: \S{3,60}, server: .{0,1000}$/;

/** Pieces that only stand behind a time or a level: a message may begin with such a word too. */
const AFTER_TIME: readonly RegExp[] = [ZONE, PROCESS, GROUP, USER_AT_DATABASE, NUMBER_OR_ID, LOGGER, HOST_PROGRAM];
const ANYWHERE: readonly RegExp[] = [PRIORITY, COMPOSE, SOURCE, NPM, PROGRAM, SEPARATOR];
const MOST_PIECES = 16;
/** A prefix is short. */
const PREFIX_CHARS = 400;

interface Peeled {
  readonly rest: string;
  readonly level: LogLevel | null;
  readonly isTime: boolean;
}

function peel(text: string, isAfterTime: boolean): Peeled | null {
  const time = SYSLOG_5424.exec(text) ?? TIME.exec(text);
  if (time !== null) return { rest: text.slice(time[0].length), level: null, isTime: true };
  for (const pattern of [LEVEL, KLOG, LETTER_LEVEL, ...(isAfterTime ? [LEVEL_WORD] : [])]) {
    const found = pattern.exec(text);
    if (found !== null) return { rest: text.slice(found[0].length), level: levelOf(found[1] ?? ''), isTime: false };
  }
  for (const pattern of isAfterTime ? [...AFTER_TIME, ...ANYWHERE] : ANYWHERE) {
    const found = pattern.exec(text);
    if (found !== null) return { rest: text.slice(found[0].length), level: null, isTime: false };
  }
  const program = PROCESS.exec(text);
  return program === null ? null : { rest: text.slice(program[0].length), level: null, isTime: true };
}

function prefixedRecord(text: string): LogRecord {
  let rest = maskTimes(text.slice(0, PREFIX_CHARS)) + text.slice(PREFIX_CHARS);
  let level: LogLevel | null = null;
  let isLog = rest.startsWith(TIME_MARK) || rest.startsWith('npm ');
  for (let pieces = 0; pieces < MOST_PIECES; pieces++) {
    const peeled = peel(rest, isLog);
    if (peeled === null || peeled.rest.trim() === '') break;
    ({ rest } = peeled);
    level = peeled.level ?? level;
    isLog ||= peeled.isTime || peeled.level !== null;
  }
  const shouted = level ?? levelOf(/\b(FATAL|PANIC|CRITICAL|EMERG|ERROR|SEVERE|WARNING|WARN)\b/.exec(rest)?.[1] ?? '');
  return { message: rest.replace(OF_REQUEST, '').trim(), level: shouted, isLog, trace: null };
}
