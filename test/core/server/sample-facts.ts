import type { Decision, Person, Standup, Task, Update } from '../../../core/contract/facts.ts';
import type { Implementation } from '../../../core/contract.ts';

const ROOT = '/home/mira/journal';
const PATH = '2031/brewing.md';

export const TASK: Task = {
  id: 'k7TqD2mX0aBc',
  state: 'open',
  text: 'order a new blue valve',
  owner: 'Mira',
  date: '2031-03-05',
  dateOrigin: 'heading',
  due: '2031-03-12',
  scheduled: null,
  start: null,
  finished: null,
  priority: 'high',
  recurrence: null,
  reason: null,
  journal: ROOT,
  path: PATH,
  line: 31,
  endLine: 32,
  details: ['the shop in Aldhaven has two'],
  history: [
    { date: '2031-03-04', state: 'open', journal: ROOT, path: PATH, line: 17 },
    { date: '2031-03-05', state: 'open', journal: ROOT, path: PATH, line: 31 },
  ],
};

export const DONE_TASK: Task = {
  ...TASK,
  id: 'p0RzW8nY4dEf',
  state: 'cancelled',
  text: 'paint the "small" kettle, red',
  owner: null,
  due: null,
  priority: null,
  reason: '=it is copper',
  line: 33,
  endLine: 33,
  details: [],
  history: [{ date: '2031-03-05', state: 'cancelled', journal: ROOT, path: PATH, line: 33 }],
};

export const PERSON: Person = {
  name: 'Mira',
  aliases: ['mira', 'Mira Sandoval'],
  updates: 2,
  firstDate: '2031-03-04',
  lastDate: '2031-03-05',
  evidence: [{ journal: ROOT, path: PATH, line: 9, why: 'speaks 2 times' }],
};

export const UPDATE: Update = {
  person: 'Mira',
  date: '2031-03-05',
  to: 'Jon',
  text: 'the kettle holds its pressure again',
  journal: ROOT,
  path: PATH,
  line: 9,
  endLine: 10,
  kind: 'done',
};

export const STANDUP: Standup = {
  date: '2031-03-05',
  people: [
    {
      person: 'Mira',
      yesterday: [{ text: 'the kettle holds its pressure again', journal: ROOT, path: PATH, line: 9 }],
      today: [{ text: 'bottling', journal: ROOT, path: PATH, line: 11 }],
      blockers: [{ text: 'no corks', journal: ROOT, path: PATH, line: 12 }],
      carriedOver: [{ text: TASK.text, journal: ROOT, path: PATH, line: TASK.line }],
      lastUpdate: '2031-03-05',
    },
  ],
};

export const DECISION: Decision = {
  id: 'd3GhJ6kL8mNo',
  form: 'record',
  title: 'Valves are brass',
  statement: 'We use brass valves from now on.',
  rationale: 'Steel rusts within a year.',
  date: '2031-03-05',
  status: 'active',
  supersededBy: null,
  supersedes: ['a1BcD2eF3gHi'],
  maybeSupersededBy: null,
  journal: ROOT,
  path: 'decisions/0002-valves.md',
  line: 1,
  endLine: 22,
};

/** The procedures of what the notes say, with invented data. */
export function sampleFactProcedures(): Pick<
  Implementation,
  | 'dayItems'
  | 'tasks'
  | 'setTask'
  | 'undoTask'
  | 'people'
  | 'mergePeople'
  | 'splitPerson'
  | 'updates'
  | 'standup'
  | 'standupChanges'
  | 'decisions'
  | 'newNote'
  | 'capture'
  | 'undoCapture'
  | 'writeNote'
> {
  return {
    dayItems: async () => ({ tasks: [TASK], total: 1 }),
    tasks: async () => ({ tasks: [TASK, DONE_TASK] }),
    setTask: async ({ state, reason }) => ({ task: { ...TASK, state, reason: reason ?? null }, written: true }),
    undoTask: async () => ({ task: TASK, written: true }),
    people: async () => ({ people: [PERSON] }),
    mergePeople: async ({ from }) => ({ people: [{ ...PERSON, aliases: [...PERSON.aliases, from] }] }),
    splitPerson: async ({ alias }) => ({ people: [PERSON, { ...PERSON, name: alias, aliases: [] }] }),
    updates: async () => ({ updates: [UPDATE] }),
    standup: async ({ date }) => ({ ...STANDUP, date: date ?? STANDUP.date }),
    standupChanges: async () => ({
      changes: {
        date: STANDUP.date,
        since: '2031-03-04',
        people: STANDUP.people.map(({ person, yesterday, today, blockers }) => ({
          person,
          done: yesterday,
          added: today,
          blocked: blockers,
          unblocked: [],
        })),
      },
    }),
    decisions: async () => ({ decisions: [DECISION] }),
    newNote: async ({ kind }) => ({
      journal: ROOT,
      path: `2031/${kind}.md`,
      file: `${ROOT}/2031/${kind}.md`,
      created: true,
    }),
    capture: async ({ heading }) => ({ ...WRITTEN, heading, line: 3, undo: 'u-1' }),
    undoCapture: async () => ({ journal: WRITTEN.journal, path: WRITTEN.path, removed: false }),
    writeNote: async () => ({ ...WRITTEN, undo: 'u-2' }),
  };
}

const WRITTEN = { journal: ROOT, path: '2031/03/05.md', file: `${ROOT}/2031/03/05.md`, created: true };
