import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextEdit } from '../../../core/contract/editing.ts';
import { editText, textForm } from '../../../core/notes/edit-text.ts';
import { normalizeNewlines } from '../../../core/notes/read.ts';

const apply = (text: string, edits: readonly TextEdit[]): string =>
  edits.toReversed().reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);

/** The bytes after the edits, which are given in the text with `\n`. */
function edited(text: string, edits: readonly TextEdit[], bytes: Buffer = Buffer.from(text)): string {
  const length = apply(normalizeNewlines(text.replace(/^\uFEFF/, '')), edits).length;
  return editText(bytes, { file: 'note.md', edits, length }).toString();
}

describe('only what is edited changes', () => {
  test.each([
    ['one line', 'a\nb\nc\n', [{ from: 2, to: 3, insert: 'B' }], 'a\nB\nc\n'],
    [
      'two places',
      'a\nb\nc\n',
      [
        { from: 0, to: 1, insert: 'A' },
        { from: 4, to: 5, insert: 'C' },
      ],
      'A\nb\nC\n',
    ],
    ['Windows lines', 'a\r\nb\r\nc\r\n', [{ from: 3, to: 3, insert: '\nnew' }], 'a\r\nb\r\nnew\r\nc\r\n'],
    ['a Windows line end is taken away', 'a\r\nb\r\nc', [{ from: 1, to: 2, insert: '' }], 'ab\r\nc'],
    ['old Mac lines', 'a\rb\rc', [{ from: 3, to: 3, insert: '\nx' }], 'a\rb\rx\rc'],
    ['mixed lines keep theirs', 'a\r\nb\nc\r\nd', [{ from: 6, to: 7, insert: 'D\n' }], 'a\r\nb\nc\r\nD\r\n'],
    ['a byte order mark', '\uFEFFa\nb', [{ from: 0, to: 0, insert: 'x' }], '\uFEFFxa\nb'],
    ['tabs and spaces at the ends', '\t a \t\n\tb', [{ from: 7, to: 8, insert: 'B' }], '\t a \t\n\tB'],
    ['emoji and other scripts', '👩‍👩‍👧 語\nünï', [{ from: 10, to: 10, insert: ' 🚀' }], '👩‍👩‍👧 語 🚀\nünï'],
    ['an empty note', '', [{ from: 0, to: 0, insert: 'a\nb' }], 'a\nb'],
    ['pasted Windows lines in a unix note', 'a\n', [{ from: 1, to: 1, insert: '\nb' }], 'a\nb\n'],
  ] as const)('%s', (...[, before, edits, after]) => expect(edited(before, edits)).toBe(after));

  test('whatever the line endings are', () => {
    const line = fc.tuple(fc.constantFrom('', 'a', 'ü\t', '語 b', '🚀'), fc.constantFrom('\n', '\r\n', '\r'));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.nat(30), fc.nat(8), (lines, at, size) => {
        const text = lines.map(([words, end]) => words + end).join('');
        const plain = normalizeNewlines(text);
        const from = Math.min(at, plain.length);
        const to = Math.min(from + size, plain.length);
        if (/^[\udc00-\udfff]/.test(plain.slice(from)) || /^[\udc00-\udfff]/.test(plain.slice(to))) return;
        const edits = [{ from, to, insert: 'x\ny' }];
        expect(normalizeNewlines(edited(text, edits))).toBe(apply(plain, edits));
      }),
    );
  });
});

describe('what cannot be written is refused', () => {
  const refused = (edits: readonly TextEdit[], length: number, bytes = Buffer.from('a🚀b\n')) => {
    try {
      editText(bytes, { file: 'note.md', edits, length });
    } catch (error) {
      return String(error);
    }
    return 'written';
  };
  test.each([
    ['outside of the text', [{ from: 3, to: 99, insert: '' }], 4],
    [
      'not in order',
      [
        { from: 3, to: 4, insert: '' },
        { from: 0, to: 1, insert: '' },
      ],
      3,
    ],
    ['of another text, by its length', [{ from: 0, to: 1, insert: 'b' }], 4],
    ['within a character', [{ from: 2, to: 2, insert: 'x' }], 6],
  ])('%s', (_, edits, length) => expect(refused(edits, length)).toContain('Nothing was changed'));

  test('half a character', () => {
    expect(refused([{ from: 0, to: 0, insert: '\ud83d' }], 6)).toContain('half of a character');
  });
  test('UTF-16 and what is no text', () => {
    expect(refused([], 1, Buffer.from('\uFEFFa', 'utf16le'))).toContain('UTF-16');
    expect(refused([], 1, Buffer.from([0x61, 0xe4]))).toContain('not UTF-8');
  });
});

test.each([
  ['a\nb\n', 'lf', false],
  ['a\r\nb\r\nc\n', 'crlf', false],
  ['a\rb\r', 'cr', false],
  ['\uFEFFone', 'lf', true],
  ['', 'lf', false],
])('the form of %j', (text, lineEnding, byteOrderMark) => {
  expect(textForm(Buffer.from(text))).toEqual({ lineEnding, byteOrderMark, isUtf16: false });
});
