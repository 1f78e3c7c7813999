import type { Entry, Outline } from '../../notes/outline.ts';
import type { RawSection } from '../../notes/sections.ts';
import { fieldsOf, fieldsOfTable, type Field } from './fields.ts';
import { headingField, type FieldKind } from './names.ts';
import { folded } from './words.ts';

/** Text of a note, with where it stands. */
export interface Quote {
  /** White space folded, else as written. */
  readonly text: string;
  readonly section: number;
  readonly line: number;
  readonly endLine: number;
}

/** A part of a decision record: a section under a telling heading, or a labelled line. */
export interface Part {
  readonly kind: FieldKind;
  readonly rank: number;
  /** `ordinal` of the section that the record is; -1 when the record is the whole note. */
  readonly root: number;
  readonly field: Field | null;
  readonly section: RawSection;
}

/** The note's own top heading stands for the note; a record below it is the note's. */
function isTitle(section: RawSection, sections: readonly RawSection[]): boolean {
  if (section.level === 0) return true;
  const first = sections.find((other) => other.heading !== null);
  if (first?.ordinal !== section.ordinal || section.ordinal > 1) return false;
  return sections.every((other) => other.ordinal === section.ordinal || other.level > section.level || isPart(other));
}

function isPart(section: RawSection): boolean {
  return section.level === 0 || (section.heading !== null && headingField(section.heading) !== null);
}

/**
 * All parts of decision records in a note, in the order of the note.
 *
 * @param isProposal it is a proposal for everybody (RFC, PEP, KEP), of which the summary says what is decided
 */
export function partsOf(outline: Outline, isProposal = false): Part[] {
  const { sections, entries } = outline;
  const kinds = sections.map(({ heading }) => (heading === null ? null : headingField(heading, isProposal)));
  const title = sections.find((section) => section.heading !== null);
  const titleOrdinal = title !== undefined && isTitle(title, sections) ? title.ordinal : -1;
  const rootOf = (ordinal: number | null): number => {
    let at = ordinal;
    while (at !== null && (kinds[at] ?? null) !== null) at = sections[at]?.parent ?? null;
    return at === null || at === titleOrdinal || sections[at]?.level === 0 ? -1 : at;
  };
  const parts: Part[] = [];
  for (const [ordinal, kind] of kinds.entries()) {
    const section = sections[ordinal];
    if (kind === null || section === undefined) continue;
    parts.push({ kind: kind[0], rank: kind[1], root: rootOf(section.parent), field: null, section });
  }
  for (const field of labelledFields(entries, isProposal)) {
    const section = sections[field.entry.section];
    if (section !== undefined) parts.push({ ...field, root: rootOf(section.ordinal), field, section });
  }
  return parts;
}

/** `In the context of …, facing …, we decided for … to achieve …`: a record in one sentence. */
const Y_STATEMENT = /^in the context of\b[^]{3,400}\bwe (?:have )?(?:decided|chose|opted)\b/i;

function labelledFields(entries: readonly Entry[], isProposal: boolean): Field[] {
  const found: Field[] = [];
  for (let at = 0; at < entries.length; at++) {
    const entry = entries[at];
    if (entry === undefined || entry.depth > 1) continue;
    if (entry.kind === 'row' && entries[at + 1]?.line === entry.line + 2) {
      const rows = tableAt(entries, at);
      const table = fieldsOfTable(rows);
      if (table.length > 0) {
        found.push(...table);
        at += rows.length - 1;
        continue;
      }
    }
    if (Y_STATEMENT.test(entry.text)) found.push({ kind: 'decision', rank: 1, value: entry.text, entry, from: 0 });
    found.push(...fieldsOf(entry, isProposal));
  }
  return found;
}

/** The rows of the table whose first row is the entry at `at`. The delimiter row is none. */
export function tableAt(entries: readonly Entry[], at: number): Entry[] {
  const header = entries[at];
  if (header === undefined) return [];
  const rows = [header];
  for (let line = header.line + 2; entries[at + rows.length]?.line === line; line++) {
    const row = entries[at + rows.length];
    if (row?.kind !== 'row') break;
    rows.push(row);
  }
  return rows;
}

/** Longest text that is quoted, in characters: a paragraph, or a list of some items. */
const QUOTE_MAX_CHARS = 800;

/** Shorter first words (`_therefore_`) only lead to the next paragraph. */
const LEAD_MAX_CHARS = 24;

/** The entries below a part: of its section with all that is nested in it, or those that follow its label. */
export function entriesOf(part: Part, outline: Outline): Entry[] {
  const { entries, sections } = outline;
  const last = lastOf(part.section, sections);
  const { field } = part;
  if (field === null) return entries.filter(({ section }) => section >= part.section.ordinal && section <= last);
  const at = entries.indexOf(field.entry);
  const children = entries.filter((entry) => entry.parent === at);
  if (field.value !== '' || children.length > 0) return [field.entry, ...(field.value === '' ? children : [])];
  const next = entries[at + 1];
  return next !== undefined && next.section === part.section.ordinal && fieldsOf(next).length === 0
    ? [
        field.entry,
        ...entries
          .slice(at + 1, at + 1 + QUOTE_MAX_CHARS / LEAD_MAX_CHARS)
          .filter((entry) => entry.section === next.section),
      ]
    : [field.entry];
}

function lastOf(section: RawSection, sections: readonly RawSection[]): number {
  let last = section.ordinal;
  while ((sections[last + 1]?.level ?? 0) > section.level) last++;
  return last;
}

/** The first words of a part: a paragraph, with the list that it announces, or a list. */
export function quoteOf(part: Part, outline: Outline): Quote | null {
  const { field } = part;
  if (field !== null && field.value !== '') return quoteValue(field, outline);
  const entries = entriesOf(part, outline).slice(field === null ? 0 : 1);
  const from = entries.findIndex(
    (entry) => !/^!\[[^\]]*\]\([^)]*\)$/.test(entry.text) && entry.text !== '' && !ONLY_LEADS.test(entry.text),
  );
  const first = entries[from];
  if (first === undefined) return null;
  let last = first;
  for (const entry of entries.slice(from + 1)) {
    const length = outline.lines.end(entry.endLine) - first.from;
    const leads =
      last.kind === 'paragraph' &&
      (/[:：]\W*$/.test(last.text) || (last === first && last.text.length <= LEAD_MAX_CHARS));
    const goesOn = entry.kind === 'item' && (last.kind === 'item' || leads);
    if (length > QUOTE_MAX_CHARS || !(goesOn || (leads && entry.kind === 'paragraph'))) break;
    if (entry.section !== first.section) break;
    last = entry;
  }
  const quote = quoteLines(outline, { entry: first, from: first.from, endLine: last.endLine });
  return { ...quote, text: asSentences(quote.text) };
}

/** A word that leads to the decision and is none of it. */
const ONLY_LEADS = /^[^\p{L}]*(?:therefore|thus|hence|so|decision|we (?:will|have decided|decided))[^\p{L}]*$/iu;
const OPTION = /^[*_]{0,3}option (?:\d{1,2}|[a-z])[*_]{0,3}[.:][*_]{0,3} (?=\p{Lu}.{20})/iu;

/** Without the number of an option in front, and without a last sentence that announces what is not quoted. */
function asSentences(text: string): string {
  const said = text.replace(OPTION, '');
  if (!/[:：][*_]{0,3}$/.test(said)) return said;
  const end = /^[^]*[\p{L}\d)"`][.!?][)"*_]{0,3}(?= \p{Lu}[^.!?]*$)/u.exec(said)?.[0] ?? '';
  return end.length > LEAD_MAX_CHARS ? end : said;
}

/** The value of a label, to the end of its entry or to the next label in it. */
function quoteValue(field: Field, outline: Outline): Quote {
  const { entry } = field;
  const { lines } = outline;
  if (entry.kind === 'row') {
    const at = lines.text.indexOf(field.value, entry.from);
    const inRow = at !== -1 && at < lines.end(entry.endLine);
    const text = inRow ? field.value : entry.text;
    return { text: folded(text), section: entry.section, line: entry.line, endLine: entry.endLine };
  }
  const from = Math.max(lines.text.indexOf(field.value, entry.from), entry.from);
  const first = lines.at(from);
  const other = fieldsOf(entry).find(({ from: at, value }) => at > field.from && value !== '');
  const next = other === undefined ? -1 : lines.text.indexOf(other.value, from + field.value.length);
  const endLine = next === -1 ? entry.endLine : Math.max(first, Math.min(lines.at(next) - 1, entry.endLine));
  return quoteLines(outline, { entry, from, endLine });
}

function quoteLines(outline: Outline, span: { entry: Entry; from: number; endLine: number }): Quote {
  const { lines } = outline;
  return {
    text: folded(lines.text.slice(span.from, lines.end(span.endLine))),
    section: span.entry.section,
    line: lines.at(span.from),
    endLine: span.endLine,
  };
}
