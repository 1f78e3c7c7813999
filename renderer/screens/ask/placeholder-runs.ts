import type { TextRun } from '../../components/marked-text.tsx';

/** Cuts a command at its placeholders, longest first, so that `<ns-name>` is not found as `<ns`. Marked runs are theirs. */
export function placeholderRuns(text: string, placeholders: readonly string[]): readonly TextRun[] {
  const wanted = placeholders.filter((placeholder) => placeholder !== '').toSorted((a, b) => b.length - a.length);
  if (wanted.length === 0) return text === '' ? [] : [{ text, marked: false }];
  const pattern = new RegExp(`(${wanted.map(escapeRegExp).join('|')})`, 'g');
  return text
    .split(pattern)
    .map((part, index) => ({ text: part, marked: index % 2 === 1 }))
    .filter((run) => run.text !== '');
}

function escapeRegExp(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}-]/g, '\\$&');
}
