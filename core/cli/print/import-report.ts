import type { ImportReport } from '../../contract/import.ts';
import type { Terminal } from '../terminal.ts';
import { count } from './amounts.ts';
import { printableLine } from './printable.ts';

/** Losses named one by one; the rest is counted, and `--json` has all of them. */
const SHOWN = 20;

function some(lines: readonly string[], what: string): string[] {
  const rest = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN), ...(rest > 0 ? [`  … ${count(rest)} more ${what}; --json lists all of them`] : [])];
}

/** What an import did, for a person. */
export function importReportText(report: ImportReport, { style }: Pick<Terminal, 'style'>): string {
  const { pages, written, unchanged, attachments, conflicts, gone, losses } = report;
  const parts = [
    `${count(pages)} ${pages === 1 ? 'page' : 'pages'}`,
    `${count(written.length)} written`,
    `${count(unchanged)} unchanged`,
    `${count(attachments)} ${attachments === 1 ? 'attachment' : 'attachments'}`,
  ];
  const lines = [`${parts.join(', ')} in ${printableLine(report.into)}`];
  if (conflicts.length > 0) {
    lines.push('', style.bold('You edited these, so they were left as they are:'));
    lines.push(
      ...some(
        conflicts.map(({ path, copy }) => `  ${printableLine(path)}  (new text: ${printableLine(copy)})`),
        'edited',
      ),
    );
  }
  if (gone.length > 0) {
    lines.push('', style.bold('Not in the source any more, and kept:'));
    lines.push(
      ...some(
        gone.map((path) => `  ${printableLine(path)}`),
        'files',
      ),
    );
  }
  if (losses.length > 0) {
    lines.push('', style.bold(`Not carried over (${count(losses.length)}):`));
    lines.push(
      ...some(
        losses.map(
          ({ page, what, detail }) => `  ${printableLine(`${page === '' ? '' : `${page}: `}${what}: ${detail}`)}`,
        ),
        'losses',
      ),
    );
  }
  return lines.join('\n');
}
