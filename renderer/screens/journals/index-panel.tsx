import type { JSX } from 'react';
import type { Status } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { DegradedList } from '../../components/degraded-list.tsx';
import { Problem } from '../../components/problem.tsx';
import { indexRun, startIndexing, stopIndexing } from '../../index-run.ts';
import { useStore } from '../../store.ts';
import { useKeys } from '../../use-keys.ts';
import { sayMoment } from '../../words/date.ts';
import { sayTook } from '../../words/duration.ts';
import { sayCount, sayCounted } from '../../words/number.ts';
import { sayStopped } from '../../words/status.ts';
import { RebuildButton } from './rebuild-button.tsx';
import { RunProgress } from './run-progress.tsx';

/** The state of the index: the run in progress, or the last one, and the buttons that start one. */
export function IndexPanel({ status }: { readonly status: Status }): JSX.Element {
  const client = useClient();
  const own = useStore(indexRun);
  const isOwn = own.kind === 'running';
  const progress = (isOwn ? own.progress : null) ?? status.run;
  const isRunning = isOwn || status.run !== null;
  const canRun = !isOwn && status.writable;
  useKeys({ i: () => (canRun ? startIndexing(client, { fresh: false }) : false) });
  return (
    <section className="panel" aria-labelledby="index-title">
      <h2 id="index-title">Index</h2>
      {isRunning ? (
        <RunProgress progress={progress} isFresh={isOwn && own.fresh} onStop={() => stopIndexing(client)} />
      ) : (
        <p className="index-facts numbers">
          {sayCounted(status.notes, 'note')} · {sayCounted(status.chunks, 'passage')}
          {status.pendingEmbeddings > 0 &&
            ` · ${sayCounted(status.pendingEmbeddings, 'waits', 'wait')} to be read for meaning`}
        </p>
      )}
      {own.kind === 'failed' && <Problem title="The index was not brought up to date" error={own.error} />}
      {!isRunning && status.stopped && <p className="note-box">{sayStopped(status.stopped)}</p>}
      {!isRunning && status.lastRun && <LastRun lastRun={status.lastRun} />}
      <p className="panel-actions">
        <button
          type="button"
          className="button"
          disabled={!canRun}
          onClick={() => startIndexing(client, { fresh: false })}
        >
          {status.stopped && !isRunning ? 'Go on' : 'Index now'} <kbd aria-hidden="true">i</kbd>
        </button>
        <RebuildButton disabled={!canRun} />
      </p>
      {!status.writable && (
        <p className="note-box">
          {status.writer ?? 'Another process'} writes this index, so this window only reads. Close it, or index there.
        </p>
      )}
      <DegradedList degraded={status.degraded.filter(({ code }) => code !== 'read-only')} />
      <p className="quiet">
        {status.stopped !== 'reading' && 'Changes that you save are found by themselves. '}The index is{' '}
        <span className="path">index.db</span> in <span className="path">{status.dataDir}</span>; it can be deleted at
        any time, and is built again from your notes.
      </p>
    </section>
  );
}

function LastRun({ lastRun }: { readonly lastRun: NonNullable<Status['lastRun']> }): JSX.Element {
  const { notes, embedded, ms } = lastRun.report;
  const changes = [
    notes.added > 0 && `${sayCount(notes.added)} added`,
    notes.changed > 0 && `${sayCount(notes.changed)} changed`,
    notes.removed > 0 && `${sayCount(notes.removed)} removed`,
    embedded > 0 && `${sayCounted(embedded, 'passage')} read for meaning`,
  ].filter(Boolean);
  return (
    <p className="quiet numbers">
      Last run {sayMoment(lastRun.finished)}: {changes.length > 0 ? changes.join(', ') : 'nothing had changed'}, in{' '}
      {sayTook(ms.total)}
    </p>
  );
}
