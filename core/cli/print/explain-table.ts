import { rowsToShow, STAGES, type ExplainedRow, type Explanation } from '../../eval/explain.ts';
import { duration, plural } from './amounts.ts';
import { fitMiddle } from './fit.ts';
import type { Layout } from './layout.ts';
import { headingPath } from './place.ts';
import { printableLine } from './printable.ts';
import { tableLines, type Column } from './table.ts';

const RIGHT: Column = { align: 'right' };
const MOST_RIGHT_SHOWN = 5;
/** A longer place leaves no room for the stages. */
const PLACE_SHARE = 0.4;

function scoreText(score: number): string {
  return score.toFixed(3);
}

/** Rank and score of a stage; empty where it did not find the passage. */
function stageCell(row: ExplainedRow, stage: string): string {
  const found = row.why.find(({ retriever }) => retriever === stage);
  return found === undefined ? '' : `#${found.rank} ${scoreText(found.score)}`;
}

/** What is no stage, the weightiest first: `heading #1 0.210`. */
function featuresText(row: ExplainedRow): string {
  return row.why
    .filter(({ retriever }) => !STAGES.includes(retriever))
    .toSorted((a, b) => Math.abs(b.score) - Math.abs(a.score))
    .map(({ retriever, rank, score }) => `${retriever} #${rank} ${scoreText(score)}`)
    .join('   ');
}

function headLines({ id, query, gold }: Explanation, { style }: Layout): readonly string[] {
  const right = gold
    .slice(0, MOST_RIGHT_SHOWN)
    .map(
      ({ path, heading }) => `right: ${printableLine(path)}${heading === null ? '' : ` › ${printableLine(heading)}`}`,
    );
  const text = printableLine(query);
  return [id === null ? style.bold(text) : `${style.bold(printableLine(id))}  ${text}`, ...right.map(style.dim), ''];
}

function rightLine({ gold, fileRank, rightAt }: Explanation): readonly string[] {
  if (gold.length === 0) return [];
  if (fileRank === null) return ['No stage found a right file.'];
  const at = Object.entries(rightAt).map(([stage, rank]) => `${stage} #${rank}`);
  return [`Right file: number ${fileRank} of the files. Its best passage: ${at.join(', ')}.`];
}

/**
 * One search as a table: rank, place, headings, rank and score of each stage, and what moved the passage from its place by
 * words. A star marks a right file.
 */
export function explanationText(explanation: Explanation, layout: Layout): string {
  const { columns, style } = layout;
  const { results, ms } = explanation;
  const stages = STAGES.filter((stage) => results.some(({ why }) => why.some(({ retriever }) => retriever === stage)));
  const shown = rowsToShow(results);
  const cells = shown.map((row) => [
    `${row.isRight ? '*' : ' '} ${row.rank}`,
    fitMiddle(printableLine(`${row.path}:${row.line}`), columns * PLACE_SHARE),
    headingPath(row.headings),
    scoreText(row.score),
    ...stages.map((stage) => stageCell(row, stage)),
    row.moved,
  ]);
  const head = ['#', 'place', 'headings', 'fused', ...stages, 'moved from its rank by words'];
  const layoutOfColumns: Column[] = [RIGHT, {}, { shrink: 'end' }, RIGHT, ...stages.map(() => RIGHT), {}];
  const [first = '', ...lines] = tableLines([head, ...cells], layoutOfColumns, columns);
  const withFeatures = lines.flatMap((line, at) => {
    const features = shown[at] === undefined ? '' : featuresText(shown[at]);
    return features === '' ? [line] : [line, `      ${style.dim(features)}`];
  });
  const hidden = results.length - shown.length;
  return [
    ...headLines(explanation, layout),
    ...(results.length === 0 ? ['Nothing found'] : [style.bold(first), ...withFeatures]),
    ...(hidden > 0 ? [style.dim(`and ${plural(hidden, 'passage')} more: see --json`)] : []),
    '',
    ...rightLine(explanation),
    style.dim(
      `${duration(ms.total)} (lexical ${duration(ms.lexical)}, vector ${duration(ms.vector)}, rerank ${duration(ms.rerank)})`,
    ),
  ].join('\n');
}
