import type { JSX, ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';

/** One thing that can be chosen: what it is, what it does, and the control. */
export function SettingRow(props: {
  readonly name: string;
  readonly about?: ReactNode;
  /** Why what is chosen does not work. */
  readonly problem?: string | null;
  readonly children: ReactNode;
  /** What stands below all of it. */
  readonly below?: ReactNode;
}): JSX.Element {
  const { name, about = '', problem = null, children, below } = props;
  return (
    <div className="setting">
      <div className="setting-words">
        <span>{name}</span>
        {about !== '' && <span className="quiet small">{about}</span>}
        {problem !== null && (
          <span className="setting-problem small" role="alert">
            <Icon name="warning" />
            {problem}
          </span>
        )}
      </div>
      <div className="setting-control">{children}</div>
      {below}
    </div>
  );
}
