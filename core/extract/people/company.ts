import { isDateLine } from '../../dates/date-line.ts';
import type { Entry } from '../../notes/outline.ts';
import type { Extractable } from '../extract.ts';
import { isNameLike } from './name-words.ts';
import { peopleIn, type Listed } from './people-list.ts';

/** Who is there at all, without a label that says so: a line of names on top, of which some have a part in the note. */
export interface Company {
  readonly people: readonly Listed[];
  readonly line: number;
}

const OPENING_ENTRIES = 6;
const LINE_MAX_CHARS = 200;
const LABEL =
  /^[*_]{0,3}(?:in the (?:room|call)|on the call|who|who['’]s here|here|from (?:us|them|[\p{L} ]{2,20})|people|the team|our team|team|crew|with|us|them|there|joined|joining|in|qui|wer|dabei|mit|con|avec)[*_]{0,3}:[*_]{0,3}[ \t]*/iu;
const LEADING = /^[*_\s]*(?:\p{Extended_Pictographic}\uFE0F?[ \t]*){0,3}/u;

/** Reads the lines of names at the top of a note that has a day or is one of a meeting. */
export function companyOf(note: Extractable): Company[] {
  if (note.kind === 'runbook' || note.kind === 'decision') return [];
  const found: Company[] = ofTitle(note);
  const { entries } = note.outline;
  for (const [at, entry] of entries.entries()) {
    if (!(at < OPENING_ENTRIES && isSaidToList(entry)) && !opensMeeting(entry, entries[at - 1])) continue;
    for (const [index, line] of entry.text.split('\n').entries()) {
      const people = namesOfLine(line);
      if (people.length >= 2 && takePart(people, entries, entry)) found.push({ people, line: entry.line + index });
    }
  }
  return found;
}

/** A paragraph on top, or the line of a list there that says whom it names: `* There: Ann, Bob`. */
function isSaidToList({ kind, depth, text }: Entry): boolean {
  return kind === 'paragraph' || (kind === 'item' && depth === 0 && LABEL.test(text));
}

const WITH =
  /^(?:.{0,30} )?(?:1[:-]1s?|1on1|one[- ](?:on|to)[- ]one|catch[- ]?up|call|chat|coffee|check-?in|feedback|talk|meeting|sync)s?(?: with| w\/|:| [-–—|])? (\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?=$|[,;(|]| [-–—\d])/u;

const OF =
  /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)(?:['’]s)?[ \t]*[-–—/|,]?[ \t]*(?:weekly |bi-?weekly |monthly |our )?(?:1[:-]1s?|1on1s?|one[- ](?:on|to)[- ]ones?)(?!\p{L})/u;

/** `1:1 with Ann`, `Ann 1:1s`. */
function ofTitle({ title, outline }: Extractable): Company[] {
  const name = (WITH.exec(title) ?? OF.exec(title))?.[1];
  if (name === undefined || !isNameLike(name) || !/1|one|with|w\//i.test(title)) return [];
  return [{ people: [{ name, alias: null }], line: outline.bodyLine }];
}

/** A line of names on top of one of the meetings of a note. */
function opensMeeting({ kind, text, section }: Entry, before: Entry | undefined): boolean {
  if (kind !== 'paragraph' || before?.section === section || text.length > MEETING_LINE_MAX_CHARS) return false;
  const first = text.charCodeAt(0);
  const isCapital = (first >= 65 && first <= 90) || first > 191;
  return isCapital && text.includes(', ') && !text.includes('.') && !text.includes('\n');
}

const MEETING_LINE_MAX_CHARS = 120;

/** `Tue, 14 Apr 2037 · Ann, Bob`: the day in front of them. */
function withoutDay(line: string): string {
  const end = line.search(/ [·|] /);
  return end > 5 && isDateLine(line.slice(0, end)) ? line.slice(end + 3) : line;
}

function namesOfLine(line: string): readonly Listed[] {
  if (line.length > LINE_MAX_CHARS || !/[,/&+·]/.test(line)) return [];
  const names = withoutDay(line)
    .replace(LEADING, '')
    .replace(LABEL, '')
    // Initials stay: they speak for somebody.
    .replaceAll(/\((?!\p{Lu}{2,4}\))[^()]{1,40}\)/gu, '')
    .replaceAll('·', ',')
    // `vendor: Mila`, `client: Mr Ode` within the list.
    .replaceAll(/(?<=[,;] ?)\p{Ll}[\p{L} ]{2,14}: /gu, '');
  if (/[.:;!?=`]/.test(names.trim().slice(0, -1))) return [];
  const people = peopleIn(names.replaceAll(' | ', ', '));
  const parts = names.split(/[,/&+]| and | \| /).filter((part) => part.trim() !== '');
  return people.length === parts.length && people.every(({ name }) => /^\p{Lu}\p{Ll}/u.test(name)) ? people : [];
}

/** True when the note says of two of them, or of one of two, what they said or are to do. */
function takePart(people: readonly Listed[], entries: readonly Entry[], list: Entry): boolean {
  let parts = 0;
  for (const { name, alias } of people) {
    const first = name.split(' ', 1)[0] ?? name;
    const isPart = (text: string): boolean =>
      text.split('\n').some((line) => hasPart(line, first) || (alias !== null && hasPart(line, alias)));
    if (entries.some((entry) => entry !== list && isPart(entry.text))) parts += 1;
  }
  return parts >= Math.min(2, people.length - 1);
}

/** `Ann: …`, `Ann will …`, `[Ann] …`, `… (Ann)` */
function hasPart(text: string, name: string): boolean {
  const at = text.indexOf(name);
  if (at === -1) return false;
  const behind = text.slice(at + name.length, at + name.length + 12);
  const before = text.slice(Math.max(0, at - 3), at);
  if (at <= 6 && /^(?:[*_\])]{0,3}(?::| -| –| —)| to | will | [a-z]{2,10}s |'s | (?:and|&|\+) )/.test(behind))
    return true;
  return /[([@→-] ?$/.test(before) && /^[)\],.]|^$/.test(behind);
}
