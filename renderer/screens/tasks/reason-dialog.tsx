import { useId, useState } from 'react';
import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { Dialog } from '../../components/dialog.tsx';
import { PlainText } from '../../components/fact-text.tsx';

/** States that the user may want to give a reason for. */
export type ReasonedState = 'blocked' | 'cancelled';

export interface ReasonDialogProps {
  readonly task: Task;
  readonly state: ReasonedState;
  /** An empty reason is none. */
  readonly onDone: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why an item is cancelled or blocked. Without a reason works too. */
export function ReasonDialog({ task, state, onDone, onClose }: ReasonDialogProps): JSX.Element {
  const [reason, setReason] = useState(task.reason ?? '');
  const id = useId();
  return (
    <Dialog
      title={state === 'cancelled' ? 'Cancel this item' : 'This item is blocked'}
      className="form"
      onClose={onClose}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onDone(reason.trim());
        }}
      >
        <p className="form-about">
          <PlainText text={task.text} />
        </p>
        <label className="field" htmlFor={id}>
          <span>{state === 'cancelled' ? 'Why it will not be done' : 'What it waits for'}</span>
          <input
            id={id}
            className="input"
            value={reason}
            maxLength={500}
            placeholder="May stay empty"
            autoComplete="off"
            data-begin
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </label>
        <p className="quiet">
          Written to line {task.line} of <span className="path">{task.path}</span>.
        </p>
        <p className="form-actions">
          <button type="submit" className="button primary">
            {state === 'cancelled' ? 'Cancel the item' : 'Mark as blocked'}
          </button>
          <button type="button" className="button" onClick={onClose}>
            Leave it as it is
          </button>
        </p>
      </form>
    </Dialog>
  );
}
