import type { JSX } from 'react';
import type { Progress } from '../../../core/contract/index-run.ts';
import { INDEX_STAGES } from '../../../core/contract/index-run.ts';
import { sayRemaining } from '../../words/duration.ts';
import { sayCount } from '../../words/number.ts';
import { sayRate } from '../../words/status.ts';

const STAGE_WORDS: Readonly<Record<Progress['stage'], string>> = {
  scan: 'Look for notes',
  ingest: 'Read notes',
  facts: 'Read items, people and decisions',
  embed: 'Read for meaning',
};

export interface RunProgressProps {
  /** Null before the first report. */
  readonly progress: Progress | null;
  readonly isFresh: boolean;
  readonly onStop: () => void;
}

/** A run in progress: its stage, how far, how fast, how long still. */
export function RunProgress({ progress, isFresh, onStop }: RunProgressProps): JSX.Element {
  const total = progress?.total ?? null;
  const share = progress && total ? progress.done / total : undefined;
  const says =
    progress === null
      ? 'Starting'
      : [sayDone(progress), sayRate(progress), sayLeft(progress)].filter(Boolean).join(' · ');
  return (
    <div className="run">
      <ol className="run-stages" aria-label={isFresh ? 'Building the index again' : 'Bringing the index up to date'}>
        {INDEX_STAGES.map((stage) => (
          <li key={stage} aria-current={progress?.stage === stage ? 'step' : undefined}>
            {STAGE_WORDS[stage]}
          </li>
        ))}
      </ol>
      <progress aria-label="Indexing" {...(share === undefined ? {} : { value: Math.min(share, 1) })} />
      <p className="run-facts numbers">
        <span>{says}</span>
        <button type="button" className="link-button" onClick={onStop}>
          Stop
        </button>
      </p>
      {progress?.stage === 'embed' && (
        <p className="quiet">Search by words works meanwhile; search by meaning grows.</p>
      )}
    </div>
  );
}

function sayDone({ stage, done, total }: Progress): string {
  const unit = stage === 'embed' ? 'passages' : 'notes';
  return total === null ? `${sayCount(done)} ${unit}` : `${sayCount(done)} of ${sayCount(total)} ${unit}`;
}

function sayLeft({ remainingMs }: Progress): string | null {
  return remainingMs === null ? null : `${sayRemaining(remainingMs)} left`;
}
