import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { readPlainYaml } from '../../core/notes/plain-yaml.ts';

/*
 * Most front matter is read without the YAML library. What is read that way must be what the library reads.
 */

const scalar = fc.oneof(
  fc.constantFrom(
    'word',
    'two words',
    'Ops & Infra',
    'a, b',
    '/a/path.html',
    'über',
    'x?',
    "it's",
    'a "b" c',
    'a [b]',
    'a -b',
    '10:30',
    'a:b',
  ),
  fc.constantFrom(
    '0',
    '7',
    '007',
    '12',
    '1.5',
    '1e3',
    '0x1f',
    '0o17',
    '1_000',
    '2024-11-19',
    '2024-11-19T10:30:00Z',
    '1.2.3',
    '12 months',
    '1-2',
  ),
  fc.constantFrom(
    'true',
    'True',
    'false',
    'null',
    'Null',
    '~',
    'yes',
    'no',
    '.inf',
    '-',
    '-1',
    '+1',
    '?',
    '? a',
    '! a',
    '!a',
    '&a',
    '*a',
    '@a',
    '`a`',
    '%a',
  ),
  fc.constantFrom(
    '"quoted"',
    "'quoted'",
    '"a: b"',
    "'a # b'",
    '"a\\nb"',
    "'it''s'",
    '"',
    "''",
    '""',
    '"a" b',
    "'a', 'b'",
  ),
  fc.constantFrom(
    '[]',
    '[a, b]',
    '[ a , b ]',
    '[a,]',
    '[1, true, x]',
    '["a", b]',
    '[a: b]',
    '[[a]]',
    '{a: b}',
    '[a',
    '[a b, 2024-11-19]',
    '[a,b]',
  ),
  fc.constantFrom(
    '',
    '|',
    '>',
    'a # b',
    'a #b',
    'a: b',
    'a:',
    'a : b',
    '#',
    ': a',
    'a\tb',
    '\ta',
    'a\u00a0b',
    'a ',
    '---',
    '...',
    'a\u2028b',
    '🚢',
  ),
  fc.string({ unit: fc.constantFrom(...Array.from('ab1 :#-,.[]{}"\'&*!?/\t|>%@\u00e9')), maxLength: 8 }),
);
const key = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('title', 'date', 'tags', 'last_reviewed_on', 'review-in', 'x') },
  fc.constantFrom('null', 'true', 'a b', '"q"', '1', 'é', '_x', '?'),
);
const colon = fc.oneof({ weight: 8, arbitrary: fc.constant(': ') }, fc.constantFrom(':', ':  ', ' : '));
const dash = fc.oneof({ weight: 8, arbitrary: fc.constant('- ') }, fc.constantFrom('-', '-  ', '- - '));
const indentation = fc.oneof({ weight: 6, arbitrary: fc.constant('  ') }, fc.constantFrom('', ' ', '    '));
const joined = (parts: readonly string[]): string => parts.join('');
const pair = fc.tuple(key, colon, scalar).map(joined);
const item = fc.tuple(indentation, dash, scalar).map(joined);
const odd = fc.constantFrom('', '', '  ', '# comment', '  more', 'words', '\t');
const list = fc.tuple(key, fc.array(item, { maxLength: 3 })).map(([name, items]) => [`${name}:`, ...items].join('\n'));
const line = fc.oneof({ weight: 6, arbitrary: pair }, { weight: 4, arbitrary: list }, item, odd);

test('what is read without the library is what it reads', () => {
  const block = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(block, (text) => {
      const plain = readPlainYaml(text);
      if (plain === null) return;
      const document = parseDocument(text, { prettyErrors: false, uniqueKeys: false, logLevel: 'silent' });
      expect(document.errors).toEqual([]);
      expect(plain).toEqual(document.toJS());
    }),
    { numRuns: 5_000 },
  );
});

test('front matter as people write it needs no library', () => {
  const text =
    'title: Nodes are lost\nlast_reviewed_on: 2024-11-19\nreview_in: 6 months\ntags: [ops, on call]\nowner:\n  - "#ops"\n  - ann\ndraft: false\n';
  expect(readPlainYaml(text)).toEqual({
    title: 'Nodes are lost',
    last_reviewed_on: '2024-11-19',
    review_in: '6 months',
    tags: ['ops', 'on call'],
    owner: ['#ops', 'ann'],
    draft: false,
  });
});
