import { useState } from 'react';
import type { JSX, ReactNode } from 'react';
import { monthGrid } from '../../components/month-grid.ts';
import type { DayCounts } from '../../components/month-grid.ts';
import { MonthHead, MonthTable } from '../../components/month-table.tsx';
import { Pane } from '../../components/pane.tsx';
import { formatRoute } from '../../routes.ts';
import { addMonths } from '../../words/date.ts';
import { DayLink } from '../days/day-link.tsx';
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
  const hrefOf = (day: string): string => formatRoute({ kind: 'today', day: day === today ? null : day });
  return (
    <Pane side="left" name="today" title="Calendar" label="Calendar and open items" widthPx={256}>
      <div className="today-pane">
        <MonthTable
          month={monthGrid(month, counts)}
          today={today}
          render={(day) => <DayLink day={day} current={date} hrefOf={hrefOf} linksAll />}
          caption={
            <MonthHead
              month={month}
              onTurn={(by) => setSeen({ date, month: addMonths(`${month}-01`, by).slice(0, 7) })}
            />
          }
        />
        <YearHeat counts={counts} today={today} onOpen={onOpen} />
        <OpenList date={date} />
        {children}
      </div>
    </Pane>
  );
}
