import type { IndexReport } from '../../contract/index-run.ts';
import { count, duration, plural } from './amounts.ts';
import { fitMiddle } from './fit.ts';
import { placeText } from './place.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';
import { tableLines } from './table.ts';

/** The rest of a line is for what is wrong. */
const PATH_SHARE = 0.45;

/** More would push what was asked for off the screen; `--json` has all. */
const MAX_LISTED = 20;

function skippedLines(report: IndexReport, columns: number, style: Style): readonly string[] {
  const files = report.skippedFiles;
  if (files.length === 0) return [];
  const place = placeText(files);
  const rows = files
    .slice(0, MAX_LISTED)
    .map((file) => [
      '  ',
      file.code,
      fitMiddle(place({ ...file, line: 1 }).replace(/:1$/, ''), columns * PATH_SHARE),
      printableLine(file.message),
    ]);
  const more = files.length - rows.length;
  return [
    style.bold(`Skipped ${plural(files.length, 'file')}`),
    ...tableLines(rows, [{}, { paint: style.warn }, { paint: style.path }, { shrink: 'end' }], columns),
    ...(more > 0 ? [`  and ${count(more)} more: see --json`] : []),
  ];
}

function warningLines(report: IndexReport, columns: number, style: Style): readonly string[] {
  const { warnings } = report;
  if (warnings.length === 0) return [];
  const place = placeText(warnings);
  const rows = warnings
    .slice(0, MAX_LISTED)
    .map((warning) => ['  ', fitMiddle(place(warning), columns * PATH_SHARE), printableLine(warning.message)]);
  const more = warnings.length - rows.length;
  return [
    style.bold(plural(warnings.length, 'warning')),
    ...tableLines(rows, [{}, { paint: style.path }, { shrink: 'end' }], columns),
    ...(more > 0 ? [`  and ${count(more)} more: see --json`] : []),
  ];
}

/** `4,220 notes: 20 added, 3 removed, 4,197 unchanged`; what is zero is left out. */
export function notesText(notes: IndexReport['notes']): string {
  const parts = (['added', 'changed', 'removed', 'unchanged', 'skipped'] as const)
    .filter((name) => notes[name] > 0)
    .map((name) => `${count(notes[name])} ${name}`);
  return parts.length === 0 ? plural(notes.total, 'note') : `${plural(notes.total, 'note')}: ${parts.join(', ')}`;
}

/** What `index` prints when it is done: counts, what was skipped and why, warnings. */
export function indexReportText(
  report: IndexReport,
  layout: { readonly columns: number; readonly style: Style },
): string {
  const { columns, style } = layout;
  const { ms } = report;
  const stages = (['scan', 'parse', 'store', 'embed'] as const)
    .filter((stage) => ms[stage] >= 1)
    .map((stage) => `${stage} ${duration(ms[stage])}`);
  const embedded = `${plural(report.chunks, 'chunk')}, ${count(report.embedded)} embedded`;
  const times = stages.length === 0 ? duration(ms.total) : `${duration(ms.total)} (${stages.join(', ')})`;
  return [
    ...skippedLines(report, columns, style),
    ...warningLines(report, columns, style),
    notesText(report.notes),
    `${embedded}  ${style.dim(times)}`,
  ].join('\n');
}
