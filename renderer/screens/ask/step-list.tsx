import type { JSX } from 'react';
import type { Citation, Step } from '../../../core/contract/ask.ts';
import type { Passage } from '../../../core/contract/search.ts';
import { keyed } from '../../keyed.ts';
import { Sentence } from '../../markdown/sentence.tsx';
import { stepWords } from '../../words/step-words.ts';
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
        {steps.map((step, index) => (
          <li key={step.n}>
            {step.group !== undefined && step.group !== steps[index - 1]?.group && (
              <h2 className="answer-group">{step.group}</h2>
            )}
            <span className="step-number" aria-hidden="true">
              {step.n}
            </span>
            <div className="step-body">
              <StepText text={stepWords(step.text, step.commands.length).text} />
              {step.commands.map((command) => (
                <CommandBlock
                  key={`${command.path}:${command.line}`}
                  command={command}
                  {...journalOf(command.path, places)}
                />
              ))}
              <StepText text={stepWords(step.text, step.commands.length).after ?? ''} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The words of a step: a paragraph, and the items below it. */
function StepText({ text }: { readonly text: string }): JSX.Element | null {
  const [first = '', ...items] = text.trim().split('\n- ');
  if (first === '') return null;
  return (
    <>
      <p>
        <Sentence text={first} />
      </p>
      {items.length > 0 && (
        <ul>
          {keyed(items, (item) => item.length).map(({ key, part: item }) => (
            <li key={key}>
              <Sentence text={item} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function journalOf(path: string, places: StepListProps['places']): { readonly journal?: string } {
  const place = places.find((one) => one.path === path);
  return place ? { journal: place.journal } : {};
}
