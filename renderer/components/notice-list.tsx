import { useEffect } from 'react';
import type { JSX } from 'react';
import { useStore } from '../store.ts';
import { Hint } from './hint.tsx';
import { Icon } from './icon.tsx';
import { dismissNotice, holdNotices, notices } from './notices.ts';

/** Notices above the status line; spoken politely. */
export function NoticeList(): JSX.Element {
  const shown = useStore(notices);
  // What was pointed at went away with the last of them.
  useEffect(() => {
    if (shown.length === 0) holdNotices(false);
  }, [shown]);
  return (
    <div
      className="notices"
      role="status"
      aria-live="polite"
      onMouseEnter={() => holdNotices(true)}
      onMouseLeave={() => holdNotices(false)}
      onFocus={() => holdNotices(true)}
      onBlur={() => holdNotices(false)}
    >
      {shown.map(({ id, says, isProblem, actions }) => (
        <div key={id} className={isProblem ? 'notice notice-problem' : 'notice'}>
          {isProblem && <Icon name="warning" />}
          <Hint text={says} />
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
