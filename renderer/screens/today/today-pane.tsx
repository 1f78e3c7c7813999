import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Pane } from '../../components/pane.tsx';
import { formatRoute } from '../../routes.ts';
import { addDays, sayMonth } from '../../words/date.ts';
import { MonthTable } from '../days/calendar-pane.tsx';
import { monthGrid } from '../days/month-grid.ts';
import type { DayCounts } from '../days/month-grid.ts';
import { OpenList } from './open-list.tsx';
import { YearHeat } from './year-heat.tsx';

export interface TodayPaneProps {
  readonly date: string;
  readonly today: string;
  readonly counts: DayCounts;
  readonly onOpen: (date: string) => void;
  /** What stands beside the note where the window is wide enough. */
  readonly children?: ReactNode;
}

/** The month, the year, and what is open. */
export function TodayPane({ date, today, counts, onOpen, children }: TodayPaneProps): JSX.Element {
  const [seen, setSeen] = useState({ date, month: date.slice(0, 7) });
  // Another day brings its own month.
  const month = seen.date === date ? seen.month : date.slice(0, 7);
  const turn = (by: 1 | -1): void => {
    const edge = by === 1 ? addDays(`${month}-28`, 7) : addDays(`${month}-01`, -1);
    setSeen({ date, month: edge.slice(0, 7) });
  };
  return (
    <Pane side="left" name="today" title="Calendar" label="Calendar and open items" widthPx={256}>
      <div className="today-pane">
        <MonthTable
          month={monthGrid(month, counts)}
          today={today}
          current={date}
          hrefOf={(day) => formatRoute({ kind: 'today', day: day === today ? null : day })}
          linksAll
          caption={
            <span className="month-head">
              <span aria-live="polite">{sayMonth(month)}</span>
              <button type="button" className="icon-button" aria-label="The month before" onClick={() => turn(-1)}>
                <Icon name="previous" />
              </button>
              <button type="button" className="icon-button" aria-label="The month after" onClick={() => turn(1)}>
                <Icon name="next" />
              </button>
            </span>
          }
        />
        <YearHeat counts={counts} today={today} onOpen={onOpen} />
        <OpenList date={date} />
        {children}
      </div>
    </Pane>
  );
}
