import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { HoverCard } from '../../components/hover-card.tsx';
import { sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { sayState } from '../../words/task.ts';
import { StateBox } from './state-box.tsx';

/** More days than a card has room for. */
const SHOWN = 8;
const CARD_PX = { width: 300, height: 220 } as const;

/** Says on how many days an item stands; its days while it is pointed at or focused. Nothing for an item of one day. */
export function HistoryMark({ task }: { readonly task: Task }): JSX.Element | null {
  if (task.history.length < 2) return null;
  return (
    <HoverCard roomPx={CARD_PX} card={<Days task={task} />}>
      {(anchor) => (
        // It shows, and does nothing: the keys go on from the selection when it is clicked.
        <button
          type="button"
          className="history-mark numbers"
          aria-label={`History: ${sayCounted(task.history.length, 'day')}`}
          {...anchor}
        >
          {sayCounted(task.history.length, 'day')}
        </button>
      )}
    </HoverCard>
  );
}

function Days({ task }: { readonly task: Task }): JSX.Element {
  const { history } = task;
  const left = history.length - SHOWN;
  return (
    <span className="history-card">
      {left > 0 && <span className="quiet">{sayCounted(left, 'earlier day')}</span>}
      {history.slice(-SHOWN).map((day) => (
        <span key={`${day.path}:${day.line}`} className="history-day">
          <StateBox state={day.state} />
          <span>{sayState(day.state)}</span>
          <span className="quiet numbers">{day.date ? sayShortDate(day.date) : 'no day'}</span>
          <span className="path quiet">
            {day.path}:{day.line}
          </span>
        </span>
      ))}
    </span>
  );
}
