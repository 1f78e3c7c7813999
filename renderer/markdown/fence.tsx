import type { JSX } from 'react';
import type { Tokens } from 'marked';
import { CopyButton } from '../components/copy-button.tsx';
import { placeRows } from './lex.ts';
import { useLine } from './reading.ts';

/** A code block of a note: its language, a button that copies it, and its lines. */
export function Fence({ token, line }: { readonly token: Tokens.Code; readonly line: number }): JSX.Element {
  const attributesOf = useLine();
  const lang = token.lang?.split(/\s/)[0] ?? '';
  // An indented block has no line for an opening fence.
  const first = token.codeBlockStyle === 'indented' ? line : line + 1;
  return (
    <figure className="code">
      <figcaption>
        <span>{lang || 'text'}</span>
        <CopyButton text={token.text} name={`Copy the code at line ${line}`} />
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={`Code at line ${line}`}>
        <code data-lang={lang === '' ? undefined : lang}>
          {placeRows(token.text, first).map((row) => (
            <span key={row.line} {...attributesOf(row.line)}>
              {row.text}
              {'\n'}
            </span>
          ))}
        </code>
      </pre>
    </figure>
  );
}
