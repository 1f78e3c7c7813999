import type { JSX } from 'react';
import type { Command } from '../../../core/contract/ask.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { keyed } from '../../keyed.ts';
import { noteAddress } from '../../routes.ts';
import { placeholderRuns } from './placeholder-runs.ts';

/** A command of the notes, byte for byte: where it stands, what has to be filled in, what it can destroy. */
export function CommandBlock({
  command,
  journal,
}: {
  readonly command: Command;
  readonly journal?: string;
}): JSX.Element {
  const { lang, text, path, line, placeholders, danger } = command;
  const runs = keyed(placeholderRuns(text, placeholders), (run) => run.text.length);
  return (
    <figure className={danger ? 'code danger' : 'code'}>
      {danger && (
        <p className="danger-words">
          <Icon name="warning" />
          {danger}
        </p>
      )}
      <figcaption>
        <span>{lang || 'text'}</span>
        <a className="path" href={noteAddress({ journal, path, line })} title={`${path}:${line}`}>
          {path.split('/').at(-1)}:{line}
        </a>
        {placeholders.length > 0 && (
          <span className="warn">
            {placeholders.length === 1 ? '1 value to fill in' : `${placeholders.length} values to fill in`}
          </span>
        )}
        <CopyButton text={text} name={`Copy the command of ${path} line ${line}`} />
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={`Command of ${path} line ${line}`}>
        <code>
          {runs.map(({ key, part: run }) => {
            if (!run.marked) return <span key={key}>{run.text}</span>;
            return (
              <mark key={key} className="placeholder" title="Placeholder: fill it in before you run this">
                {run.text}
              </mark>
            );
          })}
        </code>
      </pre>
    </figure>
  );
}
