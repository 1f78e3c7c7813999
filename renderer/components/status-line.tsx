import type { JSX } from 'react';
import type { Degraded } from '../../core/contract/notices.ts';
import type { Status } from '../../core/contract/state.ts';
import { startIndexing, stopIndexing } from '../index-run.ts';
import { useModels, useStatus } from '../queries.ts';
import { useClient } from '../client-context.ts';
import { feedProblem } from '../status-feed.ts';
import { useStore } from '../store.ts';
import { sayCounted } from '../words/number.ts';
import { sayIndex, sayModel, sayPrivacy } from '../words/status.ts';
import type { IndexWords } from '../words/status.ts';
import { Icon } from './icon.tsx';

/** The bottom line: what the index does, which model speaks, what does not work, and what leaves the machine. */
export function StatusLine(): JSX.Element {
  const { data: status } = useStatus();
  const lost = useStore(feedProblem);
  return (
    <footer className="status" aria-label="Status">
      {lost && (
        <span className="status-part status-danger" role="alert">
          <Icon name="warning" />
          {lost.code === 'unauthorized'
            ? 'Daybook was started again: open the address that it printed'
            : 'The engine does not answer. Trying again'}
        </span>
      )}
      {!status && !lost && <span className="status-part">Starting</span>}
      {status && !lost && <StatusParts status={status} />}
    </footer>
  );
}

/** Where something about it can be done; models for the rest, and health for things of different places. */
const PLACE_OF: Readonly<Partial<Record<Degraded['code'], string>>> = { 'alerts-not-taken': '#/settings' };

function placeOfAll(degraded: readonly Degraded[]): string {
  const [place = '#/health', ...others] = new Set(degraded.map(({ code }) => PLACE_OF[code] ?? '#/models'));
  return others.length === 0 ? place : '#/health';
}

/** Who writes the index is said by itself, and what waits for its meaning by the run that reads it. */
function isSaidBeside(code: Degraded['code'], { run }: Status): boolean {
  return code === 'read-only' || (code === 'embedding-pending' && run !== null);
}

function StatusParts({ status }: { readonly status: Status }): JSX.Element {
  const { data: models } = useModels();
  const index = sayIndex(status);
  const privacy = sayPrivacy(status);
  const degraded = status.degraded.filter(({ code }) => !isSaidBeside(code, status));
  const [first] = degraded;
  return (
    <>
      <a className="status-part" href="#/journals">
        <span className={`dot ${dotOf(index, status)}`} aria-hidden="true" />
        <span className="numbers">{index.says}</span>
        {index.share !== null && <progress aria-label={index.says} value={index.share} />}
      </a>
      <RunButton status={status} />
      <span className="status-part status-detail numbers">{sayCounted(status.notes, 'note')}</span>
      {status.skipped > 0 && (
        <a className="status-part numbers" href="#/journals">
          {sayCounted(status.skipped, 'file')} skipped
        </a>
      )}
      <a className="status-part status-detail" href="#/models">
        Model: {sayModel(status.models.generate, models)}
      </a>
      {!status.writable && (
        <span className="status-part status-warn status-degraded" title={status.writer ?? undefined}>
          <Icon name="warning" />
          <span>Read only: {status.writer ?? 'another process'} writes this index</span>
        </span>
      )}
      {first && (
        <a
          className="status-part status-warn status-degraded"
          href={placeOfAll(degraded)}
          title={`${first.message} ${first.fix}`}
        >
          <Icon name="warning" />
          <span>{degraded.length === 1 ? first.message : `${degraded.length} things do not work now`}</span>
        </a>
      )}
      <span className={`status-part status-right${privacy.quiet ? '' : ' status-warn'}`}>
        <span>
          {privacy.says}
          <span className="status-more">{privacy.more}</span>
        </span>
      </span>
    </>
  );
}

function dotOf(index: IndexWords, { stopped }: Status): string {
  if (index.busy) return 'dot-busy';
  if (stopped !== null) return 'dot-stopped';
  return index.lacks ? 'dot-lacks' : 'dot-rest';
}

/** Stops what the index does, or lets it go on. */
function RunButton({ status }: { readonly status: Status }): JSX.Element | null {
  const client = useClient();
  if (!status.writable || (status.run === null && status.stopped === null)) return null;
  const isRunning = status.run !== null;
  return (
    <button
      type="button"
      className="link-button status-part"
      aria-label={isRunning ? 'Stop indexing' : 'Go on indexing'}
      onClick={() => (isRunning ? stopIndexing(client) : startIndexing(client, { fresh: false }))}
    >
      {isRunning ? 'Stop' : 'Go on'}
    </button>
  );
}
