import { ChangeSet, Text } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editsBetween, mergeTexts, textOf } from '../../renderer/editor/merge-texts.ts';
import { editsOf } from '../../renderer/editor/note-saver.ts';

const BASE = 'one\ntwo\nthree\nfour\nfive\n';

function apply(text: string, edits: readonly { from: number; to: number; insert: string }[]): string {
  return edits.toReversed().reduce((now, { from, to, insert }) => now.slice(0, from) + insert + now.slice(to), text);
}

describe('two changes of one text', () => {
  test('at different places are put together', () => {
    const mine = BASE.replace('two', 'two, mine');
    const theirs = `${BASE.replace('five', 'five, theirs')}six\n`;
    expect(mergeTexts({ base: BASE, mine, theirs })).toEqual({
      kind: 'merged',
      text: 'one\ntwo, mine\nthree\nfour\nfive, theirs\nsix\n',
    });
  });

  test('that are the same are one', () => {
    const both = BASE.replace('two', '2');
    expect(mergeTexts({ base: BASE, mine: both, theirs: both })).toEqual({ kind: 'merged', text: both });
  });

  test('at the same place are left to the user, with both sides whole', () => {
    const merge = mergeTexts({
      base: BASE,
      mine: BASE.replace('two', 'mine').replace('five', '5'),
      theirs: BASE.replace('two', 'theirs'),
    });
    if (merge.kind !== 'conflict') throw new Error(merge.kind);
    expect(merge.regions.filter(({ kind }) => kind === 'differs')).toEqual([
      { kind: 'differs', mine: ['mine'], theirs: ['theirs'] },
    ]);
    expect(textOf(merge.regions, 'mine')).toBe('one\nmine\nthree\nfour\n5\n');
    expect(textOf(merge.regions, 'theirs')).toBe('one\ntheirs\nthree\nfour\n5\n');
    expect(textOf(merge.regions, 'both')).toBe('one\nmine\ntheirs\nthree\nfour\n5\n');
    expect(textOf(merge.regions, ['theirs'])).toBe('one\ntheirs\nthree\nfour\n5\n');
  });

  test('never lose a line that one side wrote', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', '', 'd e'), { maxLength: 8 });
    fc.assert(
      fc.property(lines, lines, lines, (...sides) => {
        const [base = '', mine = '', theirs = ''] = sides.map((side) => side.join('\n'));
        const merge = mergeTexts({ base, mine, theirs });
        if (merge.kind === 'merged') return;
        const differing = merge.regions.flatMap((region) => (region.kind === 'differs' ? region.mine : []));
        for (const line of differing) expect(mine.split('\n')).toContain(line);
        expect(merge.regions.some(({ kind }) => kind === 'differs')).toBe(true);
      }),
    );
  });
});

test('edits between two texts make the one of the other', () => {
  const text = fc.array(fc.constantFrom('a', 'b', '\n', '🚀', '🚁', 'ü', ' '), { maxLength: 24 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      const [before, after] = [a.join(''), b.join('')];
      const edits = editsBetween(before, after);
      expect(apply(before, edits)).toBe(after);
      for (const { insert } of edits) expect(insert.isWellFormed()).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('a change within a character is sent as the whole character', () => {
  const base = Text.of(['a🚀b']);
  const half = ChangeSet.of([{ from: 2, to: 3, insert: '🚁'.slice(1) }], base.length);
  expect(editsOf(half, base)).toEqual([{ from: 1, to: 3, insert: '🚁' }]);
});
