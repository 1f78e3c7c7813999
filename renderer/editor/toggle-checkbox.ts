import type { ChangeSpec, EditorState, StateCommand } from '@codemirror/state';

const ITEM = /^((?:\s|>)*(?:[-*+]|\d+[.)])\s+)\[([ xX]?)\](?=\s|$)/;
const BULLET = /^((?:\s|>)*(?:[-*+]|\d+[.)])\s+)/;

/** Done for open, and open for done; a list item without a box gets one, and so does a line of words. */
export function toggleOnLine(state: EditorState, at: number): ChangeSpec | null {
  const line = state.doc.lineAt(at);
  const item = ITEM.exec(line.text);
  if (item !== null) {
    const from = line.from + (item[1]?.length ?? 0);
    return { from, to: from + 2 + (item[2]?.length ?? 0), insert: item[2]?.trim() ? '[ ]' : '[x]' };
  }
  const bullet = BULLET.exec(line.text);
  if (bullet !== null) return { from: line.from + bullet[0].length, insert: '[ ] ' };
  if (/^\s*(?:#|```|~~~|\||>)/.test(line.text)) return null;
  return { from: line.from + (/^\s*/.exec(line.text)?.[0].length ?? 0), insert: '- [ ] ' };
}

/** Toggles the items of the lines with a cursor; with a selection the key is left to others. */
export const toggleCheckbox: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly || state.selection.ranges.some((range) => !range.empty)) return false;
  const changes = state.selection.ranges.flatMap((range) => toggleOnLine(state, range.head) ?? []);
  if (changes.length === 0) return false;
  dispatch(state.update({ changes, userEvent: 'input.toggle' }));
  return true;
};
