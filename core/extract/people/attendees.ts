import { matchesOf } from '../../notes/matches-of.ts';
import type { Entry } from '../../notes/outline.ts';
import { announces, LABEL_MAX_CHARS } from './announcement.ts';
import { companyOf } from './company.ts';
import type { Extractable } from '../extract.ts';
import type { NameFound } from '../facts.ts';
import { isNameLike } from './name-words.ts';
import { peopleIn, personIn, type Listed } from './people-list.ts';
import { cellsAt, headerRows } from '../table-rows.ts';

interface Search {
  readonly note: Extractable;
  readonly found: NameFound[];
  readonly headers: Int32Array | null;
  /** Header of the table that was looked at last. */
  table: { readonly header: number; readonly cells: readonly string[] };
}

/** The people whom a note lists: attendees, participants, regrets, scribe, chair, presenters, with initials and handles. */
export function findAttendees(note: Extractable): NameFound[] {
  const search: Search = { note, found: [], headers: headerRows(note.outline), table: { header: -1, cells: [] } };
  const { entries } = note.outline;
  const listing = sectionsThatList(note);
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined) continue;
    if (listing.size > 0 && listing.has(entry.section)) addListed(search, entry, at);
    else at = addLabelled(search, entry, at);
  }
  addStamps(search);
  addCompany(search);
  return search.found;
}

function sectionsThatList(note: Extractable): ReadonlySet<number> {
  const listing = new Set<number>();
  for (const section of note.outline.sections) {
    const heading = section.heading;
    if (heading === null || heading.length > LABEL_MAX_CHARS) continue;
    if (announces(heading) === 'list' && !/^(?:remote|others?)$/i.test(heading.trim())) listing.add(section.ordinal);
  }
  return listing;
}

/** An entry of a section such as `## Present`. */
function addListed(search: Search, entry: Entry, at: number): void {
  if (entry.kind === 'row') return addRow(search, entry, at);
  if (addLabelled(search, entry, at) > at) return;
  const colon = labelEnd(entry.text);
  if (colon > 0 && announces(entry.text.slice(0, colon)) !== null) return;
  if (entry.kind === 'paragraph') return addText(search, entry, { from: 0 });
  addItem(search, entry, at);
}

/** How much of an item, label or paragraph is read as a list of people: five hundred names take some 15 KB. */
const LIST_READ_CHARS = 20_000;

function addItem(search: Search, entry: Entry, at: number): void {
  const text = entry.text.length > LIST_READ_CHARS ? entry.text.slice(0, LIST_READ_CHARS) : entry.text;
  const reversed = LAST_FIRST.exec(text);
  if (reversed !== null && isLastFirst(search, at)) {
    return add(search, { name: `${reversed[2]} ${reversed[1]}`, alias: null }, entry.line);
  }
  const several = text.split(/[,;]/).length > 2 || /^(?:[\p{L}\p{M} -]{2,24}: )?\S+, \S+$/u.test(text);
  const people = several ? peopleIn(text) : [personIn(firstPart(text))];
  for (const person of people) if (person !== null) add(search, person, entry.line);
}

const LAST_FIRST = /^((?:\p{Ll}{2,3} ){0,2}\p{Lu}[\p{L}\p{M}'’-]+), (\p{Lu}[\p{L}\p{M}'’.-]+)$/u;

/** True in a list of which the neighbours are written `Lee, Ann` too: one person each. */
function isLastFirst({ note }: Search, at: number): boolean {
  const { entries } = note.outline;
  const beside = [entries[at - 1], entries[at + 1]].filter(
    (entry) => entry?.kind === 'item' && entry.section === entries[at]?.section && entry.parent === entries[at]?.parent,
  );
  return beside.length > 0 && beside.every((entry) => LAST_FIRST.test(entry?.text ?? ''));
}

/** `Ann Lee, Example Ltd` is one person with a company. */
function firstPart(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  const comma = line.indexOf(',');
  return comma === -1 || /[(@]/.test(line.slice(0, comma)) ? line : line.slice(0, comma);
}

const COLON = 58;

/** Offset of the colon that ends a label; -1 without one. */
function labelEnd(text: string, from = 0, to = text.length): number {
  const end = Math.min(to, from + LABEL_MAX_CHARS + 20);
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === COLON || code === 0xff1a) return at;
    if (code === 10 || code === 46) return -1;
  }
  return -1;
}

/** `Attendees: …`, `**Present** *(add your name)*: …`, or such a label alone above a list. Gives the last entry used. */
function addLabelled(search: Search, entry: Entry, at: number): number {
  if (entry.kind === 'row') {
    if (isAttendeeTable(search, at)) addRow(search, entry, at);
    return at;
  }
  const text = entry.text;
  let last = at;
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf('\n', from);
    const end = newline === -1 ? text.length : newline;
    for (const part of labelsOf(text, from, end)) last = Math.max(last, addLabelLine(search, entry, { at, ...part }));
    // Labels stand on their own lines: `Scribe: Ann` below `Chair: Bob`.
    if (newline === -1) break;
    from = newline + 1;
  }
  return last;
}

/** `3 Feb, room 2. Chair: Ann. Present: Bob, Cy`: where labels begin within a line. */
const NEXT_LABEL = /(?<=[.;|] )\p{Lu}[\p{L} ]{2,24}(?=: )/gu;

function labelsOf(text: string, from: number, end: number): readonly { readonly from: number; readonly end: number }[] {
  const whole = [{ from, end }];
  const line = end - from > LIST_READ_CHARS ? '' : text.slice(from, end);
  if (!line.includes(': ')) return whole;
  const starts = matchesOf(NEXT_LABEL, line).filter(([label]) => announces(label) !== null);
  if (starts.length === 0) return whole;
  const all = [from, ...starts.map(({ index }) => from + index)];
  return all.map((start, at) => ({ from: start, end: (all[at + 1] ?? end + 1) - 1 }));
}

const LABEL_LINE = /^(?:attendees|participants|present|attendance|attending)$/i;
const BY =
  /^(?:\*\*|_)?(?:hosted|chaired|facilitated|moderated|presented|scribed|minuted|minutes|notes?(?: taken)?|written) by (.{2,60})/i;

/** `Invited [Ann Lee](mailto:…) [Bob Kern](mailto:…)`, as calendars write it. */
const INVITED = /^[*_]{0,3}(?:invited|invitees|attendees|attending|participants|guests)[*_]{0,3}[ \t]+(?=\[)/i;

function addInvited(search: Search, { line }: Entry, names: string): void {
  const listed = names.replaceAll(/\[([^\]\n]{1,60})\]\([^)\n]{0,300}\)[ \t]*/g, '$1, ');
  for (const person of peopleIn(listed)) add(search, person, line);
}

function addLabelLine(
  search: Search,
  entry: Entry,
  place: { readonly at: number; readonly from: number; readonly end: number },
): number {
  const { text } = entry;
  const code = text.charCodeAt(place.from);
  if (!(code > 64 || code === 42 || code === 40)) return place.at;
  const colon = labelEnd(text, place.from, place.end);
  if (colon === -1) {
    if (place.end - place.from > LABEL_MAX_CHARS + 20) return place.at;
    const line = text.slice(place.from, place.end);
    const by = line.includes(' by ') ? BY.exec(line) : null;
    const invited = line.includes('](') ? INVITED.exec(line) : null;
    if (invited !== null) addInvited(search, entry, line.slice(invited[0].length));
    else if (by !== null) {
      addText(search, entry, { from: place.from + by[0].length - (by[1] ?? '').length, end: place.end });
    } else if ((code === 42 || code === 95 || LABEL_LINE.test(line)) && announces(line) === 'list') {
      // A bold line above a list; without a mark only a note's own word for it.
      return addFollowing(search, entry, place.at);
    }
    return place.at;
  }
  const label = text.slice(place.from, colon);
  const announced = announces(label);
  if (announced === null) {
    if (TEAM.test(label)) addTeam(search, entry, { from: colon + 1, end: place.end });
    return place.at;
  }
  // `attendees:: …`, as outliners write a field.
  const from = text.charCodeAt(colon + 1) === COLON ? colon + 2 : colon + 1;
  const beside = entry.text.slice(from, Math.min(place.end, from + LABEL_MAX_CHARS));
  if (beside.replaceAll(/[*_\s]+/g, '') !== '') {
    addText(search, entry, { from, end: place.end, sure: announced === 'list', full: /\bnew\b/i.test(label) });
    return place.at;
  }
  if (place.end < entry.text.length) {
    addText(search, entry, { from: place.end + 1 });
    return place.at;
  }
  return addFollowing(search, entry, place.at);
}

/** Says who there is at all, or what the team is called: `Team: Ann Lee (AL), Bob Kern (BK)`, `Team: Rockets`. */
const TEAM = /^[*_]{0,3}(?:the |our )?(?:team|crew|people|who)$/i;

function addTeam(search: Search, entry: Entry, part: { readonly from: number; readonly end: number }): void {
  const people = peopleIn(entry.text.slice(part.from, Math.min(part.end, part.from + LIST_READ_CHARS)));
  if (people.length >= 2 && people.every(({ name, alias }) => alias !== null || name.includes(' ')))
    addText(search, entry, part);
}

const MAX_LISTED = 200;

/** The list, table or paragraph under a label that has nothing beside it. */
function addFollowing(search: Search, label: Entry, at: number): number {
  const { entries } = search.note.outline;
  let line = label.endLine;
  let last = at;
  for (let next = at + 1; next < entries.length && next - at < MAX_LISTED; next++) {
    const entry = entries[next];
    if (entry === undefined || entry.section !== label.section) break;
    if (label.kind === 'item' && (entry.kind !== 'item' || entry.depth <= label.depth)) break;
    if (entry.line > line + 3) break;
    if (entry.kind === 'paragraph') {
      if (next > at + 1) break;
      const before = search.found.length;
      addText(search, entry, { from: 0 });
      return search.found.length > before ? next : at;
    }
    if (entry.kind === 'row') addRow(search, entry, next);
    else if (labelEnd(entry.text) > 0 && announces(entry.text.slice(0, labelEnd(entry.text))) !== null) {
      addLabelled(search, entry, next);
    } else addItem(search, entry, next);
    line = entry.endLine;
    last = next;
  }
  return last;
}

/** What is sure to list people may give single words; else those beside a full name are where somebody comes from. */
interface ListPart {
  readonly from: number;
  readonly end?: number;
  readonly sure?: boolean;
  /** `New members: Initech, Ann Lee`: only full names are people. */
  readonly full?: boolean;
}

function addText(search: Search, entry: Entry, list: ListPart): void {
  const { from, end = entry.text.length, sure = true, full = false } = list;
  const text = entry.text.slice(from, Math.min(end, from + LIST_READ_CHARS));
  // Lines of one name each, or wrapped lines of a list: both are parted at the line ends.
  let line = entry.line + newlinesBefore(entry.text, from);
  const people = peopleIn(text);
  if (people.length === 0) return;
  const hasFull = people.some(({ name }) => name.includes(' '));
  for (const part of text.split('\n')) {
    for (const person of part.split(NEXT_LIST).flatMap(peopleOf)) {
      if (full && !person.name.includes(' ')) continue;
      const isPlace = !sure && hasFull && person.alias === null && !person.name.includes(' ');
      if (!isPlace || !part.includes(`, ${person.name}`) || part.includes(`${person.name} (`))
        add(search, person, line);
    }
    line += 1;
  }
}

/** `Room: Ann, Bob. Remote: Cy`: the next list begins in the same line. */
const NEXT_LIST = /[.;] (?=\p{Lu}[\p{L} ]{2,14}: )/u;

function peopleOf(list: string, at: number): readonly Listed[] {
  const colon = at === 0 ? -1 : list.indexOf(':');
  if (colon === -1) return peopleIn(list);
  return announces(list.slice(0, colon)) === null ? [] : peopleIn(list.slice(colon + 1).replace(/\.$/, ''));
}

function newlinesBefore(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < to; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function add(search: Search, person: Listed, line: number): void {
  search.found.push({ name: person.name, why: 'attendee', line, alias: person.alias });
  if (person.handle !== undefined)
    search.found.push({ name: person.name, why: 'attendee', line, alias: person.handle });
}

/** Those whom no label lists; only where a label lists nobody. */
function addCompany(search: Search): void {
  if (search.found.length > 0) return;
  for (const { people, line } of companyOf(search.note)) for (const person of people) add(search, person, line);
}

const NAME_COLUMN = /^(?:full )?(?:name|attendee|participant|delegate|member|person|who)s?$/i;
const SHORT_COLUMN = /^(?:abbreviations?|abbr\.?|initials?|short|handle|github|github handle|nick|alias)$/i;

function headerCells(search: Search, at: number): readonly string[] {
  const header = search.headers?.[at] ?? -1;
  if (search.table.header !== header)
    search.table = { header, cells: header === -1 ? [] : cellsAt(search.note.outline, header) };
  return search.table.cells;
}

function isAttendeeTable(search: Search, at: number): boolean {
  const cells = headerCells(search, at);
  return cells.some((cell) => NAME_COLUMN.test(cell)) && cells.some((cell) => SHORT_COLUMN.test(cell));
}

function addRow(search: Search, entry: Entry, at: number): void {
  const header = headerCells(search, at);
  if (search.table.header === at) return;
  const name = Math.max(
    0,
    header.findIndex((cell) => NAME_COLUMN.test(cell)),
  );
  const short = header.findIndex((cell) => SHORT_COLUMN.test(cell));
  const cells = cellsAt(search.note.outline, at);
  const person = personIn(cells[name] ?? '');
  if (person === null) return;
  const alias = (cells[short] ?? '').replace(/^@/, '').trim();
  add(search, alias !== '' && /^[\w-]{2,39}$/.test(alias) ? { name: person.name, alias } : person, entry.line);
}

const STAMPED =
  /^\[?\d{4}-\d{2}-\d{2}(?:[T ]\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?\]?[.,:;]?[ \t]+(?:[-–—|][ \t]*)?(\p{L}.{1,300})$/u;
const OPENING_ENTRIES = 25;

/** `2024-11-19T13:59:58. Ann, Bob`, and the unmarked list of names with initials on top of minutes. */
function addStamps(search: Search): void {
  const { entries, sections } = search.note.outline;
  for (const section of sections) {
    if (section.heading !== null && /^\[?\d{4}-/.test(section.heading)) addStamp(search, section.heading, section.line);
  }
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined || entry.kind === 'row') continue;
    const code = entry.text.charCodeAt(0);
    if ((code >= 48 && code <= 57) || code === 91) addStamp(search, entry.text.split('\n', 1)[0] ?? '', entry.line);
    if (code === 40 && entry.kind === 'paragraph' && entry.text.endsWith(')')) addPresenter(search, entry);
    if (at < OPENING_ENTRIES && entry.kind === 'paragraph' && entry.text.includes('),')) addWithInitials(search, entry);
  }
}

function addStamp(search: Search, line: string, at: number): void {
  const names = STAMPED.exec(line)?.[1];
  if (names === undefined) return;
  const people = peopleIn(names);
  const sure = people.length >= 2 && people.every(({ name }) => name.split(' ').length <= 3 && isNameLike(name));
  if (sure && names.split(/[,;]/).length >= people.length) for (const person of people) add(search, person, at);
}

/** `(Ann Lee and Bob Kern)` alone below a heading: who presents it. */
function addPresenter(search: Search, entry: Entry): void {
  if (entry.text.length > LABEL_MAX_CHARS || search.note.outline.sections[entry.section]?.heading === null) return;
  const people = peopleIn(entry.text.slice(1, -1));
  if (people.every(({ name }) => /^\p{Lu}\S* .*\p{Lu}/u.test(name)))
    for (const person of people) add(search, person, entry.line);
}

const WITH_INITIALS = /\p{Lu}[^,()\n]{2,40} \(\p{Lu}{2,4}\)/gu;

function addWithInitials(search: Search, entry: Entry): void {
  if (entry.text.length > LIST_READ_CHARS) return;
  const count = entry.text.match(WITH_INITIALS)?.length ?? 0;
  if (count < 3 || count * 50 < entry.text.length * 0.6) return;
  addText(search, entry, { from: 0 });
}
