import fc from 'fast-check';
import { parser } from '@lezer/markdown';
import { expect, test } from 'vitest';
import {
  headingBlock,
  paragraphBlocks,
  plainBlock,
  referenceBlock,
  underlinedBlocks,
  withoutBlankEnd,
} from '../../core/notes/block.ts';
import type { Block, BlockKind } from '../../core/notes/block.ts';
import { parseBlocks } from '../../core/notes/blocks.ts';
import { indexLines, type Lines, type LineSpan } from '../../core/notes/lines.ts';

/*
 * Most blocks are read without the parser. Here it reads every text as a whole, and both must find the same.
 */

type Node = ReturnType<typeof parser.parse>['topNode'];

const KINDS: Readonly<Record<string, BlockKind>> = {
  BulletList: 'list',
  OrderedList: 'list',
  FencedCode: 'fence',
  CodeBlock: 'code',
  Blockquote: 'quote',
  HTMLBlock: 'html',
  CommentBlock: 'html',
  ProcessingInstructionBlock: 'html',
  HorizontalRule: 'rule',
};

function spanOf({ from, to }: Node, lines: Lines): LineSpan {
  return withoutBlankEnd(lines, { line: lines.at(from), endLine: lines.at(Math.max(from, to - 1)) });
}

function blocksOf(node: Node, lines: Lines): Block[] {
  const span = spanOf(node, lines);
  const level = Number(node.name.at(-1));
  if (node.name.startsWith('ATX')) return [headingBlock(span, level)];
  if (node.name.startsWith('Setext')) return underlinedBlocks(span, level, lines);
  if (node.name === 'LinkReference') return [referenceBlock(span, lines)];
  const kind = KINDS[node.name];
  if (kind === undefined) return paragraphBlocks(span, lines);
  const items = node.getChildren('ListItem').map((item) => spanOf(item, lines));
  return [{ ...plainBlock(kind, span), ordered: node.name === 'OrderedList', items }];
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function fencesIn(node: Node, lines: Lines): LineSpan[] {
  if (node.name === 'FencedCode') return [spanOf(node, lines)];
  return childrenOf(node).flatMap((child) => fencesIn(child, lines));
}

function expectSame(text: string): void {
  const lines = indexLines(text);
  const read = parseBlocks(lines, 1);
  // What stands below a fence that is never closed is read in another way.
  if (read.unclosedFence !== null) return;
  const top = parser.parse(text).topNode;
  expect(read.blocks).toEqual(childrenOf(top).flatMap((node) => blocksOf(node, lines)));
  expect(read.fences).toEqual(fencesIn(top, lines));
}

const indentation = fc.constantFrom(
  '',
  '',
  '',
  '',
  ' ',
  '  ',
  '  ',
  '   ',
  '    ',
  '      ',
  '\t',
  ' \t',
  '          ',
);
const mark = fc.constantFrom(
  '',
  '',
  '',
  '- ',
  '- ',
  '* ',
  '+ ',
  '1. ',
  '1) ',
  '2. ',
  '12. ',
  '-   ',
  '-     ',
  '-\t',
  '- - ',
  '> ',
);
const rest = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      'text',
      'more text',
      '**bold** text',
      '`code` text',
      '[x] done',
      '[link](a) text',
      'a | b',
      'ann:',
    ),
  },
  fc.constantFrom(
    '',
    ' ',
    '\t',
    '\u00a0',
    '-',
    '--',
    '---',
    '- - -',
    '***',
    '* * *',
    '___',
    '==',
    '=',
    '= =',
    '*',
    '+',
    '1.',
    '10)',
  ),
  fc.constantFrom(
    '# one',
    '## two ##',
    '#tag',
    '####### seven',
    '#',
    '```',
    '```js',
    '~~~',
    '````',
    '``` a`b',
    '``` ',
    '~~~~ x',
  ),
  fc.constantFrom(
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<!-- x -->',
    '<b>x</b> y',
    '<https://x.example>',
    '<?',
    '<script>',
    '</script>',
  ),
  fc.constantFrom(
    '[a]: b',
    '[a]: b',
    '[a]: b "c"',
    '[a]: <b>',
    '"title"',
    '(title)',
    '[a',
    'b]: c',
    '[[wiki]]',
    '[a\\]: b',
    '|---|---|',
    '--|--',
    '| a | b |',
    '> x',
    '>',
    '1',
    '-text',
    '1.text',
  ),
);
const line = fc.tuple(indentation, mark, rest).map((parts) => parts.join(''));
const note = fc
  .array(fc.oneof({ weight: 4, arbitrary: line }, fc.constantFrom('', '', '## heading', 'plain')), { maxLength: 24 })
  .map((lines) => lines.join('\n'));

test('blocks are those of the parser', () => {
  fc.assert(fc.property(note, expectSame), { numRuns: 3_000 });
});

/** Lines that the reader takes itself, nested and mixed: few of these texts go to the parser. */
const plainLine = fc
  .tuple(
    fc.constantFrom('', '', '', '  ', '  ', '   ', '    ', '     '),
    fc.constantFrom('', '', '', '- ', '- ', '* ', '1. ', '2. ', '- 1. ', '-  '),
    fc.constantFrom(
      'text',
      'text',
      'text',
      '- - -',
      '---',
      '==',
      '```',
      '```',
      '~~~',
      '# one',
      '[x] done',
      '-',
      '1.',
      '',
    ),
  )
  .map((parts) => parts.join(''));

test('lists and fences in all their nestings are those of the parser', () => {
  const plainNote = fc.array(plainLine, { maxLength: 16 }).map((lines) => lines.join('\n'));
  fc.assert(fc.property(plainNote, expectSame), { numRuns: 3_000 });
});
