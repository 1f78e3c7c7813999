import { writtenDay } from '../../dates/written-day.ts';
import type { Passage, SearchResult, Why } from '../../contract/search.ts';
import { duration, plural } from './amounts.ts';
import { excerptLines } from './excerpt-lines.ts';
import { fitEnd, fitMiddle, padStart, widthOf } from './fit.ts';
import { headingPath, placeText, type PlaceText } from './place.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

/** How results are to be shown. */
export interface ResultLayout {
  readonly columns: number;
  readonly style: Style;
  /** Show which retrievers found each passage. */
  readonly explain: boolean;
}

const INDENT = '    ';
const NO_DATE = '          ';
/** A narrower path says nothing; then the headings give way. */
const MIN_PATH_COLUMNS = 24;

function whyText(why: readonly Why[]): string {
  return why.map(({ retriever, rank, score }) => `${retriever} #${rank} (${score.toFixed(3)})`).join('   ');
}

/** Features that moved the score by less are not worth a line. */
const LEAST_SHOWN = 0.05;

function featuresText(features: Passage['features']): string[] {
  const told = (features ?? []).filter(({ adds }) => Math.abs(adds) >= LEAST_SHOWN);
  if (told.length === 0) return [];
  return [told.map(({ name, adds }) => `${name} ${adds > 0 ? '+' : ''}${adds.toFixed(2)}`).join('  ')];
}

function titleOf(passage: Passage): string {
  return passage.headings.length > 0 ? headingPath(passage.headings) : printableLine(passage.title);
}

/** ` 1  2024-11-19  path:line   Headings`. */
function headLine(passage: Passage, place: string, layout: ResultLayout): string {
  const { columns, style } = layout;
  const room = columns - INDENT.length - NO_DATE.length - 2;
  const path = fitMiddle(place, Math.max(Math.floor(room * 0.6), MIN_PATH_COLUMNS));
  const title = fitEnd(titleOf(passage), Math.max(room - widthOf(path) - 2, 0));
  const rank = padStart(String(passage.rank), 2);
  return `${style.bold(rank)}  ${style.dim(writtenDay(passage) ?? NO_DATE)}  ${style.path(path)}  ${title}`.trimEnd();
}

/** One passage: where it is, what it says, and on request why it was found. */
export function passageLines(passage: Passage, place: PlaceText, layout: ResultLayout): readonly string[] {
  const columns = layout.columns - INDENT.length;
  const excerpt = excerptLines(passage, { columns, style: layout.style });
  const told = layout.explain ? [whyText(passage.why), ...featuresText(passage.features)] : [];
  const why = told.map((line) => layout.style.dim(fitEnd(line, columns)));
  return [headLine(passage, place(passage), layout), ...[...excerpt, ...why].map((line) => INDENT + line)];
}

/** What `search` prints: the passages and a last line with how many and how long. */
export function resultsText(result: SearchResult, layout: ResultLayout): string {
  const { results, ms } = result;
  const place = placeText(results);
  const lines = results.flatMap((passage) => passageLines(passage, place, layout));
  const stages = layout.explain
    ? ` (lexical ${duration(ms.lexical)}, vector ${duration(ms.vector)}, rerank ${duration(ms.rerank)})`
    : '';
  const isCut = result.total !== undefined && result.total > results.length;
  const passages = isCut
    ? `${results.length} of ${plural(result.total ?? 0, 'passage')}`
    : plural(results.length, 'passage');
  const found = results.length === 0 ? 'Nothing found' : passages;
  if (result.excluded !== undefined) lines.push(printableLine(result.excluded));
  return [...lines, layout.style.dim(`${found} in ${duration(ms.total)}${stages}`)].join('\n');
}
