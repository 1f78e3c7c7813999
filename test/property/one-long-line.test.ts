import { expect, test } from 'vitest';
import { findDay } from '../../core/dates/relative.ts';
import { extractFacts } from '../../core/extract/extract.ts';
import { parseText } from '../helpers/parse.ts';

/*
 * A note of one long line costs no more than its length, whatever it is made of. Reading ten times as much may take fifteen
 * times as long; the machines that run tests are slow and busy, so how long it takes at all is bounded generously. On a
 * quiet core each takes less than 50 ms.
 */

const SMALL_CHARS = 100_000;
const LARGE_CHARS = 1_000_000;
const MAX_GROWTH = 15;
/** What is quicker needs no comparison. */
const SLACK_MS = 40;
const MAX_MS = 800;
const MAX_RUNS = 5;

/** What the lines are made of, between bars; a bar itself is one too. */
const PARTS = [
  'a¦a ¦ ¦\t¦1¦12 ¦1. ¦-¦- ¦—¦ - ¦,¦a, ¦;¦:¦a: ¦.¦a. ¦?¦!¦...',
  `"¦“a” ¦'¦\`¦\`a ¦\`@mira ¦|¦a | ¦(¦()¦(a) ¦[¦](¦[a](b) ¦[ ] ¦{¦<¦<a>¦<!--`,
  '>¦+ ¦a + b + c + ¦a/b/¦->¦ -> ¦*¦**¦**a** ¦_¦~~¦#¦#a ¦=¦\\¦\\|¦&¦%¦^',
  '@¦@@@@¦@mira ¦a@b.c ¦🚢¦👩‍👩‍👧 ¦é ¦e\u0301¦李¦Łukasz ¦Mira ¦Mira Sandoval ¦ABC ',
  'Mira, ¦Mira (MS), ¦Mira + ¦Mira and ¦mira to ¦Mira: ¦Mira. Bob: ¦Mira: a. ¦Mira - ¦Mira (¦the Mira ',
  'Today: ¦Y: ¦T: ¦X: yes, ¦10:30 ¦[10:30] Mira: ¦2031-03-04 ¦by Friday ¦TODO: ¦DONE ¦[due:: ',
  'we decided to ¦because ¦agreed ¦Mira to do it. ¦blocked by ¦https://a.b/¦📅 2031-03-04 ¦[[¦#tag ',
].flatMap((parts) => parts.split('¦'));
const STARTS = ['', '- Mira: ', '- [ ] ', 'Attendees: ', '## Decision\n\n'];
const PATHS = ['standup/1.md', 'meetings/1.md', 'journal.md', 'adr/0001-rig.md'];

/** Time of this process's own work, the quickest of a few runs: the rest is waiting for others. */
function costMs(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let times = 0; times < MAX_RUNS && best > SLACK_MS; times++) {
    const before = process.cpuUsage();
    run();
    best = Math.min(best, process.cpuUsage(before).user / 1000);
  }
  return best;
}

function grows(of: (chars: number) => () => void): string | null {
  const large = costMs(of(LARGE_CHARS));
  if (large <= SLACK_MS) return null;
  const small = costMs(of(SMALL_CHARS));
  return large <= MAX_MS && large <= small * MAX_GROWTH + 2 * SLACK_MS ? null : `${small} ms, then ${large} ms`;
}

const linesOf = (part: string, chars: number) => part.repeat(Math.ceil(chars / part.length));

test.each(STARTS)('facts of one line that starts with %j', { timeout: 120_000 }, (start) => {
  const slow: string[] = [];
  for (const [index, part] of PARTS.entries()) {
    const path = PATHS[index % PATHS.length] ?? '';
    const grown = grows((chars) => {
      const note = parseText(`# Standup\n\n- Mira: a\n- Bob: b\n\n${start}${linesOf(part, chars)}\n`, path);
      return () => extractFacts(note);
    });
    if (grown !== null) slow.push(`${JSON.stringify(part)}: ${grown}`);
  }
  expect(slow).toEqual([]);
});

test('days of one line', () => {
  const slow = PARTS.filter(
    (part) => grows((chars) => () => findDay(linesOf(part, chars), '2031-03-04', 'future')) !== null,
  );
  expect(slow).toEqual([]);
});
