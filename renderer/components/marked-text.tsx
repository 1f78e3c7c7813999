import type { JSX } from 'react';
import { keyed } from '../keyed.ts';
import { FlagText } from './flag-text.tsx';
import type { ReadableExcerpt } from './readable-excerpt.ts';

/** One run of text, marked or not. */
export interface TextRun {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Cuts `text` at the marked spans `[from, to)`. Spans that overlap are joined; what lies outside the text is dropped.
 * The texts of the runs joined are `text` again.
 */
export function splitAtMarks(text: string, marks: readonly (readonly [number, number])[]): readonly TextRun[] {
  const runs: TextRun[] = [];
  let at = 0;
  for (const [from, to] of marks.toSorted((a, b) => a[0] - b[0])) {
    const start = Math.max(from, at);
    const end = Math.min(to, text.length);
    if (end <= start) continue;
    if (start > at) runs.push({ text: text.slice(at, start), marked: false });
    runs.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) runs.push({ text: text.slice(at), marked: false });
  return runs;
}

/** Text with its matches marked, and its code as code. */
export function MarkedText(props: Omit<ReadableExcerpt, 'code'> & Partial<ReadableExcerpt>): JSX.Element {
  const { text, marks, code = [] } = props;
  return (
    <>
      {keyed(splitAtMarks(text, code), (run) => run.text.length).map(({ key, part }) => {
        const shifted = marks.map(([from, to]) => [from - key, to - key] as const);
        const runs = <MarkedRuns key={key} text={part.text} marks={shifted} isCode={part.marked} />;
        return part.marked ? <code key={key}>{runs}</code> : runs;
      })}
    </>
  );
}

function MarkedRuns(props: Pick<ReadableExcerpt, 'text' | 'marks'> & { readonly isCode: boolean }): JSX.Element {
  const { text, marks, isCode } = props;
  const runs = keyed(splitAtMarks(text, marks), (run) => run.text.length);
  return (
    <>
      {runs.map(({ key, part: { text, marked } }) =>
        marked ? <mark key={key}>{text}</mark> : <span key={key}>{isCode ? <FlagText text={text} /> : text}</span>,
      )}
    </>
  );
}
