import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setStateInLine } from '../../core/extract/tasks/task-line.ts';
import { notationOf } from '../../core/extract/tasks/task-notation.ts';
import { extractFacts } from '../../core/extract/extract.ts';
import { ledgerOf } from '../../core/extract/decisions/ledger.ts';
import { joinTasks } from '../../core/extract/tasks/task-history.ts';
import type { TaskState } from '../../core/contract/kinds.ts';
import type { ParsedNote } from '../../core/notes/note.ts';
import { parseText } from '../helpers/parse.ts';

/*
 * What holds of ids: an id is made of the file, the headings above, which one of several sections below the same headings
 * it is, the words of the line, and which one of several with these words in that section. So nothing that is written in
 * one section changes an id in another, twins of the same words included. What does change ids elsewhere is another
 * structure: a heading above them that is renamed, or a whole section with the very same headings put in before them or
 * taken out there – of two sections that are equal letter for letter, nobody can say which one is gone. An item that goes
 * on over several days is known by its latest day.
 */

const WORDS = ['pump', 'valve'];

const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        '- [ ] ',
        '- [x] ',
        '* [-] ',
        'TODO: ',
        '- DONE ',
        '- Ann: TODO: ',
        '  - [ ] ',
        '- ',
        '- Ann to ',
      ),
      fc.constantFrom(...WORDS),
    )
    .map(([mark, word]) => `${mark}check the ${word}`),
  fc.constantFrom(...WORDS).map((word) => `We decided to replace the ${word} because it leaks.`),
  fc.constantFrom('', 'plain text', '- Ann: fine', 'Attendees: Ann, Bob', '> quoted', '### Part', '    code', '***'),
);
const body = fc.array(line, { maxLength: 8 });
/** Few, so that sections below the same heading, or below none, are frequent. */
const heading = fc.constantFrom('## Ideas', '## Ideas', '## Later', '## 2041-05-01', '## 2041-05-02', '## TODO move');
const part = fc.tuple(heading, body);

type Part = readonly [heading: string, body: readonly string[]];

/** The first part has no heading. */
function linesOf([title, lines]: Part, at: number): string[] {
  return [...(at === 0 ? [] : [title]), '', ...lines, ''];
}

function textOf(parts: readonly Part[]): string {
  return parts.flatMap(linesOf).join('\n');
}

interface Named {
  readonly id: string;
  readonly line: number;
}

function factsOf(note: ParsedNote): { readonly tasks: readonly Named[]; readonly decisions: readonly Named[] } {
  const { tasks, decisions } = extractFacts(note);
  const located = <T extends { readonly section: number }>(facts: readonly T[]) =>
    facts.map((fact) => {
      const section = note.sections[fact.section];
      const [date, dateOrigin] = [section?.date ?? null, section?.dateOrigin ?? null];
      return { fact, journal: '/j', path: note.path, date, dateOrigin };
    });
  return { tasks: joinTasks(located(tasks), { nameOf: (name) => name }), decisions: ledgerOf(located(decisions)) };
}

/** Ids by part and place in it: `1:3` is the third line of the second part. */
function idsByPlace(parts: readonly Part[]): Map<string, string> {
  const starts: number[] = [];
  let from = 1;
  for (const [at, one] of parts.entries()) {
    starts.push(from);
    from += linesOf(one, at).length;
  }
  const { tasks, decisions } = factsOf(parseText(textOf(parts), 'log.md'));
  const ids = new Map<string, string>();
  for (const [kind, facts] of Object.entries({ task: tasks, decision: decisions })) {
    for (const fact of facts) {
      const at = starts.findLastIndex((start) => start <= fact.line);
      ids.set(`${at}:${fact.line - (starts[at] ?? 0)} ${kind}`, fact.id);
    }
  }
  return ids;
}

test('editing one section changes no id in another, of twins neither', () => {
  let same = 0;
  fc.assert(
    fc.property(fc.array(part, { minLength: 2, maxLength: 5 }), fc.nat(), body, (parts, index, other) => {
      const edited = index % parts.length;
      const before = idsByPlace(parts);
      const after = idsByPlace(parts.map(([title, own], at) => [title, at === edited ? other : own]));
      for (const [place, id] of after) {
        if (place.startsWith(`${edited}:`) || !before.has(place)) continue;
        expect(id, place).toBe(before.get(place));
        same += 1;
      }
    }),
    { numRuns: 600 },
  );
  expect(same).toBeGreaterThan(1000);
});

test('no two items or decisions share an id', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const { tasks, decisions } = factsOf(parseText(textOf(parts), 'log.md'));
      const ids = [...tasks, ...decisions].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }),
    { numRuns: 300 },
  );
});

test('an item keeps its id in every state, and so do all others', () => {
  fc.assert(
    fc.property(
      fc.array(part, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.record({
        state: fc.constantFrom<TaskState>('open', 'doing', 'done', 'cancelled', 'blocked'),
        reason: fc.constantFrom(null, 'too dear', 'out of stock'),
      }),
      (parts, index, wanted) => {
        const text = textOf(parts);
        const { tasks } = factsOf(parseText(text, 'log.md'));
        const task = tasks[index % Math.max(1, tasks.length)];
        if (task === undefined) return;
        const lines = text.split('\n');
        const change = { ...wanted, today: '2041-06-01', notation: notationOf(text) };
        const next = setStateInLine(lines[task.line - 1] ?? '', change);
        if (typeof next !== 'string') return;
        lines[task.line - 1] = next;
        const idsAt = new Map(factsOf(parseText(lines.join('\n'), 'log.md')).tasks.map((one) => [one.line, one.id]));
        for (const one of tasks) if (idsAt.has(one.line)) expect(idsAt.get(one.line)).toBe(one.id);
      },
    ),
    { numRuns: 600 },
  );
});
