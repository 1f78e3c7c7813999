import { RangeSetBuilder } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

const auto = Decoration.line({ attributes: { dir: 'auto' } });

/** Lines with such letters begin where their first word does; all others cost a look at what is seen of them. */
export const textDirection: Extension = [
  EditorView.perLineTextDirection.of(true),
  ViewPlugin.define(
    (view) => {
      let lines = directed(view);
      return {
        update: (update: ViewUpdate) => {
          if (update.docChanged || update.viewportChanged) lines = directed(update.view);
        },
        get lines() {
          return lines;
        },
      };
    },
    { decorations: (plugin): DecorationSet => plugin.lines },
  ),
];

function directed(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      if (RIGHT_TO_LEFT.test(line.text)) lines.add(line.from, line.from, auto);
      at = line.to + 1;
    }
  }
  return lines.finish();
}
