import fc from 'fast-check';
import { dayCounts } from '../../core/extract/day-counts.ts';
import { describe, expect, it } from 'vitest';
import { TASK_GROUPS, TASK_SCOPES } from '../../renderer/fact-routes.ts';
import { plainText } from '../../renderer/markdown/plain-text.ts';
import { dayRows, filterDays } from '../../renderer/screens/days/day-rows.ts';
import { monthGrids } from '../../renderer/components/month-grid.ts';
import { chainOf, ledgerOf } from '../../renderer/screens/decisions/decision-chain.ts';
import { standupText } from '../../renderer/screens/standup/standup-text.ts';
import { timelineDays, timelineText } from '../../renderer/screens/standup/timeline-days.ts';
import { filterTasks, ownersIn, taskRows } from '../../renderer/screens/tasks/task-rows.ts';
import { taskMarkdown, tasksMarkdown } from '../../renderer/screens/tasks/tasks-markdown.ts';
import { forgetChange, showChange, taskChanges, withChanges } from '../../renderer/task-changes.ts';
import { addDays, addMonths, sayMonth } from '../../renderer/words/date.ts';
import { sayDue } from '../../renderer/words/task.ts';
import { fixtureFacts, fixtureStandup, manyTasks } from './fixture/facts.ts';

const { tasks, updates, decisions, days } = fixtureFacts();

describe('items', () => {
  it('are listed by state, owner and text', () => {
    const ids = (filter: Parameters<typeof filterTasks>[1]) => filterTasks(tasks, filter).map(({ id }) => id);
    expect(ids({ scope: 'todo', owner: '', text: '' })).toHaveLength(5);
    expect(ids({ scope: 'done', owner: '', text: '' })).toEqual(['task-hot-partition']);
    expect(ids({ scope: 'todo', owner: 'Tobias', text: '' })).toEqual(['task-alarm', 'task-renewals']);
    expect(ids({ scope: 'all', owner: '', text: 'GAUGE pier' })).toEqual(['task-gauge']);
    expect(ids({ scope: 'all', owner: '', text: 'zoo.md' })).toEqual(['task-old-alarm']);
    expect(ids({ scope: 'all', owner: '', text: 'aldhaven' })).toEqual(['task-time-zones']);
    expect(ownersIn(tasks)).toEqual(['Tobias', 'Ines', 'Wen']);
  });

  it('stand under their groups, what is due first', () => {
    const titles = (by: (typeof TASK_GROUPS)[number]) =>
      taskRows(tasks, by).map((row) => (row.kind === 'group' ? `${row.title} ${row.count}` : row.task.id));
    expect(titles('state')).toEqual([
      'Doing 1',
      'task-alarm',
      'Blocked 1',
      'task-gauge',
      'Open 3',
      'task-time-zones',
      'task-renewals',
      'task-dashboards',
      'Done 1',
      'task-hot-partition',
      'Cancelled 1',
      'task-old-alarm',
    ]);
    expect(titles('owner').filter((title) => !title.startsWith('task-'))).toEqual([
      'Ines 2',
      'Tobias 3',
      'Wen 2',
      'Nobody named 1',
    ]);
    expect(titles('day').filter((title) => !title.startsWith('task-'))).toEqual([
      'Wed 18 Nov 2026 2',
      'Tue 17 Nov 2026 2',
      'Mon 16 Nov 2026 2',
      'No day 1',
    ]);
    expect(titles('due').filter((title) => !title.startsWith('task-'))).toEqual([
      'Due Fri 20 Nov 2026 1',
      'Due Wed 2 Dec 2099 1',
      'No due day 5',
    ]);
  });

  it('never get lost or stand twice under one heading', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom(...TASK_GROUPS),
        fc.constantFrom(...TASK_SCOPES),
        (count, by, scope) => {
          const shown = filterTasks(manyTasks(count), { scope, owner: '', text: '' });
          const rows = taskRows(shown, by);
          expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
          expect(rows.filter(({ kind }) => kind === 'task')).toHaveLength(shown.length);
        },
      ),
    );
  });

  it('say what is due, and what is over', () => {
    const due = (state: 'open' | 'done', day: string | null) => sayDue({ state, due: day }, '2026-11-18');
    expect(due('open', '2026-11-17')).toEqual({ says: 'overdue since 17 Nov 2026', isOver: true });
    expect(due('open', '2026-11-18')).toEqual({ says: 'due today', isOver: false });
    expect(due('open', '2026-11-19')?.says).toBe('due tomorrow');
    expect(due('open', '2026-11-25')?.says).toBe('due 25 Nov 2026');
    expect(due('done', '2026-11-17')).toBeNull();
    expect(due('open', null)).toBeNull();
  });

  it('are copied as markdown that other programs read', () => {
    expect(tasksMarkdown(taskRows(filterTasks(tasks, { scope: 'todo', owner: 'Wen', text: '' }), 'state'))).toBe(
      `## Blocked

- [ ] new firmware on the tide gauge at pier 4 (@Wen, blocked, because the vendor has no build for that board) · 2026-journal.md:5

## Open

- [ ] answer the remarks about **time zones** in \`berth-planner\` (@Wen, due 2026-11-20) · 2026-journal.md:17
  - the planner stores local time, see [the capacity notes](meetings/2026-11-12-capacity.md)
  - ask Aldhaven
`,
    );
    const cancelled = tasks.find(({ state }) => state === 'cancelled');
    expect(cancelled && taskMarkdown(cancelled)).toContain('- [-] second alarm');
  });

  it('show a change until it is answered, and a later one is not taken back by an earlier', () => {
    const [first] = tasks;
    const change = { state: 'done' } as const;
    showChange('task-time-zones', change);
    const shown = withChanges(tasks, taskChanges.get());
    expect(shown[0]).toEqual({ ...first, state: 'done' });
    expect(shown[1]).toBe(tasks[1]);
    const later = { state: 'cancelled', reason: 'no time' } as const;
    showChange('task-time-zones', later);
    forgetChange('task-time-zones', change);
    expect(withChanges(tasks, taskChanges.get())[0]).toMatchObject(later);
    forgetChange('task-time-zones', later);
    expect(withChanges(tasks, taskChanges.get())).toBe(tasks);
  });
});

describe('reports', () => {
  it('become text for a chat', () => {
    expect(standupText(fixtureStandup('2026-11-17'))).toBe(`Standup, Tue 17 Nov 2026

Wen
Yesterday:
- tide gauge at pier 4 sends zeros again, same firmware as in March
Today:
- planner first, then the gauge
- answer Aldhaven about time zones
Blockers:
- new firmware on the tide gauge at pier 4: the vendor has no build for that board
Carried over:
- answer the remarks about time zones

Ines
Yesterday:
- buoy-ingest lag is back, 40 minutes behind at 07:10
Today:
- rolled the new partition key out at 14:20

Nothing from: Tobias
`);
  });

  it('says in the text for a chat how old news is that is not of the last working day', () => {
    const standup = fixtureStandup('2026-11-17');
    const people = standup.people.map((person) => ({ ...person, lastUpdate: '2026-11-12' }));
    expect(standupText({ ...standup, people })).toContain('Wen (nothing since Thu 12 Nov 2026)\nYesterday:');
  });

  it('stand by day, newest first, those without a day last', () => {
    const [first] = updates;
    const own = updates.filter(({ person }) => person === 'Wen');
    const undated = first ? [{ ...first, date: null }] : [];
    expect(timelineDays([...undated, ...own]).map(({ date }) => date)).toEqual([
      '2026-11-17',
      '2026-11-16',
      '2026-11-12',
      null,
    ]);
    expect(timelineText('Wen', own)).toContain('Tue 17 Nov 2026\n- next: planner first, then the gauge\n');
  });
});

describe('decisions', () => {
  it('stand in the chain of what replaced what', () => {
    const ledger = ledgerOf(decisions);
    for (const id of ['decision-buoy-key', 'decision-region-key', 'decision-no-key']) {
      const decision = ledger.get(id);
      expect(decision && chainOf(decision, ledger).map((one) => one.id)).toEqual([
        'decision-no-key',
        'decision-region-key',
        'decision-buoy-key',
      ]);
    }
  });

  it('are followed once where links go in a circle or nowhere', () => {
    const [base] = decisions;
    if (!base) throw new Error('no decision in the fixture');
    const a = { ...base, id: 'a', supersedes: ['b', 'gone'], supersededBy: 'b' };
    const b = { ...base, id: 'b', supersedes: ['a'], supersededBy: null };
    expect(chainOf(a, ledgerOf([a, b]))).toHaveLength(2);
  });
});

describe('days', () => {
  it('are listed by month, newest first', () => {
    const rows = dayRows(days);
    expect(rows.map((row) => (row.kind === 'month' ? `${row.title} ${row.count}` : row.day.line))).toEqual([
      'November 2026 6',
      28,
      38,
      15,
      3,
      1,
      1,
      'October 2026 1',
      7,
      'December 2025 1',
      1,
    ]);
    expect(rows.filter((row) => row.kind === 'day' && !row.isFirst)).toHaveLength(2);
    expect(filterDays(days, { text: '', warned: true })).toHaveLength(1);
    expect(filterDays(days, { text: '2026-11 capacity', warned: false })).toHaveLength(1);
  });

  it('make a calendar of whole weeks', () => {
    const [november] = monthGrids(new Map(dayCounts(days).map((day) => [day.date, day])));
    expect(november?.month).toBe('2026-11');
    expect(november?.weeks.every((week) => week.length === 7)).toBe(true);
    expect(november?.weeks[0]?.map(({ date }) => date.slice(5))).toEqual([
      '10-26',
      '10-27',
      '10-28',
      '10-29',
      '10-30',
      '10-31',
      '11-01',
    ]);
    expect(november?.weeks.flat().find(({ date }) => date === '2026-11-18')).toEqual({
      date: '2026-11-18',
      inMonth: true,
      sections: 2,
      warned: true,
    });
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect([addMonths('2024-01-31', 1), addMonths('2024-01-05', -1)]).toEqual(['2024-02-29', '2023-12-05']);
    expect(sayMonth('2026-11')).toBe('November 2026');
  });
});

describe('words of a note', () => {
  it('stand without marks where no link may', () => {
    expect(plainText('**bold** [link](a.md) `code` ![alt](x.png) &amp; *it*')).toBe('bold link code alt & it');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainText(text)).toBeTypeOf('string');
      }),
    );
  });
});
