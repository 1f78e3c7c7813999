import { isolateHistory } from '@codemirror/commands';
import { syntaxTree } from '@codemirror/language';
import { EditorSelection } from '@codemirror/state';
import type { ChangeSpec, EditorState, TransactionSpec } from '@codemirror/state';
import { ViewPlugin } from '@codemirror/view';
import type { EditorView, ViewUpdate } from '@codemirror/view';
import { columnAt, tableAt } from './table-keys.ts';
import type { Table } from './table-keys.ts';
import { alignTable, cellsOf } from './table-text.ts';

/** Names the change that makes columns even, so that it is not taken for the user's. */
const ALIGN = 'align';

/**
 * Makes the columns of a table even when the cursor leaves a row that was written in, or the editor loses the focus: never
 * under the hands of who is writing, and never of a table that was only gone through. It is one step to undo.
 */
export const alignWhenLeft = ViewPlugin.fromClass(
  class {
    /** A place in the row that was written in; null when none was. */
    #written: number | null = null;

    readonly #view: EditorView;

    constructor(view: EditorView) {
      this.#view = view;
    }

    /** The text is left: what was written in is made even now. */
    leave(): void {
      const at = this.#written;
      this.#written = null;
      if (at !== null) align(this.#view, at);
    }

    update(update: ViewUpdate): void {
      if (this.#written !== null) this.#written = update.changes.mapPos(this.#written);
      const { state, view } = update;
      if (update.docChanged) this.#written = writtenAt(update, this.#written);
      if (this.#written === null) return;
      const isThere = state.doc.lineAt(state.selection.main.head).number === state.doc.lineAt(this.#written).number;
      if (isThere && view.hasFocus) return;
      // A view cannot be changed while it tells of a change.
      queueMicrotask(() => this.leave());
    }

    destroy(): void {
      this.#written = null;
    }
  },
);

/** Makes the table that was written in last even, for who leaves the text. */
export function alignNow(view: EditorView): void {
  view.plugin(alignWhenLeft)?.leave();
}

function writtenAt({ transactions, state }: ViewUpdate, before: number | null): number | null {
  const isOwn = transactions.some((one) => one.isUserEvent('input') || one.isUserEvent('delete'));
  if (isOwn) {
    const { head } = state.selection.main;
    return tableAt(state, head) === null ? null : head;
  }
  return transactions.some((one) => one.isUserEvent('undo') || one.isUserEvent('redo')) ? null : before;
}

function align(view: EditorView, at: number): void {
  const { state } = view;
  if (state.readOnly || view.composing || at > state.doc.length || isCode(state, at)) return;
  const table = tableAt(state, at);
  const spec = table === null ? null : alignment(state, table);
  if (spec !== null) view.dispatch(spec);
}

/** The change that makes the columns even, the cursor staying in its cell; null when they are. */
function alignment(state: EditorState, table: Table): TransactionSpec | null {
  const lines = alignTable(table.lines);
  const changes: ChangeSpec[] = [];
  for (const [index, insert] of lines.entries()) {
    const line = state.doc.line(table.first + index);
    if (line.text !== insert) changes.push({ from: line.from, to: line.to, insert });
  }
  if (changes.length === 0) return null;
  const set = state.changes(changes);
  const start = state.doc.line(table.first).from;
  const moved = (at: number): number => {
    const line = state.doc.lineAt(at);
    const row = line.number - table.first;
    if (row < 0 || row >= lines.length) return set.mapPos(at, 1);
    const column = columnAt(state, at);
    const [was, is] = [cellsOf(line.text)[column], cellsOf(lines[row] ?? '')[column]];
    const before = lines.slice(0, row).reduce((sum, one) => sum + one.length + 1, 0);
    const within = Math.max(at - line.from - (was?.from ?? 0), 0);
    return start + before + Math.min((is?.from ?? 0) + within, is?.to ?? 0);
  };
  const { ranges, mainIndex } = state.selection;
  const selection = EditorSelection.create(
    ranges.map(({ anchor, head }) => EditorSelection.range(moved(anchor), moved(head))),
    mainIndex,
  );
  return { changes: set, selection, userEvent: ALIGN, annotations: isolateHistory.of('full') };
}

/** A table within code is code. */
function isCode(state: EditorState, at: number): boolean {
  for (let node = syntaxTree(state).resolveInner(at, 1); node.parent !== null; node = node.parent) {
    if (/Code/.test(node.name)) return true;
  }
  return false;
}
