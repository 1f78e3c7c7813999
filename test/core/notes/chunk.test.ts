import { expect, test } from 'vitest';
import { parseText } from '../../helpers/parse.ts';

function chunks(text: string): { kind: string; lines: string; text: string }[] {
  return parseText(text).chunks.map(({ kind, line, endLine, text }) => ({ kind, lines: `${line}-${endLine}`, text }));
}

const SENTENCE = 'The consumer lost its lease after the broker moved the partition. ';

test('short paragraphs are merged up to the target, long ones are not', () => {
  const short = `${SENTENCE.repeat(3)}\n\n`;
  const cut = chunks(short.repeat(12));
  expect(cut.length).toBeGreaterThan(1);
  for (const { text } of cut) expect(text.length).toBeLessThanOrEqual(1200);
  expect(chunks(`${SENTENCE.repeat(14)}\n\n${SENTENCE.repeat(14)}\n`)).toHaveLength(2);
});

test('a paragraph beyond the maximum is cut at sentence ends, and each part knows its lines', () => {
  const long = SENTENCE.repeat(60).trim();
  const cut = chunks(`${long}\n`);
  expect(cut.length).toBeGreaterThan(3);
  for (const { text, lines } of cut) {
    expect(text.length).toBeLessThanOrEqual(1800);
    expect(text).toMatch(/^The .*\.$/);
    expect(lines).toBe('1-1');
  }
  expect(cut.map(({ text }) => text).join(' ')).toBe(long);
});

test('a wrapped paragraph beyond the maximum gives parts with the lines that they touch', () => {
  const text = Array.from({ length: 40 }, (_, line) => `${SENTENCE}It is line ${line + 1}`).join('\n');
  const { chunks } = parseText(text);
  expect(chunks.length).toBeGreaterThan(1);
  const lines = text.split('\n');
  for (const chunk of chunks) expect(lines.slice(chunk.line - 1, chunk.endLine).join('\n')).toContain(chunk.text);
});

test('text without spaces is cut without breaking a character, and endless data keeps only its start', () => {
  const japanese = chunks(`${'港の待ち行列が止まった。'.repeat(400)}\n`);
  expect(japanese.length).toBeGreaterThan(2);
  for (const { text } of japanese) expect(text.endsWith('。')).toBe(true);
  const emoji = chunks(`${'🚢'.repeat(3000)}\n`);
  for (const { text } of emoji) expect(text.isWellFormed()).toBe(true);
  const image = chunks(`![](data:image/png;base64,${'QUJD'.repeat(50_000)}) after the image\n`);
  expect(image.map(({ text }) => text.length).reduce((a, b) => a + b)).toBeLessThan(4000);
  expect(image.at(-1)?.text).toContain('after the image');
});

test('a fence stays with the paragraph above it', () => {
  const cut = chunks(
    `${SENTENCE.repeat(12)}\n\n\`\`\`sh\n${'echo one two three\n'.repeat(20)}\`\`\`\n\n${SENTENCE.repeat(12)}\n`,
  );
  expect(cut).toHaveLength(2);
  expect(cut[0]?.text).toContain('echo');
});

test('a fence of up to 6,000 characters is whole, a longer one is cut at lines', () => {
  const fence = (lines: number): string => `\`\`\`\n${`${'x'.repeat(49)}\n`.repeat(lines)}\`\`\`\n`;
  expect(chunks(fence(110))).toMatchObject([{ kind: 'code', lines: '1-112' }]);
  const cut = chunks(fence(200));
  expect(cut.length).toBeGreaterThan(5);
  for (const { text } of cut) expect(text.length).toBeLessThanOrEqual(1800);
});

test('a long item with a fence in it is cut around the fence', () => {
  const item = `- step\n\n${`  ${SENTENCE}\n\n`.repeat(12)}  \`\`\`sh\n${'  run it now\n'.repeat(60)}  \`\`\`\n\n${`  ${SENTENCE}\n\n`.repeat(12)}`;
  const cut = chunks(item);
  expect(cut.length).toBeGreaterThan(2);
  for (const { text } of cut) expect((text.match(/```/g) ?? []).length % 2).toBe(0);
});

test('what a colon announces stays with it, and no chunk ends with the announcement', () => {
  const cut = chunks(`${SENTENCE.repeat(10)}\n\n**Resolution:**\n\n${SENTENCE.repeat(10)}\n`);
  expect(cut).toHaveLength(2);
  expect(cut[1]?.text).toMatch(/^\*\*Resolution:\*\*\n\nThe consumer/);
});

test('groups of bullets that a blank line separates are chunks of their own', () => {
  const group = (name: string): string =>
    `- ${name} one is about the first thing\n- ${name} two is about something quite different\n- ${name} three`;
  expect(chunks(`${group('a')}\n\n${group('b')}\n`).map(({ lines }) => lines)).toEqual(['1-3', '5-7']);
  const loose = '- a bullet\n\n- another bullet\n\n- a third bullet\n';
  expect(chunks(loose).map(({ lines }) => lines)).toEqual(['1-5']);
});

test('numbered steps are one thing; bullets that say something are not', () => {
  const item = 'look at the lag of every consumer in the group and write down the three slowest of them';
  expect(chunks(`1. ${item}\n2. ${item}\n3. ${item}\n`)).toHaveLength(1);
  expect(chunks(`- ${item}\n- ${item}\n- ${item}\n`)).toHaveLength(1);
  expect(chunks(`- mira: ${item}\n- mira + tobias: ${item}\n- **Ines**: ${item}\n- [x] DONE: ${item}\n`)).toHaveLength(
    4,
  );
  expect(chunks(`- ${item}, and ${item}\n- ${item}, and ${item}\n`)).toHaveLength(2);
});

test('a heading over deeper headings starts the first chunk below; one with nothing is a chunk', () => {
  expect(chunks('# A\n\n## B\n\ntext\n')).toMatchObject([{ lines: '1-5' }]);
  expect(chunks('# A\n\n## B\n\n## C\n\ntext\n')).toMatchObject([{ lines: '1-3' }, { lines: '5-7' }]);
  expect(chunks('### 14:30 deployed v2 to staging\n')).toMatchObject([{ lines: '1-1' }]);
});

test('a chunk is of one section', () => {
  const note = parseText('# A\n\na\n\n# B\n\nb\n');
  expect(note.chunks.map(({ section }) => section)).toEqual([0, 1]);
});

test('scribbles are kept together', () => {
  expect(chunks('DS1\n\n4TB\n\n-\n- GCS\n\nJoin (DS1, DS2)\n')).toHaveLength(1);
});

test('tables: kind, and whole with what announces them', () => {
  expect(chunks('| a | b |\n|---|---|\n| 1 | 2 |\n')).toMatchObject([{ kind: 'table' }]);
  expect(chunks('Codes:\n\n| a | b |\n|---|---|\n| 1 | 2 |\n')).toMatchObject([{ kind: 'prose', lines: '1-5' }]);
});
