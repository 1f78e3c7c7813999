import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { listFiles, ROOT } from './helpers/source-tree.ts';

const JOURNAL = 'resources/sample-journal';

const Questions = z.array(z.object({ question: z.string(), path: z.string(), heading: z.string(), fact: z.string() }));
const questions = Questions.parse(JSON.parse(read('test/golden/sample-journal.json')));

function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** The lines under `heading`, up to the next heading of its level or above. */
function sectionText(text: string, heading: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => /^#+ /.test(line) && line.replace(/^#+ /, '') === heading);
  if (start === -1) return '';
  const level = /^#+/.exec(lines[start] ?? '')?.[0].length ?? 1;
  const length = lines.slice(start + 1).findIndex((line) => (/^#+(?= )/.exec(line)?.[0].length ?? 7) <= level);
  return lines.slice(start + 1, length === -1 ? undefined : start + 1 + length).join('\n');
}

describe('the sample journal', () => {
  const notes = listFiles(JOURNAL);

  test.each(questions)('holds the answer to "$question"', ({ path, heading, fact }) => {
    expect(sectionText(read(`${JOURNAL}/${path}`), heading).replaceAll(/\s+/g, ' ')).toContain(fact);
  });

  test('does not hold the questions themselves, which would be found instead of the answers', () => {
    const all = notes.map(read).join('\n').toLowerCase();
    for (const { question } of questions) expect(all).not.toContain(question.toLowerCase());
  });

  test('has every shape that Daybook reads', () => {
    const all = notes.map(read).join('\n');
    expect(notes.length).toBeGreaterThanOrEqual(12);
    const shapes = {
      'front matter': /^---\ntitle: /m,
      'heading with a weekday and no year': /^# Monday March 2nd$/m,
      'several people in one update': /^- mira \+ jon: /m,
      'stamp with attendees': /^2026-04-15T13:30:12\. Mira, /m,
      'open, done and cancelled items': /- \[ \] TODO: [^]*- \[x\] DONE: [^]*- \[x\] WILLNOTFIX: /,
      'decision that replaces another': /^supersedes: 0003-/m,
      'numbered steps': /^1\. [^]*?^2\. /m,
      'placeholder in a command': /--replicas=<replicas>/,
      'destructive command': /rabbitmqctl purge_queue/,
      'review date and owner': /^owner: .*\nreviewed: \d{4}-\d\d-\d\d$/m,
      'standup with a heading for each person': /^## Mira\n\n\*\*Done\*\*\n- /m,
      'standup as a table': /^\| Who \| Yesterday \| Today \| Blocked by \|$/m,
      'list of attendees with initials': /^Attendees: .*\(MS\), /m,
      'days and priority of an item': /📅 \d{4}-\d\d-\d\d ⏫[^]*\[due:: \d{4}-\d\d-\d\d\]/,
      'item in words': /^- Priya to call .* by Wednesday$/m,
      'decision in a sentence': /^We decided to .* because /m,
      'error line': /^\d{4}-\d\d-\d\dT.* ERROR /m,
    };
    for (const [name, shape] of Object.entries(shapes)) expect(all, name).toMatch(shape);
  });

  test('links only to notes that exist', () => {
    for (const path of notes) {
      for (const [, link] of read(path).matchAll(/\]\((?!https?:)([^)#]+\.md)\)/g)) {
        const target = new URL(link ?? '', `file:///${path}`).pathname.slice(1);
        expect(notes, `${path} links to ${link}`).toContain(target);
      }
    }
  });

  test('has one heading whose weekday is wrong, and the others are right', () => {
    const headings = [...read(`${JOURNAL}/2026-journal.md`).matchAll(/^# (\w+) (\w+ \d+)(?:st|nd|rd|th)$/gm)];
    const wrong = headings.filter(([, weekday, day]) => {
      const date = new Date(`${day} 2026 UTC`);
      return date.toLocaleDateString('en-GB', { weekday: 'long', timeZone: 'UTC' }) !== weekday;
    });
    expect(headings.length).toBeGreaterThan(8);
    expect(wrong.map(([heading]) => heading)).toEqual(['# Wednesday March 5th']);
  });
});
