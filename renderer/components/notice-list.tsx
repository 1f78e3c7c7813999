import type { JSX } from 'react';
import { useStore } from '../store.ts';
import { Icon } from './icon.tsx';
import { dismissNotice, notices } from './notices.ts';

/** Notices above the status line; spoken politely. */
export function NoticeList(): JSX.Element {
  const shown = useStore(notices);
  return (
    <div className="notices" role="status" aria-live="polite">
      {shown.map(({ id, says, isProblem, actions }) => (
        <div key={id} className={isProblem ? 'notice notice-problem' : 'notice'}>
          {isProblem && <Icon name="warning" />}
          <span>{says}</span>
          {actions.map((action) => (
            <button
              key={action.label}
              type="button"
              className="link-button"
              onClick={() => {
                dismissNotice(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          ))}
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => dismissNotice(id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
