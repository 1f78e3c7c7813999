import { useContext } from 'react';
import type { JSX } from 'react';
import { keyed } from '../keyed.ts';
import { formatRoute } from '../routes.ts';
import { ReadingContext } from './reading.ts';

const LINK = /(\[\[[^[\]\n|]+(?:\|[^[\]\n]+)?\]\])/;

/** Words of a note in which `[[name]]` and `[[name|words]]` lead to the note that is called so. */
export function WikiText({ text }: { readonly text: string }): JSX.Element {
  const { journal } = useContext(ReadingContext);
  if (!text.includes('[[')) return <>{text}</>;
  return (
    <>
      {keyed(text.split(LINK), (part) => part.length).map(({ key, part }) => {
        const [, name, words] = /^\[\[([^|]+)(?:\|(.+))?\]\]$/.exec(part) ?? [];
        if (name === undefined) return part;
        // A heading behind the name is no part of it.
        const path = name.split('#')[0]?.trim() ?? '';
        if (path === '') return part;
        return (
          <a key={key} href={formatRoute({ kind: 'note', journal, path, line: null, endLine: null })}>
            {words ?? name}
          </a>
        );
      })}
    </>
  );
}
