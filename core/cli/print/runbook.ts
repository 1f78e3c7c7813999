import type { Fill } from '../../contract/fill-in.ts';
import { fillIn } from '../../contract/fill-in.ts';
import type { RunbookCommand, RunbookStep } from '../../contract/runbook.ts';
import { MATCH_WORDS, type PastIncident, type RunbookAnswer } from '../../contract/runbook-answer.ts';
import { expectedOf } from '../../oncall/condition.ts';
import { plainReadable } from '../../ask/units/readable.ts';
import { duration, plural } from './amounts.ts';
import type { Dialect } from './dialect.ts';
import { placeText, type PlaceText } from './place.ts';

/** Labels shown in the first lines. */
const LABELS = 8;
const LINKS = 10;

/** What is printed, and how. */
export interface RunbookLayout {
  readonly dialect: Dialect;
  /** Values that the user let be filled in; empty for none. */
  readonly fills: readonly Fill[];
}

function alertLines({ alert, moreAlerts, signature }: RunbookAnswer, { dialect }: RunbookLayout): readonly string[] {
  const labels = Object.entries(alert.labels)
    .filter(([key]) => key !== 'alertname')
    .slice(0, LABELS)
    .map(([key, value]) => `${key}=${value}`);
  const said =
    alert.summary === null || alert.summary === alert.name ? [] : [dialect.text(plainReadable(alert.summary))];
  return [
    dialect.title(alert.name),
    ...said,
    ...(labels.length === 0 ? [] : [dialect.quiet(labels.join('  '))]),
    ...(signature === null ? [] : [dialect.quiet(`error: ${signature}`)]),
    ...(moreAlerts === 0 ? [] : [dialect.quiet(`and ${plural(moreAlerts, 'more alert')} in what was pasted`)]),
  ];
}

/** Whose page it is and how old: said beside the steps, where it counts. */
function headLines({ runbook }: RunbookAnswer, { dialect }: RunbookLayout, place: PlaceText): readonly string[] {
  if (runbook === null) return [];
  const owner = runbook.owner === null ? 'no owner' : `owner ${runbook.owner}`;
  const age = runbook.ageDays === null ? '' : `, ${plural(runbook.ageDays, 'day')} ago`;
  const reviewed =
    runbook.reviewed === null
      ? 'never reviewed as far as it says'
      : `reviewed ${runbook.reviewed}${age}${runbook.reviewedFrom === 'git history' ? ' (last change in git)' : ''}`;
  return [
    `${dialect.strong(runbook.title)} ${dialect.quiet(`${place(runbook)} (${runbook.differs ?? MATCH_WORDS[runbook.match]})`)}`,
    dialect.quiet(`${owner}, ${reviewed}`),
    ...(runbook.stale ? [dialect.danger(`stale: older than ${plural(runbook.staleAfterDays, 'day')}`)] : []),
  ];
}

/** Of code within a sentence it is said which is meant: the step may hold more. */
function carefulWith({ inline, copy }: RunbookCommand): string {
  return inline ? `careful with ${copy}` : 'careful';
}

function commandLines(command: RunbookCommand, { dialect, fills }: RunbookLayout): readonly string[] {
  const parts = fillIn(command.text.replace(/\n$/, ''), fills);
  const used = parts.flatMap(({ fill }) => fill ?? []);
  const open = command.placeholders.filter((name) => !used.some(({ placeholder }) => placeholder === name));
  const filled = [...new Set(used.map(({ placeholder, value, label }) => `${placeholder} = ${value} (${label})`))];
  return [
    ...(command.inline && used.length === 0 ? [] : dialect.code(command.lang, parts.map(({ text }) => text).join(''))),
    ...(filled.length === 0 ? [] : [dialect.quiet(`filled in from the alert: ${filled.join(', ')}`)]),
    ...(open.length === 0 ? [] : [dialect.quiet(`fill in: ${open.join(', ')}`)]),
    ...(command.danger === null ? [] : [dialect.danger(`${carefulWith(command)}: ${command.danger}`)]),
  ];
}

/** A sentence about what is seen, not what is seen itself. */
function isSaid(expected: string): boolean {
  return !expected.includes('\n') && expectedOf(expected).length > 0;
}

function shownLines(output: string, dialect: Dialect): readonly string[] {
  return [dialect.quiet('it should show:'), ...dialect.code('', output)];
}

function stepLines(step: RunbookStep, layout: RunbookLayout): readonly string[] {
  const { dialect } = layout;
  const text = plainReadable(dialect.text(step.text.trim()));
  const seen = step.expected.filter((one) => !step.text.includes(one));
  return [
    // A step that is only code says what it is by its code.
    `${step.n}. ${text === '' ? 'Run:' : text}`,
    ...step.commands.flatMap((command) => commandLines(command, layout)),
    ...seen.flatMap((one) => (isSaid(one) ? [dialect.text(plainReadable(one))] : shownLines(one, dialect))),
  ];
}

function stepsLines({ steps, runbook }: RunbookAnswer, layout: RunbookLayout): readonly string[] {
  if (steps.length === 0 && runbook !== null) {
    return ['', layout.dialect.quiet('The page has no steps. Open it to read what it says.')];
  }
  return steps.flatMap((step, at) => {
    const heading = step.group ?? step.phase;
    const before = steps[at - 1];
    const isNew = before === undefined || (before.group ?? before.phase) !== heading;
    return [...(isNew ? ['', layout.dialect.heading(heading)] : []), ...stepLines(step, layout)];
  });
}

function incidentLine(
  { date, excerpt, worked, cause, minutes, same, ...where }: PastIncident,
  dialect: Dialect,
  place: PlaceText,
): string {
  const facts = [
    worked === null ? '' : `worked: ${plainReadable(worked)}`,
    cause === null || cause === worked ? '' : `cause: ${plainReadable(cause)}`,
    minutes === null ? '' : `took ${minutes} min`,
  ].filter((fact) => fact !== '' && !fact.endsWith(excerpt));
  const said = [plainReadable(excerpt), ...facts].join(' — ');
  return `- ${date ?? 'undated'} ${same ? '' : '(like it) '}${dialect.text(said)} ${dialect.quiet(place({ ...where }))}`;
}

function incidentsLines(
  { pastIncidents }: RunbookAnswer,
  { dialect }: RunbookLayout,
  place: PlaceText,
): readonly string[] {
  if (pastIncidents.length === 0) return [];
  return ['', dialect.heading('The last times'), ...pastIncidents.map((one) => incidentLine(one, dialect, place))];
}

function linksLines({ links, alert }: RunbookAnswer, { dialect }: RunbookLayout): readonly string[] {
  const dashboards = [...links.filter(({ isDashboard }) => isDashboard), ...alert.links].filter(({ url }) =>
    /^https?:/.test(url),
  );
  if (dashboards.length === 0) return [];
  return [
    '',
    dialect.heading('Links'),
    ...dashboards.slice(0, LINKS).map(({ label, url }) => `- ${dialect.link(label, url)}`),
  ];
}

function othersLines(
  { otherRunbooks, runbook }: RunbookAnswer,
  { dialect }: RunbookLayout,
  place: PlaceText,
): readonly string[] {
  if (otherRunbooks.length === 0) return [];
  const title = runbook === null ? 'Near it' : 'May be meant as well';
  return [
    '',
    dialect.heading(title),
    ...otherRunbooks.map((one) => `- ${dialect.text(one.title)} ${dialect.quiet(`${place(one)} (${one.differs})`)}`),
  ];
}

function missingLines({ reason, newRunbook }: RunbookAnswer, { dialect }: RunbookLayout): readonly string[] {
  if (newRunbook === null) return [];
  const title = newRunbook.replaceAll(/["\\$`]/g, '');
  return [
    dialect.strong('No runbook fits.'),
    ...(reason === null ? [] : [dialect.quiet(reason)]),
    dialect.text('Write one from the skeleton:'),
    ...dialect.code('sh', `daybook new --kind runbook --title "${title}"`),
  ];
}

/** An alert's answer in a dialect: what it is, whose page, the steps, the last times, links. */
export function runbookText(answer: RunbookAnswer, layout: RunbookLayout): string {
  const { runbook, otherRunbooks, pastIncidents, ms } = answer;
  const place = placeText([...(runbook === null ? [] : [runbook]), ...otherRunbooks, ...pastIncidents]);
  const summary = answer.sentences.map(({ text }) => plainReadable(layout.dialect.text(text)));
  const lines = [
    ...alertLines(answer, layout),
    '',
    ...headLines(answer, layout, place),
    ...missingLines(answer, layout),
    ...summary,
    ...stepsLines(answer, layout),
    ...incidentsLines(answer, layout, place),
    ...linksLines(answer, layout),
    ...othersLines(answer, layout, place),
    '',
    layout.dialect.quiet(`from your notes, nothing was run · ${duration(ms.total)}`),
  ];
  return lines.join('\n');
}
