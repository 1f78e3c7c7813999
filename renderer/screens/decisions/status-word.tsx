import type { JSX } from 'react';
import type { DecisionStatus } from '../../../core/contract/kinds.ts';
import { sayStatus } from '../../words/decision.ts';

/** The state of a decision: a word, with a dot in its colour. */
export function StatusWord({ status }: { readonly status: DecisionStatus }): JSX.Element {
  return (
    <span className={`status-word is-${status}`}>
      <span className="status-dot" aria-hidden="true" />
      {sayStatus(status)}
    </span>
  );
}
