import { expect, test } from 'vitest';
import { extractFacts } from '../../../core/extract/extract.ts';
import { parseNote } from '../../../core/notes/parse-note.ts';
import { camelParts } from '../../../core/notes/camel-parts.ts';
import { unspacedPairs, identifierParts } from '../../../core/store/identifier-parts.ts';
import { collapse } from '../../../core/store/collapse.ts';
import { prepareNote } from '../../../core/store/prepare-note.ts';
import type { PreparedNote } from '../../../core/store/prepare-note.ts';
import { createByteWriter } from '../../../core/store/utf8-bytes.ts';

function prepare(text: string, path = 'a.md'): PreparedNote {
  const found = { path, sizeBytes: text.length, modifiedMs: 0 };
  const parsed = parseNote({ found, text, hash: 'hash' });
  return prepareNote(parsed, extractFacts(parsed));
}

function textsOf({ chunks, texts }: PreparedNote): string[] {
  return chunks.map(([, , , , , , , from, to]) => Buffer.from(texts.subarray(from, to)).toString());
}

test('the texts are those of the chunks, in any script', () => {
  const note = '# Grüße 🌍\n\nÜber 接続 und café.\n\n## Next\n\nplain\n';
  const parsed = parseNote({
    found: { path: 'a.md', sizeBytes: note.length, modifiedMs: 0 },
    text: note,
    hash: 'hash',
  });
  const prepared = prepareNote(parsed, null);
  expect(textsOf(prepared).join('')).toContain('Über 接続 und café.');
  expect(prepared.texts.length).toBe(prepared.chunks.at(-1)?.[8]);
});

test('a uid depends on path and words, not on white space, titles or what stands around', () => {
  const uid = (prepared: PreparedNote, word: string) =>
    prepared.chunks[textsOf(prepared).findIndex((text) => text.includes(word))]?.[0];
  const before = prepare('# One\n\nThe  quick\nfox.\n');
  const after = prepare('---\ntitle: Other\n---\nIntro text.\n\n## One\n\nThe quick fox.  \n');
  const other = prepare('# One\n\nThe quick fox.\n', 'b.md');
  const plain = (prepared: PreparedNote) => prepared.chunks.map(([uid]) => uid);
  expect(uid(prepare('The  quick\nfox.\n'), 'quick')).toBe(uid(prepare('The quick fox.  \n'), 'quick'));
  expect(uid(before, 'quick')).not.toBe(uid(other, 'quick'));
  expect(new Set(plain(after)).size).toBe(after.chunks.length);
});

test('equal texts in a note have uids of their own and share what is embedded', () => {
  const prepared = prepare('## Same\n\nAgain.\n\n## Same\n\nAgain.\n');
  expect(prepared.chunks).toHaveLength(2);
  expect(new Set(prepared.chunks.map(([uid]) => uid)).size).toBe(2);
  expect(new Set(prepared.chunks.map(([, embedHash]) => embedHash)).size).toBe(1);
});

test.each([
  ['KubePodCrashLooping', ['Kube', 'Pod', 'Crash', 'Looping']],
  ['HTTPServerName', ['HTTP', 'Server', 'Name']],
  ['parseJSON2Map', ['parse', 'JSON', '2', 'Map']],
  ['getURL', ['get', 'URL']],
])('%s has its parts', (identifier, parts) => {
  expect(camelParts(identifier)).toEqual(parts);
});

test('parts are taken from identifiers once, and not from data', () => {
  expect(identifierParts('fooBar and fooBar, plain words, ALLCAPS')).toBe('foo Bar');
  expect(identifierParts(`key ${'aB3'.repeat(60)} end`)).toBe('');
  expect(unspacedPairs('接続エラー and 火')).toEqual(['接続', '続エ', 'エラ', 'ラー', '火']);
});

test('bytes grow, are taken at their size, and start anew', () => {
  const writer = createByteWriter();
  writer.write('ä'.repeat(50_000));
  expect(writer.length()).toBe(100_000);
  writer.clear();
  writer.write('é');
  expect(Buffer.from(writer.take()).toString()).toBe('é');
});

test.each([
  [' \n a\t\tb  \r\n c \n', 'a b c'],
  ['   ', ''],
  [' ', ''],
  ['a', 'a'],
  ['', ''],
  ['a\u00a0 b\fc', 'a\u00a0 b c'],
])('white space of %j is one space between words', (text, expected) => {
  expect(Buffer.from(collapse(Buffer.from(text)).bytes).toString()).toBe(expected);
});

test.each([
  ['plain Words HERE 1', false, false],
  ['a fooBar', true, false],
  ['v2Beta', true, false],
  ['über', false, false],
  ['“quoted”', false, true],
  ['a B', false, false],
])('%j is looked at for parts', (text, hasHump, hasWide) => {
  expect(collapse(Buffer.from(text))).toMatchObject({ hasHump, hasWide });
});
