import { EditorState } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fenceLines, syntaxAround } from '../../renderer/editor/local-syntax.ts';

const stateOf = (doc: string) => EditorState.create({ doc, extensions: fenceLines });

/** The names of the nodes that a part of a text has, where they begin. */
function nodesIn(doc: string, part: string): string[] {
  const from = doc.indexOf(part);
  const tree = syntaxAround(stateOf(doc), { from, to: from + part.length });
  const names: string[] = [];
  tree?.iterate({
    from,
    to: from + part.length,
    enter: (node) => void (node.from >= from && names.push(`${node.name}@${node.from - from}`)),
  });
  return names;
}

describe('the fences of a large note', () => {
  test('are known after any change as if the note were read anew', () => {
    const line = fc.constantFrom('a', '```', '```bash', '~~~', '', '  - b', '````');
    const doc = fc.array(line, { maxLength: 20 }).map((lines) => lines.join('\n'));
    const edit = fc.tuple(fc.nat(80), fc.nat(12), fc.array(line, { maxLength: 3 }));
    fc.assert(
      fc.property(doc, fc.array(edit, { maxLength: 4 }), (text, edits) => {
        let state = stateOf(text);
        for (const [at, size, lines] of edits) {
          const from = Math.min(at, state.doc.length);
          const to = Math.min(from + size, state.doc.length);
          state = state.update({ changes: { from, to, insert: lines.join('\n') } }).state;
        }
        expect(state.field(fenceLines)).toEqual(stateOf(state.doc.toString()).field(fenceLines));
      }),
      { numRuns: 300 },
    );
  });

  test('are known after several changes at once', () => {
    const state = stateOf('```\na\n```\nb\n```\nc\n```');
    const next = state.update({
      changes: [
        { from: 4, to: 5, insert: 'x\ny' },
        { from: 10, insert: '~~~\n' },
      ],
    }).state;
    expect(next.field(fenceLines)).toEqual(stateOf(next.doc.toString()).field(fenceLines));
  });
});

describe('the syntax of what is seen', () => {
  const before = Array.from({ length: 400 }, (_, index) => `Line ${index} of a *long* note.\n\n`).join('');

  test('has its places in the whole text', () => {
    const doc = `${before}## Heading with **strong**\n\nwords\n`;
    expect(nodesIn(doc, '## Heading with **strong**')).toEqual(
      expect.arrayContaining(['ATXHeading2@0', 'HeaderMark@0', 'StrongEmphasis@16']),
    );
  });
  test('knows that it begins within a fence', () => {
    const doc = `${before}\`\`\`bash\n# no heading\n**no emphasis**\n\`\`\`\n`;
    expect(nodesIn(doc, '**no emphasis**').filter((name) => name.startsWith('Strong'))).toEqual([]);
  });
  test('takes all for code in a fence that is longer than anybody looks back', () => {
    const long = Array.from({ length: 500 }, (_, index) => `**${index}**\n`).join('');
    const doc = `${before}\`\`\`\n${long}the line\n`;
    const from = doc.indexOf('the line');
    expect(syntaxAround(stateOf(doc), { from, to: from + 8 })).toBeNull();
  });
});
