import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { DecisionFound, TaskItem } from '../../core/extract/facts.ts';
import { extractFacts } from '../../core/extract/extract.ts';
import { decidePeople } from '../../core/extract/people/people.ts';
import { foundIn } from '../helpers/people.ts';
import { parseText } from '../helpers/parse.ts';

/*
 * Invented notes of a hundred writers, each line labelled before the rules saw it: in front the state of the item (see
 * tasks-writers.test.ts), behind it `⟦…⟧` with `o` its owners, `due`, `u` who says or reports it, `k` the kind of that, `d` the
 * status of the decision, `date` of the section, and in some notes `people` with all who are named. `?` where people would not
 * agree.
 */
const STATES: Readonly<Record<string, readonly TaskItem['state'][]>> = {
  O: ['open'],
  D: ['done'],
  X: ['cancelled'],
  W: ['doing'],
  B: ['blocked'],
  ' ': [],
};
/** How far below a name what it says may begin, in lines. */
const NEAR_LINES = 3;

const pages = readFileSync(new URL('facts-writers.txt', import.meta.url), 'utf8')
  .split(/^=== /m)
  .slice(1)
  .map((part) => {
    const [path = '', ...rest] = part.replace(/\n$/, '').split('\n');
    const lines = rest.map((line) => {
      const tags = new Map(
        (/ ⟦([^⟧]*)⟧$/.exec(line)?.[1] ?? '')
          .split('; ')
          .map((tag) => tag.split('=', 2) as [string, string | undefined]),
      );
      return { mark: line.slice(0, 1), text: line.slice(2).replace(/ ⟦[^⟧]*⟧$/, ''), tags };
    });
    return { path, lines, note: parseText(`${lines.map(({ text }) => text).join('\n')}\n`, path) };
  });

const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

test('items of other writers', () => {
  const count = { found: 0, right: 0, wanted: 0, due: 0, rightDue: 0 };
  for (const { lines, note } of pages) {
    const { tasks } = extractFacts(note);
    for (const [index, { mark, tags }] of lines.entries()) {
      const wanted = STATES[mark];
      if (wanted === undefined) continue;
      const item = tasks.find(({ line }) => line === index + 1);
      if (item !== undefined) count.found += 1;
      if (wanted.length > 0) count.wanted += 1;
      if (item !== undefined && wanted.includes(item.state)) count.right += 1;
      const due = tags.get('due');
      if (due === undefined) continue;
      count.due += 1;
      if (item?.due === due) count.rightDue += 1;
    }
  }
  console.info(JSON.stringify(count));
  expect(share(count.right, count.found)).toBeGreaterThanOrEqual(0.98);
  expect(share(count.right, count.wanted)).toBeGreaterThanOrEqual(0.93);
  expect(share(count.rightDue, count.due)).toBeGreaterThanOrEqual(0.98);
});

/** The decision that stands on a line, or begins above it and goes on there. */
function at(decisions: readonly DecisionFound[], line: number): DecisionFound | undefined {
  return decisions.find((one) => one.line === line) ?? decisions.find((one) => one.line < line && one.endLine >= line);
}

test('decisions and dates of other writers', () => {
  const count = { found: 0, right: 0, wanted: 0 };
  for (const { lines, note } of pages) {
    const { decisions } = extractFacts(note);
    for (const [index, { tags }] of lines.entries()) {
      const date = tags.get('date');
      if (date !== undefined) {
        const section = note.sections.findLast(({ line }) => line <= index + 1);
        expect(section?.date ?? note.date).toBe(date);
      }
      const status = tags.get('d');
      if (status === '?' || note.kind === 'decision') continue;
      const own = decisions.find(({ line }) => line === index + 1);
      const found = own ?? (status === undefined ? undefined : at(decisions, index + 1));
      if (status !== undefined) count.wanted += 1;
      if (found !== undefined) count.found += 1;
      if (found !== undefined && found.status === status) count.right += 1;
    }
  }
  console.info(JSON.stringify(count));
  expect(share(count.right, count.found)).toBeGreaterThanOrEqual(0.98);
  // Some are decisions only to whoever was there: `ingest: back on the sync client`.
  expect(share(count.right, count.wanted)).toBeGreaterThanOrEqual(0.82);
});

/** True when a name of a label is that of a person: in full, by its start, or as initials. */
function isSame(name: string, person: string): boolean {
  const initials = person
    .split(' ')
    .map((word) => word.slice(0, 1))
    .join('');
  return name === initials || person.toLowerCase().startsWith(name.toLowerCase());
}

const namesIn = (tags: ReadonlyMap<string, string | undefined>): string[] =>
  (tags.get('u') ?? '').split(', ').filter((name) => name !== '' && name !== '?');

test('who says something in the notes of other writers', () => {
  const count = { found: 0, right: 0, wanted: 0, hit: 0 };
  const writers = Map.groupBy(pages, ({ path }) => path.split('/', 1)[0] ?? '');
  for (const all of writers.values()) {
    const { updates } = decidePeople({ ...foundIn(all.map(({ note }) => note)), edits: [] });
    for (const { path, line, person } of updates) {
      const page = all.find((one) => one.path === path);
      const own = page?.lines[line - 1];
      if (own?.mark !== ' ' || own.tags.get('u') === '?') continue;
      count.found += 1;
      const near = page?.lines.slice(Math.max(0, line - 1 - NEAR_LINES), line + 1) ?? [];
      if (near.flatMap(({ tags }) => namesIn(tags)).some((name) => isSame(name, person))) count.right += 1;
    }
    for (const { path, lines } of all) {
      const own = updates.filter((update) => update.path === path);
      for (const [index, { tags }] of lines.entries()) {
        for (const name of namesIn(tags)) {
          count.wanted += 1;
          const isHit = ({ line, endLine, person }: (typeof own)[number]): boolean =>
            line <= index + 1 + NEAR_LINES && endLine >= index + 1 && isSame(name, person);
          if (own.some(isHit)) count.hit += 1;
        }
      }
    }
  }
  console.info(JSON.stringify(count));
  expect(share(count.right, count.found)).toBeGreaterThanOrEqual(0.95);
  expect(share(count.hit, count.wanted)).toBeGreaterThanOrEqual(0.93);
});

test('who is in the notes of other writers, and what kind of report a line is', () => {
  const count = { found: 0, right: 0, wanted: 0, hit: 0, kinds: 0, rightKinds: 0 };
  for (const { lines, note } of pages) {
    const { people, updates } = decidePeople({ ...foundIn([note]), edits: [] });
    for (const [index, { tags }] of lines.entries()) {
      const kind = tags.get('k');
      if (kind === undefined) continue;
      count.kinds += 1;
      if (updates.some(({ line, endLine, ...one }) => line <= index + 1 && endLine > index && one.kind === kind))
        count.rightKinds += 1;
    }
    const named = lines.flatMap(({ tags }) => tags.get('people')?.split(', ') ?? []);
    if (named.length === 0) continue;
    const isOne = (name: string, person: (typeof people)[number]): boolean =>
      [person.name, ...person.aliases].some((one) => isSame(one, name) || isSame(name, one));
    count.found += people.length;
    count.right += people.filter((person) => named.some((name) => isOne(name, person))).length;
    count.wanted += named.length;
    count.hit += named.filter((name) => people.some((person) => isOne(name, person))).length;
  }
  console.info(JSON.stringify(count));
  expect(count.right).toBe(count.found);
  // Whom a diary names in its sentences and nowhere else is not listed.
  expect(share(count.hit, count.wanted)).toBeGreaterThanOrEqual(0.65);
  expect(count.rightKinds).toBe(count.kinds);
});
