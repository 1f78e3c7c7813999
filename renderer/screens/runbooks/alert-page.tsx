import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { AlertView } from '../../../core/contract/oncall.ts';
import type { RunbookAnswer } from '../../../core/contract/runbook-answer.ts';
import { useClient } from '../../client-context.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { DegradedList } from '../../components/degraded-list.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Sentence } from '../../markdown/sentence.tsx';
import { openHash } from '../../navigation.ts';
import { useRunChanges } from '../../oncall-queries.ts';
import { QUERY_KEYS } from '../../queries.ts';
import { formatRoute, noteAddress } from '../../routes.ts';
import { toRpcError } from '../../rpc-error.ts';
import { useKeys } from '../../use-keys.ts';
import { writeNext } from '../../write-next.ts';
import { AlertHead } from './alert-head.tsx';
import { FillBar } from './fill-bar.tsx';
import { PageHead } from './page-head.tsx';
import { ResolveDialog } from './resolve-dialog.tsx';
import { RunNotes } from './run-notes.tsx';
import { StepChecklist } from './step-checklist.tsx';
import { copySteps, stepsMarkdown } from './steps-markdown.ts';
import { tickNext } from './tick-next.ts';

/** One alert: what it means, whose page it is, the steps to tick, and what one writes while working. */
export function AlertPage({ view }: { readonly view: AlertView }): JSX.Element {
  const { record, answer, run } = view;
  const { alert } = record;
  const [isFilled, setFilled] = useState(false);
  const [isResolving, setResolving] = useState(false);
  const { runbook, steps } = answer;
  const page = runbook === null ? null : { journal: runbook.journal, path: runbook.path };
  const change = useRunChanges({ alertId: record.id, page }, run);
  const fills = isFilled ? answer.fills : [];
  const isOpen = record.state !== 'resolved';
  // What the alerting system itself said to be over is still to be written down.
  const isToWrite = isOpen || record.note === null;
  const markdown = (): string => stepsMarkdown({ title: alert.name, page: runbook, steps }, fills);
  useKeys({
    x: () => tickNext(steps, run, change),
    y: () => copySteps(markdown(), steps),
    r: () => (isToWrite ? setResolving(true) : false),
    f: () => (answer.fills.length > 0 ? setFilled(!isFilled) : false),
    Enter: (event) =>
      page === null || event.target !== document.getElementById('page-body')
        ? false
        : openHash(noteAddress({ ...page, line: runbook?.line })),
  });
  return (
    <Page
      title={alert.name}
      left="alerts and runbooks"
      right="the last times"
      actions={
        <>
          {steps.length > 0 && (
            <CopyButton text={markdown} name="Copy as markdown: the steps" label="Copy as markdown" />
          )}
          {isToWrite && (
            <button type="button" className="button" onClick={() => setResolving(true)}>
              {isOpen ? 'Resolve' : 'Write it down'} <kbd aria-hidden="true">r</kbd>
            </button>
          )}
        </>
      }
    >
      <article className="runbook">
        <AlertHead record={record} links={answer.links} />
        {record.note !== null && (
          <p>
            Written down in{' '}
            <a className="path" href={noteAddress(record.note)}>
              {record.note.path}
            </a>
            .
          </p>
        )}
        {runbook === null ? (
          <NoRunbook answer={answer} />
        ) : (
          <PageHead head={runbook} match={runbook.match} differs={runbook.differs} />
        )}
        {answer.sentences.map(({ text }) => (
          <p key={text} className="runbook-summary">
            <Sentence text={text} />
          </p>
        ))}
        <FillBar fills={answer.fills} isOn={isFilled} onToggle={() => setFilled(!isFilled)} />
        {runbook !== null && (
          <StepChecklist steps={steps} journal={runbook.journal} run={run} fills={fills} onChange={change} />
        )}
        {runbook !== null && steps.length === 0 && (
          <p className="quiet">The page has no steps. Open it to read what it says.</p>
        )}
        <Others answer={answer} />
        {isToWrite && <RunNotes run={run} onChange={change} />}
        {answer.entry !== null && <DidItHelp key={answer.entry} entry={answer.entry} />}
        {answer.degraded.length > 0 && <DegradedList degraded={answer.degraded} />}
      </article>
      {isResolving && <ResolveDialog record={record} onClose={() => setResolving(false)} />}
    </Page>
  );
}

/** Whether the steps helped, for the ledger on this machine. */
function DidItHelp({ entry }: { readonly entry: number }): JSX.Element {
  const client = useClient();
  const rate = useMutation({ mutationFn: (useful: boolean) => client.call('rateAnswer', { id: entry, useful }) });
  if (rate.isSuccess)
    return (
      <p className="did-help quiet">{rate.data.useful ? 'It helped.' : 'It did not help.'} Kept on this machine.</p>
    );
  return (
    <p className="did-help quiet">
      Did this help?{' '}
      <button type="button" className="link-button" onClick={() => rate.mutate(true)}>
        Yes
      </button>{' '}
      <button type="button" className="link-button" onClick={() => rate.mutate(false)}>
        No
      </button>
      {rate.isError && ` ${toRpcError(rate.error).message}`}
    </p>
  );
}

/** No page fits: that is said, with a new one to write. */
function NoRunbook({ answer }: { readonly answer: RunbookAnswer }): JSX.Element {
  const client = useClient();
  const queries = useQueryClient();
  const write = useMutation({
    mutationFn: (title: string) => client.call('newNote', { kind: 'runbook', title }),
    onSuccess({ journal, path, created }) {
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.runbooks });
      if (created) writeNext({ journal, path });
      openHash(noteAddress({ journal, path }));
    },
  });
  const { reason, newRunbook } = answer;
  return (
    <div className="note-box">
      <p className="strong">No runbook fits.</p>
      {reason !== null && <p className="quiet">{reason}</p>}
      {newRunbook !== null && (
        <p className="panel-actions">
          <button type="button" className="button" disabled={write.isPending} onClick={() => write.mutate(newRunbook)}>
            Write one from the skeleton
          </button>
        </p>
      )}
      {write.isError && <Problem title="It was not written" error={write.error} />}
    </div>
  );
}

/** Pages that may be meant as well, and what separates them. */
function Others({ answer }: { readonly answer: RunbookAnswer }): JSX.Element | null {
  const { otherRunbooks, runbook } = answer;
  if (otherRunbooks.length === 0) return null;
  return (
    <section aria-label="Other runbooks">
      <h2 className="phase">{runbook === null ? 'Near it' : 'May be meant as well'}</h2>
      <ul className="plain-list">
        {otherRunbooks.map(({ journal, path, title, differs }) => (
          <li key={`${journal} ${path}`}>
            <a href={formatRoute({ kind: 'runbooks', alert: null, path, journal })}>{title}</a>{' '}
            <span className="quiet small">{differs}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
