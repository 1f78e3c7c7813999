import type { JSX } from 'react';
import type { Command } from '../../../core/contract/ask.ts';
import { CommandFigure, PlaceholderMark } from '../../components/command-figure.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FlagText } from '../../components/flag-text.tsx';
import { keyed } from '../../keyed.ts';
import { useStore } from '../../store.ts';
import { filledIn, keepFilled } from './filled.ts';
import { placeholderRuns } from './placeholder-runs.ts';

/** A command of the notes, byte for byte: where it stands, what has to be filled in, what it can destroy. */
export function CommandBlock({
  command,
  journal,
}: {
  readonly command: Command;
  readonly journal?: string;
}): JSX.Element {
  const { text, path, line, placeholders } = command;
  const filled = useStore(filledIn);
  const plain = placeholderRuns(text, placeholders);
  const shown = plain.map((run) => ({ ...run, value: run.marked ? filled[run.text] : undefined }));
  const runs = keyed(shown, (run) => run.text.length);
  const open = placeholders.filter((placeholder) => filled[placeholder] === undefined).length;
  const copied = shown.map(({ text, value }) => value ?? text).join('');
  return (
    <CommandFigure
      command={command}
      journal={journal}
      place={`${path.split('/').at(-1)}:${line}`}
      name={`Command of ${path} line ${line}`}
      text={copied}
      open={open}
      head={<CopyButton text={copied} name={`Copy the command of ${path} line ${line}`} />}
      below={placeholders.length > 0 && <FillIn placeholders={placeholders} filled={filled} />}
    >
      {runs.map(({ key, part: { text, marked, value } }) => {
        if (!marked) return <FlagText key={key} text={text} />;
        if (value === undefined) return <PlaceholderMark key={key} text={text} />;
        return (
          <mark key={key} className="filled" title={`Stands for ${text}`}>
            {value}
          </mark>
        );
      })}
    </CommandFigure>
  );
}

function FillIn(props: {
  readonly placeholders: readonly string[];
  readonly filled: Readonly<Record<string, string>>;
}): JSX.Element {
  const { placeholders, filled } = props;
  return (
    <div className="fill" role="group" aria-label="Values to fill in">
      {[...new Set(placeholders)].map((placeholder) => (
        <label key={placeholder}>
          <span className="path">{placeholder}</span>
          <input
            className="input"
            value={filled[placeholder] ?? ''}
            spellCheck={false}
            autoComplete="off"
            onChange={(event) => keepFilled(placeholder, event.currentTarget.value)}
          />
        </label>
      ))}
    </div>
  );
}
