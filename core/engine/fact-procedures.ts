import type { Implementation } from '../contract.ts';
import type { Person, Standup } from '../contract/facts.ts';
import { isoDay } from '../ask/query/time.ts';
import { DaybookError } from '../errors.ts';
import type { FactBase } from '../extract/fact-base.ts';
import { itemsOfDay } from '../extract/day-items.ts';
import { narrowDecisions } from '../extract/decisions/narrow-decisions.ts';
import type { PersonEdit } from '../extract/people/people.ts';
import { changesBetween, lastStandupBefore } from '../extract/people/standup-changes.ts';
import { standupOf } from '../extract/people/standup.ts';
import { addPeopleEdit, undoPeopleEdit } from '../store/people-edits.ts';
import { createCaptures, writeTextNote } from './capture.ts';
import type { FactShelf } from './fact-base.ts';
import { canonicalName, narrowUpdates } from './narrow-facts.ts';
import { writeNoteAt } from './linked-note.ts';
import { makeNote, type NewNoteParts } from './new-note.ts';
import { taskProcedures, type TaskParts } from './task-procedures.ts';

export interface FactParts extends TaskParts, NewNoteParts {
  /** Tells the window that what it shows has changed. */
  readonly onChange: () => void;
}

export type FactProcedures = Pick<
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
>;

function peopleProcedures({
  facts,
  user,
  onChange,
}: FactParts): Pick<FactProcedures, 'people' | 'mergePeople' | 'splitPerson'> {
  const people = () => [...facts.current().people()];
  const save = (edit: PersonEdit) => {
    addPeopleEdit(user, edit);
    onChange();
    return { people: people() };
  };
  const takeBack = (edit: PersonEdit) => {
    undoPeopleEdit(user, edit);
    onChange();
    return { people: people() };
  };
  return {
    people: async () => ({ people: people() }),
    async mergePeople({ into, from, undo }) {
      if (undo === true) return takeBack({ kind: 'merge', into, from });
      const [kept, other] = [knownPerson(facts, into), knownPerson(facts, from)];
      if (kept.name !== other.name) return save({ kind: 'merge', into: kept.name, from: other.name });
      throw new DaybookError('invalid', `${into} and ${from} are one person already: ${kept.name}.`);
    },
    async splitPerson({ name, alias, undo }) {
      if (undo === true) return takeBack({ kind: 'split', name, alias });
      const person = knownPerson(facts, name);
      const folded = alias.toLowerCase();
      const own = person.aliases.find((one) => one.toLowerCase() === folded);
      if (own !== undefined && own !== person.name) return save({ kind: 'split', name: person.name, alias: own });
      throw new DaybookError('not-found', `${alias} is no other name of ${person.name}.`, {
        hint: `Other names of ${person.name}: ${person.aliases.filter((one) => one !== person.name).join(', ') || 'none'}.`,
      });
    },
  };
}

function knownPerson(facts: FactShelf, name: string): Person {
  const person = facts.current().personNamed(name.trim().replace(/^@/, ''));
  if (person !== null) return person;
  throw new DaybookError('not-found', `Nobody in the notes is known as ${name}.`, {
    hint: '`daybook people` lists who is, with their other names.',
  });
}

function standupOn(base: FactBase, date: string, person: string | undefined): Standup {
  return standupOf({
    date,
    person: person === undefined ? null : canonicalName(base, person),
    updates: base.updates(),
    tasks: base.tasks(),
  });
}

/** What all notes say, and what the user says about the people in them. */
export function factProcedures(parts: FactParts): FactProcedures {
  const { facts } = parts;
  const captures = createCaptures(parts);
  return {
    ...peopleProcedures(parts),
    ...taskProcedures(parts),
    newNote: (request) => makeNote(parts, request),
    capture: (said) => captures.add(said),
    async undoCapture({ undo }) {
      const { note, removed } = await captures.undo(undo);
      const { journal, path } = note;
      return { journal, path, removed };
    },
    async writeNote({ at, ...said }) {
      const { text } = said;
      const note = at === undefined ? await writeTextNote(parts, said) : await writeNoteAt(parts, { ...at, text });
      return { ...note, undo: captures.undoOf(note, text) };
    },
    dayItems: async (request) => itemsOfDay(facts.current().tasks(), request),
    updates: async (request) => ({ updates: narrowUpdates(facts.current(), request) }),
    standup: async (request) => standupOn(facts.current(), request.date ?? isoDay(parts.now()), request.person),
    async standupChanges(request) {
      const base = facts.current();
      const date = request.date ?? isoDay(parts.now());
      const since = request.since ?? lastStandupBefore(date, base.updates());
      if (since === null) return { changes: null };
      const [before, now] = [since, date].map((day) => standupOn(base, day, request.person));
      return { changes: before && now ? changesBetween(before, now) : null };
    },
    decisions: async (request) => ({ decisions: narrowDecisions(facts.current().decisions(), request) }),
  };
}
