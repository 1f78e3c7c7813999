import type { JSX } from 'react';
import type { Output } from '../../../core/contract.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Page } from '../../components/page.tsx';
import { Sentence } from '../../markdown/sentence.tsx';
import { openHash } from '../../navigation.ts';
import { useRunChanges } from '../../oncall-queries.ts';
import type { RunbooksRoute } from '../../oncall-routes.ts';
import { noteAddress } from '../../routes.ts';
import { useKeys } from '../../use-keys.ts';
import { PageHead } from './page-head.tsx';
import { RunNotes } from './run-notes.tsx';
import { calledDashboard, RunLinks } from './run-links.tsx';
import { StepChecklist } from './step-checklist.tsx';
import { copySteps, stepsMarkdown } from './steps-markdown.ts';
import { tickNext } from './tick-next.ts';

/** One runbook, to be read or followed without an alert. */
export function RunbookPage(props: {
  readonly route: RunbooksRoute;
  readonly found: Output<'readRunbook'>;
}): JSX.Element {
  const { route, found } = props;
  const { runbook, run } = found;
  const { journal, path, line, steps, summary, links } = runbook;
  const change = useRunChanges({ alertId: null, page: { journal: route.journal, path } }, run);
  const markdown = (): string => stepsMarkdown({ title: runbook.title, page: runbook, steps });
  useKeys({
    x: () => tickNext(steps, run, change),
    y: () => copySteps(markdown(), steps),
    Enter: (event) =>
      event.target === document.getElementById('page-body') ? openHash(noteAddress({ journal, path, line })) : false,
  });
  return (
    <Page
      title={runbook.title}
      left="alerts and runbooks"
      actions={
        <>
          {steps.length > 0 && (
            <CopyButton text={markdown} name="Copy as markdown: the steps" label="Copy as markdown" />
          )}
          {run !== null && (
            <button type="button" className="button" onClick={() => change({ kind: 'finish' })}>
              Finish this run
            </button>
          )}
        </>
      }
    >
      <article className="runbook">
        <PageHead head={runbook} />
        {summary !== null && (
          <p className="runbook-summary">
            <Sentence text={summary} />
          </p>
        )}
        <RunLinks links={links.filter(({ isDashboard }) => isDashboard).map(calledDashboard)} />
        <StepChecklist steps={steps} journal={journal} run={run} fills={[]} onChange={change} />
        {steps.length === 0 && (
          <p className="quiet">
            The page has no steps. <a href={noteAddress({ journal, path, line })}>Read it as a note.</a>
          </p>
        )}
        {steps.length > 0 && <RunNotes run={run} onChange={change} />}
      </article>
    </Page>
  );
}
