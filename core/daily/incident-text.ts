import type { AlertRecord, Run } from '../contract/oncall.ts';
import { sayMinutes } from './say-minutes.ts';

/** What is said of an incident, for the placeholders of its template. */
export interface IncidentText {
  readonly summary: string;
  readonly labels: string;
  readonly runbook: string;
  readonly timeline: string;
  readonly tried: string;
  readonly worked: string;
  readonly took: string;
  readonly cause: string;
}

export interface IncidentInput {
  readonly record: AlertRecord;
  readonly run: Run | null;
  /** Path of the page that was followed; null for none. */
  readonly runbook: string | null;
  readonly worked: string;
  readonly cause: string;
  /** ISO 8601, UTC. */
  readonly resolvedAt: string;
}

/** One line whatever it was: an alert is written by another program, and its text is no structure of the note. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function asCode(text: string): string {
  const line = oneLine(text);
  const ticks = line.includes('`') ? '``' : '`';
  return `${ticks}${ticks.length > 1 ? ' ' : ''}${line}${ticks.length > 1 ? ' ' : ''}${ticks}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

/** What a step says, without the colon that leads to its commands; `<name>` is no element of the note. */
function saidOfStep(text: string): string {
  const line = oneLine(text).slice(0, 200);
  return line.replace(/\s*[:：]$/, '').replaceAll(/(?<!\\)<(?=[\p{L}/!])/gu, '\\<');
}

/** The local time of day of a moment, with the day where it is another one than that of the note. */
function clock(moment: string, noted: string): string {
  const at = new Date(moment);
  const day = (one: Date) => `${one.getFullYear()}-${two(one.getMonth() + 1)}-${two(one.getDate())}`;
  const time = `${two(at.getHours())}:${two(at.getMinutes())}`;
  return day(at) === day(new Date(noted)) ? time : `${day(at)} ${time}`;
}

function timelineOf({ record, run, resolvedAt }: IncidentInput): string {
  const events = [
    { at: record.firstSeen, says: `${oneLine(record.alert.name)} fires` },
    ...(run?.done ?? []).map(({ at, text }) => ({ at, says: `done: ${saidOfStep(text)}` })),
    ...(run?.copied ?? []).map(({ at, text }) => ({ at, says: `copied ${asCode(text)}` })),
    ...(run?.notes ?? []).map(({ at, text }) => ({ at, says: oneLine(text) })),
    { at: resolvedAt, says: 'resolved' },
  ];
  return events
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .map(({ at, says }) => `- ${clock(at, resolvedAt)} ${says}`)
    .join('\n');
}

function triedOf(run: Run | null): string {
  const commands = [...new Set((run?.copied ?? []).map(({ text }) => text.trim()))];
  return commands.map((text) => (text.includes('\n') ? `${fenced(text)}\n` : `- ${asCode(text)}`)).join('\n');
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `\n${fence}\n${text}\n${fence}`;
}

const MS_A_MINUTE = 60_000;

/** What happened, out of the alert and of what somebody did about it. */
export function incidentText(input: IncidentInput): IncidentText {
  const { record, run, runbook, worked, cause, resolvedAt } = input;
  const { summary, description, labels } = record.alert;
  const minutes = (Date.parse(resolvedAt) - Date.parse(record.firstSeen)) / MS_A_MINUTE;
  const shown = Object.entries(labels).slice(0, 20);
  return {
    summary: oneLine(summary ?? description ?? ''),
    labels: shown.length === 0 ? '' : `\nLabels: ${shown.map(([key, value]) => asCode(`${key}=${value}`)).join(' ')}`,
    runbook: runbook === null ? '' : `\nRunbook: ${asCode(runbook)}`,
    timeline: timelineOf(input),
    tried: triedOf(run),
    worked: worked.trim(),
    took: `\nIt took ${sayMinutes(minutes)}.`,
    cause: cause.trim(),
  };
}
