import type { JSX } from 'react';
import { sayLeft } from '../../words/duration.ts';
import { sayBytes, sayShare } from '../../words/number.ts';
import type { Pull } from './pulls.ts';

/** A download in progress: from where, how far, and a button that stops it. */
export function DownloadProgress(props: {
  readonly pull: Extract<Pull, { kind: 'running' }>;
  readonly onStop: () => void;
}): JSX.Element {
  const { source, note, fetched, total, pace } = props.pull;
  return (
    <div className="run">
      <progress aria-label="Download" {...(total > 0 ? { value: Math.min(fetched / total, 1) } : {})} />
      <p className="run-facts numbers">
        <span>
          {total > 0 ? `${sayBytes(fetched)} of ${sayBytes(total)} · ${sayShare(fetched, total)}` : 'Starting'}
          {total > 0 && pace.perSecond !== null && ` · ${sayBytes(pace.perSecond)} a second`}
          {total > 0 && sayLeft(pace)}
          {source && ` · from ${source}`}
          {note && <span className="quiet"> · {note}</span>}
        </span>
        <button type="button" className="link-button" onClick={props.onStop}>
          Stop
        </button>
      </p>
    </div>
  );
}
