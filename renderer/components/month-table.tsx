import type { JSX, ReactNode } from 'react';
import { sayMonth } from '../words/date.ts';
import { Icon } from './icon.tsx';
import type { Month, MonthDay } from './month-grid.ts';

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export interface MonthTableProps {
  readonly month: Month;
  readonly today: string;
  /** What a day of the month shows. */
  readonly render: (day: MonthDay) => ReactNode;
  /** What stands above the weeks, instead of the month's name. */
  readonly caption?: ReactNode;
}

/** A month in weeks. */
export function MonthTable({ month, today, render, caption }: MonthTableProps): JSX.Element {
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
                {day.inMonth && render(day)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The name of a month between the ways to its neighbours. */
export function MonthHead(props: { readonly month: string; readonly onTurn: (by: 1 | -1) => void }): JSX.Element {
  const { month, onTurn } = props;
  return (
    <span className="month-head">
      <span aria-live="polite">{sayMonth(month)}</span>
      <button type="button" className="icon-button" aria-label="The month before" onClick={() => onTurn(-1)}>
        <Icon name="previous" />
      </button>
      <button type="button" className="icon-button" aria-label="The month after" onClick={() => onTurn(1)}>
        <Icon name="next" />
      </button>
    </span>
  );
}
