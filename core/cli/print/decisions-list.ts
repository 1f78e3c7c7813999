import type { Decision } from '../../contract/facts.ts';
import { plural } from './amounts.ts';
import { fitEnd, fitMiddle, padEnd, widthOf } from './fit.ts';
import { indented, type Layout } from './layout.ts';
import { placeText } from './place.ts';
import { printableLine } from './printable.ts';
import type { Style } from './style.ts';

const INDENT = '    ';
const NO_DATE = '          ';
/** `superseded`, the longest. */
const STATUS_COLUMNS = 10;

/** What a decision is called in one line: the title of a record, else what was decided. */
export function decisionName(decision: Decision): string {
  return printableLine(decision.title ?? decision.statement);
}

function paintStatus({ status }: Decision, style: Style): string {
  const text = padEnd(status, STATUS_COLUMNS);
  if (status === 'active') return style.good(text);
  return status === 'proposed' ? style.warn(text) : style.dim(text);
}

function linkLines(decision: Decision, byId: ReadonlyMap<string, Decision>): readonly string[] {
  const named = (id: string) => {
    const other = byId.get(id);
    return other === undefined ? id : `${decisionName(other)} (${other.date ?? 'no day'})`;
  };
  return [
    ...(decision.supersededBy === null ? [] : [`superseded by ${named(decision.supersededBy)}`]),
    ...decision.supersedes.map((id) => `supersedes ${named(id)}`),
    ...(decision.maybeSupersededBy === null
      ? []
      : [`maybe superseded by ${named(decision.maybeSupersededBy)}: on the same subject, without a link`]),
  ];
}

/**
 * What `decisions` prints: status, day and name of each, then statement, rationale, links and place.
 *
 * @param all also those that are not printed: links name them
 */
export function decisionsText(
  decisions: readonly Decision[],
  all: readonly Decision[],
  { columns, style }: Layout,
): string {
  if (decisions.length === 0) return style.dim('No such decisions.');
  const place = placeText(decisions);
  const byId = new Map(all.map((decision) => [decision.id, decision]));
  const lines = decisions.flatMap((decision) => {
    const room = columns - STATUS_COLUMNS - NO_DATE.length - 4;
    const name = fitEnd(decisionName(decision), room);
    const isCut = decision.title !== null || widthOf(decisionName(decision)) > room;
    const path = fitMiddle(place(decision), columns - INDENT.length - decision.id.length - 2);
    return [
      `${paintStatus(decision, style)}  ${style.dim(decision.date ?? NO_DATE)}  ${style.bold(name)}`,
      ...(isCut ? indented(decision.statement, INDENT, columns) : []),
      ...(decision.rationale === null ? [] : indented(`because: ${decision.rationale}`, INDENT, columns)),
      ...linkLines(decision, byId).flatMap((line) => indented(line, INDENT, columns)),
      `${INDENT}${style.dim(decision.id)}  ${style.path(path)}`,
    ];
  });
  return [...lines, style.dim(plural(decisions.length, 'decision'))].join('\n');
}
