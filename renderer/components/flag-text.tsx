import type { JSX } from 'react';
import { keyed } from '../keyed.ts';

/** Hyphens within a word, with the letters that they stand between. */
const HYPHENS = /(\S?-+[^\s-])/u;

/** A piece of a command that may wrap: between words, and no more behind the hyphens of `--flag` or of a name. */
export function FlagText({ text }: { readonly text: string }): JSX.Element {
  return (
    <>
      {keyed(text.split(HYPHENS), (part) => part.length).map(({ key, part }, index) =>
        index % 2 === 1 ? (
          <span key={key} className="unbroken">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
