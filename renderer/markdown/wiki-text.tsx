import { useContext } from 'react';
import type { JSX } from 'react';
import { keyed } from '../keyed.ts';
import { formatRoute, noteAddress } from '../routes.ts';
import { readWikiName } from './links.ts';
import { HeadingLink, missingMark } from './note-link.tsx';
import { ReadingContext } from './reading.ts';

const MARKS = /(\[\[[^[\]\n|]+(?:\|[^[\]\n]+)?\]\]|\[\^[^\]\s]+\]:?)/;

/**
 * Words of a note in which `[[name]]` and `[[name|words]]` lead to the note that is called so, and `[^name]` to the
 * footnote of that name.
 */
export function WikiText({ text }: { readonly text: string }): JSX.Element {
  if (!text.includes('[[') && !text.includes('[^')) return <>{text}</>;
  return (
    <>
      {keyed(text.split(MARKS), (part) => part.length).map(({ key, part }) =>
        part.startsWith('[[') ? (
          <WikiLink key={key} part={part} />
        ) : part.startsWith('[^') ? (
          <FootnoteMark key={key} part={part} isDefinition={key <= 1 && part.endsWith(':') && text.startsWith(part)} />
        ) : (
          part
        ),
      )}
    </>
  );
}

function WikiLink({ part }: { readonly part: string }): JSX.Element {
  const { journal, missing } = useContext(ReadingContext);
  const [, name = '', words] = /^\[\[([^|]+)(?:\|(.+))?\]\]$/.exec(part) ?? [];
  const { path, heading } = readWikiName(name);
  if (path === '' && heading.heading === undefined) return <>{part}</>;
  if (path === '') return <HeadingLink heading={heading.heading ?? ''}>{words ?? heading.heading}</HeadingLink>;
  return (
    <a
      href={formatRoute({ kind: 'note', journal, path, line: null, endLine: null, ...heading })}
      {...missingMark(path, missing)}
    >
      {words ?? name}
    </a>
  );
}

/** Where a footnote is spoken of, a link to it that says it when pointed at; where it stands, its name. */
function FootnoteMark({ part, isDefinition }: { readonly part: string; readonly isDefinition: boolean }): JSX.Element {
  const { journal, path, footnotes } = useContext(ReadingContext);
  const name = part.replace(/^\[\^|\]:?$/g, '');
  const found = footnotes.get(name);
  if (found === undefined) return <>{part}</>;
  if (isDefinition) return <sup className="footnote">{name}</sup>;
  return (
    <>
      <sup className="footnote">
        <a
          href={noteAddress({ journal: journal ?? undefined, path, line: found.line })}
          aria-label={`Footnote ${name}`}
          title={found.text}
        >
          {name}
        </a>
      </sup>
      {part.endsWith(':') && ':'}
    </>
  );
}
