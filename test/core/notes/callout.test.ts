import { expect, test } from 'vitest';
import { parseText } from '../../helpers/parse.ts';

const entriesOf = (text: string) =>
  parseText(text).outline.entries.map(({ kind, box, text: said, line, endLine, parent, depth, lastLine }) => ({
    kind,
    box,
    said,
    lines: [line, endLine, lastLine],
    place: [parent, depth],
  }));

test('a callout is the writer’s own: its title, its items, its paragraphs', () => {
  const text = `> [!todo]- Before the trip
> - [ ] water the plants
>   - the ferns too
> - [x] lock the shed
>
> The key is
> under the pot.
> \`\`\`sh
> - [ ] not this
> \`\`\`
`;
  expect(entriesOf(text)).toEqual([
    { kind: 'paragraph', box: null, said: 'Before the trip', lines: [1, 1, 1], place: [-1, 0] },
    { kind: 'item', box: ' ', said: 'water the plants', lines: [2, 2, 3], place: [-1, 0] },
    { kind: 'item', box: null, said: 'the ferns too', lines: [3, 3, 3], place: [1, 1] },
    { kind: 'item', box: 'x', said: 'lock the shed', lines: [4, 4, 4], place: [-1, 0] },
    { kind: 'paragraph', box: null, said: 'The key is\nunder the pot.', lines: [6, 7, 7], place: [-1, 0] },
  ]);
  const { outline } = parseText(text);
  for (const { from, text: said } of outline.entries) {
    const [first = ''] = said.split('\n');
    expect(outline.lines.text.slice(from, from + first.length)).toBe(first);
  }
});

test('a quote is somebody else’s', () => {
  expect(entriesOf('> - [ ] they wrote this\n> and that\n')).toEqual([]);
});
