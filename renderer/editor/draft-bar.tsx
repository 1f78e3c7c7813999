import type { JSX } from 'react';
import type { Draft } from '../../core/contract/editing.ts';
import { sayMoment } from '../words/date.ts';

export interface DraftBarProps {
  readonly draft: Draft;
  readonly onRestore: () => void;
  readonly onDiscard: () => void;
}

/** What an earlier window did not get to save: nothing else is typed before this is answered. */
export function DraftBar({ draft, onRestore, onDiscard }: DraftBarProps): JSX.Element {
  return (
    <div className="draft-bar" role="group" aria-label="Changes that were not saved">
      <p>
        <span className="strong">Changes of {sayMoment(draft.kept)} did not reach the file.</span> They were kept.
      </p>
      <span className="draft-actions">
        <button type="button" className="button primary" onClick={onRestore}>
          Put them back
        </button>
        <button type="button" className="button" onClick={onDiscard}>
          Discard them
        </button>
      </span>
    </div>
  );
}
