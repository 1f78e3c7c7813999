import { indentLess, indentMore } from '@codemirror/commands';
import { deleteMarkupBackward, insertNewlineContinueMarkupCommand } from '@codemirror/lang-markdown';
import type { StateCommand } from '@codemirror/state';
import type { KeyBinding } from '@codemirror/view';

const BOX = /^((?:\s|>)*)([-*+]|(\d+)([.)]))(\s+)\[[ xX]?\](\s+|$)/;
const ITEM = /^((?:\s|>)*)([-*+]|(\d+)([.)]))(\s+)/;
const LIST = /^(?:\s|>)*(?:[-*+]|\d+[.)])\s/;

/** Enter in an item with a box begins the next one, open; in an empty one it ends the list. */
export const continueBox: StateCommand = (target) => continueLine(target, true);

/** The same for any item, where the editor knows no syntax: in a large note. */
const continueItem: StateCommand = (target) => continueLine(target, false);

function continueLine({ state, dispatch }: Parameters<StateCommand>[0], isBox: boolean): boolean {
  const { main, ranges } = state.selection;
  if (state.readOnly || ranges.length > 1 || !main.empty) return false;
  const line = state.doc.lineAt(main.head);
  const found = (isBox ? BOX : ITEM).exec(line.text);
  if (found === null || main.head < line.from + found[0].trimEnd().length) return false;
  const [whole, indent = '', bullet = '', number, sign = '', space = ' '] = found;
  if (line.text.length === whole.length || line.text.slice(whole.length).trim() === '') {
    dispatch(state.update({ changes: { from: line.from, to: line.to, insert: indent.trimEnd() }, userEvent: 'input' }));
    return true;
  }
  const next = number === undefined ? bullet : `${Number(number) + 1}${sign}`;
  const insert = `\n${indent}${next}${space}${isBox ? '[ ] ' : ''}`;
  dispatch(
    state.update({
      changes: { from: main.head, insert },
      selection: { anchor: main.head + insert.length },
      scrollIntoView: true,
      userEvent: 'input',
    }),
  );
  return true;
}

/** Tab in a list moves the item in; elsewhere it leaves the editor, as it does on every page. */
const indentItem: StateCommand = (target) => {
  const { state } = target;
  const isList = state.selection.ranges.some(({ head }) => LIST.test(state.doc.lineAt(head).text));
  return isList && indentMore(target);
};

const outdentItem: StateCommand = (target) => {
  const { state } = target;
  const isList = state.selection.ranges.some(({ head }) => LIST.test(state.doc.lineAt(head).text));
  return isList && indentLess(target);
};

export const listKeys: readonly KeyBinding[] = [
  { key: 'Enter', run: continueBox },
  { key: 'Enter', run: insertNewlineContinueMarkupCommand({ nonTightLists: false }) },
  { key: 'Enter', run: continueItem },
  { key: 'Backspace', run: deleteMarkupBackward },
  { key: 'Tab', run: indentItem, shift: outdentItem },
];
