import type { JSX } from 'react';
import type { TaskState } from '../../../core/contract/kinds.ts';
import { Icon } from '../../components/icon.tsx';
import type { IconName } from '../../components/icon.tsx';

const ICONS: Readonly<Record<TaskState, IconName | null>> = {
  open: null,
  doing: 'stroke',
  blocked: 'stop',
  done: 'check',
  cancelled: 'close',
};

/** The box of an item: what is in it says its state. */
export function StateBox({ state }: { readonly state: TaskState }): JSX.Element {
  const icon = ICONS[state];
  return (
    <span className={`box ${state}`} aria-hidden="true">
      {icon !== null && <Icon name={icon} />}
    </span>
  );
}
