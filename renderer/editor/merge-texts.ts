import { diff3Merge, diffIndices } from 'node-diff3';
import type { TextEdit } from '../../core/contract/editing.ts';

/** Lines on which both sides agree, or which they changed in different ways. */
export type Region =
  | { readonly kind: 'same'; readonly lines: readonly string[] }
  | { readonly kind: 'differs'; readonly mine: readonly string[]; readonly theirs: readonly string[] };

export type Merge =
  | { readonly kind: 'merged'; readonly text: string }
  | { readonly kind: 'conflict'; readonly regions: readonly Region[] };

export interface Sides {
  /** What both began with. */
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Puts both sides' changes together, line by line; what both changed at the same place is left to the user. */
export function mergeTexts({ base, mine, theirs }: Sides): Merge {
  if (mine === theirs || base === theirs) return { kind: 'merged', text: mine };
  if (base === mine) return { kind: 'merged', text: theirs };
  const merged = diff3Merge(mine.split('\n'), base.split('\n'), theirs.split('\n'), { excludeFalseConflicts: true });
  const regions = merged.map(({ ok, conflict }): Region =>
    conflict ? { kind: 'differs', mine: conflict.a, theirs: conflict.b } : { kind: 'same', lines: ok ?? [] },
  );
  if (regions.some(({ kind }) => kind === 'differs')) return { kind: 'conflict', regions };
  return { kind: 'merged', text: textOf(regions, 'mine') };
}

export type Choice = 'mine' | 'theirs' | 'both';

/** The whole text with one choice for every place that differs, or one for each of them in their order. */
export function textOf(regions: readonly Region[], choices: Choice | readonly Choice[]): string {
  let place = -1;
  const lines = regions.flatMap((region) => {
    if (region.kind === 'same') return region.lines;
    place += 1;
    const choice = typeof choices === 'string' ? choices : (choices[place] ?? 'both');
    if (choice === 'both') return [...region.mine, ...region.theirs];
    return choice === 'mine' ? region.mine : region.theirs;
  });
  return lines.join('\n');
}

/** The edits that make `after` of `before`: whole lines, and of a single line only what differs. */
export function editsBetween(before: string, after: string): readonly TextEdit[] {
  if (before === after) return [];
  const from = commonStart(before, after);
  const end = commonEnd(before, after, from);
  const middle = before.slice(from, before.length - end);
  const put = after.slice(from, after.length - end);
  const [old, next] = [middle.split('\n'), put.split('\n')];
  if (old.length < 2 || next.length < 2) return [{ from, to: before.length - end, insert: put }];
  const starts = offsetsOf(old, from);
  return diffIndices(old, next).map(({ buffer1: [at, length], buffer2Content }) => {
    const isLast = at + length >= old.length;
    const start = starts[at] ?? before.length - end;
    const stop = isLast ? before.length - end : (starts[at + length] ?? start);
    const text = buffer2Content.join('\n');
    // A line goes or comes with its end; the last one has none of its own and takes that of the line before.
    if (!isLast) return { from: start, to: stop, insert: buffer2Content.length === 0 ? '' : `${text}\n` };
    if (length === 0) return { from: stop, to: stop, insert: `\n${text}` };
    if (buffer2Content.length === 0) return { from: Math.max(start - 1, 0), to: stop, insert: '' };
    return { from: start, to: stop, insert: text };
  });
}

function offsetsOf(lines: readonly string[], from: number): readonly number[] {
  let at = from;
  return lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
}

const isHigh = (code: number): boolean => code >= 0xd800 && code < 0xdc00;

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  // Half of a character is none.
  return at > 0 && isHigh(a.charCodeAt(at - 1)) ? at - 1 : at;
}

function commonEnd(a: string, b: string, from: number): number {
  const most = Math.min(a.length, b.length) - from;
  let end = 0;
  while (end < most && a.charCodeAt(a.length - 1 - end) === b.charCodeAt(b.length - 1 - end)) end++;
  return end > 0 && isHigh(a.charCodeAt(a.length - 1 - end)) ? end - 1 : end;
}
