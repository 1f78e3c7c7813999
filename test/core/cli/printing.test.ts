import { describe, expect, test, vi } from 'vitest';
import type { Answer, AskEvent } from '../../../core/contract/ask.ts';
import type { Passage, SearchResult } from '../../../core/contract/search.ts';
import { bytes, count, duration, plural } from '../../../core/cli/print/amounts.ts';
import { answerText } from '../../../core/cli/print/answer.ts';
import { excerptLines } from '../../../core/cli/print/excerpt-lines.ts';
import { fitEnd, fitMiddle, padEnd, widthOf, wrap } from '../../../core/cli/print/fit.ts';
import { printable, printableLine } from '../../../core/cli/print/printable.ts';
import { resultsText } from '../../../core/cli/print/results.ts';
import { styleFor } from '../../../core/cli/print/style.ts';
import { tableLines } from '../../../core/cli/print/table.ts';
import { ABSTAINED, ANSWER, ASK_EVENTS, PASSAGE } from '../server/sample-procedures.ts';
import { runCommand } from './run-command.ts';

const PLAIN = styleFor(false);
const COLOURED = styleFor(true);
const ESCAPE = '\u001b[';

function widest(text: string): number {
  return Math.max(...text.split('\n').map((line) => widthOf(line)));
}

test('amounts', () => {
  expect([0, 4220, 1_234_567].map(count)).toEqual(['0', '4,220', '1,234,567']);
  expect([plural(1, 'note'), plural(2, 'note')]).toEqual(['1 note', '2 notes']);
  expect([0.4, 35, 999, 1900, 9990, 59_000, 59_700, 200_000, 3_599_800, 7_500_000].map(duration)).toEqual([
    '0 ms',
    '35 ms',
    '999 ms',
    '1.9 s',
    '10 s',
    '59 s',
    '1 min 0 s',
    '3 min 20 s',
    '1 h 0 min',
    '2 h 5 min',
  ]);
  expect([711_396, 34_014_426, 1_100_000_000].map(bytes)).toEqual(['711 kB', '34 MB', '1.1 GB']);
});

test('the day on which a file was saved is not printed as the day of a passage', () => {
  const saved: Passage = { ...PASSAGE, date: '2031-03-09', dateOrigin: 'modified' };
  const text = resultsText(
    {
      query: 'x',
      filters: {},
      understood: [],
      results: [saved],
      degraded: [],
      ms: { lexical: 1, vector: 0, rerank: 0, total: 1 },
    },
    { columns: 200, style: PLAIN, explain: false },
  );
  expect(text).toContain(PASSAGE.path);
  expect(text).not.toContain('2031-03-09');
});

describe('fitting', () => {
  test('a path is cut in the middle, text at the end', () => {
    expect(fitMiddle('projects/brewing/2031/kettle.md:12', 20)).toBe('projects/…ttle.md:12');
    expect(widthOf(fitMiddle('projects/brewing/2031/kettle.md:12', 20))).toBe(20);
    expect(fitEnd('The kettle lost pressure', 10)).toBe('The kettl…');
    expect(fitEnd('short', 10)).toBe('short');
    expect(fitMiddle('short', Number.POSITIVE_INFINITY)).toBe('short');
  });

  test('wide characters count two, and are never cut apart', () => {
    expect(widthOf('日誌')).toBe(4);
    expect(widthOf('e\u0301')).toBe(1);
    expect(fitEnd('日誌日誌', 5)).toBe('日誌…');
    expect(fitMiddle('日誌.md', 5)).toBe('日…md');
    expect(padEnd('日誌', 6)).toBe('日誌  ');
    expect(fitEnd('👩‍🔧👩‍🔧👩‍🔧', 5)).toBe('👩‍🔧👩‍🔧…');
  });

  test('no width is survived', () => {
    for (const columns of [0, 1, 2]) {
      expect(widthOf(fitMiddle('abcdef', columns))).toBeLessThanOrEqual(Math.max(columns, 1));
      expect(widthOf(fitEnd('abcdef', columns))).toBeLessThanOrEqual(Math.max(columns, 1));
    }
  });

  test('wrapping breaks at spaces and keeps long words whole', () => {
    expect(wrap('the blue valve', 8)).toEqual(['the blue', 'valve']);
    expect(wrap('a incomprehensibilities b', 5)).toEqual(['a', 'incomprehensibilities', 'b']);
    expect(wrap('', 5)).toEqual(['']);
  });

  test('a table gives way in one column only', () => {
    const rows = [
      ['1', 'a-long-path/with/folders.md', 'x'],
      ['20', 'b.md', 'yy'],
    ];
    const columns = [{ align: 'right' }, { shrink: 'middle' }, {}] as const;
    expect(tableLines(rows, columns, 20)).toEqual([' 1  a-lon…ers.md  x', '20  b.md          yy']);
    expect(tableLines(rows, columns, Number.POSITIVE_INFINITY)[0]).toBe(' 1  a-long-path/with/folders.md  x');
    expect(tableLines([], columns, 20)).toEqual([]);
  });
});

describe('what steers a terminal is shown and does nothing', () => {
  test('escapes, bells, returns and turned text', () => {
    expect(printable('a\u001b[31mb\u0007c\rd\u202ee\u009bf')).toBe('a␛[31mb␇c␍d\ufffde\ufffdf');
    expect(printableLine('a\n\tb')).toBe('a  b');
  });

  test('in results, answers and errors', async () => {
    const evil = '\u001b]0;title\u0007\u001b[2J';
    const passage = { ...PASSAGE, path: `a${evil}.md`, excerpt: evil, headings: [evil], marks: [] };
    const result = {
      query: 'x',
      filters: {},
      understood: [],
      results: [passage],
      degraded: [],
      ms: { lexical: 1, vector: 0, rerank: 0, total: 1 },
    };
    const searched = await runCommand(['search', 'x', '--no-color'], {
      terminal: 80,
      procedures: { search: async () => result },
    });
    expect(searched.stdout).not.toContain('\u001b');
    const answer: Answer = {
      ...ANSWER,
      sentences: [{ text: evil, citations: [1], support: 'extractive' }],
      citations: [{ ...ANSWER.citations[0]!, quote: evil }],
      steps: [{ n: 1, text: evil, commands: [{ ...ANSWER.steps[0]!.commands[0]!, text: evil }] }],
    };
    expect(answerText(answer, { columns: 80, style: PLAIN, isTerminal: true })).not.toContain('\u001b');
    const failed = await runCommand(['doctor'], { procedures: { doctor: () => Promise.reject(new Error(evil)) } });
    expect(failed.stderr).not.toContain('\u001b');
  });
});

describe('where an error came up', () => {
  const { journal } = PASSAGE;
  const place = { journal, endLine: 7, excerpt: 'ERROR lease of shard 11 is lost', exact: true };
  const occurrences: Answer['occurrences'] = [
    { ...place, date: '2031-03-09', path: 'journal.md', line: 7 },
    { ...place, date: null, path: 'runbooks/relay.md', line: 2 },
  ];
  const layout = { columns: 80, style: PLAIN, isTerminal: true };

  test('stands below the answer, one place a line, and below what is not in the notes', () => {
    const text = answerText({ ...ANSWER, occurrences }, layout);
    expect(text).toContain(
      [
        'It came up on 1 day:',
        '  2031-03-09  journal.md:7  ERROR lease of shard 11 is lost',
        '  undated     runbooks/relay.md:2  ERROR lease of shard 11 is lost',
      ].join('\n'),
    );
    expect(answerText({ ...ABSTAINED, occurrences }, layout)).toContain('It came up on 1 day:');
    expect(answerText(ANSWER, layout)).not.toContain('came up');
  });

  test('says when it is only like it, and keeps within the terminal', () => {
    const like = occurrences.map((one) => ({ ...one, exact: false, excerpt: `${one.excerpt} `.repeat(20) }));
    const text = answerText({ ...ANSWER, occurrences: like }, layout);
    expect(text).toContain('Errors like it came up on 1 day:');
    expect(widest(text)).toBeLessThanOrEqual(80);
  });
});

describe('excerpts', () => {
  test('matches are set off where they stand', () => {
    const lines = excerptLines(PASSAGE, { columns: 80, style: COLOURED });
    expect(lines).toEqual([
      'The \u001b[33mkettle\u001b[39m lost pressure again.',
      'Tightening the \u001b[33mblue valve\u001b[39m fixed it.',
    ]);
  });

  test('the lines with matches are shown, three at most', () => {
    const excerpt = 'one\ntwo\nthree\n\nfour\nfive\nsix';
    const at = excerpt.indexOf('five');
    const layout = { columns: 80, style: PLAIN };
    expect(excerptLines({ excerpt, marks: [[at, at + 4]] }, layout)).toEqual(['four', 'five', 'six']);
    expect(excerptLines({ excerpt, marks: [] }, layout)).toEqual(['one', 'two', 'three']);
    expect(excerptLines({ excerpt: '', marks: [] }, layout)).toEqual([]);
  });

  test('a mark that is cut off, or spans lines, breaks nothing', () => {
    const excerpt = 'alpha beta gamma\ndelta';
    const lines = excerptLines({ excerpt, marks: [[6, excerpt.length]] }, { columns: 9, style: COLOURED });
    expect(lines).toEqual(['alpha \u001b[33mbe…\u001b[39m', '\u001b[33mdelta\u001b[39m']);
  });
});

describe('search', () => {
  const result = (results: readonly Passage[]): SearchResult => ({
    query: 'kettle',
    filters: {},
    understood: [],
    results: [...results],
    degraded: [],
    ms: { lexical: 1, vector: 2, rerank: 0, total: 12 },
  });

  test('is one dense block a passage', () => {
    expect(resultsText(result([PASSAGE]), { columns: Number.POSITIVE_INFINITY, style: PLAIN, explain: false })).toBe(
      [
        ' 1  2031-03-04  2031/brewing.md:12  Brewing log › Kettle loses pressure',
        '    The kettle lost pressure again.',
        '    Tightening the blue valve fixed it.',
        '1 passage in 12 ms',
      ].join('\n'),
    );
  });

  test('when a file was changed is not shown as the day that it tells of', () => {
    const changed = { ...PASSAGE, dateOrigin: 'modified' as const };
    const text = resultsText(result([changed]), { columns: 200, style: PLAIN, explain: false });
    expect(text).toMatch(/^ 1 {14}2031\/brewing\.md:12/);
  });

  test('--explain says who found it at which rank, and how long the stages took', async () => {
    const { stdout } = await runCommand(['search', 'kettle', '--explain']);
    expect(stdout).toContain('    exact #1 (3.000)   lexical #2 (7.500)\n');
    expect(stdout).toContain('lexical 1 ms, vector 0 ms, rerank 0 ms');
  });

  test('names the journal only where there are several', () => {
    const other = { ...PASSAGE, rank: 2, journal: '/home/mira/runbooks' };
    const text = resultsText(result([PASSAGE, other]), { columns: 200, style: PLAIN, explain: false });
    expect(text).toContain('journal/2031/brewing.md:12');
    expect(text).toContain('runbooks/2031/brewing.md:12');
  });

  test('no line is wider than the terminal', () => {
    const long = { ...PASSAGE, path: `${'deep/'.repeat(40)}note.md`, excerpt: 'x'.repeat(400), marks: [] };
    for (const columns of [60, 80, 120]) {
      const text = resultsText(result([long, PASSAGE]), { columns, style: PLAIN, explain: true });
      expect(widest(text)).toBeLessThanOrEqual(columns);
    }
  });

  test('nothing found is said', async () => {
    const { outcome, stdout } = await runCommand(['search', 'x'], { procedures: { search: async () => result([]) } });
    expect([outcome, stdout]).toEqual([0, 'Nothing found in 12 ms\n']);
  });

  test('what does not work goes to stderr, and --quiet keeps it away', async () => {
    const degraded = [{ code: 'no-embedder' as const, message: 'No vectors.', fix: 'Run `daybook models`.' }];
    const procedures = { search: async () => ({ ...result([PASSAGE]), degraded }) };
    const loud = await runCommand(['search', 'x'], { procedures });
    expect(loud.stderr).toBe('note: No vectors. Run `daybook models`.\n');
    expect((await runCommand(['search', 'x', '--quiet'], { procedures })).stderr).toBe('');
  });
});

describe('colour', () => {
  test('is on a terminal only, and not with --no-color or NO_COLOR', async () => {
    vi.stubEnv('NO_COLOR', '1');
    expect((await runCommand(['search', 'x'], { terminal: 80 })).stdout).not.toContain(ESCAPE);
    vi.stubEnv('NO_COLOR', undefined);
    expect((await runCommand(['search', 'x'], { terminal: 80 })).stdout).toContain(ESCAPE);
    expect((await runCommand(['search', 'x'])).stdout).not.toContain(ESCAPE);
    expect((await runCommand(['search', 'x', '--no-color'], { terminal: 80 })).stdout).not.toContain(ESCAPE);
    vi.unstubAllEnvs();
  });
});

describe('ask', () => {
  const stream = (events: readonly AskEvent[]) => ({
    async *ask() {
      yield* events;
    },
  });

  test('for a program prints the whole answer once, commands byte for byte', async () => {
    const { stdout, stderr } = await runCommand(['ask', 'why?']);
    expect(stdout).toBe(
      [
        'Tightening the blue valve fixed it. [1]',
        '',
        '1. Tighten the valve',
        '    valvectl tighten --port <PORT>',
        '    fill in: <PORT>',
        '    careful: it stops the pump',
        '',
        '[1] 2031/brewing.md:13  2031-03-04  Brewing log › Kettle loses pressure',
        '    Tightening the blue valve fixed it.',
        '',
        'in the words of your notes · 1 source · 6 ms',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe('Understood: in March 2031\nnote: No generator is set. Run `daybook models`.\n');
  });

  test('on a terminal streams the sentences, then the rest, and repeats none', async () => {
    const { stdout, stderr } = await runCommand(['ask', 'why?', '--no-color'], { terminal: 80 });
    expect(stdout.split('Tightening the blue valve fixed it. [1]')).toHaveLength(2);
    expect(stdout).toContain('2031/brewing.md:13');
    expect(stderr).toContain('Searching in March 2031…');
    expect(stderr).toContain('large-writer is writing…');
    expect(stdout).not.toContain('It was a Monday');
  });

  test('when the check left another answer, that is printed as the answer', async () => {
    const other: Answer = {
      ...ANSWER,
      sentences: [{ text: 'The valve is blue.', citations: [1], support: 'extractive' }],
    };
    const events = [...ASK_EVENTS.slice(0, -1), { kind: 'done' as const, answer: other }];
    const { stdout } = await runCommand(['ask', 'why?', '--no-color'], { terminal: 80, procedures: stream(events) });
    expect(stdout).toContain('After the check, the answer is:\nThe valve is blue. [1]');
  });

  test('what is not in the notes is said, with what is near, and is no failure', async () => {
    const procedures = stream([{ kind: 'done', answer: ABSTAINED }]);
    for (const terminal of [undefined, 80]) {
      const options = terminal === undefined ? { procedures } : { procedures, terminal };
      const { outcome, stdout } = await runCommand(['ask', 'who?', '--no-color'], options);
      expect(outcome).toBe(0);
      expect(stdout).toMatch(/^Not in your notes\.\nNo passage names the subject\.\n\nNear it:\n/);
      expect(stdout).toContain('2031/brewing.md:12');
    }
  });

  test('a stream that ends without an answer is a stop, not an answer', async () => {
    expect((await runCommand(['ask', 'x'], { procedures: stream([]) })).outcome).toBe(130);
  });
});

describe('index', () => {
  test('prints what changed, what was skipped and what is odd', async () => {
    const { stdout, stderr } = await runCommand(['index']);
    expect(stdout).toBe(
      [
        'Skipped 1 file',
        '    binary  photo.md  It is not text.',
        '1 warning',
        '    2031/brewing.md:3  4 March 2031 is a Tuesday, not a Monday.',
        '2 notes: 1 added, 1 changed, 1 skipped',
        '9 chunks, 9 embedded  60 ms (scan 2 ms, parse 3 ms, store 4 ms, embed 50 ms)',
        '',
      ].join('\n'),
    );
    expect(stderr).toBe('');
  });

  test('shows progress where a person sees it', async () => {
    const bar = 'Indexing   ████████████░░░░░░░░░░░░  1 / 2  900/s  1 ms left';
    expect((await runCommand(['index'], { terminal: 100 })).stderr).toContain(bar);
    expect((await runCommand(['index', '--json'], { terminal: 100 })).stderr).toContain(bar);
    expect((await runCommand(['index', '--quiet'], { terminal: 100 })).stderr).toBe('');
    expect((await runCommand(['index'], { terminal: 40 })).stderr).not.toContain('left');
  });

  test('without a journal says how to add one', async () => {
    const status = async () => ({ ...(await import('../server/sample-procedures.ts')).STATUS, journals: [] });
    const { outcome, stderr } = await runCommand(['index'], { procedures: { status } });
    expect(outcome).toBe(1);
    expect(stderr).toContain('daybook index ~/notes');
  });

  test('Ctrl-C ends with 130 and says what is kept', async () => {
    const stop = new AbortController();
    const procedures = {
      async *index(_request: unknown, signal: AbortSignal) {
        yield {
          kind: 'progress' as const,
          progress: { stage: 'scan' as const, done: 1, total: null, perSecond: null, remainingMs: null },
        };
        stop.abort();
        signal.throwIfAborted();
      },
    };
    const { outcome, stderr, isClosed } = await runCommand(['index'], { procedures, signal: stop.signal });
    expect(outcome).toBe(130);
    expect(stderr).toContain('Stopped');
    expect(isClosed).toBe(true);
  });
});

test('models, days and doctor are aligned tables', async () => {
  const models = await runCommand(['models']);
  expect(models.stdout).toBe(
    [
      '*  embed     tiny-embedder  34 MB  MIT  ready, in use  Small and quick.',
      '   generate  large-writer   34 MB  MIT  missing        Small and quick.',
      '   Its file has another hash. Fetch it again.',
      '',
    ].join('\n'),
  );
  const days = await runCommand(['days']);
  expect(days.stdout).toBe(
    [
      '2031-03-04  heading  a.md:3  Tuesday',
      '2031-03-05  stamp    a.md:9  Thursday',
      '            It is a Wednesday.',
      '2 dated sections',
      '',
    ].join('\n'),
  );
  const doctor = await runCommand(['doctor']);
  expect(doctor.outcome).toBe(0);
  expect(doctor.stdout).toContain(
    'ok  sqlite     3.50\n--  generator  none is set\n    Run `daybook models use generate NAME`.',
  );
});

test('models pull says where it looks, shows progress, and prints the model', async () => {
  const { stdout, stderr } = await runCommand(['models', 'pull', 'tiny-embedder'], { terminal: 100 });
  expect(stdout).toContain('tiny-embedder');
  expect(stdout).not.toContain('large-writer');
  expect(stderr).toContain('cache: not there');
  expect(stderr).toContain('17 MB / 34 MB');
});
