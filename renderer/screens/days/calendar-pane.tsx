import type { JSX } from 'react';
import type { Month } from '../../components/month-grid.ts';
import { MonthTable } from '../../components/month-table.tsx';
import { Pane } from '../../components/pane.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { formatRoute } from '../../routes.ts';
import type { DaysRoute } from '../../fact-routes.ts';
import { DayLink } from './day-link.tsx';

const HEAD_PX = 56;
const WEEK_PX = 26;
const GAP_PX = 12;

export interface CalendarPaneProps {
  readonly route: DaysRoute;
  readonly months: readonly Month[];
  readonly today: string;
}

/** The months that have notes; a day with notes leads to them. */
export function CalendarPane({ route, months, today }: CalendarPaneProps): JSX.Element {
  const at = months.findIndex(({ month }) => route.day?.startsWith(month));
  const hrefOf = (date: string): string => formatRoute({ ...route, day: date, text: '', warned: false });
  return (
    <Pane side="left" name="calendar" title="Calendar" label="Calendar" widthPx={240}>
      {months.length === 0 && <p className="pane-empty">Days with notes are shown here.</p>}
      <VirtualRows
        items={months}
        label="Months"
        rowPx={({ weeks }) => HEAD_PX + weeks.length * WEEK_PX + GAP_PX}
        keyOf={({ month }) => month}
        focusIndex={at}
        render={(month) => (
          <MonthTable
            month={month}
            today={today}
            render={(day) => <DayLink day={day} current={route.day} hrefOf={hrefOf} />}
          />
        )}
      />
    </Pane>
  );
}
