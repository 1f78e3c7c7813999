import { leadsToCode, maskAtom } from './signature-atoms.ts';
import { maskTimes, TIME_MARK } from './signature-times.ts';

/** A line of an error without what differs between two runs. */
export interface MaskedLine {
  /** Lower case, one space between words. Two lines of the same error have the same text. */
  readonly text: string;
  /** The words by which the error is known, each once, in their order. */
  readonly tokens: readonly string[];
}

/** More of a line says nothing new about what went wrong. */
const MAX_CHARS = 600;

const ATOM = /[^\s"'`()[\]{}<>,;=|]+|<time>|[^\s]/g;
const ANSI = /\u001b\[[0-9;]{0,20}[A-Za-z]/g;

/** What was asked of a place: `?timeout=5s&id=7`. */
const URL_QUERY = /(?<=[\w/])\?[\w.%[\]-]{1,60}=[^\s"'`)<>]{0,400}/g;

const MARKUP = /^[*_~]{1,3}|[*_~]{1,3}$/g;

/** Words that every error has, or every sentence. */
const COMMON = new Set(
  `a an and are as at be been but by can did do does for from had has have i if in into is it its of on or our so than that the their then
  there this to was we were when which while will with you your time n error err errors msg message level warn warning info debug fatal critical
  exception caused reason cause log logs what about how why who any we us again before seen see ever getting got`.split(
    /\s+/,
  ),
);

/** Masks what is volatile in the message of a line, and says what it is known by. */
export function maskMessage(message: string): MaskedLine {
  const cut = message.length > MAX_CHARS ? message.slice(0, MAX_CHARS) : message;
  const bare = cut.replaceAll(ANSI, '').replaceAll(URL_QUERY, '');
  const timed = /\d/.test(bare) ? maskTimes(bare) : bare;
  const tokens = new Set<string>();
  let before = '';
  const masked = timed.replace(ATOM, (atom: string) => {
    if (atom === TIME_MARK) return atom;
    if (atom.length === 1 && !/[\p{L}\p{N}]/u.test(atom)) {
      // Between `status` and its number stand these at most.
      if (!'=:("\''.includes(atom)) before = '';
      return atom;
    }
    const word = atom
      .replaceAll(MARKUP, '')
      .replace(/^[.:!?#*-]+(?=\w)/, '')
      .replace(/[.:!?*…]+$/, '');
    if (word === '') return '';
    const { text, tokens: found } = maskAtom(word, leadsToCode(before) || isExplained(timed, word));
    for (const token of found) if (token.length > 1 && token.length <= 80 && !COMMON.has(token)) tokens.add(token);
    before = word;
    return atom.endsWith(':') && !text.endsWith(':') ? `${text}:` : text;
  });
  return { text: plain(masked), tokens: [...tokens] };
}

/** `(110) Connection timed out`, `(110: Connection timed out)`, `503 (Service Unavailable)`, `504 CHANNEL_ERROR`: a number of an error beside its words. */
function isExplained(line: string, word: string): boolean {
  if (!/^\d{1,3}$/.test(word)) return false;
  const inParentheses = line.indexOf(`(${word}`);
  const beside =
    inParentheses === -1 ? '' : line.slice(inParentheses + word.length + 1, inParentheses + word.length + 6);
  if (/^[):] ?[A-Z][a-z]/.test(beside)) return true;
  const isStatus = /^[45]\d\d$/.test(word);
  const after = isStatus ? line.slice(line.indexOf(word) + 3, line.indexOf(word) + 24) : '';
  return isStatus && HTTP_REASON.test(after);
}

const HTTP_REASON =
  /^[ ,:]{0,2}\(?(?:[A-Z_]{5}|Bad |Unauthor|Forbidden|Not |Method|Request|Conflict|Gone|Too Many|Unprocess|Internal|Service|Gateway|Payload|Upgrade)/;

/** One form for what programs and people write in several. */
function plain(masked: string): string {
  return masked
    .toLowerCase()
    .replaceAll(/["'`“”‘’]/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/<n>(?:(?:, ?| |-)<n>)+/g, '<n>')
    .replaceAll(/ (?=[.,;:!?)\]}])|(?<=[([{]) /g, '')
    .replace(/^[\s\-–•:;,.>|]+/, '')
    .replace(/^(?:(?:error|err|fatal|warning)\b:? (?=\D))+/, '')
    .replace(/[\s.:;,…\\|-]+$/, '');
}
