import type { JSX } from 'react';
import type { MonthDay } from '../../components/month-grid.ts';
import { sayDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';

/** A day of a calendar: it leads to what was written about it, or, with `linksAll`, to where it can be. */
export function DayLink(props: {
  readonly day: MonthDay;
  /** The day that is shown; null for none. */
  readonly current: string | null;
  readonly hrefOf: (date: string) => string;
  readonly linksAll?: boolean;
}): JSX.Element {
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
