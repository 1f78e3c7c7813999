import { withDatedLines } from '../dated-lines.ts';
import type { Extractable } from '../extract.ts';
import { keysOf } from '../fact-keys.ts';
import type { ItemRead, TaskItem } from '../facts.ts';
import { draftsOf, type Draft } from './drafts.ts';
import { readDraft } from './item.ts';
import { namesOfNote, type NoteNames } from './owner.ts';

/**
 * The items of a note: lines with a box, with a keyword such as `TODO`, and what stands under headings such as `Action
 * items`. Pure and total.
 *
 * 1. Find the lines that are items, with what their form says of state and owner.
 * 2. Gather the sub-list of each: its details, but for what is an item itself.
 * 3. Read each one's text: owners, dates, fields, reason.
 * 4. Give each the key by which it is known.
 */
export function findTasks(source: Extractable): TaskItem[] {
  const { note, dayAt } = withDatedLines(source);
  // 1. Find.
  const names = namesOfNote(note);
  const drafts = draftsOf(note, names);
  if (drafts.length === 0) return [];
  // 2. Gather. 3. Read.
  const taken = new Set(drafts.map((draft) => draft.entry));
  const tasks: ItemRead[] = [];
  const keyless: { readonly section: number; readonly words: string }[] = [];
  for (const draft of drafts) {
    const day = dayAt(draft.line);
    const details = draft.isLast ? detailsOf(note, draft, taken) : [];
    const read = readDraft(draft, { note, names, details, day });
    if (read === null) continue;
    const { item, words } = read;
    tasks.push(day === null ? item : { ...item, day });
    keyless.push({ section: item.section, words: `${day ?? ''}\n${words}` });
  }
  // 4. Name.
  const keys = keysOf(note.outline, keyless);
  return withOwnerOfNote(tasks, note, names).map((item, at) => ({ ...item, key: keys[at] ?? '' }));
}

/** The lines of an item's sub-list; an item in it takes its own sub-list along. */
function detailsOf({ outline }: Extractable, { entry }: Draft, taken: ReadonlySet<number>): string[] {
  const { entries } = outline;
  const lastLine = entries[entry]?.lastLine ?? 0;
  const details: string[] = [];
  let skipTo = 0;
  for (let at = entry + 1; at < entries.length; at++) {
    const sub = entries[at];
    if (sub === undefined || sub.line > lastLine || sub.kind !== 'item') break;
    if (sub.line <= skipTo) continue;
    if (taken.has(at)) skipTo = sub.lastLine;
    else if (sub.text.trim() !== '') details.push(sub.text.replaceAll('\n', ' '));
  }
  return details;
}

/** In one person's list, the front matter names whose items they are. */
function withOwnerOfNote(tasks: ItemRead[], note: Extractable, { isTalk }: NoteNames): ItemRead[] {
  const owner = note.frontmatter['owner'] ?? note.frontmatter['assignee'];
  if (typeof owner !== 'string' || owner.trim() === '') return tasks;
  if ((isTalk && note.kind !== 'journal') || tasks.some((task) => task.owners.length > 0)) return tasks;
  const owners = [owner.trim().replace(/^@/, '')];
  return tasks.map(({ maybeOwners: _maybe, ...task }) => ({ ...task, owners }));
}
