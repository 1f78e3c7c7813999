import { RangeSetBuilder } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';

/** Letters of scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** What a line begins with says where it begins. */
const LINE_CHARS = 2_000;

const auto = Decoration.line({ attributes: { dir: 'auto' } });

/**
 * Lines with such letters begin where their first word does; all others cost a look at what is seen of them. A text without
 * any has one direction, and the editor need not ask each line for its own.
 */
export function textDirection(text: string): Extension {
  return [EditorView.perLineTextDirection.of(RIGHT_TO_LEFT.test(text)), lineDirections];
}

const lineDirections = ViewPlugin.define(
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
);

function directed(view: EditorView): DecorationSet {
  const lines = new RangeSetBuilder<Decoration>();
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to;) {
      const line = view.state.doc.lineAt(at);
      if (RIGHT_TO_LEFT.test(line.text.slice(0, LINE_CHARS))) lines.add(line.from, line.from, auto);
      at = line.to + 1;
    }
  }
  return lines.finish();
}
