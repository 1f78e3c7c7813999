import type { Summary } from './measures.ts';

/** A row of the table as it is printed. */
export interface Row {
  readonly name: string;
  readonly summary: Summary;
}

/** Lines of a table with a heading; shares with three digits, `-` where nothing was asked. */
export function tableLines(title: string, rows: readonly Row[]): string[] {
  const width = Math.max(title.length, ...rows.map(({ name }) => name.length));
  const head = `${title.padEnd(width)}     n    R@1    R@5   R@10    MRR  head@5  sect@5`;
  return [
    head,
    ...rows.map(({ name, summary }) => {
      const shares = [summary.r1, summary.r5, summary.r10, summary.mrr]
        .map((share) => share.toFixed(3).padStart(6))
        .join(' ');
      const places = [summary.headingAt5, summary.sectionAt5]
        .map((share) => (share?.toFixed(3) ?? '-').padStart(6))
        .join('  ');
      return `${name.padEnd(width)}  ${String(summary.n).padStart(4)} ${shares}  ${places}`;
    }),
  ];
}
