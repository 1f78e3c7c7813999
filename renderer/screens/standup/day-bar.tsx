import type { JSX } from 'react';
import { DateTag } from '../../components/date-tag.tsx';
import { DayField } from '../../components/day-field.tsx';
import { DayStep } from '../../components/day-step.tsx';

/** Which day is shown: the one before, the one after, any one, or today. */
export function DayBar(props: {
  readonly date: string;
  readonly today: string;
  readonly onChange: (date: string) => void;
}): JSX.Element {
  const { date, today, onChange } = props;
  return (
    <div className="day-bar" role="group" aria-label="Day">
      <DayStep to="before" date={date} onGo={onChange} />
      <h2 aria-live="polite">
        <DateTag date={date} age />
      </h2>
      <DayStep to="after" date={date} onGo={onChange} />
      <span className="bar-end">
        <DayField label="Another day" value={date} required onChange={onChange} />
        <button type="button" className="button" disabled={date === today} onClick={() => onChange(today)}>
          Today <kbd aria-hidden="true">d</kbd>
        </button>
      </span>
    </div>
  );
}
