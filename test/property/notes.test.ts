import fc from 'fast-check';
import { parser, GFM } from '@lezer/markdown';
import { expect, test } from 'vitest';
import { readFrontmatter } from '../../core/notes/frontmatter.ts';
import type { ParsedNote } from '../../core/notes/note.ts';
import { normalizeNewlines } from '../../core/notes/read.ts';
import { sentenceStarts } from '../../core/notes/sentences.ts';
import { parseText, plainNote } from '../helpers/parse.ts';

const WHOLE_FENCE_MAX_CHARS = 6000;
const reference = parser.configure(GFM);

/** Markdown as people write it, with everything that can go wrong at a line's end. */
const word = fc.constantFrom(
  'lease',
  'queue',
  'über',
  '待ち行列',
  '🚢',
  'e.g.',
  '`code`',
  '**bold**',
  'a|b',
  '#tag',
  '[x](y)',
  'ann:',
);
const sentence = fc.array(word, { minLength: 1, maxLength: 30 }).map((words) => `${words.join(' ')}.`);
const line = fc.oneof(
  { weight: 4, arbitrary: sentence },
  fc.constantFrom(
    '',
    '',
    '---',
    '===',
    '***',
    '```',
    '```js',
    '~~~~',
    '    indented',
    '\tindented',
    '<!--',
    '-->',
    '<div>',
    '> quote',
  ),
  fc.constantFrom(
    '# Monday March 3rd',
    '## 03/04/2025',
    '### x',
    '#',
    '| a | b |',
    '|---|---|',
    '- ',
    '-',
    '* * *',
    'Date: 2025-01-01',
  ),
  fc
    .tuple(
      fc.constantFrom('', '  ', '    '),
      fc.constantFrom('- ', '* ', '1. ', '- [ ] ', '- [x] DONE: ', '> '),
      sentence,
    )
    .map((all) => all.join('')),
  fc.integer({ min: 900, max: 4000 }).map((length) => 'long words in a line. '.repeat(length / 22)),
);
const markdown = fc
  .tuple(
    fc.array(line, { maxLength: 60 }),
    fc.constantFrom('\n', '\n', '\r\n', '\r'),
    fc.boolean(),
    fc.constantFrom('', '', '---\ntitle: x\ntags: [a]\n---\n', '---\n', '---js\n1\n---\n'),
  )
  .map(
    ([lines, ending, endsWithNewline, frontmatter]) =>
      frontmatter + lines.join(ending) + (endsWithNewline ? ending : ''),
  );
const anything = fc.oneof(
  { weight: 5, arbitrary: markdown },
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('#', '-', '`', '~', '>', '|', ' ', '\n', '\t', '[', ']', '*', '\r', '\uFEFF', '\0', '\uD800'),
    maxLength: 200,
  }),
);

function linesOf(text: string): string[] {
  return text.split('\n');
}

function checkNote(text: string, note: ParsedNote): void {
  const lines = linesOf(text);
  const covered = new Set<number>();
  let at = 0;
  for (const [index, chunk] of note.chunks.entries()) {
    expect(chunk.ordinal).toBe(index);
    expect(chunk.line).toBeGreaterThanOrEqual(note.bodyLine);
    expect(chunk.endLine).toBeGreaterThanOrEqual(chunk.line);
    expect(chunk.endLine).toBeLessThanOrEqual(lines.length);
    expect(chunk.text.trim()).not.toBe('');
    expect(chunk.line).toBeGreaterThanOrEqual(at);
    at = chunk.line;
    const exact = lines.slice(chunk.line - 1, chunk.endLine).join('\n');
    const isCut = note.chunks.some(
      (other) => other !== chunk && other.line <= chunk.endLine && other.endLine >= chunk.line,
    );
    if (isCut || chunk.text.length < exact.length) expect(exact).toContain(chunk.text);
    else expect(chunk.text).toBe(exact);
    expect(note.sections[chunk.section]).toBeDefined();
    for (let number = chunk.line; number <= chunk.endLine; number++) covered.add(number);
  }
  const missing = lines.flatMap((content, index) =>
    index + 1 >= note.bodyLine && content.trim() !== '' && !covered.has(index + 1) ? [`${index + 1}: ${content}`] : [],
  );
  expect(missing).toEqual([]);
  let last = 0;
  for (const section of note.sections) {
    expect(section.line).toBeGreaterThan(last);
    expect(section.endLine).toBeGreaterThanOrEqual(section.line);
    expect(section.endLine).toBeLessThanOrEqual(lines.length);
    last = section.endLine;
  }
}

test('any text: no exception, every line of the body in a chunk, spans and texts that agree', () => {
  fc.assert(
    fc.property(anything, (raw) => {
      const text = normalizeNewlines(raw);
      checkNote(text, parseText(text));
    }),
    { numRuns: 1500 },
  );
});

test('text that was not normalised does not throw either', () => {
  fc.assert(
    fc.property(anything, (raw) => void parseText(raw)),
    { numRuns: 300 },
  );
});

test('no chunk starts or ends inside a fence, as another configuration of the parser sees fences', () => {
  fc.assert(
    fc.property(markdown, (raw) => {
      const text = normalizeNewlines(raw);
      const note = parseText(text);
      // A fence that is never closed is ended by us, at the next heading: there the two differ on purpose.
      if (note.warnings.some((warning) => warning.code === 'unclosed-fence')) return;
      const bodyFrom =
        linesOf(text)
          .slice(0, note.bodyLine - 1)
          .join('\n').length + (note.bodyLine > 1 ? 1 : 0);
      const body = text.slice(bodyFrom);
      reference.parse(body).iterate({
        enter(node) {
          if (node.name !== 'FencedCode' || node.to - node.from > WHOLE_FENCE_MAX_CHARS) return;
          const first = note.bodyLine + linesOf(body.slice(0, node.from)).length - 1;
          const last = first + linesOf(body.slice(node.from, node.to).trimEnd()).length - 1;
          for (const chunk of note.chunks) {
            const startsInside = chunk.line > first && chunk.line <= last;
            const endsInside = chunk.endLine >= first && chunk.endLine < last;
            expect([startsInside, endsInside], `${chunk.line}-${chunk.endLine} in ${first}-${last}`).toEqual([
              false,
              false,
            ]);
          }
        },
      });
    }),
    { numRuns: 800 },
  );
});

test('line endings and a byte order mark change nothing', () => {
  fc.assert(
    fc.property(markdown, (raw) => {
      const text = normalizeNewlines(raw);
      const windows = normalizeNewlines(text.replaceAll('\n', '\r\n'));
      expect(plainNote(parseText(windows))).toEqual(plainNote(parseText(text)));
    }),
    { numRuns: 100 },
  );
});

test('chunks of prose keep under the maximum', () => {
  fc.assert(
    fc.property(markdown, (raw) => {
      const note = parseText(normalizeNewlines(raw));
      for (const chunk of note.chunks) {
        const hasVerbatim = /```|~~~|\|/.test(chunk.text) || chunk.kind === 'code' || chunk.kind === 'table';
        // A heading, up to 300 characters, may stand in front of a part that has the maximum.
        if (!hasVerbatim) expect(chunk.text.length).toBeLessThanOrEqual(1800 + 600);
      }
    }),
    { numRuns: 300 },
  );
});

test('front matter of any shape never throws and stays plain data', () => {
  const yaml = fc.string({
    unit: fc.constantFrom(
      'a',
      ':',
      ' ',
      '-',
      '[',
      ']',
      '{',
      '}',
      '&',
      '*',
      '!',
      '|',
      '>',
      '"',
      "'",
      '\n',
      '#',
      '?',
      '%',
      '1',
      '.',
    ),
    maxLength: 120,
  });
  fc.assert(
    fc.property(yaml, (block) => {
      const { data, bodyLine } = readFrontmatter(`---\n${block}\n---\nbody`);
      expect(JSON.parse(JSON.stringify(data))).toEqual(data);
      expect(bodyLine).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 1500 },
  );
});

test('sentence starts are inside the text and ascend', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '.', ' ', '!', '?', '。', '"', '1', 'e.g', '\n') }), (text) => {
      let last = 0;
      for (const start of sentenceStarts(text)) {
        expect(start).toBeGreaterThan(last);
        expect(start).toBeLessThan(text.length);
        last = start;
      }
    }),
  );
});
