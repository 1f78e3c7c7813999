import type { EvalReport } from '../../eval/report.ts';
import { ALL } from '../../eval/report.ts';
import type { Summary } from '../../eval/measures.ts';
import { count, duration } from './amounts.ts';
import type { Layout } from './layout.ts';
import { printableLine } from './printable.ts';
import { tableLines, type Column } from './table.ts';

const HEAD = ['n', 'R@1', 'R@5', 'R@10', 'MRR', 'head@5', 'sect@5'] as const;
const RIGHT: Column = { align: 'right' };

function share(value: number | null): string {
  return value?.toFixed(3) ?? '-';
}

function kindTable(title: string, rows: ReadonlyMap<string, Summary>, { columns, style }: Layout): readonly string[] {
  const cells = [...rows].map(([kind, { n, r1, r5, r10, mrr, headingAt5, sectionAt5 }]) => [
    printableLine(kind),
    String(n),
    ...[r1, r5, r10, mrr, headingAt5, sectionAt5].map(share),
  ]);
  const [head = '', ...lines] = tableLines(
    [[title, ...HEAD], ...cells],
    [{ shrink: 'end' }, ...HEAD.map(() => RIGHT)],
    columns,
  );
  return [style.bold(head), ...lines.map((line) => (line.startsWith(`${ALL} `) ? style.bold(line) : line)), ''];
}

function times({ p50, p95 }: { readonly p50: number; readonly p95: number }): string {
  return `p50 ${duration(p50)}, p95 ${duration(p95)}`;
}

function askLines({ abstention, answers }: EvalReport): readonly string[] {
  if (abstention === null || answers === null) return [];
  return [
    `Asked: ${count(abstention.answered)} answered, ${count(abstention.refused)} refused`,
    `  refused although the notes answer it          ${share(abstention.falseRefusal)}`,
    `  answered although the notes do not            ${share(abstention.falseAnswer)}`,
    `  facts chosen by hand, in the cited lines      ${share(answers.factRecall)}`,
    `  facts chosen in any way, in the cited lines   ${share(answers.factRecallAll)}`,
    `  citations that point into a right file        ${share(answers.citationPrecision)}`,
    `  commands that stand in the note byte for byte ${share(answers.commandsVerbatim)}`,
    '',
  ];
}

/** What `eval` prints: a table by kind, both errors of refusing, what answers hold, and how long it took. */
export function evalReportText(
  report: EvalReport,
  tables: readonly { readonly title: string; readonly rows: ReadonlyMap<string, Summary> }[],
  layout: Layout,
): string {
  const { ms } = report;
  const stages = (['lexical', 'vector', 'rerank'] as const).map((name) => `${name} ${times(ms.stages[name])}`);
  return [
    ...tables.flatMap(({ title, rows }) => kindTable(title, rows, layout)),
    ...askLines(report),
    `Search ${times(ms)}  ${layout.style.dim(`(${stages.join('; ')})`)}`,
    ...(ms.ask === null ? [] : [`Answer ${times(ms.ask)}`]),
  ].join('\n');
}
