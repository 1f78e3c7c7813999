import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { TaskState } from '../../core/contract/kinds.ts';
import { extractFacts } from '../../core/extract/extract.ts';
import type { Located, NameFound, TaskItem, Turn } from '../../core/extract/facts.ts';
import { decidePeople } from '../../core/extract/people/people.ts';
import { findTasks } from '../../core/extract/tasks/tasks.ts';
import type { ParsedNote } from '../../core/notes/note.ts';
import { parseText } from '../helpers/parse.ts';

/*
 * Invented notes of some twenty writers, each line labelled before the rules saw it: in front what it is, behind ` ⟵ ` who is
 * to do it. O open, D done, X cancelled, W being done, B blocked, K over (done or cancelled: a struck line says no more), a
 * space for no item, `?` where people would not agree.
 */
const STATES: Readonly<Record<string, readonly TaskState[]>> = {
  O: ['open'],
  D: ['done'],
  X: ['cancelled'],
  W: ['doing'],
  B: ['blocked'],
  K: ['done', 'cancelled'],
  ' ': [],
};

interface Line {
  readonly mark: string;
  /** Null where nothing says who. */
  readonly owners: readonly string[] | null;
  readonly text: string;
}

interface Page {
  readonly path: string;
  readonly lines: readonly Line[];
  readonly note: ParsedNote;
}

function pageOf(part: string): Page {
  const [path = '', ...rest] = part.replace(/\n$/, '').split('\n');
  const lines = rest.map((line): Line => {
    const [text = '', owners] = line.slice(2).split(/ ⟵ ?/);
    const named = owners === undefined || owners === '' ? null : owners.split(', ');
    return { mark: line.slice(0, 1), owners: named, text };
  });
  return { path, lines, note: parseText(`${lines.map(({ text }) => text).join('\n')}\n`, path) };
}

const pages = readFileSync(new URL('tasks-writers.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map(pageOf);

/** Who the notes of one writer show to be somebody. */
function peopleOf(writer: string): (name: string) => boolean {
  const names: Located<NameFound>[] = [];
  const turns: Located<Turn>[] = [];
  for (const { path, note } of pages.filter((page) => page.path.startsWith(`${writer}/`))) {
    const at = { journal: 'writers', path, date: note.date, dateOrigin: null };
    const facts = extractFacts(note);
    turns.push(...facts.turns.map((fact) => ({ fact, ...at })));
    names.push(...facts.names.map((fact) => ({ fact, ...at })));
  }
  const people = decidePeople({ names, turns, edits: [] });
  return (name) => people.named(name) !== null;
}

function ownersOf(item: TaskItem, isPerson: (name: string) => boolean): string {
  const owners = item.owners.length > 0 ? item.owners : (item.maybeOwners ?? []).filter(isPerson);
  return owners
    .map((name) => name.toLowerCase())
    .toSorted((a, b) => a.localeCompare(b))
    .join();
}

test('items of invented notes in many styles', () => {
  const wrong: string[] = [];
  const count = { found: 0, right: 0, wanted: 0, owned: 0, rightOwned: 0 };
  const people = new Map<string, (name: string) => boolean>();
  for (const { path, lines, note } of pages) {
    const writer = path.split('/', 1)[0] ?? '';
    const isPerson = people.get(writer) ?? peopleOf(writer);
    people.set(writer, isPerson);
    const items = findTasks(note);
    for (const [index, { mark, owners, text }] of lines.entries()) {
      const wanted = STATES[mark];
      if (wanted === undefined) continue;
      const at = items.find((item) => item.line === index + 1);
      const item = at?.isErrand === true && at.maybeOwners?.every(isPerson) !== true ? undefined : at;
      const isRight = item === undefined ? wanted.length === 0 : wanted.includes(item.state);
      if (item !== undefined) count.found += 1;
      if (wanted.length > 0) count.wanted += 1;
      if (item !== undefined && isRight) count.right += 1;
      if (!isRight) wrong.push(`${path}:${index + 1} ${item?.state ?? 'none'}: ${text}`);
      if (item === undefined || owners === null) continue;
      count.owned += 1;
      const named = owners.map((name) => name.toLowerCase()).toSorted((a, b) => a.localeCompare(b));
      if (ownersOf(item, isPerson) === named.join()) count.rightOwned += 1;
      else wrong.push(`${path}:${index + 1} is ${ownersOf(item, isPerson)}'s: ${text}`);
    }
  }
  console.info(`${pages.length} notes: ${JSON.stringify(count)}\n${wrong.join('\n')}`);
  expect(count.right / count.found).toBeGreaterThanOrEqual(0.98);
  expect(count.right / count.wanted).toBeGreaterThanOrEqual(0.95);
  expect(count.rightOwned / count.owned).toBeGreaterThanOrEqual(0.95);
});
