import type { JSX, ReactNode } from 'react';
import { toRpcError } from '../rpc-error.ts';
import { Hint } from './hint.tsx';
import { Icon } from './icon.tsx';

export interface ProblemProps {
  readonly error: unknown;
  /** What could not be done, as a heading: "The note could not be read". */
  readonly title?: string;
  readonly onRetry?: () => void;
  readonly children?: ReactNode;
}

/** Something failed: what, why, and what to do. */
export function Problem({ error, title, onRetry, children }: ProblemProps): JSX.Element {
  const { message, hint } = toRpcError(error);
  return (
    <div className="problem" role="alert">
      <Icon name="warning" />
      <div>
        {title && <p className="strong">{title}</p>}
        <p>
          <Hint text={message} />
        </p>
        {hint && (
          <p className="quiet">
            <Hint text={hint} />
          </p>
        )}
        {(onRetry ?? children) && (
          <p className="problem-actions">
            {onRetry && (
              <button type="button" className="button" onClick={onRetry}>
                Try again
              </button>
            )}
            {children}
          </p>
        )}
      </div>
    </div>
  );
}
