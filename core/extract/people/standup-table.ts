import type { UpdateKind } from '../../contract/kinds.ts';
import type { Extractable } from '../extract.ts';
import type { Turn } from '../facts.ts';
import { nameAlone, readSpeaker } from './speaker.ts';
import type { SectionVoice } from './section-voice.ts';
import { cellsAt, headerRows } from '../table-rows.ts';
import { kindOfLabel, kindOfWording, saysNothing } from './update-kind.ts';

const NAME_COLUMN =
  /^(?:team )?(?:names?|who|person|people|members?|team ?members?|engineers?|developers?|devs?|speakers?|teammates?)?$/i;
/** In front of the name in a table of what happened when. */
const TIME_COLUMN = /^(?:time|when|utc|clock|at|date|day|zeit|uhrzeit|heure|hora|tijd)(?: \([^)]*\))?$/i;
const REPORT_COLUMN =
  /^(?:updates?|actions?|events?|what happened|description|status|notes?|progress|report|comments?|summary|what)$/i;

type Column = UpdateKind | 'report' | null;

/** What tables of things have beside their name. */
const THING_COLUMN =
  /^(?:owners?|leads?|assignees?|dri|due|due date|quarter|dates?|eta|priority|prio|target|version|milestones?|start|end|deadline|estimate|points|pts|risk|team|links?)$/i;

/**
 * Turns of tables with a row a person (`| Name | Yesterday | Today | Blockers |`), a column a person, or one person's below
 * their heading (`| Done | Next |`).
 */
export function findTableTurns(note: Extractable, voices: ReadonlyMap<number, SectionVoice> | null): Turn[] {
  const headers = headerRows(note.outline);
  if (headers === null) return [];
  const turns: Turn[] = [];
  let header = -1;
  let layout: Layout | null = null;
  for (const [at, of] of headers.entries()) {
    if (of === -1) continue;
    if (of !== header) {
      header = of;
      const section = note.outline.entries[at]?.section ?? -1;
      const own = voices?.get(section)?.voice?.speakers ?? null;
      layout = layoutOf(cellsAt(note.outline, at), own);
    }
    if (layout !== null && at !== header) addRow(turns, { note, at, layout });
  }
  return turns;
}

interface Layout {
  /** For each column what it holds, or whose it is. */
  readonly columns: readonly Column[];
  readonly people: readonly (readonly string[] | null)[];
  /** The column of the name. */
  readonly name?: number;
  /** Whose table it is. */
  readonly own?: readonly string[];
}

function layoutOf(header: readonly string[], own: readonly string[] | null): Layout | null {
  const [first = ''] = header;
  const columns = header.map(
    (cell): Column => kindOfLabel(cell) ?? (REPORT_COLUMN.test(cell.trim()) ? 'report' : null),
  );
  const kinds = columns.filter((column) => column !== null && column !== 'report').length;
  if (own !== null && columns.length > 1 && kinds === columns.length) return { columns, people: [], own };
  const timed = TIME_COLUMN.test(bare(first)) && bare(header[1] ?? '') !== '';
  const name = timed ? 1 : 0;
  const named = bare(header[name] ?? '');
  if (NAME_COLUMN.test(named) && columns[name] === null) {
    if (kinds > 0) return { columns, people: [], name };
    const isOfThings = header.some((cell, at) => at >= name && THING_COLUMN.test(bare(cell)));
    if (named !== '' && columns.includes('report') && header.length <= 4 + name && !isOfThings)
      return { columns, people: [], name };
  }
  const people = header.map((cell, index) => (index === 0 ? null : speakersOf(cell)));
  const sides = header.length >= 3 && kinds === 0 && people.slice(1).every((side) => side !== null);
  return sides && bare(first) === '' ? { columns: [], people } : null;
}

function bare(cell: string): string {
  return cell.replaceAll(/[*_`]/g, '').trim();
}

function addRow(
  turns: Turn[],
  { note, at, layout }: { readonly note: Extractable; readonly at: number; readonly layout: Layout },
): void {
  const entry = note.outline.entries[at];
  if (entry === undefined) return;
  const cells = cellsAt(note.outline, at);
  const [first = ''] = cells;
  const place = { section: entry.section, line: entry.line, endLine: entry.line, to: [], shape: 'table' as const };
  if (layout.columns.length === 0) {
    const kind = kindOfLabel(first);
    if (kind === null) return;
    for (const [index, speakers] of layout.people.entries()) {
      const text = (cells[index] ?? '').trim();
      if (speakers !== null && !saysNothing(text)) turns.push({ ...place, speakers, text, kind });
    }
    return;
  }
  const speakers = layout.own ?? speakersOf(cells[layout.name ?? 0] ?? '');
  if (speakers === null) return;
  for (const [index, column] of layout.columns.entries()) {
    const text = (cells[index] ?? '').replaceAll(/<br ?\/?>/gi, '\n').trim();
    if (column === null || saysNothing(text)) continue;
    turns.push({ ...place, speakers, text, kind: column === 'report' ? kindOfWording(text) : column });
  }
}

function speakersOf(cell: string): readonly string[] | null {
  const alone = nameAlone(cell);
  if (alone !== null) return [alone];
  // `Ann & Bob`, as at the start of a line.
  return readSpeaker(`${cell}:`)?.speakers ?? null;
}
