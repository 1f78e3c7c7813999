import type { JSX, ReactNode } from 'react';
import type { MarkedToken, Token } from 'marked';
import { Icon } from '../components/icon.tsx';
import { decodeEntities } from './entities.ts';
import { keyed } from '../keyed.ts';
import { known } from './lex.ts';
import { NoteLink } from './note-link.tsx';
import { NotePicture } from './note-picture.tsx';
import { WikiText } from './wiki-text.tsx';

/** Inline markdown as React elements. Raw HTML stays text; pictures of the web are named, not loaded. */
export function Inline({ tokens }: { readonly tokens: readonly MarkedToken[] }): JSX.Element {
  return (
    <>
      {keyed(tokens, (token) => token.raw.length).map(({ key, part }) => (
        <InlineToken key={key} token={part} />
      ))}
    </>
  );
}

function InlineToken({ token }: { readonly token: MarkedToken }): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{children(token)}</strong>;
    case 'em':
      return <em>{children(token)}</em>;
    case 'del':
      return <del>{children(token)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return <NoteLink href={token.href}>{children(token)}</NoteLink>;
    case 'image':
      return <NotePicture href={token.href} words={token.text} />;
    case 'checkbox':
      return (
        <span className={token.checked ? 'box done' : 'box'} role="img" aria-label={token.checked ? 'done:' : 'open:'}>
          {token.checked && <Icon name="check" />}
        </span>
      );
    case 'html':
      return <span className="raw-html">{token.text}</span>;
    case 'escape':
      return token.text;
    case 'text':
      return token.tokens ? children(token) : <WikiText text={decodeEntities(token.text)} />;
    default:
      return token.raw;
  }
}

function children(token: { readonly tokens?: readonly Token[] | undefined }): JSX.Element {
  return <Inline tokens={known(token.tokens ?? [])} />;
}
