import type { JSX } from 'react';
import { DateTag } from '../../components/date-tag.tsx';
import { PlainText } from '../../components/fact-text.tsx';
import { Icon } from '../../components/icon.tsx';
import { PathText } from '../../components/path-text.tsx';
import { noteAddress } from '../../routes.ts';
import { sayOrigin } from '../../words/date.ts';
import type { DayEntry } from './day-rows.ts';

/** A dated section: its day, its heading, where the day came from, and what is in doubt about it. Opens the heading. */
export function DayItem(props: { readonly entry: DayEntry; readonly isSelected: boolean }): JSX.Element {
  const { day, isFirst } = props.entry;
  return (
    <a
      className="day-item"
      href={noteAddress({ journal: day.journal, path: day.path, line: day.line })}
      data-selected={props.isSelected ? '' : undefined}
      aria-current={props.isSelected ? 'true' : undefined}
    >
      <span className={isFirst ? 'day-date' : 'day-date again'}>
        <DateTag date={day.date} />
      </span>
      <span className="day-body">
        <span className="day-heading">
          {day.heading === '' ? <span className="quiet">at the start</span> : <PlainText text={day.heading} />}
        </span>
        <span className="task-meta">
          <span>{sayOrigin(day.origin)}</span>
          <PathText path={day.path} line={day.line} />
        </span>
        {day.warning && (
          <span className="day-warning" title={day.warning.message}>
            <Icon name="warning" />
            <span>{day.warning.message}</span>
          </span>
        )}
      </span>
    </a>
  );
}
