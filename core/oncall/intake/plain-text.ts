import type { Alert, AlertState } from '../../contract/alerts.ts';
import { hasCue } from '../../extract/errors/error-weight.ts';
import { pastedErrors } from '../../extract/errors/pasted-errors.ts';
import { textId } from '../../extract/text-id.ts';
import { tellingLines } from './alert-lines.ts';
import { alertFrom, linksOf } from './draft.ts';
import { logMessage } from './log-message.ts';

/*
 * What somebody pastes: a message of a chat room or a mail, a line, a log, a stack trace.
 */

const HEAD =
  /^\s*(?:\W{0,3}\[?\s*(firing|alerting|alert|problem|triggered|critical|warning|warn|error|down|resolved|recovered|recovery|ok|closed|acknowledged)\s*(?::\s*\d+)?\s*(?:\]|:|-|–|—|\|)\s*|🔥\s*|✅\s*)+/iu;
const NAMED =
  /\b(?:alert ?name|alertname|alert|alarm ?name|alarm|monitor|check|rule|title|problem(?: name)?|trigger(?: name)?|condition(?: name)?)\s*[:=]\s*"?([^"\n,;]{3,120}?)"?\s*(?:$|[,;\n]|\s{2,})/im;
/** `the alert is KubePodCrashLooping`, which `the alert is firing` is not. */
const NAMED_IS =
  /\b(?:[Aa]lert|[Aa]larm|[Mm]onitor|[Cc]heck|[Rr]ule)\s+is\s+["`]?([A-Z]\w*[a-z]\w*[A-Z]\w*|[a-z]\w*(?:[_-]\w+)+)\b/;
const CAMEL = /\b(?:[A-Z][a-z0-9]+){3,}[A-Za-z0-9]*\b|\b[a-z]{2,10}(?:[A-Z][A-Za-z0-9]{2,}){2,}\b/;
/** `QueueTimeoutError: no answer within 30s`: what follows the class says more than the class. */
const CLASS_FIRST = /^[\w.]*(?:Error|Exception|Failure|Fault): +\S/;
const PAIR_LINE = /^[ \t]*(?:[-*•][ \t]*)?([A-Za-z_][\w.-]{0,40})[ \t]*[:=][ \t]*"?([^"\n\s][^"\n]{0,200}?)"?[ \t]*$/gm;
const PAIR_QUOTED = /\b([A-Za-z_]\w{0,40})=~?"([^"\n]{1,200})"/g;
const ADDRESS = /https?:\/\/[^\s<>"'`)\]|]+[^\s<>"'`)\]|.,;:!?]/g;
const NAME_CHARS = 160;
/** Keys of lines that are words of a sentence, name the alert, or the class of an error: not labels. */
const NO_LABEL =
  /^(?:https?|description|summary|message|note|error|warning|info|at|caused|file|traceback|time|alert|alarm|monitor|check|rule|title|problem|.*(?:Error|Exception|Failure|Fault))$/i;
/** What people put around what is wrong: `help! our … alert is firing again`. */
const CALL = /^(?:(?:help|hi|hey|hello|urgent|please)\b[!,:.\s]+)+/i;
const ARTICLE = /^(?:(?:the|our|my|an?|this|we have an?|got an?) )+/i;
const ASIDE_BEHIND =
  /(?:(?:\s+(?:alert|alarm|check))?\s+(?:is|are|was|keeps?|started)(?: still| now| again| to be)?\s+(?:firing|alerting|paging|triggered|triggering|critical)(?: again| now)?|\s+(?:alert|alarm))[.!?\s]*$/i;

function stateOf(text: string): AlertState {
  const head = HEAD.exec(text)?.[0] ?? '';
  if (/resolved|recover|\bok\b|closed|✅/i.test(head)) return 'resolved';
  return /acknowledged/i.test(head) ? 'acknowledged' : 'firing';
}

/** Labels are lines of their own beside others, or stand in braces. A log has neither, only what looks like it. */
function labelsIn(text: string, isLog: boolean): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, key = '', value = ''] of text.matchAll(PAIR_QUOTED)) found[key] = value;
  if (isLog || !text.trim().includes('\n')) return found;
  for (const [, key = '', value = ''] of text.matchAll(PAIR_LINE)) {
    if (!NO_LABEL.test(key) && !value.startsWith('//')) found[key] ??= value.trim();
  }
  return found;
}

const LOG_LINES = 3;

/** How the traces of Python, Go, Java, .NET, JavaScript, Rust, Ruby and PHP begin or go on. */
const TRACE =
  /^(?:Traceback \(most recent call last\)|panic: |goroutine \d+|Exception in thread|Unhandled exception\.|Caused by: |\s+at [\w$.<>`]+ ?\(|thread '[^'\n]*' panicked at |\s+from \S+:\d+:in |#\d+ \S+\(\d+\): )/m;

function isLogLike(text: string): boolean {
  if (TRACE.test(text)) return true;
  const lines = text.split('\n', 200).filter((line) => line.trim() !== '');
  const logged = lines.filter((line) =>
    /^\W{0,3}\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|^\s+at |^\s*File "|^\{"|^(?:ERROR|WARN|INFO|FATAL)\b/.test(line),
  );
  if (lines.length > 1 && logged.length === lines.length) return true;
  return lines.length >= LOG_LINES && logged.length >= Math.max(2, lines.length / 3);
}

/** Without what people write around it. */
function withoutAsides(title: string): string {
  const called = title.replace(CALL, '');
  const bare = called.replace(ASIDE_BEHIND, '');
  const rest = called === title && bare === called ? title : bare.replace(ARTICLE, '').trim();
  return rest.length < 3 ? title : rest;
}

/** An alert out of any text: its name, labels and links as far as it says them, its errors else. */
export function readPlainText(text: string): Alert {
  const isLog = isLogLike(text);
  const labels = labelsIn(text, isLog);
  const errors = hasCue(text) ? pastedErrors(text) : [];
  const [main] = errors;
  const first = (isLog ? text.split('\n').find((line) => line.trim() !== '') : tellingLines(text)[0])?.trim() ?? '';
  const title =
    logMessage(first)
      .replace(HEAD, '')
      .replace(/\s*\(.*\)\s*$/, '')
      .trim() || first;
  const said = labels['alertname'] ?? (isLog ? null : ((NAMED.exec(text) ?? NAMED_IS.exec(text))?.[1] ?? null));
  const camel = isLog || CLASS_FIRST.test(title) ? null : (CAMEL.exec(first)?.[0] ?? null);
  const name = said ?? camel ?? (isLog && main !== undefined ? logMessage(main.raw) : withoutAsides(title));
  const isLong = text.length > NAME_CHARS || text.includes('\n');
  const links = [...new Set([...text.slice(0, 20_000).matchAll(ADDRESS)].map(([url]) => url))].slice(0, 20);
  return alertFrom('text', {
    fingerprint: textId(main === undefined || !isLog ? JSON.stringify([name, labels]) : main.text),
    name: name.slice(0, NAME_CHARS),
    state: stateOf(text),
    summary: (TRACE.test(title) ? name : title).slice(0, 300),
    description: isLog || !isLong ? null : text.slice(0, 4_000),
    labels,
    links: isLog ? [] : linksOf(links.map((url) => ['Link', url])),
    trace: errors.map(({ raw }) => raw).join('\n'),
  });
}
