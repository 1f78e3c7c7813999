import { describe, expect, test } from 'vitest';
import type { Task } from '../../../core/contract/facts.ts';
import type { Located, TaskItem } from '../../../core/extract/facts.ts';
import { joinTasks } from '../../../core/extract/tasks/task-history.ts';
import { findTasks } from '../../../core/extract/tasks/tasks.ts';
import { growth, LINEAR } from '../../helpers/growth.ts';
import { parseText } from '../../helpers/parse.ts';

/** The items of notes, as the index hands them out. */
function itemsOf(notes: Readonly<Record<string, string>>): Located<TaskItem>[] {
  return Object.entries(notes).flatMap(([path, text]) => {
    const note = parseText(text, path);
    return findTasks(note).map((fact) => {
      const section = note.sections[fact.section];
      return { fact, journal: '/j', path, date: section?.date ?? null, dateOrigin: section?.dateOrigin ?? null };
    });
  });
}

function join(notes: Readonly<Record<string, string>>, people: readonly string[] = []): Task[] {
  const isPerson = (name: string): boolean => people.includes(name);
  return joinTasks(itemsOf(notes), { nameOf: (name) => name[0]?.toUpperCase() + name.slice(1), isPerson });
}

function histories(notes: Readonly<Record<string, string>>): string[] {
  return join(notes).map(
    ({ text, history }) => `${text}: ${history.map((one) => `${one.date} ${one.state}`).join(', ')}`,
  );
}

describe('one task over several days', () => {
  test('the same words, until it is finished', () => {
    const notes = {
      'd/2025-03-03.md': '- [ ] Rotate the keys\n',
      'd/2025-03-04.md': '- [ ] rotate the **keys**.\n',
      'd/2025-05-02.md': '- [x] rotate the keys\n',
      'd/2025-05-03.md': '- [ ] rotate the keys\n',
    };
    expect(histories(notes)).toEqual([
      'rotate the keys: 2025-03-03 open, 2025-03-04 open, 2025-05-02 done',
      'rotate the keys: 2025-05-03 open',
    ]);
    expect(join(notes)[0]).toMatchObject({ state: 'done', path: 'd/2025-05-02.md', finished: '2025-05-02', line: 1 });
  });

  test('in one file, by its days', () => {
    const note = '# 2025-03-03\n\n- TODO rotate the keys\n\n# 2025-03-04\n\n- DONE rotate the keys\n';
    expect(histories({ 'journal.md': note })).toEqual(['rotate the keys: 2025-03-03 open, 2025-03-04 done']);
  });

  test('a small edit within a week', () => {
    const day = (text: string, later: string, date = '2025-03-04') =>
      histories({ 'd/2025-03-03.md': `- [ ] ${text}\n`, [`d/${date}.md`]: `- [ ] ${later}\n` }).length;
    expect(day('write the summary of the incident', 'write the sumary of the incident')).toBe(1);
    expect(day('write the summary of the incident', 'write the summary of the incident properly')).toBe(1);
    expect(day('write the summary of the incident', 'write the sumary of the incident', '2025-03-14')).toBe(2);
    expect(day('fix the parser in DS-309 today', 'fix the parser in DS-310 today')).toBe(2);
    expect(day('deploy the new store to staging', 'deploy the new store to prod')).toBe(2);
    expect(day('write the tests for leases now', 'write the tests for queues now')).toBe(2);
    expect(day('write the summary of it', 'write the summary of it now @ann')).toBe(2);
  });

  test('two of one day are two, also the day after', () => {
    const both = '- [ ] write the report of the team\n- [ ] write the report of the teams\n';
    expect(histories({ 'd/2025-03-03.md': both, 'd/2025-03-04.md': both })).toEqual([
      'write the report of the team: 2025-03-03 open, 2025-03-04 open',
      'write the report of the teams: 2025-03-03 open, 2025-03-04 open',
    ]);
    const twice = '- [ ] call the vendor back\n- [ ] call the vendor back\n';
    expect(histories({ 'd/2025-03-03.md': twice })).toHaveLength(2);
  });

  test('other owners, other places and no day are other tasks', () => {
    expect(
      histories({
        'd/2025-03-03.md': '- [ ] write the report @ann\n',
        'd/2025-03-04.md': '- [ ] write the report @bob\n',
      }),
    ).toHaveLength(2);
    expect(
      histories({ 'a/2025-03-03.md': '- [ ] write tests\n', 'b/2025-03-04.md': '- [ ] write tests\n' }),
    ).toHaveLength(2);
    expect(histories({ 'a.md': '- [ ] write tests\n', 'b.md': '- [ ] write tests\n' })).toHaveLength(2);
  });
});

test('owners are named as people are, and words that may be names when they are', () => {
  const notes = { 'd/2025-03-03.md': '- [ ] review @ann\n- [ ] Quux: rotate keys\n' };
  expect(join(notes).map(({ owner, text }) => [owner, text])).toEqual([
    ['Ann', 'review'],
    [null, 'Quux: rotate keys'],
  ]);
  expect(join(notes, ['Quux'])[1]).toMatchObject({ owner: 'Quux', text: 'rotate keys' });
});

test('ids are of path, day, words and position among equals: an edit elsewhere keeps them', () => {
  const day = '# 2025-03-04\n\n- [ ] rotate keys\n- [ ] rotate keys\n- [-] old parser (too slow by now)\n';
  const ids = (before: string, after = ''): string[] => {
    const tasks = join({ 'journal.md': `# 2025-03-03\n\n${before}\n${day}${after}` });
    return tasks.filter(({ date }) => date === '2025-03-04').map(({ id }) => id);
  };
  const plain = ids('');
  expect(new Set(plain).size).toBe(3);
  expect(ids('- [x] rotate keys\n- [ ] more\n')).toEqual(plain);
  expect(ids('text', '\n# 2025-03-05\n\n- [ ] more\n')).toEqual(plain);
  const other = join({ 'journal.md': day.replace('- [-] old parser (too slow by now)', '- [ ] old parser') });
  expect(other.map(({ id }) => id)).toEqual(plain);
});

test('joining many items takes a time that grows with their number', () => {
  const prepare = (count: number) => {
    const items = itemsOf(
      Object.fromEntries(
        Array.from({ length: count / 25 }, (_, day) => {
          const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
          const lines = Array.from({ length: 25 }, (__, index) => `- [ ] item ${day * 20 + index} of the big queue`);
          return [`d/${date}.md`, `${lines.join('\n')}\n`];
        }),
      ),
    );
    return () => expect(joinTasks(items, { nameOf: (name) => name }).length).toBeGreaterThan(count * 0.8);
  };
  expect(growth(prepare, 10_000)).toBeLessThan(LINEAR);
});

test('also of an item a day over very many days', () => {
  const [sample] = itemsOf({ 'd/2024-01-01.md': '- [ ] look at the queue\n' });
  if (sample === undefined) throw new Error('no item');
  const prepare = (count: number) => {
    const items = Array.from({ length: count }, (_, day): Located<TaskItem> => {
      const date = new Date(Date.UTC(1900, 0, 1 + day)).toISOString().slice(0, 10);
      return { ...sample, fact: { ...sample.fact, text: `look at queue ${day} of today` }, path: `d/${date}.md`, date };
    });
    return () => expect(joinTasks(items, { nameOf: (name) => name }).length).toBe(count);
  };
  expect(growth(prepare, 24_000)).toBeLessThan(LINEAR);
});
