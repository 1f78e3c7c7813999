import type { JSX } from 'react';
import type { Task } from '../../../core/contract/facts.ts';
import { BarChart } from '../../components/bar-chart.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { sayShortDate } from '../../words/date.ts';
import { ages, burnDown } from './task-figures.ts';

/** How the work went: what was to do week by week, and how old it is. */
export function TaskCharts(props: { readonly tasks: readonly Task[]; readonly onClose: () => void }): JSX.Element {
  const { tasks, onClose } = props;
  const now = useStore(today);
  const weeks = burnDown(tasks, now).map(({ name, count }) => ({ name, count, says: sayDayAndMonth(name) }));
  const old = ages(tasks, now).map(({ name, count }) => ({ name, count, says: name }));
  return (
    <Dialog title="Charts of the items" className="charts" onClose={onClose}>
      <BarChart title="To do, week by week" unit="items to do" bars={weeks} />
      <BarChart title="How old they are" unit="items to do" bars={old} />
    </Dialog>
  );
}

/** `20 Nov`: the year stands in the last twelve weeks. */
function sayDayAndMonth(date: string): string {
  return sayShortDate(date).replace(/\s\d{4}$/, '');
}
