import type { JSX } from 'react';
import type { Citation, Step } from '../../../core/contract/ask.ts';
import type { Passage } from '../../../core/contract/search.ts';
import { Sentence } from '../../markdown/sentence.tsx';
import { CommandBlock } from './command-block.tsx';

export interface StepListProps {
  readonly steps: readonly Step[];
  /** Say in which journal a path is. */
  readonly places: readonly (Citation | Passage)[];
}

/** The steps of a runbook in their order, each with its commands. */
export function StepList({ steps, places }: StepListProps): JSX.Element {
  return (
    <section aria-label="Steps">
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.n}>
            <span className="step-number" aria-hidden="true">
              {step.n}
            </span>
            <div className="step-body">
              {step.text.trim() !== '' && (
                <p>
                  <Sentence text={step.text} />
                </p>
              )}
              {step.commands.map((command) => (
                <CommandBlock
                  key={`${command.path}:${command.line}`}
                  command={command}
                  {...journalOf(command.path, places)}
                />
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

function journalOf(path: string, places: StepListProps['places']): { readonly journal?: string } {
  const place = places.find((one) => one.path === path);
  return place ? { journal: place.journal } : {};
}
