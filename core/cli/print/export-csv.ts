import type { Decision, Standup, Task } from '../../contract/facts.ts';
import { csvText } from './csv.ts';

const PLACE = ['journal', 'path', 'line'] as const;

/** Items, one a row; details and the days of the history on lines of their cell. */
export function tasksCsv(tasks: readonly Task[]): string {
  const header = ['id', 'state', 'text', 'owner', 'date', 'due', 'priority', 'reason', 'details', 'history', ...PLACE];
  const rows = tasks.map((task) => [
    task.id,
    task.state,
    task.text,
    task.owner,
    task.date,
    task.due,
    task.priority,
    task.reason,
    task.details.join('\n'),
    task.history.map(({ date, state }) => `${date ?? ''} ${state}`.trim()).join('\n'),
    task.journal,
    task.path,
    task.line,
  ]);
  return csvText(header, rows);
}

/** A standup, one row for each thing said. */
export function standupCsv({ date, people }: Standup): string {
  const rows = people.flatMap((person) =>
    (['yesterday', 'today', 'blockers', 'carriedOver'] as const).flatMap((list) =>
      person[list].map(({ text, journal, path, line }) => [date, person.person, list, text, journal, path, line]),
    ),
  );
  return csvText(['date', 'person', 'list', 'text', ...PLACE], rows);
}

/** Decisions, one a row; what replaced one is named by its id. */
export function decisionsCsv(decisions: readonly Decision[]): string {
  const header = ['id', 'status', 'date', 'title', 'statement', 'rationale', 'supersededBy', 'supersedes'];
  const rows = decisions.map((one) => [
    one.id,
    one.status,
    one.date,
    one.title,
    one.statement,
    one.rationale,
    one.supersededBy,
    one.supersedes.join('\n'),
    one.maybeSupersededBy,
    one.journal,
    one.path,
    one.line,
  ]);
  return csvText([...header, 'maybeSupersededBy', ...PLACE], rows);
}
