import { useMemo, useState } from 'react';
import type { JSX } from 'react';
import { FILTER_KEYS, FilterBox } from '../../components/filter-box.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { useDayCounts, useDays } from '../../fact-queries.ts';
import type { DaysRoute } from '../../fact-routes.ts';
import { isOnControl } from '../../keys.ts';
import { navigate, openHash } from '../../navigation.ts';
import { noteAddress } from '../../routes.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { useKeys } from '../../use-keys.ts';
import { sayCounted } from '../../words/number.ts';
import { CalendarPane } from './calendar-pane.tsx';
import { DayItem } from './day-item.tsx';
import { dayRows, filterDays } from './day-rows.ts';
import type { DayRow } from './day-rows.ts';
import { DaysEmpty } from './days-empty.tsx';
import { monthGrids } from '../../components/month-grid.ts';

const MONTH_PX = 36;
const DAY_PX = 50;
const WARNING_PX = 21;

/** Every dated section of the notes: its day, where the day came from, and where it is in doubt. */
export function DaysScreen({ route }: { readonly route: DaysRoute }): JSX.Element {
  const days = useDays();
  const now = useStore(today);
  const { text, warned } = route;
  const all = useMemo(() => days.data ?? [], [days.data]);
  const shown = useMemo(() => filterDays(all, { text, warned }), [all, text, warned]);
  const rows = useMemo(() => dayRows(shown), [shown]);
  const counts = useDayCounts();
  const months = useMemo(() => monthGrids(counts.data ?? new Map()), [counts.data]);
  const doubts = useMemo(() => all.filter((day) => day.warning !== null).length, [all]);
  const { index, step } = useDaySelection(rows, route.day);
  const row = rows[index];
  const change = (to: Partial<DaysRoute>): void => navigate({ ...route, ...to }, { replace: true });
  useKeys(
    {
      ...FILTER_KEYS,
      j: () => step(1),
      k: () => step(-1),
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      Enter: (event) => (row?.kind !== 'day' || isOnControl(event) ? false : openHash(noteAddress(placeOf(row)))),
      w: () => change({ warned: !warned }),
    },
    { whileTyping: ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'] },
  );
  return (
    <>
      <CalendarPane route={route} months={months} today={now} />
      <Page title="Days" left="the calendar">
        <div className="listing">
          <div className="bar" role="group" aria-label="What is listed">
            <FilterBox
              label="Filter days by date, heading or path"
              placeholder="Heading, path or 2026-11"
              value={text}
              onChange={(next) => change({ text: next })}
            />
            <label className="check">
              <input
                type="checkbox"
                checked={warned}
                onChange={(event) => change({ warned: event.currentTarget.checked })}
              />
              Only dates in doubt{' '}
              {days.data && <span className={doubts > 0 ? 'warn numbers' : 'quiet numbers'}>{doubts}</span>}
            </label>
            <span className="bar-end quiet numbers" role="status">
              {days.data && sayCounted(shown.length, 'section')}
            </span>
          </div>
          {days.isPending && <Skeleton label="Listing days" rows={12} />}
          {days.isError && (
            <Problem title="The days could not be listed" error={days.error} onRetry={() => void days.refetch()} />
          )}
          {days.data && shown.length === 0 && <DaysEmpty route={route} total={all.length} />}
          {shown.length > 0 && (
            <VirtualRows
              items={rows}
              label="Days"
              rowPx={heightOf}
              isMeasured
              keyOf={({ key }) => key}
              focusIndex={index}
              render={(one) =>
                one.kind === 'month' ? (
                  <h2 className="group-head">
                    {one.title} <span className="quiet numbers">{one.count}</span>
                  </h2>
                ) : (
                  <DayItem entry={one} isSelected={one === row} />
                )
              }
            />
          )}
        </div>
      </Page>
    </>
  );
}

function heightOf(row: DayRow): number {
  if (row.kind === 'month') return MONTH_PX;
  return row.day.warning === null ? DAY_PX : DAY_PX + WARNING_PX;
}

function placeOf({ day: { journal, path, line } }: Extract<DayRow, { kind: 'day' }>) {
  return { journal, path, line };
}

/** The selected section: the one that the keys chose, else the first of the day that the address names. */
function useDaySelection(
  rows: readonly DayRow[],
  day: string | null,
): { readonly index: number; readonly step: (by: 1 | -1) => void } {
  const [chosen, setChosen] = useState<{ readonly key: string; readonly day: string | null }>({ key: '', day });
  const byKey = chosen.day === day ? rows.findIndex(({ key }) => key === chosen.key) : -1;
  const byDay = day === null ? -1 : rows.findIndex((row) => row.kind === 'day' && row.day.date <= day);
  const first = rows.findIndex((row) => row.kind === 'day');
  const index = byKey !== -1 ? byKey : byDay !== -1 ? byDay : first;
  return {
    index,
    step(by) {
      if (document.activeElement?.closest('.rows')) document.getElementById('page-body')?.focus();
      for (let at = index + by; at >= 0 && at < rows.length; at += by) {
        const next = rows[at];
        if (next?.kind === 'day') return setChosen({ key: next.key, day });
      }
    },
  };
}
