import type { JSX } from 'react';

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

/** An excerpt is dense: paragraphs are a line apart, not two. */
const BLANK_LINES = /\n\s*\n/g;

/** Text with its matches marked. */
export function MarkedText(props: {
  readonly text: string;
  readonly marks: readonly (readonly [number, number])[];
}): JSX.Element {
  let offset = 0;
  return (
    <>
      {splitAtMarks(props.text, props.marks).map(({ text, marked }) => {
        const key = offset;
        offset += text.length;
        return marked ? <mark key={key}>{text}</mark> : <span key={key}>{text.replace(BLANK_LINES, '\n')}</span>;
      })}
    </>
  );
}
