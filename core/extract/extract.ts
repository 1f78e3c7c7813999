import type { NoteKind } from '../contract/kinds.ts';
import type { Section } from '../notes/note.ts';
import type { Outline } from '../notes/outline.ts';
import { findDecisions } from './decisions/decisions.ts';
import type { NoteFacts } from './facts.ts';
import { findNames } from './names.ts';
import { findSignatures } from './errors/signatures.ts';
import { findTasks } from './tasks/tasks.ts';
import { findTurns } from './people/turns.ts';

/** A note, ready to be read for facts. */
export interface Extractable {
  readonly path: string;
  readonly title: string;
  readonly kind: NoteKind;
  readonly tags: readonly string[];
  readonly frontmatter: Readonly<Record<string, unknown>>;
  /** With their dates. */
  readonly sections: readonly Section[];
  readonly outline: Outline;
}

/**
 * What a note says: items, turns, names, decisions, errors. Pure and total; who is a person and which items are one task is
 * decided over all notes.
 */
export function extractFacts(note: Extractable): NoteFacts {
  const turns = findTurns(note);
  const tasks = findTasks(note);
  return {
    tasks,
    turns,
    names: findNames(note, turns, tasks),
    decisions: findDecisions(note),
    signatures: findSignatures(note),
  };
}
