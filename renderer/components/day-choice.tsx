import { useEffect, useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { addDays, addMonths, sayDate } from '../words/date.ts';
import { monthGrid } from './month-grid.ts';
import { MonthHead, MonthTable } from './month-table.tsx';

/** What the keys of a month do. */
const STEPS: Readonly<Record<string, (date: string) => string>> = {
  ArrowLeft: (date) => addDays(date, -1),
  ArrowRight: (date) => addDays(date, 1),
  ArrowUp: (date) => addDays(date, -7),
  ArrowDown: (date) => addDays(date, 7),
  PageUp: (date) => addMonths(date, -1),
  PageDown: (date) => addMonths(date, 1),
};

/** A month to choose a day from, by the mouse or the arrow keys. */
export function DayChoice(props: {
  /** Empty for none. */
  readonly value: string;
  readonly today: string;
  readonly onChoose: (day: string) => void;
}): JSX.Element {
  const { value, today, onChoose } = props;
  const [at, setAt] = useState(value || today);
  const focused = useRef<HTMLButtonElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    if (follows.current) focused.current?.focus();
    follows.current = false;
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    follows.current = true;
    setAt(step(at));
  };
  return (
    <div onKeyDown={onKeyDown}>
      <MonthTable
        month={monthGrid(at.slice(0, 7), new Map())}
        today={today}
        caption={<MonthHead month={at.slice(0, 7)} onTurn={(by) => setAt(addMonths(at, by))} />}
        render={({ date }) => (
          <button
            ref={date === at ? focused : undefined}
            type="button"
            className="day-cell free"
            tabIndex={date === at ? 0 : -1}
            aria-current={date === value ? 'date' : undefined}
            aria-label={sayDate(date)}
            onClick={() => onChoose(date)}
          >
            {Number(date.slice(8))}
          </button>
        )}
      />
    </div>
  );
}
