import { useMemo } from 'react';
import type { JSX } from 'react';
import type { Decision } from '../../../core/contract/facts.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { addDays, daysBetween, sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';
import { nameOf } from './decision-chain.ts';
import { decisionTimeline, shareOf } from './timeline-bins.ts';
import type { Timeline } from './timeline-bins.ts';

export interface DecisionTimelineProps {
  /** All that the filters but the day let through. */
  readonly decisions: readonly Decision[];
  /** Of them, those in force on the chosen day. */
  readonly inForce: ReadonlySet<string>;
  /** What replaced what, around the selected decision; oldest first. */
  readonly chain: readonly Decision[];
  readonly selected: Decision | null;
  readonly at: string | null;
  readonly onAt: (at: string | null) => void;
}

const HEIGHT = 40;

/** When decisions were taken, which of them hold on a day, and the chain of the selected one. The list is its table. */
export function DecisionTimeline(props: DecisionTimelineProps): JSX.Element | null {
  const { decisions, inForce, chain, at, onAt } = props;
  const now = useStore(today);
  const course = useMemo(
    () => decisionTimeline(decisions, { today: now, isInForce: ({ id }) => inForce.has(id) }),
    [decisions, inForce, now],
  );
  if (course === null) return null;
  const days = daysBetween(course.first, course.last) ?? 0;
  const day = at ?? course.last;
  return (
    <section className="course" aria-label="Timeline">
      <div className="course-field">
        <Bars course={course} />
        <Chain {...props} course={course} />
        {at !== null && <span className="course-day" style={{ left: percent(shareOf(at, course)) }} />}
      </div>
      <input
        type="range"
        className="course-range"
        aria-label="In force on"
        aria-valuetext={at === null ? 'any day' : sayShortDate(day)}
        title="Choose a day: what was in force on it is listed"
        min={0}
        max={days}
        value={daysBetween(course.first, day) ?? days}
        onChange={(event) => {
          const chosen = addDays(course.first, Number(event.currentTarget.value));
          onAt(chosen >= course.last ? null : chosen);
        }}
      />
      <div className="course-years" aria-hidden="true">
        {course.years.length === 0 && <span className="course-end">{sayShortDate(course.first)}</span>}
        {course.years.length === 0 && <span className="course-end course-last">{sayShortDate(course.last)}</span>}
        {course.years.map(({ year, share }) => (
          <span key={year} style={{ left: percent(share) }}>
            {year}
          </span>
        ))}
      </div>
      <p className="course-legend small quiet">
        <span className="course-key" data-in-force="" /> in force {at === null ? 'now' : `on ${sayShortDate(at)}`}
        <span className="course-key" /> not in force, or not decided
        {chain.length > 1 && (
          <>
            <span className="course-key course-key-chain" /> what replaced what
          </>
        )}
      </p>
    </section>
  );
}

function Bars({ course }: { readonly course: Timeline }): JSX.Element {
  const { bins, most } = course;
  const total = bins.reduce((sum, { inForce, other }) => sum + inForce + other, 0);
  return (
    <svg
      viewBox={`0 0 ${bins.length} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={`${sayCounted(total, 'dated decision')} from ${sayShortDate(course.first)} to ${sayShortDate(course.last)}`}
    >
      {bins.map(({ from, to, inForce, other }, index) => {
        const [low, high] = [(inForce / most) * (HEIGHT - 4), (other / most) * (HEIGHT - 4)];
        if (inForce + other === 0) return null;
        return (
          <g key={from}>
            <title>{`${sayShortDate(from)} to ${sayShortDate(to)}: ${inForce} in force, ${other} not`}</title>
            <rect className="course-bar" x={index + 0.1} width={0.8} y={HEIGHT - low} height={low} data-in-force="" />
            <rect className="course-bar" x={index + 0.1} width={0.8} y={HEIGHT - low - high} height={high} />
          </g>
        );
      })}
    </svg>
  );
}

/** The selected decision and those of its chain, joined from the oldest to the newest. */
function Chain(props: DecisionTimelineProps & { readonly course: Timeline }): JSX.Element | null {
  const { chain, selected, course } = props;
  const points = chain.flatMap((decision) =>
    decision.date === null ? [] : [{ decision, share: shareOf(decision.date, course) }],
  );
  if (points.length < 2) return null;
  const [from, to] = [points[0]?.share ?? 0, points.at(-1)?.share ?? 0];
  return (
    <>
      <span className="course-link" style={{ left: percent(from), width: percent(to - from) }} />
      {points.map(({ decision, share }) => (
        <span
          key={decision.id}
          className="course-point"
          data-selected={decision === selected ? '' : undefined}
          style={{ left: percent(share) }}
          title={`${nameOf(decision)}, ${decision.date === null ? '' : sayShortDate(decision.date)}`}
        />
      ))}
    </>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(3)}%`;
}
