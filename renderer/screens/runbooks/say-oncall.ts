import type { AlertRecord } from '../../../core/contract/oncall.ts';
import type { RunbookHead } from '../../../core/contract/runbook.ts';
import { today } from '../../today.ts';
import { dayOf, sayAge, sayClock, sayMoment, sayShortDate } from '../../words/date.ts';

/** `9 min`, `2 h 5 min`, `3 days`. */
export function sayMinutes(minutes: number): string {
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours >= 48) return `${Math.floor(hours / 24)} days`;
  const rest = whole % 60;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}

/** `firing since 17:38`, `firing since 28 Nov 2026, 05:00`, `resolved after 6 min`. */
export function sayAlertState({ state, firstSeen, minutes }: AlertRecord): string {
  if (state === 'resolved') return minutes === null ? 'resolved' : `resolved after ${sayMinutes(minutes)}`;
  const first = new Date(firstSeen);
  return `${state} since ${dayOf(first) === today.get() ? sayClock(first) : sayMoment(firstSeen)}`;
}

/** Labels that say no more than the name does, or that all alerts of a team have. */
const GENERAL_LABEL =
  /^(?:alertname|severity|level|priority|prometheus|job|receiver|env(?:ironment)?|region|account|cluster)$/i;
const SUBJECT_LABELS = 2;

/** What tells it from another of the same name: what its sender says of it, else what it is about: `orders, orders-db-0`. */
export function sayAlertSubject({ name, summary, labels }: AlertRecord['alert']): string {
  if (summary !== null && summary !== '' && summary !== name) return summary;
  const about = Object.entries(labels).filter(([label]) => !GENERAL_LABEL.test(label));
  return about
    .slice(0, SUBJECT_LABELS)
    .map(([, value]) => value)
    .join(', ');
}

/** `reviewed 12 Jan 2026, 10 months ago`. */
export function sayReviewed(
  { reviewed, reviewedFrom }: Pick<RunbookHead, 'reviewed' | 'reviewedFrom'>,
  now: string,
): string {
  if (reviewed === null) return 'no review date';
  const what = reviewedFrom === 'git history' ? 'changed' : 'reviewed';
  return `${what} ${sayShortDate(reviewed)}, ${sayAge(reviewed, now)}`;
}

/** `reviewed 10 months ago`: where a date would not fit. */
export function sayReviewedAgo(
  { reviewed, reviewedFrom }: Pick<RunbookHead, 'reviewed' | 'reviewedFrom'>,
  now: string,
): string {
  if (reviewed === null) return 'no review date';
  return `${reviewedFrom === 'git history' ? 'changed' : 'reviewed'} ${sayAge(reviewed, now)}`;
}

const PHASES = {
  diagnosis: 'Diagnosis',
  mitigation: 'Mitigation',
  resolution: 'Resolution',
  steps: 'Steps',
  verification: 'Verification',
  rollback: 'Rollback',
  escalation: 'Escalation',
} as const;

/** What a part of a runbook is for. */
export function sayPhase(phase: keyof typeof PHASES): string {
  return PHASES[phase];
}
