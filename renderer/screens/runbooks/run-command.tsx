import type { JSX } from 'react';
import { fillIn } from '../../../core/contract/fill-in.ts';
import type { Fill } from '../../../core/contract/fill-in.ts';
import type { RunbookCommand } from '../../../core/contract/runbook.ts';
import { copyText } from '../../components/copy-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { keyed } from '../../keyed.ts';
import { noteAddress } from '../../routes.ts';
import { placeholderRuns } from '../ask/placeholder-runs.ts';
import { useState } from 'react';

export interface RunCommandProps {
  readonly command: RunbookCommand;
  readonly journal: string;
  /** Values that the user let be filled in; empty for none. */
  readonly fills: readonly Fill[];
  readonly onCopied: (text: string, filled: boolean) => void;
}

const DONE_MS = 1_500;

/** A command of a step: as the note has it, with what was filled in set off from what is still to be. */
export function RunCommand({ command, journal, fills, onCopied }: RunCommandProps): JSX.Element {
  const { lang, text, copy, path, line, placeholders, danger } = command;
  const [isDone, setDone] = useState(false);
  const parts = fillIn(text, fills);
  const isFilled = parts.some(({ fill }) => fill !== null);
  const pasted = fillIn(copy, fills)
    .map((part) => part.text)
    .join('');
  const open = placeholders.filter((name) => !fills.some(({ placeholder }) => placeholder === name));
  const copyIt = async (): Promise<void> => {
    if (!(await copyText(pasted))) return;
    onCopied(pasted, isFilled);
    setDone(true);
    setTimeout(() => setDone(false), DONE_MS);
  };
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
          line {line}
        </a>
        {open.length > 0 && (
          <span className="warn">{open.length === 1 ? '1 value to fill in' : `${open.length} values to fill in`}</span>
        )}
        {isFilled && <span className="filled-words">filled in from the alert</span>}
        <button
          type="button"
          className="link-button copy"
          aria-label={`Copy the command of line ${line}`}
          onClick={() => void copyIt()}
        >
          <Icon name={isDone ? 'check' : 'copy'} />
          <span>{isDone ? 'Copied' : 'Copy'}</span>
        </button>
      </figcaption>
      <pre tabIndex={0} role="region" aria-label={`Command of line ${line}`}>
        <code>
          {keyed(parts, (part) => part.text.length).map(({ key, part }) =>
            part.fill === null ? (
              <Unfilled key={key} text={part.text} placeholders={open} />
            ) : (
              <mark
                key={key}
                className="filled"
                title={`Stands for ${part.fill.placeholder}, from the label ${part.fill.label}`}
              >
                {part.text}
              </mark>
            ),
          )}
        </code>
      </pre>
    </figure>
  );
}

function Unfilled({
  text,
  placeholders,
}: {
  readonly text: string;
  readonly placeholders: readonly string[];
}): JSX.Element {
  const runs = keyed(placeholderRuns(text, placeholders), (run) => run.text.length);
  return (
    <>
      {runs.map(({ key, part }) =>
        part.marked ? (
          <mark key={key} className="placeholder" title="Placeholder: fill it in before you run this">
            {part.text}
          </mark>
        ) : (
          <span key={key}>{part.text}</span>
        ),
      )}
    </>
  );
}
