import type { JSX } from 'react';

/** Paths on a grid of 16, drawn with one stroke. */
const PATHS = {
  ask: 'M6 6.2a2 2 0 1 1 2.7 1.9c-.5.2-.7.5-.7 1v.4M8 11.6v.1M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0Z',
  search: 'M10.4 10.4 14 14M11.5 6.75a4.75 4.75 0 1 1-9.5 0 4.75 4.75 0 0 1 9.5 0Z',
  notes: 'M4 2h5.5L13 5.5V14H4V2ZM9.5 2v3.5H13M6 8.5h5M6 11h3.5',
  tasks: 'M2.5 4.5 4 6l2.5-3M8.5 4.5h5M2.5 11l1.5 1.5 2.5-3M8.5 11h5',
  people:
    'M8 5.5a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0ZM1.8 13c.2-2.6 1.7-4 4-4s3.8 1.4 4 4M10.3 3.5a2.1 2.1 0 0 1 0 4M11.6 9.4c1.6.4 2.5 1.6 2.7 3.6',
  decisions: 'M8 14V9M8 9C8 6 4 7 4 3M8 9c0-3 4-2 4-6M2.3 4.5 4 2.8l1.7 1.7M10.3 4.5 12 2.8l1.7 1.7',
  days: 'M2.5 3.5h11v10h-11v-10ZM2.5 6.5h11M5.5 2v3M10.5 2v3',
  stroke: 'M5 11 11 5',
  stop: 'M8 4v5M8 11.6v.1',
  previous: 'M9.5 4 5.5 8l4 4',
  next: 'M6.5 4l4 4-4 4',
  journals:
    'M2 4.5C2 3.7 2.7 3 3.5 3h2.7l1.5 1.7h4.8c.8 0 1.5.7 1.5 1.5v5.3c0 .8-.7 1.5-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7Z',
  models: 'M8 2l5.2 3v6L8 14l-5.2-3V5L8 2ZM2.8 5 8 8m0 0 5.2-3M8 8v6',
  runbooks:
    'M3 2.5h8.5A1.5 1.5 0 0 1 13 4v9.5H4.5A1.5 1.5 0 0 1 3 12V2.5ZM3 12a1.5 1.5 0 0 1 1.5-1.5H13M6 5.5h4M6 8h2.5',
  health: 'M1.8 8.5h2.9l1.6-4 2.8 7.4 1.9-5.2.7 1.8h2.5',
  settings: 'M2.5 4.5h5M11 4.5h2.5M2.5 11.5H5M8.5 11.5h5M9.2 3v3M6.8 10v3',
  left: 'M2.5 3.5h11v9h-11v-9ZM6 3.5v9',
  right: 'M2.5 3.5h11v9h-11v-9ZM10 3.5v9',
  close: 'M4 4l8 8M12 4l-8 8',
  copy: 'M5.5 5.5V3.2c0-.4.3-.7.7-.7h6.6c.4 0 .7.3.7.7v6.6c0 .4-.3.7-.7.7h-2.3M3.2 5.5h6.6c.4 0 .7.3.7.7v6.6c0 .4-.3.7-.7.7H3.2a.7.7 0 0 1-.7-.7V6.2c0-.4.3-.7.7-.7Z',
  edit: 'M3 13l.6-2.9 7.2-7.2 2.3 2.3-7.2 7.2L3 13ZM9.3 4.4l2.3 2.3',
  check: 'M3 8.5 6.5 12 13 4.5',
  warning: 'M8 2.5 14.2 13H1.8L8 2.5ZM8 6.5v3M8 11.2v.1',
  keys: 'M2 4.5h12v7H2v-7ZM4.5 7h.1M7 7h.1M9.5 7h.1M11.8 7h.1M5 9.5h6',
  down: 'M4 6.5 8 10.5l4-4',
  pen: 'M3 13l.7-3L10.6 3.1c.5-.5 1.3-.5 1.8 0l.5.5c.5.5.5 1.3 0 1.8L6 12.3 3 13ZM9.5 4.2l2.3 2.3',
  today: 'M2.5 3.5h11v10h-11v-10ZM2.5 6.5h11M5.5 2v3M10.5 2v3M6 10l1.4 1.4L10.2 8.6',
  plus: 'M8 3v10M3 8h10',
  lock: 'M4 7.5h8v6H4v-6ZM5.5 7.5V5.2a2.5 2.5 0 0 1 5 0v2.3',
  link: 'M6.8 9.2a2.4 2.4 0 0 0 3.4 0l2.3-2.3a2.4 2.4 0 0 0-3.4-3.4l-.9.9M9.2 6.8a2.4 2.4 0 0 0-3.4 0L3.5 9.1a2.4 2.4 0 0 0 3.4 3.4l.9-.9',
  download: 'M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M3 13.3h10',
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words; it says nothing to a screen reader. */
export function Icon({ name }: { readonly name: IconName }): JSX.Element {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
