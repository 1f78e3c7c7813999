import type { JSX } from 'react';
import { fillIn } from '../../../core/contract/fill-in.ts';
import type { Fill } from '../../../core/contract/fill-in.ts';
import type { RunbookCommand } from '../../../core/contract/runbook.ts';
import { CommandFigure, PlaceholderMark } from '../../components/command-figure.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { FlagText } from '../../components/flag-text.tsx';
import { keyed } from '../../keyed.ts';
import { placeholderRuns } from '../ask/placeholder-runs.ts';

export interface RunCommandProps {
  readonly command: RunbookCommand;
  readonly journal: string;
  /** Values that the user let be filled in; empty for none. */
  readonly fills: readonly Fill[];
  readonly onCopied: (text: string, filled: boolean) => void;
}

/** A command of a step: as the note has it, with what was filled in set off from what is still to be. */
export function RunCommand({ command, journal, fills, onCopied }: RunCommandProps): JSX.Element {
  const { text, copy, line, placeholders } = command;
  const parts = fillIn(text, fills);
  const isFilled = parts.some(({ fill }) => fill !== null);
  const pasted = fillIn(copy, fills)
    .map((part) => part.text)
    .join('');
  const shown = parts.map((part) => part.text).join('');
  const open = placeholders.filter((name) => !fills.some(({ placeholder }) => placeholder === name));
  return (
    <CommandFigure
      command={command}
      journal={journal}
      place={`line ${line}`}
      name={`Command of line ${line}`}
      text={shown}
      open={open.length}
      head={
        <>
          {isFilled && <span className="filled-words">filled in from the alert</span>}
          <CopyButton
            text={pasted}
            name={`Copy the command of line ${line}`}
            onCopied={() => onCopied(pasted, isFilled)}
          />
        </>
      }
    >
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
    </CommandFigure>
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
        part.marked ? <PlaceholderMark key={key} text={part.text} /> : <FlagText key={key} text={part.text} />,
      )}
    </>
  );
}
