import type { JSX } from 'react';
import { Pane } from '../../components/pane.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { formatRoute } from '../../routes.ts';
import type { DaysRoute } from '../../fact-routes.ts';
import { sayDate, sayMonth } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import type { Month, MonthDay } from './month-grid.ts';

const HEAD_PX = 56;
const WEEK_PX = 26;
const GAP_PX = 12;
const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export interface CalendarPaneProps {
  readonly route: DaysRoute;
  readonly months: readonly Month[];
  readonly today: string;
}

/** The months that have notes; a day with notes leads to them. */
export function CalendarPane({ route, months, today }: CalendarPaneProps): JSX.Element {
  const at = months.findIndex(({ month }) => route.day?.startsWith(month));
  return (
    <Pane side="left" name="calendar" title="Calendar" label="Calendar" widthPx={240}>
      {months.length === 0 && <p className="pane-empty">Days with notes stand here.</p>}
      <VirtualRows
        items={months}
        label="Months"
        rowPx={({ weeks }) => HEAD_PX + weeks.length * WEEK_PX + GAP_PX}
        keyOf={({ month }) => month}
        focusIndex={at}
        render={(month) => <MonthTable route={route} month={month} today={today} />}
      />
    </Pane>
  );
}

function MonthTable(props: { readonly route: DaysRoute; readonly month: Month; readonly today: string }): JSX.Element {
  const { route, month, today } = props;
  return (
    <table className="month">
      <caption>{sayMonth(month.month)}</caption>
      <thead aria-hidden="true">
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col">
              {day.slice(0, 1)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {month.weeks.map((week) => (
          <tr key={week[0]?.date}>
            {week.map((day) => (
              <td key={day.date} className={day.date === today ? 'is-today' : undefined}>
                {day.inMonth && <DayCell route={route} day={day} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell({ route, day }: { readonly route: DaysRoute; readonly day: MonthDay }): JSX.Element {
  const number = Number(day.date.slice(8));
  if (day.sections === 0) return <span className="quiet">{number}</span>;
  const says = `${sayDate(day.date)}, ${sayCounted(day.sections, 'section')}${day.warned ? ', date in doubt' : ''}`;
  return (
    <a
      className={day.warned ? 'day-cell warned' : 'day-cell'}
      href={formatRoute({ ...route, day: day.date, text: '', warned: false })}
      aria-current={route.day === day.date ? 'date' : undefined}
      aria-label={says}
      title={says}
    >
      {number}
    </a>
  );
}
