import type { JSX } from 'react';
import { DateTag } from '../../components/date-tag.tsx';
import { Icon } from '../../components/icon.tsx';
import { addDays } from '../../words/date.ts';

/** Which day is shown: the one before, the one after, any one, or today. */
export function DayBar(props: {
  readonly date: string;
  readonly today: string;
  readonly onChange: (date: string) => void;
}): JSX.Element {
  const { date, today, onChange } = props;
  return (
    <div className="day-bar" role="group" aria-label="Day">
      <button
        type="button"
        className="icon-button"
        aria-label="The day before"
        title="The day before (h)"
        onClick={() => onChange(addDays(date, -1))}
      >
        <Icon name="previous" />
      </button>
      <h2 aria-live="polite">
        <DateTag date={date} age />
      </h2>
      <button
        type="button"
        className="icon-button"
        aria-label="The day after"
        title="The day after (l)"
        onClick={() => onChange(addDays(date, 1))}
      >
        <Icon name="next" />
      </button>
      <span className="bar-end">
        <input
          type="date"
          className="input"
          aria-label="Another day"
          value={date}
          onChange={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
        />
        <button type="button" className="button" disabled={date === today} onClick={() => onChange(today)}>
          Today <kbd aria-hidden="true">d</kbd>
        </button>
      </span>
    </div>
  );
}
