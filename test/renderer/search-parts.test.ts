import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitAtMarks } from '../../renderer/components/marked-text.tsx';
import { readableExcerpt } from '../../renderer/components/readable-excerpt.ts';
import { groupByDay, groupByNote, inShownOrder, markedWords } from '../../renderer/screens/search/result-groups.ts';
import { previewSpan } from '../../renderer/screens/search/preview-span.ts';
import { fixturePassages } from './fixture/answers.ts';
import { fixtureNotes } from './fixture/notes.ts';

describe('results', () => {
  it('are grouped by note in the order of the best passage', () => {
    const groups = groupByNote(fixturePassages('partition lag'));
    expect(groups.map((group) => [group.first.path, group.passages.length])).toEqual([
      ['2026-journal.md', 2],
      ['runbooks/buoy-ingest-lag.md', 1],
      ['decisions/0007-partition-key.md', 1],
      ['meetings/2026-11-12-capacity.md', 1],
      ['archive/2024/week-037.md', 1],
    ]);
    expect(inShownOrder(groups).map((passage) => passage.rank)).toEqual([1, 3, 2, 4, 5, 6]);
    expect(markedWords(fixturePassages('partition lag')).toSorted()).toEqual(['lag', 'partition']);
  });

  it('are grouped by day, the newest first, those without a day last', () => {
    const passages = fixturePassages('partition lag').map((passage, at) =>
      at === 1 ? { ...passage, dateOrigin: 'modified' as const } : passage,
    );
    const groups = groupByDay(passages);
    const days = groups.map(({ day }) => day);
    expect(days.at(-1)).toBe(null);
    expect(days.slice(0, -1)).toEqual(days.slice(0, -1).toSorted((a, b) => (b ?? '').localeCompare(a ?? '')));
    expect(groups.flatMap((group) => group.passages).length).toBe(passages.length);
    for (const { passages: own } of groups) {
      expect(own.map(({ rank }) => rank)).toEqual(own.map(({ rank }) => rank).toSorted((a, b) => a - b));
    }
  });

  it('are previewed in their section', () => {
    const note = fixtureNotes().get('2026-journal.md')!;
    expect(previewSpan(note, { line: 17, endLine: 18 })).toEqual([15, 27]);
    expect(previewSpan({ ...note, sections: [] }, { line: 30, endLine: 31 })).toEqual([1, 31]);
    const long = [{ ...note.sections[0]!, line: 1, endLine: 900 }];
    expect(previewSpan({ ...note, sections: long }, { line: 500, endLine: 502 })).toEqual([460, 542]);
  });
});

describe('marks', () => {
  it('never change the text', () => {
    const marks = fc.array(fc.tuple(fc.integer({ min: -3, max: 40 }), fc.integer({ min: -3, max: 40 })));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), marks, (text, spans) => {
        expect(
          splitAtMarks(text, spans)
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  it('are joined where they overlap', () => {
    expect(
      splitAtMarks('abcdef', [
        [3, 5],
        [1, 4],
      ]).map((run) => [run.text, run.marked]),
    ).toEqual([
      ['a', false],
      ['bcd', true],
      ['e', true],
      ['f', false],
    ]);
  });
});

describe('excerpts', () => {
  it('are shown without headings, fences and blank lines, with their marks', () => {
    const excerpt = '## Fix it\n\nLower the pool:\n```sh\nset pool=20\n```';
    const { text, marks } = readableExcerpt(excerpt, [
      [3, 6],
      [excerpt.indexOf('pool'), excerpt.indexOf('pool') + 4],
      [excerpt.indexOf('pool=') - 4, excerpt.indexOf('pool=') + 4],
    ]);
    expect(text).toBe('Lower the pool:\nset pool=20');
    expect(marks.map(([from, to]) => text.slice(from, to))).toEqual(['pool', 'set pool']);
    expect(readableExcerpt('# Only', [[2, 6]])).toEqual({ text: '# Only', marks: [[2, 6]], code: [] });
  });

  it.each([
    ['Supersedes [0003: Sessions](0003-sessions.md).', 'Supersedes 0003: Sessions.'],
    ['- [x] the **old** `table`\n- [ ] _new_ ~~one~~', '☑ the old table\n☐ new one'],
    ['* a `*.log` and a * b, snake_case_word', '• a *.log and a * b, snake_case_word'],
    ['1. first\n2. see [[notes/plan|the plan]]', '1. first\n2. see the plan'],
    ['| what | took |\n|---|--:|\n| reader | 40 s |', 'what · took\nreader · 40 s'],
    ['It holds connections.…', 'It holds connections. …'],
    ['see [the long page](https://example.com/a/lo…', 'see the long page'],
    ['> said **so** [^1]', 'said so '],
    ['See the [runbook\nsimulation](https://example.com/a).', 'See the runbook simulation.'],
    ['set pool=20 | tee **log**\n```\nThen [go](on.md)', 'set pool=20 | tee **log**\nThen go'],
    ['```sh\nls *.md | grep -v "_x_"\n```', 'ls *.md | grep -v "_x_"'],
    [
      'On the day of the outage Redis failed over to an empty replica of\nits own, and 3,100 people were logged out.',
      'On the day of the outage Redis failed over to an empty replica of its own, and 3,100 people were logged out.',
    ],
  ])('say what is meant by %j', (excerpt, text) => {
    expect(readableExcerpt(excerpt, []).text).toBe(text);
  });

  it('end where there is no more room, and never in a row of four dots', () => {
    const excerpt = '1. Renew it.\n2. Look whether it works.\n3. Tell **Wen**.';
    expect(readableExcerpt(excerpt, [], 2)).toEqual({
      text: '1. Renew it.\n2. Look whether it works. …',
      marks: [],
      code: [],
    });
    expect(readableExcerpt('First:\nsecond', [], 1).text).toBe('First: …');
    expect(readableExcerpt(excerpt, [], 3).text).toBe('1. Renew it.\n2. Look whether it works.\n3. Tell Wen.');
  });

  it('begin at what was found where it stands below the first lines', () => {
    const excerpt = 'one\ntwo\nthree\nthe tide\nfive\nsix';
    const at = excerpt.indexOf('tide');
    const shown = readableExcerpt(excerpt, [[at, at + 4]], 3);
    expect(shown.text).toBe('… three\nthe tide\nfive…');
    expect(shown.marks.map(([from, to]) => shown.text.slice(from, to))).toEqual(['tide']);
    const last = readableExcerpt('one\ntwo\nthree\ntide', [[14, 18]], 2);
    expect(last.text).toBe('… three\ntide');
    expect(last.marks.map(([from, to]) => last.text.slice(from, to))).toEqual(['tide']);
  });

  it('know what is code, between fences and in a sentence', () => {
    const excerpt = 'Say `set pool` first:\n\n```sh\nset  pool=20\nls `pwd`\n```\n**Then** wait.';
    const { text, code } = readableExcerpt(excerpt, []);
    expect(text).toBe('Say set pool first:\nset  pool=20\nls `pwd`\nThen wait.');
    expect(code.map(([from, to]) => text.slice(from, to))).toEqual(['set pool', 'set  pool=20', 'ls `pwd`']);
    expect(readableExcerpt('1. Run it:\n   ```yaml\n   a:\n     b: 1\n   ```', []).text).toBe('1. Run it:\na:\n  b: 1');
    const cut = readableExcerpt(excerpt, [], 2);
    expect(cut.code.map(([from, to]) => cut.text.slice(from, to))).toEqual(['set pool', 'set  pool=20']);
  });

  it('leave out the row of a table that was cut in its first cell', () => {
    expect(readableExcerpt('| gate | who |\n|---|---|\n| north | Wen |\n| [sou', []).text).toBe(
      'gate · who\nnorth · Wen',
    );
  });

  it('keep the marks on their letters', () => {
    const excerpt = '- see [the **pool** page](pool.md) of `pool.max`';
    const marks = [...excerpt.matchAll(/pool/g)].map(({ index }): [number, number] => [index, index + 4]);
    const shown = readableExcerpt(excerpt, marks);
    expect(shown.text).toBe('• see the pool page of pool.max');
    expect(shown.marks.map(([from, to]) => shown.text.slice(from, to))).toEqual(['pool', 'pool']);
  });

  it('mark the same letters as before', () => {
    const line = fc.constantFrom('# h', 'some *text*', '', '```', '- item', '## h2', 'x', '[a](b', '| a | b |', '**');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), fc.nat(20), fc.nat(8), (lines, from, length) => {
        const excerpt = lines.join('\n');
        const shown = readableExcerpt(excerpt, [[from, Math.min(from + length, excerpt.length)]]);
        for (const [start, end] of shown.marks) expect(excerpt).toContain(shown.text.slice(start, end));
        expect(shown.text.trim() === '').toBe(excerpt.trim() === '');
      }),
    );
  });
});
