import type { Decision, Person, Task, Update } from '../contract/facts.ts';

/** Everything that is known of all notes, put together (see engine/fact-base.ts): what `ask` and the views read. */
export interface FactBase {
  tasks(): readonly Task[];
  people(): readonly Person[];
  /** Of people only, in the order of dates, then of the notes. */
  updates(): readonly Update[];
  decisions(): readonly Decision[];
  /** The person whom a name means, also in another case or as an alias; null when nobody is known by it. */
  personNamed(name: string): Person | null;
}
