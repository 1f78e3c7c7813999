import { useMemo } from 'react';
import type { JSX } from 'react';
import { Inline } from './inline.tsx';
import { lexInline } from './lex.ts';

/** One sentence of an answer: inline markdown only. */
export function Sentence({ text }: { readonly text: string }): JSX.Element {
  return <Inline tokens={useMemo(() => lexInline(text.trim()), [text])} />;
}
