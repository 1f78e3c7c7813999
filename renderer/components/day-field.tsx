import { useId, useRef, useState } from 'react';
import type { JSX, KeyboardEvent } from 'react';
import { preferences } from '../preferences.ts';
import { useStore } from '../store.ts';
import { today } from '../today.ts';
import { addDays, sayShortDate } from '../words/date.ts';
import { readDay } from '../words/read-day.ts';
import { DayChoice } from './day-choice.tsx';
import { Icon } from './icon.tsx';

export interface DayFieldProps {
  /** How a screen reader calls it. */
  readonly label: string;
  /** `YYYY-MM-DD`; empty for none. */
  readonly value: string;
  readonly required?: boolean;
  readonly onChange: (day: string) => void;
}

/** Room that a month needs, in pixels; the style sheet says the same. */
const MONTH_PX = { width: 240, height: 232 } as const;
const NOT_READ = 'Write a day as 30 Nov 2026, 2026-11-30 or tomorrow.';

/** A day that is typed as people write one, or chosen in a month. What was typed counts from Enter, or when the field is left. */
export function DayField({ label, value, required = false, onChange }: DayFieldProps): JSX.Element {
  const now = useStore(today);
  const order = useStore(preferences).dateOrder;
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const month = useRef<HTMLDivElement>(null);
  const id = useId();
  const isDayFirst = order === 'found' ? isDayFirstHere() : order === 'day-first';
  const read = (text: string): string | null => (text.trim() === '' ? '' : readDay(text, { today: now, isDayFirst }));
  const take = (): void => {
    const day = typed === null ? value : read(typed);
    if (day === null || (required && day === '')) {
      input.current?.reportValidity();
      return;
    }
    setTyped(null);
    if (day !== value) onChange(day);
  };
  /** What cannot be read does not keep the focus: the day stays as it was. */
  const leave = (): void => {
    const day = typed === null ? null : read(typed);
    if (day !== null && (day !== '' || !required)) return take();
    setTyped(null);
    input.current?.setCustomValidity('');
  };
  const write = (text: string): void => {
    setTyped(text);
    input.current?.setCustomValidity(read(text) === null ? NOT_READ : '');
  };
  const choose = (day: string): void => {
    write(day);
    setTyped(null);
    if (day !== value) onChange(day);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key !== 'Enter' && by === undefined) return;
    // The lists of the place have these keys too.
    event.stopPropagation();
    if (by === undefined) return take();
    event.preventDefault();
    choose(addDays((typed === null ? value : read(typed)) || now, by));
  };
  return (
    <span className="day-field">
      <input
        ref={input}
        className="input"
        aria-label={label}
        value={typed ?? (value === '' ? '' : sayShortDate(value))}
        placeholder="Any day"
        autoComplete="off"
        required={required}
        onChange={(event) => write(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={leave}
        onKeyDown={onKeyDown}
      />
      <button type="button" className="icon-button" aria-label={`${label}: choose in the calendar`} popoverTarget={id}>
        <Icon name="days" />
      </button>
      <div
        ref={month}
        id={id}
        popover="auto"
        className="day-choice"
        onBeforeToggle={() => place(month.current, input.current)}
        onToggle={({ newState }) => setOpen(newState === 'open')}
      >
        {isOpen && (
          <DayChoice
            value={value}
            today={now}
            onChoose={(day) => {
              choose(day);
              month.current?.hidePopover();
            }}
          />
        )}
      </div>
    </span>
  );
}

/** Whether the day comes before the month where the user is. */
function isDayFirstHere(): boolean {
  const parts = new Intl.DateTimeFormat(navigator.language).formatToParts(0).map(({ type }) => type);
  return parts.indexOf('day') < parts.indexOf('month');
}

/** Below the field, or above it where there is no room; always inside the window. */
function place(month: HTMLElement | null, field: HTMLElement | null): void {
  if (month === null || field === null) return;
  const at = field.getBoundingClientRect();
  const isBelow = at.bottom + 4 + MONTH_PX.height < window.innerHeight;
  month.style.left = `${Math.max(8, Math.min(at.left, window.innerWidth - MONTH_PX.width - 8))}px`;
  month.style.top = `${isBelow ? at.bottom + 4 : Math.max(8, at.top - 4 - MONTH_PX.height)}px`;
}
