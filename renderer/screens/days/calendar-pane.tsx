import type { JSX, ReactNode } from 'react';
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
            current={route.day}
            hrefOf={(date) => formatRoute({ ...route, day: date, text: '', warned: false })}
          />
        )}
      />
    </Pane>
  );
}

interface MonthTableProps {
  readonly month: Month;
  readonly today: string;
  /** The day that is shown; null for none. */
  readonly current: string | null;
  readonly hrefOf: (date: string) => string;
  /** True where a day without notes leads somewhere too. */
  readonly linksAll?: boolean;
  /** What stands above the weeks, instead of the month's name. */
  readonly caption?: ReactNode;
}

/** A month: days with notes lead to them. */
export function MonthTable(props: MonthTableProps): JSX.Element {
  const { month, today, caption } = props;
  return (
    <table className="month">
      <caption>{caption ?? sayMonth(month.month)}</caption>
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
                {day.inMonth && <DayCell {...props} day={day} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayCell(props: MonthTableProps & { readonly day: MonthDay }): JSX.Element {
  const { day, current, hrefOf, linksAll = false } = props;
  const number = Number(day.date.slice(8));
  if (day.sections === 0 && !linksAll) return <span className="quiet">{number}</span>;
  const count = day.sections === 0 ? 'nothing written' : sayCounted(day.sections, 'section');
  const says = `${sayDate(day.date)}, ${count}${day.warned ? ', date in doubt' : ''}`;
  const kind = day.sections === 0 ? 'day-cell free' : day.warned ? 'day-cell warned' : 'day-cell';
  return (
    <a
      className={kind}
      href={hrefOf(day.date)}
      aria-current={current === day.date ? 'date' : undefined}
      aria-label={says}
      title={says}
    >
      {number}
    </a>
  );
}
