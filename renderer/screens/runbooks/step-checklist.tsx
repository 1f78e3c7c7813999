import { useId } from 'react';
import type { JSX } from 'react';
import type { Fill } from '../../../core/contract/fill-in.ts';
import type { Run, RunChange } from '../../../core/contract/oncall.ts';
import type { RunbookStep } from '../../../core/contract/runbook.ts';
import { Sentence } from '../../markdown/sentence.tsx';
import { sayClock } from '../../words/date.ts';
import { stepWords } from '../../words/step-words.ts';
import { RunCommand } from './run-command.tsx';
import { calledDashboard, RunLinks } from './run-links.tsx';
import { sayPhase } from './say-oncall.ts';

export interface StepChecklistProps {
  readonly steps: readonly RunbookStep[];
  readonly journal: string;
  readonly run: Run | null;
  readonly fills: readonly Fill[];
  readonly onChange: (change: RunChange) => void;
}

/** The steps, in the order of the page, each to tick when it is done. Nothing is run. */
export function StepChecklist(props: StepChecklistProps): JSX.Element {
  const { steps } = props;
  return (
    <>
      {steps.map((step, at) => {
        const title = step.group ?? sayPhase(step.phase);
        const before = steps[at - 1];
        const isNew = before === undefined || (before.group ?? sayPhase(before.phase)) !== title;
        return (
          <div key={step.id}>
            {isNew && <h2 className="phase">{title}</h2>}
            <StepRow {...props} step={step} />
          </div>
        );
      })}
    </>
  );
}

function StepRow(props: StepChecklistProps & { readonly step: RunbookStep }): JSX.Element {
  const { step, journal, run, fills, onChange } = props;
  const id = useId();
  const done = run?.done.find((one) => one.step === step.id);
  const words = stepWords(step.text, step.commands.length);
  const seen = step.expected.filter((text) => !step.text.includes(text));
  return (
    <div className="run-step" data-done={done ? '' : undefined}>
      <input
        id={id}
        type="checkbox"
        className="run-check"
        checked={done !== undefined}
        aria-label={`Step ${step.n} done`}
        onChange={(event) =>
          onChange({ kind: 'step', step: step.id, text: step.text.slice(0, 300), done: event.currentTarget.checked })
        }
      />
      <div className="run-body">
        <div className="run-text">
          <label className="step-number" htmlFor={id}>
            {step.n}
          </label>
          <span>
            <Sentence text={words.text} />
          </span>
          {done && <span className="quiet small">{sayClock(new Date(done.at))}</span>}
        </div>
        {step.condition !== null && !step.text.includes(step.condition) && (
          <p className="run-condition">only: {step.condition}</p>
        )}
        {step.commands.map((command) => (
          <RunCommand
            key={`${command.line} ${command.text}`}
            command={command}
            journal={journal}
            fills={fills}
            onCopied={(text, filled) => onChange({ kind: 'copied', text, filled })}
          />
        ))}
        {words.after !== null && (
          <p className="run-after">
            <Sentence text={words.after} />
          </p>
        )}
        {seen.map((text) => (
          <div key={text} className="run-expected">
            <span className="quiet small">it should show</span>
            <Expected text={text} n={step.n} />
          </div>
        ))}
        <RunLinks links={step.links.filter(({ url }) => !step.text.includes(url)).map(calledDashboard)} />
      </div>
    </div>
  );
}

/** A sentence reads as one; output keeps its columns. */
function Expected({ text, n }: { readonly text: string; readonly n: number }): JSX.Element {
  if (/^[^\n]{1,300}[.!]$/.test(text)) return <p>{text}</p>;
  return (
    <pre tabIndex={0} role="region" aria-label={`What step ${n} should show`}>
      {text}
    </pre>
  );
}
