import type { TaskState } from '../../contract/kinds.ts';
import type { Entry } from '../../notes/outline.ts';
import type { Extractable } from '../extract.ts';
import { formOf, type Form } from './form.ts';
import { addRow, noTable, type OpenTable } from './rows.ts';
import { journalSigns, type JournalSigns } from './journal-signs.ts';
import { addWithin, mayHoldWithin } from './midline.ts';
import { addPromised } from './promised.ts';
import { readSegments } from './segments.ts';
import { hiddenBy } from './hidden.ts';
import { listKindOf } from '../tasks-heading.ts';
import { readKeyword } from './keyword.ts';
import { createTitles, type Titles } from './titles.ts';
import { knownNames } from '../people/note-people.ts';
import type { NoteNames } from './owner.ts';

/** A line that is an item, before its text is read. */
export interface Draft {
  /** Position in the outline's entries; -1 for a heading. */
  readonly entry: number;
  readonly section: number;
  readonly line: number;
  readonly endLine: number;
  readonly state: TaskState;
  /** What the item says, without box, keyword and the speaker before the keyword. */
  readonly text: string;
  /** By which it is known among others, where `text` leaves out who is to do it; left out: by `text`. */
  readonly knownBy?: string;
  /** Named by the form: the speaker before the keyword, `TODO(ann)`, a column of the table. */
  readonly owners: readonly string[];
  /** Named by the list's title or the item above; counts when the text names nobody. */
  readonly around: string | null;
  /** What stands in brackets after the keyword. */
  readonly aside: string | null;
  /** Under `Action items` and after `ACTION:`, words before a colon are people. */
  readonly isAction: boolean;
  /** True when a box or keyword says the state; else the text may. */
  readonly isMarked: boolean;
  /** `Ann to …` of somebody whom the note does not list. */
  readonly isErrand?: boolean;
  /** The sub-list belongs to the last item of an entry. */
  readonly isLast: boolean;
  /** A cell with the day by which it is due. */
  readonly due: string | null;
  /** What is said of it behind its words that are struck through. */
  readonly remark?: string | null;
}

/** What the finding of items in a note goes by. */
export interface Finding {
  readonly note: Extractable;
  readonly names: NoteNames;
  readonly titles: Titles;
  readonly isHidden: (offset: number) => boolean;
  /** What the boxes of the note are. */
  readonly form: () => Form;
  /** Whether `Ann to …` under no heading is an item here: in minutes, and in notes with people. */
  readonly takesErrands: () => boolean;
  /** The signs of a bullet journal, where the note is kept with them. */
  readonly signs: JournalSigns | null;
  /** False where pages tell everybody what to do. */
  readonly takesPromises: boolean;
  /** True where a line may say within it what is to be done. */
  readonly holdsWithin: boolean;
  readonly drafts: Draft[];
  readonly table: OpenTable;
}

function hasErrands(note: Extractable): boolean {
  if (note.kind === 'meeting') return true;
  return note.kind !== 'runbook' && note.kind !== 'decision' && knownNames(note).size > 0;
}

/** The lines of a note that are items, in its order. */
export function draftsOf(note: Extractable, names: NoteNames): Draft[] {
  const { outline } = note;
  const isOwn = note.kind !== 'runbook' && note.kind !== 'decision';
  let form: Form | null = null;
  let takesErrands: boolean | null = null;
  const finding: Finding = {
    note,
    names,
    titles: createTitles(note),
    isHidden: hiddenBy(outline),
    form: () => (form ??= formOf(note)),
    takesErrands: () => (takesErrands ??= hasErrands(note)),
    signs: journalSigns(outline.lines.text),
    takesPromises: isOwn,
    holdsWithin: isOwn && mayHoldWithin(outline.lines.text),
    drafts: [],
    table: noTable(),
  };
  addHeadings(finding);
  const { entries } = outline;
  for (let index = 0; index < entries.length; index++) {
    const entry = entries[index];
    if (entry !== undefined) addEntry(finding, entry, index);
  }
  if (finding.drafts.length > 0 && finding.form() === 'blank') return [];
  return finding.drafts.sort((a, b) => a.line - b.line);
}

function addEntry(finding: Finding, entry: Entry, index: number): void {
  if (entry.kind === 'row') {
    addRow(finding, entry, index);
    return;
  }
  const before = finding.drafts.length;
  readSegments(finding, entry, index);
  if (finding.takesPromises && finding.titles.isMinuted(entry.section)) addPromised(finding, entry, index);
  if (finding.holdsWithin && finding.titles.isMinuted(entry.section)) addWithin(finding, entry, index);
  if (entry.kind === 'paragraph' || entry.lastLine !== entry.endLine) {
    finding.titles.note(entry, index, finding.drafts.length > before);
  }
}

/** `## TODO Write the summary`, as org has it; `## TODO` and `## TODO list` are titles of lists. */
function addHeadings({ note, drafts }: Finding): void {
  for (const section of note.outline.sections) {
    const { heading } = section;
    if (heading === null || heading.length < 6) continue;
    const keyword = readKeyword(heading, 0);
    if (keyword === null || keyword.kind !== 'state' || keyword.end >= heading.length) continue;
    const word = heading.slice(keyword.from, keyword.to);
    if (word !== word.toUpperCase() || word === 'NOW' || word === 'LATER' || listKindOf(heading) !== null) continue;
    drafts.push({
      entry: -1,
      section: section.ordinal,
      line: section.line,
      endLine: section.headingEndLine,
      state: keyword.state,
      text: heading.slice(keyword.end) + planningBelow(note, section.headingEndLine, section.ordinal),
      owners: [],
      around: null,
      aside: keyword.aside,
      isAction: false,
      isMarked: true,
      isLast: false,
      due: null,
    });
  }
}

/** Org's `DEADLINE:` stands on the line below the heading. */
function planningBelow({ outline }: Extractable, line: number, section: number): string {
  const { lines, sections } = outline;
  const below = sections[section]?.blocks[0];
  if (below === undefined || below.line > line + 1) return '';
  const text = lines.slice(below.line, below.line).trim();
  return /^(?:DEADLINE|SCHEDULED|CLOSED):/.test(text) ? `\n${text}` : '';
}
