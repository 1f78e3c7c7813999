import { useMemo } from 'react';
import type { JSX } from 'react';
import { plainText } from '../markdown/plain-text.ts';
import { NOWHERE, ReadingContext } from '../markdown/reading.ts';
import { Sentence } from '../markdown/sentence.tsx';

/** What a note says in one place, with its links; they lead to where they lead from that note. */
export function FactText(props: {
  readonly at: { readonly journal: string; readonly path: string };
  readonly text: string;
}): JSX.Element {
  const { text } = props;
  const { journal, path } = props.at;
  const reading = useMemo(() => ({ ...NOWHERE, journal, path }), [journal, path]);
  return (
    <ReadingContext value={reading}>
      <Sentence text={text} />
    </ReadingContext>
  );
}

/** The same as words only, for the inside of a link or a button. */
export function PlainText({ text }: { readonly text: string }): string {
  return useMemo(() => plainText(text), [text]);
}
