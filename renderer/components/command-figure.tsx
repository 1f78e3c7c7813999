import { useRef } from 'react';
import type { JSX, ReactNode } from 'react';
import { noteAddress } from '../routes.ts';
import { Icon } from './icon.tsx';
import { useCodeColours } from './use-code-colours.ts';

/** A command of a note in its frame: what it can destroy, its language, where it stands, and what the place does with it. */
export function CommandFigure(props: {
  readonly command: {
    readonly lang: string;
    readonly path: string;
    readonly line: number;
    readonly danger: string | null;
  };
  readonly journal: string | undefined;
  /** How its place is called, as a link and by a screen reader. */
  readonly place: string;
  readonly name: string;
  /** What stands in the frame now; its colours follow it. */
  readonly text: string;
  /** How many placeholders nobody has filled in. */
  readonly open: number;
  /** Behind the place: what was done, and how to copy it. */
  readonly head: ReactNode;
  readonly children: ReactNode;
  readonly below?: ReactNode;
}): JSX.Element {
  const { command, journal, place, name, text, open, head, children, below } = props;
  const { lang, path, line, danger } = command;
  const figure = useRef<HTMLElement>(null);
  // What destroys something is red as a whole. A command in a sentence is one of the shell.
  const coloured = danger ? '' : lang || 'sh';
  useCodeColours(figure, coloured === '' ? '' : `${coloured} ${text}`);
  return (
    <figure ref={figure} className={danger ? 'code command danger' : 'code command'}>
      {danger && (
        <p className="danger-words">
          <Icon name="warning" />
          {danger}
        </p>
      )}
      <figcaption>
        <span>{lang || 'command'}</span>
        <a className="path path-fit" href={noteAddress({ journal, path, line })} title={`${path}:${line}`}>
          <bdi dir="ltr">{place}</bdi>
        </a>
        {open > 0 && <span className="warn">{open === 1 ? '1 value to fill in' : `${open} values to fill in`}</span>}
        {head}
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={name}>
        <code data-lang={coloured === '' ? undefined : coloured}>{children}</code>
      </pre>
      {below}
    </figure>
  );
}

/** A placeholder that stands as the note has it. */
export function PlaceholderMark({ text }: { readonly text: string }): JSX.Element {
  return (
    <mark className="placeholder" title="Placeholder: fill it in before you run this">
      {text}
    </mark>
  );
}
