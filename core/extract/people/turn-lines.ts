import type { UpdateKind } from '../../contract/kinds.ts';
import { labelStart } from './label-start.ts';

const TITLE_MAX_CHARS = 40;

/** What minutes head their other lists with, also without a mark. */
const TITLES =
  /^(?:parking[ -]lot|action items?|actions|next steps?|decisions?|follow[ -]?ups?|discussions?|announcements?|any other business|aob|reminders?|open questions|agenda)$/i;

/** `**Agreed**`, `Next steps:`, `Parking lot`. */
export function isTitle(text: string): boolean {
  return text.length <= TITLE_MAX_CHARS && (/^(?:(\*\*|__)[^*_]+\1:?|[^:.!?]+:)$/.test(text) || TITLES.test(text));
}

/** A paragraph of lines that all are `Words: …`: one of them may be said by somebody. */
export function isAllLabelled(text: string): boolean {
  return text.length < LABELLED_MAX_CHARS && text.split('\n').every((line) => LABELLED.test(line));
}

const LABELLED_MAX_CHARS = 1500;
const LABELLED = /^[^\s:][^:]{1,30}: \S/;

/** `*Yesterday*` at the end of a paragraph: what the list below it is. */
export function kindOfLastLine(text: string): UpdateKind | null {
  const last = lastLine(text);
  const label = labelStart(last);
  return label !== null && label.from >= last.length ? label.kind : null;
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

/** Line ends between two offsets. */
export function newlinesIn(text: string, from: number, to: number): number {
  return text.slice(from, to).split('\n').length - 1;
}
