import type { JSX } from 'react';
import type { Command } from '../../../core/contract/ask.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { keyed } from '../../keyed.ts';
import { noteAddress } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { fillIn, filledIn } from './filled.ts';
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
  const filled = useStore(filledIn);
  const plain = placeholderRuns(text, placeholders);
  const shown = plain.map((run) => ({ ...run, value: run.marked ? filled[run.text] : undefined }));
  const runs = keyed(shown, (run) => run.text.length);
  const open = placeholders.filter((placeholder) => filled[placeholder] === undefined).length;
  const copied = shown.map(({ text, value }) => value ?? text).join('');
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
        {open > 0 && <span className="warn">{open === 1 ? '1 value to fill in' : `${open} values to fill in`}</span>}
        <CopyButton text={copied} name={`Copy the command of ${path} line ${line}`} />
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={`Command of ${path} line ${line}`}>
        <code>
          {runs.map(({ key, part: { text, marked, value } }) => {
            if (!marked) return <span key={key}>{text}</span>;
            if (value !== undefined)
              return (
                <mark key={key} className="filled" title={`Stands for ${text}`}>
                  {value}
                </mark>
              );
            return (
              <mark key={key} className="placeholder" title="Placeholder: fill it in before you run this">
                {text}
              </mark>
            );
          })}
        </code>
      </pre>
      {placeholders.length > 0 && (
        <div className="fill" role="group" aria-label="Values to fill in">
          {[...new Set(placeholders)].map((placeholder) => (
            <label key={placeholder}>
              <span className="path">{placeholder}</span>
              <input
                className="input"
                value={filled[placeholder] ?? ''}
                spellCheck={false}
                autoComplete="off"
                onChange={(event) => fillIn(placeholder, event.currentTarget.value)}
              />
            </label>
          ))}
        </div>
      )}
    </figure>
  );
}
