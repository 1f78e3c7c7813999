import type { JSX } from 'react';
import type { Degraded } from '../../core/contract/notices.ts';
import { Hint } from './hint.tsx';
import { Icon } from './icon.tsx';

/** What does not work now, each with what to do about it. Nothing when all is well. */
export function DegradedList({ degraded }: { readonly degraded: readonly Degraded[] }): JSX.Element | null {
  if (degraded.length === 0) return null;
  return (
    <ul className="degraded" aria-label="What does not work now">
      {degraded.map(({ code, message, fix }) => (
        <li key={`${code} ${message}`}>
          <Icon name="warning" />
          <span>
            {message}{' '}
            <span className="quiet">
              <Hint text={fix} />
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
