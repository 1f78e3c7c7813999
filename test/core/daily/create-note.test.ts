import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createNote, type NewNoteInput } from '../../../core/daily/create-note.ts';
import { guessPattern, nextNumber } from '../../../core/daily/guess-pattern.ts';
import { noteName } from '../../../core/daily/note-name.ts';
import { renderTemplate, type TemplateValues } from '../../../core/daily/render-template.ts';
import { copyTemplates } from '../../../core/daily/templates.ts';
import { titleSlug } from '../../../core/daily/title-slug.ts';
import { findDecisions } from '../../../core/extract/decisions/decisions.ts';
import { templateLines, templateText, withoutTemplateText } from '../../../core/notes/template-text.ts';
import { parseText } from '../../helpers/parse.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

let folder: ReturnType<typeof tempFolder>;
let root: string;
let dataDir: string;

beforeEach(() => {
  folder = tempFolder('daily');
  root = join(folder.path, 'journal');
  dataDir = join(folder.path, 'data');
  mkdirSync(root);
});
afterEach(() => folder.remove());

const NOW = new Date(2024, 10, 19, 9, 5, 7);

function input(changes: Partial<NewNoteInput> = {}): NewNoteInput {
  const offered = { openItems: [], attendees: [], owner: null };
  return { request: { kind: 'journal' }, now: NOW, root, dataDir, paths: [], names: {}, offered, ...changes };
}

describe('createNote', () => {
  test('writes the note of the day once', async () => {
    const first = await createNote(input());
    expect(first).toEqual({ journal: root, path: '2024-11-19.md', file: join(root, '2024-11-19.md'), created: true });
    const text = readFileSync(first.file, 'utf8');
    expect(text).toBe(
      '---\ntitle: "2024-11-19"\ndate_created: "2024-11-19T09:05:07"\ndate: "2024-11-19"\ntags:\n  - journal\n---\n\n# Tuesday, 2024-11-19\n\n',
    );
    writeFileSync(first.file, 'mine');
    expect(await createNote(input())).toEqual({ ...first, created: false });
    expect(readFileSync(first.file, 'utf8')).toBe('mine');
    expect(readdirSync(root)).toEqual(['2024-11-19.md']);
  });

  test('a pattern that names no file is said to be wrong, and one file for all days needs no title', async () => {
    await expect(createNote(input({ names: { journal: '../away' } }))).rejects.toMatchObject({
      code: 'invalid',
      message: expect.stringContaining('names no file below the journal'),
    });
    expect(await createNote(input({ names: { journal: 'log/inbox' } }))).toMatchObject({ path: 'log/inbox.md' });
    expect(await createNote(input({ names: { journal: 'log/inbox' } }))).toMatchObject({ created: false });
  });

  test('of ten at once, one writes', async () => {
    const made = await Promise.all(Array.from({ length: 10 }, () => createNote(input())));
    expect(made.filter(({ created }) => created)).toHaveLength(1);
    expect(readdirSync(root)).toEqual(['2024-11-19.md']);
  });

  test('follows the names that the journal has', async () => {
    const paths = ['log/2024/11/17.md', 'log/2024/11/18.md', 'ideas.md'];
    expect((await createNote(input({ paths }))).path).toBe('log/2024/11/19.md');
  });

  test('a pattern of the user counts first', async () => {
    const names = { meeting: 'calls/YYYY/YYYY-MM-DD-{{title}}' };
    const request = { kind: 'meeting', title: 'Über “Fix/Fertig”: Q&A?', date: '2024-12-02' } as const;
    const note = await createNote(input({ names, request }));
    expect(note.path).toBe('calls/2024/2024-12-02-uber-fix-fertig-q-a.md');
    expect(readFileSync(note.file, 'utf8')).toContain('title: "Über “Fix/Fertig”: Q&A?"');
  });

  test('quotes in a title do not break the front matter', async () => {
    const note = await createNote(input({ request: { kind: 'runbook', title: 'The "red" \\ light' } }));
    const parsed = parseText(readFileSync(note.file, 'utf8'), note.path);
    expect(parsed.title).toBe('The "red" \\ light');
    expect(parsed.frontmatter).toMatchObject({ owner: '', reviewed: '2024-11-19' });
    expect(parsed.warnings).toEqual([]);
  });

  test('a template of the journal wins over that of the user, and that over ours', async () => {
    expect(copyTemplates(dataDir)).toHaveLength(6);
    writeFileSync(join(dataDir, 'templates', 'journal.md'), 'mine {{date}} {{ weekday }} {{unknown}}\r\n');
    const mine = await createNote(input());
    expect(readFileSync(mine.file, 'utf8')).toBe('mine 2024-11-19 Tuesday {{unknown}}\n');
    mkdirSync(join(root, 'templates'));
    writeFileSync(join(root, 'templates', 'journal.md'), 'of the journal {{yesterday}}\n');
    const other = await createNote(input({ request: { kind: 'journal', date: '2024-03-01' } }));
    expect(readFileSync(other.file, 'utf8')).toBe('of the journal 2024-02-29\n');
  });

  test('offers what is open as a quote that is nobody’s item', async () => {
    const openItems = [
      { text: 'Rotate the\nkeys', owner: 'Mira', date: '2024-11-18', path: 'log/2024/11/18.md' },
      { text: 'Ask for the budget', owner: null, date: null, path: 'ideas.md' },
    ];
    const names = { journal: 'log/YYYY/MM/DD' };
    const note = await createNote(input({ names, offered: { openItems, attendees: [], owner: null } }));
    const text = readFileSync(note.file, 'utf8');
    expect(text).toContain(
      '> Still open from earlier notes:\n>\n> - Rotate the keys (Mira), [2024-11-18](<18.md>)\n> - Ask for the budget, [ideas.md](<../../../ideas.md>)\n',
    );
    expect(parseText(text, note.path).outline.entries).toEqual([]);
  });

  test('numbers decisions, and opens the one that is there', async () => {
    const paths = ['docs/adr/0001-record.md', 'docs/adr/0009-use-queues.md'];
    const request = { kind: 'decision', title: 'Drop the cache' } as const;
    const note = await createNote(input({ paths, request }));
    expect(note.path).toBe('docs/adr/0010-drop-the-cache.md');
    const again = await createNote(input({ paths: [...paths, note.path], request }));
    expect(again).toMatchObject({ path: note.path, created: false });
    const parsed = parseText(readFileSync(note.file, 'utf8'), note.path);
    expect(findDecisions(parsed)).toMatchObject([{ title: 'Drop the cache', status: 'proposed', date: '2024-11-19' }]);
  });

  test.each([
    [{ request: { kind: 'journal', date: '2024-02-30' } as const }, 'invalid'],
    [{ request: { kind: 'runbook' } as const }, 'invalid'],
    [{ names: { journal: '../YYYY-MM-DD' } }, 'invalid'],
    [{ names: { journal: '/etc/YYYY' } }, 'invalid'],
    [{ root: '/nowhere/at/all' }, 'not-found'],
  ])('refuses %j', async (changes, code) => {
    await expect(createNote(input(changes))).rejects.toMatchObject({ code });
  });
});

describe('names', () => {
  test.each([
    [['2024_11_18.md', '2024_11_17.md', 'pages/x.md'], 'journal', 'YYYY_MM_DD'],
    [['journals/2024_11_18.md', 'journals/2024_11_17.md'], 'journal', 'journals/YYYY_MM_DD'],
    [['2024/2024-11-18.md', '2024/2024-11-17.md'], 'journal', 'YYYY/YYYY-MM-DD'],
    [['20241118.md', '20241117.md'], 'journal', 'YYYYMMDD'],
    [['2025-journal.md', '2024-11-diary.md'], 'journal', 'YYYY-MM-DD'],
    [['standups/2024-11-18.md', 'standups/2024-11-17.md'], 'journal', 'YYYY-MM-DD'],
    [['team/standups/2024-11-18.md', 'team/standups/2024-11-17.md'], 'standup', 'team/standups/YYYY-MM-DD'],
    [['meetings/2024-11-18 Budget.md', 'meetings/2024-11-17 Plan.md'], 'meeting', 'meetings/YYYY-MM-DD {{title}}'],
    [['ops/runbooks/disk.md'], 'runbook', 'ops/runbooks/{{title}}'],
    [['doc/adr/adr-012-x.md', 'doc/adr/adr-013-y.md'], 'decision', 'doc/adr/adr-{{number}}-{{title}}'],
    [[], 'decision', 'decisions/{{number}}-{{title}}'],
  ] as const)('%j: %s', (paths, kind, pattern) => {
    expect(guessPattern(paths, kind)).toBe(pattern);
  });

  test('the next number is as wide as the others', () => {
    expect(nextNumber(['doc/adr/adr-012-x.md'], 'doc/adr/adr-{{number}}-{{title}}')).toBe('013');
    expect(nextNumber([], 'decisions/{{number}}-{{title}}')).toBe('0001');
  });

  test.each([
    ['Con', 'con-note'],
    ['  a / b: c*?  ', 'a-b-c'],
    ['Ünïcode 東京', 'unicode-東京'],
    ['!!!', ''],
    ['x'.repeat(200), 'x'.repeat(80)],
  ])('slug of %s', (title, slug) => expect(titleSlug(title)).toBe(slug));

  test('a missing title closes up', () => {
    expect(noteName('meetings/YYYY-MM-DD-{{title}}', { date: '2024-11-19', title: '', number: '' })).toBe(
      'meetings/2024-11-19.md',
    );
  });
});

test('a line of empty placeholders goes away', () => {
  const values: TemplateValues = {
    title: '',
    date: '',
    yesterday: '',
    weekday: '',
    time: '',
    created: '',
    openItems: '',
    attendees: '',
    owner: '',
    reviewed: '',
    number: '',
  };
  expect(renderTemplate('# A\n\n{{openItems}}\n\n## B {{attendees}}\n', values)).toBe('# A\n\n## B \n');
});

describe('text from templates', () => {
  const template =
    '# {{date}}\n\nRemember to drink enough water.\n\n- [ ] Read the alerts of the night\n\nAttendees: {{attendees}}\n';
  const known = templateText(templateLines([template]));

  test('says nothing while it is untouched', () => {
    const note = parseText(
      '# 2024-11-19\n\nRemember to drink enough water.\n\n- [ ] Read the alerts of the night\n- [ ] Mine\n\nAttendees:\n\n## Evening\n\nQuiet.\n',
    );
    const left = withoutTemplateText(note, known);
    expect(left.outline.entries.map(({ text, box }) => [text, box])).toEqual([
      ['', null],
      ['', null],
      ['Mine', ' '],
      ['Attendees:', null],
      ['Quiet.', null],
    ]);
    expect(left.outline.entries).toHaveLength(note.outline.entries.length);
  });

  test('is not indexed alone', () => {
    const note = parseText('Remember to drink enough water.\n\n# Work\n\nThe disk was full.\n');
    const left = withoutTemplateText(note, known);
    expect(left.chunks.map(({ text }) => text).join('\n')).not.toContain('water');
    expect(left.chunks.map(({ ordinal }) => ordinal)).toEqual(left.chunks.map((_, at) => at));
    expect(withoutTemplateText(left, templateText([]))).toBe(left);
  });
});
