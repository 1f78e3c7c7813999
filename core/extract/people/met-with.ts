import type { Entry } from '../../notes/outline.ts';
import type { Extractable } from '../extract.ts';
import type { NameFound } from '../facts.ts';
import { isNameLike } from './name-words.ts';
import { peopleIn } from './people-list.ts';

const WITH =
  /^(?:\d{1,2}[:.h]\d{2}(?: ?[ap]m)?[ \t]*(?:[-–—:|][ \t]*)?)?[*_#[]{0,4}(?:meeting|call|video call|sync|1:1|1-1|1on1|one-on-one|catch-?up|coffee|chat|pairing|workshop|interview|treffen|besprechung|gespräch|réunion|appel|entretien|reunión|llamada|overleg|gesprek)s?[\]*_]{0,4} (?:with|w\/|mit|avec|con|met) (?=\S)/iu;
/** Where the names end. */
const END = /[ \t](?:about|re|on|regarding|for|at|in|to|from|über|wegen|sur|sobre|over)[ \t]|[:(–—|\n]| - |[.!?]$/iu;
const WITH_MAX_CHARS = 40;
const NAMES_MAX_CHARS = 120;

/**
 * With whom a meeting was, as its line or heading says: `Meeting with Ann Lee, [[Bob Kern]]`. Full names are those who were
 * there; one word alone may be a company, and is only a mention.
 */
export function findMetWith({ outline }: Extractable): NameFound[] {
  const found: NameFound[] = [];
  for (const { heading, line } of outline.sections) {
    if (heading === null) continue;
    addMet(found, heading, line);
    addThere(found, heading, line);
  }
  for (const entry of outline.entries) {
    if (mayBeMet(entry)) addMet(found, entry.text, entry.line);
    if (mayBeThere(entry))
      for (const [index, line] of entry.text.split('\n').entries()) addThere(found, line, entry.line + index);
  }
  return found;
}

const THERE_MAX_CHARS = 600;
/** How the words for meetings end, before a bracket. */
const MEETING_END = /(?:up|ly|ing|ync|all|tro|hop|dle|ung|ion|ión|leg)[*_]{0,3}:?$/;
const MEETING_CHARS = 10;

function mayBeThere({ kind, text }: Entry): boolean {
  if (kind === 'row' || text.length > THERE_MAX_CHARS) return false;
  for (let at = text.indexOf(' ('); at !== -1; at = text.indexOf(' (', at + 2))
    if (MEETING_END.test(text.slice(Math.max(0, at - MEETING_CHARS), at))) return true;
  return false;
}

const THERE =
  /^(?:\d{1,2}[:.h]\d{2}(?: ?[ap]m)?[ \t]*(?:[-–—:|][ \t]*)?)?[*_]{0,3}(?:[\p{L}-]+ ){0,3}(?:stand-?up|daily|meeting|sync|call|retro|planning|workshop|huddle|besprechung|réunion|reunión|overleg)[*_]{0,3}:? \(([^()]{5,120})\)/iu;

/** Who is there, in brackets behind the meeting: `09:00 standup (me, Ann, Bob)`. */
function addThere(found: NameFound[], text: string, line: number): void {
  const names = text.includes('(') ? THERE.exec(text)?.[1] : undefined;
  if (names === undefined) return;
  const parts = names
    .split(/,| and | & | \+ /)
    .map((part) => part.trim())
    .filter((part) => !/^(?:me|I|myself|ich|moi|yo|ik)$/.test(part));
  if (parts.length < 2 || !parts.every((part) => /^\p{Lu}\p{M}*\p{Ll}/u.test(part) && isNameLike(part))) return;
  for (const name of parts) found.push({ name, why: 'attendee', line, alias: null });
}

/** How such lines start: asked first, because nearly every text starts otherwise. */
const STARTS = new Set(
  'mee cal vid syn 1:1 1-1 1on one cat cof cha pai wor int tre bes ges réu app ent reu lla ove'
    .split(' ')
    .map((start) => startOf(start, 0)),
);

function startOf(text: string, at: number): number {
  return ((text.charCodeAt(at) | 32) << 16) | ((text.charCodeAt(at + 1) | 32) << 8) | text.charCodeAt(at + 2) | 32;
}

const MARKS_MAX_CHARS = 4;

function mayBeMet({ kind, text }: Entry): boolean {
  if (kind === 'row') return false;
  let at = 0;
  let code = text.charCodeAt(0);
  while (at < MARKS_MAX_CHARS && (code === 91 || code === 42 || code === 95 || code === 35))
    code = text.charCodeAt(++at);
  if (!STARTS.has(startOf(text, at)) && !(code >= 48 && code <= 57)) return false;
  const head = text.slice(0, WITH_MAX_CHARS);
  return head.includes(' w') || / (?:mit|avec|con|met) /.test(head);
}

function addMet(found: NameFound[], text: string, line: number): void {
  const match = WITH.exec(text.slice(0, WITH_MAX_CHARS + NAMES_MAX_CHARS));
  if (match === null) return;
  const rest = text.slice(match[0].length, match[0].length + NAMES_MAX_CHARS);
  const names = rest.slice(0, END.exec(rest)?.index ?? rest.length).replaceAll(/\[\[|\]\]|@/g, '');
  const parts = names.split(/,| and | und | et | y | en | & | \+ /).map((part) => part.trim());
  if (!parts.every((part) => /^\p{Lu}\p{M}*\p{Ll}/u.test(part) && isNameLike(part))) return;
  for (const { name, alias } of peopleIn(names))
    found.push({ name, why: name.includes(' ') ? 'attendee' : 'mention', line, alias });
}
