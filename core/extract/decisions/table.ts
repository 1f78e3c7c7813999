import type { DecisionStatus } from '../../contract/kinds.ts';
import { decideNumericOrder, dayOfWritten, type DateOrder } from '../../dates/numeric-order.ts';
import { isoOf, dayNumber } from '../../dates/calendar.ts';
import { findWrittenDate } from '../../dates/written.ts';
import { columnsOf, type DecisionColumns } from './columns.ts';
import { linksOfField, linksOfStatus } from './links.ts';
import type { LogPlace } from './log.ts';
import { rationaleIn } from './reason.ts';
import { saysSomething } from './settled.ts';
import { folded, statusOf } from './words.ts';
import type { Extractable } from '../extract.ts';
import type { DecisionRead } from '../facts.ts';
import { cellsAt, headerRows } from '../table-rows.ts';

/** The decisions of tables that log them: `| Date | Decision | Status |`, in any order of the columns. */
export function findTableDecisions(note: Extractable, places: readonly LogPlace[] | null): DecisionRead[] {
  const headers = headerRows(note.outline);
  if (headers === null) return [];
  const found: DecisionRead[] = [];
  const rowsOf = Map.groupBy(
    [...headers.keys()].filter((at) => headers[at] !== -1),
    (at) => headers[at] ?? -1,
  );
  for (const [header, rows] of rowsOf) {
    const place = places?.[note.outline.entries[header]?.section ?? -1];
    if (note.kind === 'runbook' && place?.isLog !== true) continue;
    const columns = columnsOf(cellsAt(note.outline, header), place?.isLog === true);
    if (columns === null) continue;
    const table = { columns, order: orderOf(note, { columns, rows }), year: place?.year ?? null };
    for (const at of rows) {
      const fact = at === header ? null : readRow(note, at, table);
      if (fact !== null) found.push(fact);
    }
  }
  return found;
}

interface Table {
  readonly columns: DecisionColumns;
  readonly order: DateOrder | null;
  readonly year: number | null;
}

/** A longer row is no line of a log. */
const ROW_MAX_CHARS = 5_000;
/** A record of its own is linked: the row only lists it. */
const LISTS_RECORD = /\]\([^)\s]*\.mdx?(?:#[^)]*)?\)|\[\[[^\]]*\b(?:adr|\d{3,4})\b[^\]]*\]\]|^\W*adr[-_ ]?\d+\W*$/i;
/** A verdict on what stands in another column. */
const VERDICT_MAX_WORDS = 6;
const VERDICT =
  /^\W*(?:yes|no|ok|approve[ds]?|accept(?:ed|s)?|agreed|adopt(?:ed)?|reject(?:ed|s)?|decline[ds]?|denied|defer(?:red)?|postpone[ds]?|withdrawn|dropped|won['’]?t do|pending|open)(?!\p{L})/iu;

function readRow(note: Extractable, at: number, { columns, order, year }: Table): DecisionRead | null {
  const entry = note.outline.entries[at];
  if (entry === undefined) return null;
  if (entry.text.length > ROW_MAX_CHARS) return null;
  const cells = cellsAt(note.outline, at).map(plainCell);
  const cell = (column: number): string => (column === -1 ? '' : (cells[column] ?? ''));
  const [raw, topic] = [cell(columns.decision), cell(columns.title)];
  if (LISTS_RECORD.test(raw) || LISTS_RECORD.test(cell(columns.number)) || LISTS_RECORD.test(topic)) return null;
  const isVerdict = topic !== '' && VERDICT.test(raw) && raw.split(/\s+/).length <= VERDICT_MAX_WORDS;
  const statement = withoutStroke(isVerdict ? topic : raw);
  if (!saysSomething(statement) || /[?？]\W*$/.test(statement)) return null;
  const said = [cell(columns.status), isVerdict ? raw : ''].filter((text) => text !== '').join('. ');
  const links = linksOfStatus(`${said} ${isVerdict ? '' : raw}`);
  const by = columns.by === -1 ? [] : linksOfField(cell(columns.by)).filter(isReference);
  const supersedes = columns.supersedes === -1 ? [] : linksOfField(cell(columns.supersedes)).filter(isReference);
  const number = /^\W*(?:[A-Za-z]{1,6}[-# ]?)?0*(\d{1,5})\W*$/.exec(cell(columns.number))?.[1] ?? null;
  const reason = cell(columns.reason);
  return {
    form: 'prose',
    title: topic === '' || isVerdict ? null : topic,
    ...(number === null ? {} : { number }),
    statement,
    rationale: reason === '' ? rationaleIn(statement) : reason,
    status: statusIn(said, { raw, isReplaced: by.length > 0 || links.supersededBy.length > 0 }),
    date: dayOfCell(cell(columns.date), order, year),
    supersedes: [...links.supersedes, ...supersedes],
    supersededBy: [...links.supersededBy, ...by],
    section: entry.section,
    line: entry.line,
    endLine: entry.endLine,
  };
}

function statusIn(said: string, row: { readonly raw: string; readonly isReplaced: boolean }): DecisionStatus {
  const status =
    said === ''
      ? null
      : /^\W*yes\b|^\W*ok\b/i.test(said)
        ? 'active'
        : /^\W*no\b/i.test(said)
          ? 'rejected'
          : statusOf(said);
  if (status !== null) return status;
  return row.isReplaced || /^\W{0,3}~~[^]*~~\W{0,3}$/.test(row.raw) ? 'superseded' : 'active';
}

function plainCell(cell: string): string {
  return folded(cell.replaceAll(/<br ?\/?>/gi, ' ')).replace(/^(\*\*|__)([^*_]+)\1$/, '$2');
}

function withoutStroke(text: string): string {
  return text.replace(/^~~([^~]+)~~$/, '$1').trim();
}

/** `—`, `-` and `n/a` name nothing. */
function isReference(text: string): boolean {
  return /[\p{L}\d]/u.test(text) && !/^(?:n\/?a|none|no)$/i.test(text);
}

/** Which part of `05/06/2024` is the month, by the other rows. */
function orderOf(
  note: Extractable,
  { columns, rows }: { readonly columns: DecisionColumns; readonly rows: readonly number[] },
): DateOrder | null {
  if (columns.date === -1) return null;
  const dates = rows.flatMap((at) => findWrittenDate(cellsAt(note.outline, at)[columns.date] ?? '') ?? []);
  const order = decideNumericOrder(
    dates.map((written) => ({ written, periodMonth: null })),
    { pathDay: null, pathMonth: null, frontmatterDay: null, assumed: { journal: null, locale: 'month-first' } },
  );
  return order?.from === 'locale' ? null : order;
}

function dayOfCell(text: string, order: DateOrder | null, year: number | null): string | null {
  const written = findWrittenDate(text);
  if (written === null) return null;
  const day = dayOfWritten(written, order?.order ?? null);
  if (day !== null) return isoOf(day);
  if (written.kind !== 'day' || written.year !== null || year === null) return null;
  const number = dayNumber(year, written.month, written.day);
  return number === null ? null : isoOf(number);
}
