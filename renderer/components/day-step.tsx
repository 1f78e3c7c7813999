import type { JSX } from 'react';
import { addDays } from '../words/date.ts';
import { Icon } from './icon.tsx';

const STEPS = {
  before: { by: -1, name: 'The day before', key: 'h', icon: 'previous' },
  after: { by: 1, name: 'The day after', key: 'l', icon: 'next' },
} as const;

/** The way to the day before or after. */
export function DayStep(props: {
  readonly to: keyof typeof STEPS;
  readonly date: string;
  readonly onGo: (date: string) => void;
}): JSX.Element {
  const { to, date, onGo } = props;
  const { by, name, key, icon } = STEPS[to];
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={`${name} (${key})`}
      onClick={() => onGo(addDays(date, by))}
    >
      <Icon name={icon} />
    </button>
  );
}

/** The keys of a place that shows a day. */
export function dayKeys(date: string, today: string, go: (date: string) => void) {
  return {
    h: () => go(addDays(date, -1)),
    l: () => go(addDays(date, 1)),
    ArrowLeft: () => go(addDays(date, -1)),
    ArrowRight: () => go(addDays(date, 1)),
    d: () => go(today),
  };
}
