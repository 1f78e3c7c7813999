import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDeepLink, parseDeepLink, type DeepLink } from '../../../core/contract/deep-link.ts';
import { HandedOver, readArguments, userArguments } from '../../../electron/arguments.ts';
import { editorLink } from '../../../electron/external-link.ts';

describe('a link from outside', () => {
  const links: readonly (readonly [string, DeepLink])[] = [
    ['daybook://note/a.md', { kind: 'note', path: 'a.md', journal: null, line: null, endLine: null }],
    [
      'daybook://note/runbooks/the%20valve%20%231.md?journal=work%20notes#L12-L14',
      { kind: 'note', path: 'runbooks/the valve #1.md', journal: 'work notes', line: 12, endLine: 14 },
    ],
    ['daybook://ask?q=why%20brass%3F', { kind: 'ask', question: 'why brass?' }],
    ['daybook://search?q=brass', { kind: 'search', query: 'brass' }],
    ['daybook://today', { kind: 'today' }],
  ];

  test('a sign of per cent that begins no code is itself', () => {
    expect(parseDeepLink('daybook://note/100% done & 50%25.md')).toMatchObject({ path: '100% done & 50%.md' });
  });

  test.each(links)('%s is one of the four', (text, link) => {
    expect(parseDeepLink(text)).toEqual(link);
    expect(parseDeepLink(formatDeepLink(link))).toEqual(link);
  });

  test('may be written as systems and people write it', () => {
    expect(parseDeepLink('daybook://today/')).toEqual({ kind: 'today' });
    expect(parseDeepLink('DAYBOOK://note/a.md#L3')).toMatchObject({ path: 'a.md', line: 3, endLine: 3 });
    expect(parseDeepLink('daybook://note/\u0061\u0308.md')).toMatchObject({ path: '\u00e4.md' });
  });

  const refused = [
    '',
    'daybook:',
    'daybook://',
    'daybook://settings',
    'daybook://note',
    'daybook://note/',
    'daybook://note/a//b.md',
    'daybook://note/..%2f..%2fetc/passwd',
    'daybook://note/a%5c..%5cb.md',
    'daybook://note/C:/notes/a.md',
    'daybook://note/a.md%00',
    'daybook://note/%ff.md',
    'daybook://note/a.md#12',
    'daybook://note/a.md#L0',
    'daybook://note/a.md#L9-L3',
    'daybook://note/a.md?journal=a&journal=b',
    'daybook://note/a.md?file=/etc/passwd',
    'daybook://user@note/a.md',
    'daybook://note:1/a.md',
    'daybook://ask',
    'daybook://ask?q=%20',
    'daybook://ask/now?q=x',
    'daybook://ask?q=x&model=http://evil.example',
    'daybook://today?x=1',
    'daybook://today#L1',
    'https://note/a.md',
    'javascript:alert(1)',
    `daybook://ask?q=${'x'.repeat(5_000)}`,
  ];
  test.each(refused)('%s is refused', (text) => expect(parseDeepLink(text)).toBeNull());

  test('never leads out of a journal, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const link = parseDeepLink(`daybook://note/${path}`);
        if (link?.kind !== 'note') return;
        expect(link.path.split('/').filter((part) => ['', '.', '..'].includes(part))).toEqual([]);
        expect(link.path).not.toMatch(/[\\\0]/);
      }),
    );
  });

  test('is given back for every path that a note can have', () => {
    const part = fc.stringMatching(/^[\p{L}\p{N} #?%&+'()[\]_-]{1,20}$/u);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 99_999 }),
        (parts, line) => {
          const path = `${parts.join('/')}.md`.normalize('NFC');
          const link: DeepLink = { kind: 'note', path, journal: null, line, endLine: line };
          expect(parseDeepLink(formatDeepLink(link))).toEqual(link);
        },
      ),
    );
  });
});

describe('the arguments of a start', () => {
  test('are those behind the program', () => {
    expect(userArguments(['/opt/daybook', 'a.md'], true)).toEqual(['a.md']);
    expect(userArguments(['/bin/electron', '.', 'a.md'], false)).toEqual(['a.md']);
  });

  test('are links, files and folders; switches are not the user’s', () => {
    const read = readArguments({
      args: ['--no-sandbox', 'daybook://today', 'notes', 'daybook://evil', ''],
      cwd: '/home/mira',
    });
    expect(read).toEqual([
      { kind: 'link', url: 'daybook://today' },
      { kind: 'refused', what: 'daybook://evil' },
      { kind: 'paths', paths: [resolve('/home/mira/notes')] },
    ]);
    expect(readArguments({ args: [], cwd: '/' })).toEqual([]);
    expect(readArguments({ args: ['--capture'], cwd: '/' })).toEqual([{ kind: 'capture' }]);
  });

  test('that another start hands over are looked at', () => {
    expect(HandedOver.safeParse(null).success).toBe(false);
    expect(HandedOver.safeParse({ args: [1], cwd: '/' }).success).toBe(false);
    expect(HandedOver.safeParse({ args: ['a.md'], cwd: '/' }).success).toBe(true);
  });
});

test('an editor is opened by its address for a file, and by nothing else', () => {
  expect(editorLink('vscode://file/home/mira/a.md:3:1')).toBe('vscode://file/home/mira/a.md:3:1');
  expect(editorLink('obsidian://open?path=%2Fa.md')).toBe('obsidian://open?path=%2Fa.md');
  for (const url of [
    'vscode://evil.extension/run?x',
    'obsidian://advanced-uri?eval=1',
    'https://file/a.md',
    'file:///a.md',
    '',
  ]) {
    expect(editorLink(url)).toBeNull();
  }
});
