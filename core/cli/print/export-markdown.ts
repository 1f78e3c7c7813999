import type { Decision, Standup, Task } from '../../contract/facts.ts';
import { DECISION_STATUSES, TASK_STATES, type DecisionStatus, type TaskState } from '../../contract/kinds.ts';
import { decisionName } from './decisions-list.ts';
import { placeText, type Place, type PlaceText } from './place.ts';
import { printableLine } from './printable.ts';

/** What a path may hold and the target of a link may not. */
function percentOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** A link to a line as code hosts and editors open it: `[path:12](path#L12)`. */
function linkTo(place: PlaceText): (to: Place) => string {
  return (to) => {
    const target = encodeURI(to.path).replaceAll(/[()#?[\]]/g, percentOf);
    return `[${place(to).replaceAll(/[[\]]/g, String.raw`\$&`)}](${target}#L${to.line})`;
  };
}

/** A list of one kind below its heading; nothing when there is none. */
function part(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`## ${heading}`, '', ...lines, ''];
}

function document(title: string, parts: readonly (readonly string[])[]): string {
  const lines = parts.flat();
  return [`# ${title}`, '', ...(lines.length === 0 ? ['Nothing.'] : lines)].join('\n').trimEnd();
}

const STATE_HEADINGS: Readonly<Record<TaskState, string>> = {
  open: 'Open',
  doing: 'Doing',
  blocked: 'Blocked',
  done: 'Done',
  cancelled: 'Cancelled',
};

/** Items by state, each with owner, days and a link to its line. */
export function tasksMarkdown(tasks: readonly Task[]): string {
  const link = linkTo(placeText(tasks));
  const line = (task: Task): string => {
    const facts = [task.owner, task.due === null ? null : `due ${task.due}`, task.date, task.reason].flatMap((fact) =>
      fact === null ? [] : printableLine(fact),
    );
    // Plain bullets: with boxes, the export would be a list of items itself.
    return `- ${printableLine(task.text)}${facts.length === 0 ? '' : ` (${facts.join(', ')})`} ${link(task)}`;
  };
  return document(
    'Items',
    TASK_STATES.map((state) => part(STATE_HEADINGS[state], tasks.filter((task) => task.state === state).map(line))),
  );
}

const STANDUP_LISTS = [
  ['yesterday', 'Yesterday'],
  ['today', 'Today'],
  ['blockers', 'Blockers'],
  ['carriedOver', 'Carried over'],
] as const;

/** A standup, person by person, each thing with a link to its line. */
export function standupMarkdown({ date, people }: Standup): string {
  const link = linkTo(placeText(people.flatMap((one) => STANDUP_LISTS.flatMap(([list]) => one[list]))));
  return document(
    `Standup of ${date}`,
    people.map((one) =>
      part(
        printableLine(one.person),
        STANDUP_LISTS.flatMap(([list, name]) =>
          one[list].map((item) => `- **${name}:** ${printableLine(item.text)} ${link(item)}`),
        ),
      ),
    ),
  );
}

const STATUS_HEADINGS: Readonly<Record<DecisionStatus, string>> = {
  proposed: 'Proposed',
  active: 'In force',
  superseded: 'Superseded',
  rejected: 'Rejected',
};

/** Decisions by status, each with its day, rationale, what replaced it, and a link to its line. */
export function decisionsMarkdown(decisions: readonly Decision[]): string {
  const link = linkTo(placeText(decisions));
  const byId = new Map(decisions.map((decision) => [decision.id, decision]));
  const named = (id: string | null, words: string): string[] => {
    if (id === null) return [];
    const other = byId.get(id);
    return [`  ${words} ${other === undefined ? id : `${decisionName(other)} ${link(other)}`}`];
  };
  const lines = (one: Decision): string[] => [
    `- **${decisionName(one)}**${one.date === null ? '' : ` (${one.date})`} ${link(one)}`,
    ...(one.title === null ? [] : [`  ${printableLine(one.statement)}`]),
    ...(one.rationale === null ? [] : [`  Because: ${printableLine(one.rationale)}`]),
    ...named(one.supersededBy, 'Superseded by'),
    ...named(one.maybeSupersededBy, 'Maybe superseded by'),
  ];
  return document(
    'Decisions',
    DECISION_STATUSES.map((status) =>
      part(STATUS_HEADINGS[status], decisions.filter((one) => one.status === status).flatMap(lines)),
    ),
  );
}
