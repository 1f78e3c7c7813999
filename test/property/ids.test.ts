import fc from 'fast-check';
import { expect, test } from 'vitest';
import { extractFacts } from '../../core/extract/extract.ts';
import { ledgerOf } from '../../core/extract/ledger.ts';
import { joinTasks } from '../../core/extract/task-history.ts';
import { parseText } from '../helpers/parse.ts';

const WORDS = ['pump', 'valve', 'gauge', 'seal'];

/** What a writer may put below a day; `#` becomes the day, so that no two days hold the same item. */
const line = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('- [ ] ', '- [x] ', '* [-] ', 'TODO: ', '- DONE ', '- Ann: TODO: ', '  - [ ] ', '- '),
      fc.constantFrom(...WORDS),
    )
    .map(([mark, word]) => `${mark}check the ${word} of rig #`),
  fc.constantFrom(...WORDS).map((word) => `We decided to replace the ${word} of rig # because it leaks.`),
  fc.constantFrom('', 'plain text', '- Ann: fine', '> quoted', '### Part', '| a | b |', '    code', '***'),
);
const body = fc.array(line, { maxLength: 8 });

interface Named {
  readonly id: string;
  readonly line: number;
}

function textOf(bodies: readonly (readonly string[])[]): string {
  const parts = bodies.map((lines, day) =>
    [`## 2041-05-0${day + 1}`, '', ...lines.map((one) => one.replace(' #', ` ${day + 1}`)), ''].join('\n'),
  );
  return `# Log\n\n${parts.join('\n')}`;
}

/** The ids of what stands in each day of a note, in order. */
function idsByDay(text: string): string[][] {
  const note = parseText(text, 'log.md');
  const { tasks, decisions } = extractFacts(note);
  const located = <T extends { readonly section: number }>(facts: readonly T[]) =>
    facts.map((fact) => {
      const section = note.sections[fact.section];
      const [date, dateOrigin] = [section?.date ?? null, section?.dateOrigin ?? null];
      return { fact, journal: '/j', path: 'log.md', date, dateOrigin };
    });
  const found: Named[] = [...joinTasks(located(tasks), { nameOf: (name) => name }), ...ledgerOf(located(decisions))];
  const days = note.sections.filter(
    ({ headings }) => headings.length === 2 && headings[1]?.startsWith('2041') === true,
  );
  return days.map(({ line: from }, at) => {
    const to = days[at + 1]?.line ?? Number.POSITIVE_INFINITY;
    return found.filter((one) => one.line >= from && one.line < to).map(({ id }) => id);
  });
}

test('editing one section changes no id in another', () => {
  let ids = 0;
  fc.assert(
    fc.property(fc.array(body, { minLength: 2, maxLength: 5 }), fc.nat(), body, (bodies, index, other) => {
      const edited = index % bodies.length;
      const before = idsByDay(textOf(bodies));
      const after = idsByDay(textOf(bodies.map((own, at) => (at === edited ? other : own))));
      expect(after.filter((_, at) => at !== edited)).toEqual(before.filter((_, at) => at !== edited));
      ids += before.flat().length;
    }),
    { numRuns: 300 },
  );
  expect(ids).toBeGreaterThan(300);
});
