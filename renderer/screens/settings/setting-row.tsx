import type { JSX, ReactNode } from 'react';

/** One thing that can be chosen: what it is, what it does, and the control. */
export function SettingRow(props: {
  readonly name: string;
  readonly about?: string;
  readonly children: ReactNode;
}): JSX.Element {
  const { name, about = '', children } = props;
  return (
    <div className="setting">
      <div className="setting-words">
        <span>{name}</span>
        {about !== '' && <span className="quiet small">{about}</span>}
      </div>
      <div className="setting-control">{children}</div>
    </div>
  );
}
