import { useMemo } from 'react';
import type { JSX } from 'react';
import { sayMonth, sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import type { DayCounts } from '../../components/month-grid.ts';
import { heatYear, monthsOf, monthStarts } from './heat-weeks.ts';
import type { HeatYear } from './heat-weeks.ts';

const CELL = 8;
const GAP = 0.8;
/** Room above the days for the names of the months. */
const NAMES = 16;
const HEIGHT = NAMES + CELL * 7;
/** A year in one row would have cells too small to hit: it stands in two, the earlier half above. */
const WEEKS_IN_BAND = 27;

/** A year of writing: a cell for each day, fuller where more was written, and the same as a table. */
export function YearHeat(props: {
  readonly counts: DayCounts;
  readonly today: string;
  readonly onOpen: (date: string) => void;
}): JSX.Element | null {
  const { counts, today, onOpen } = props;
  const year = useMemo(() => heatYear(counts, today), [counts, today]);
  const busiest = year.busiest === null ? '' : `, most on ${sayShortDate(year.busiest.date)}`;
  const says = `The last year: ${sayCounted(year.daysWritten, 'day')} with notes${busiest}`;
  const half = year.weeks.length - WEEKS_IN_BAND;
  // A half in which nothing was written has nothing to show.
  const bands = [year.weeks.slice(0, half), year.weeks.slice(half)].filter((weeks) =>
    weeks.some((week) => week.some(({ sections }) => sections > 0)),
  );
  if (bands.length === 0) return null;
  return (
    <figure className="heat">
      <div
        role="img"
        aria-label={says}
        // For the mouse only: the month above leads to the same days.
        onClick={(event) => {
          const date = event.target instanceof SVGElement ? event.target.dataset['date'] : undefined;
          if (date !== undefined) onOpen(date);
        }}
      >
        {bands.map((weeks, index) => (
          <HeatBand key={weeks[0]?.[0]?.date} weeks={weeks} isEarlier={index < bands.length - 1} />
        ))}
      </div>
      <figcaption>
        <details>
          <summary>{sayCounted(year.daysWritten, 'day')} in the last year</summary>
          <HeatTable year={year} />
        </details>
      </figcaption>
    </figure>
  );
}

/** Half a year: a column for each week, from Monday to Sunday. */
function HeatBand(props: { readonly weeks: HeatYear['weeks']; readonly isEarlier?: boolean }): JSX.Element {
  const { weeks, isEarlier = false } = props;
  return (
    <svg
      className={isEarlier ? 'heat-earlier' : undefined}
      viewBox={`0 0 ${WEEKS_IN_BAND * CELL} ${HEIGHT}`}
      aria-hidden="true"
    >
      {monthStarts(weeks).map(({ month, column }) => (
        <text key={month} className="chart-text" x={column * CELL} y={NAMES - 5}>
          {sayMonth(month).slice(0, 3)}
        </text>
      ))}
      {weeks.map((week, column) =>
        week.map(({ date, sections, level }, row) => (
          <rect
            key={date}
            data-date={date}
            className={`heat-${level}`}
            x={column * CELL + GAP / 2}
            y={NAMES + row * CELL + GAP / 2}
            width={CELL - GAP}
            height={CELL - GAP}
            rx={1}
          >
            <title>{`${sayShortDate(date)}: ${sections === 0 ? 'nothing' : sayCounted(sections, 'section')}`}</title>
          </rect>
        )),
      )}
    </svg>
  );
}

function HeatTable({ year }: { readonly year: HeatYear }): JSX.Element {
  return (
    <table className="heat-table">
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Days</th>
          <th scope="col">Sections</th>
        </tr>
      </thead>
      <tbody>
        {monthsOf(year).map(({ month, days, sections }) => (
          <tr key={month}>
            <th scope="row">{sayMonth(month)}</th>
            <td>{days}</td>
            <td>{sections}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
