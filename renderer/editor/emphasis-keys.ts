import { EditorSelection } from '@codemirror/state';
import type { StateCommand } from '@codemirror/state';

/** Puts a sign around what is selected, or takes it away again. */
function wrapIn(sign: string): StateCommand {
  return ({ state, dispatch }) => {
    if (state.readOnly) return false;
    const change = state.changeByRange((range) => {
      const { from, to } = range.empty ? (state.wordAt(range.head) ?? range) : range;
      const isWrapped =
        state.sliceDoc(from - sign.length, from) === sign && state.sliceDoc(to, to + sign.length) === sign;
      const by = isWrapped ? -sign.length : sign.length;
      const changes = isWrapped
        ? [
            { from: from - sign.length, to: from },
            { from: to, to: to + sign.length },
          ]
        : [
            { from, insert: sign },
            { from: to, insert: sign },
          ];
      const moved = range.empty
        ? EditorSelection.cursor(range.head + by)
        : EditorSelection.range(range.anchor + by, range.head + by);
      return { changes, range: moved };
    });
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}

/** What makes words strong, emphasised or code, by the key that it has of itself. */
export const EMPHASIS = { 'Mod+B': wrapIn('**'), 'Mod+I': wrapIn('*'), 'Mod+E': wrapIn('`') } as const;
