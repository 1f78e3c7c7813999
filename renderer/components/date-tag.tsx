import type { JSX } from 'react';
import type { DateOrigin } from '../../core/contract/notes.ts';
import { useStore } from '../store.ts';
import { today } from '../today.ts';
import { sayAge, sayDate, sayOrigin, sayShortDate } from '../words/date.ts';

export interface DateTagProps {
  readonly date: string;
  readonly origin?: DateOrigin | null;
  /** True to leave out the weekday. */
  readonly short?: boolean;
  /** True to say how long ago it was. */
  readonly age?: boolean;
}

/** A date as people say it; the exact one, its age and its origin on hover. */
export function DateTag({ date, origin = null, short = false, age = false }: DateTagProps): JSX.Element {
  const ago = sayAge(date, useStore(today));
  const title = [date, ago, origin && sayOrigin(origin)].filter(Boolean).join(' · ');
  return (
    <time className="date" dateTime={date} title={title}>
      {origin === 'modified' && 'changed '}
      {short ? sayShortDate(date) : sayDate(date)}
      {age && ago && <span className="quiet"> · {ago}</span>}
    </time>
  );
}
