import { syntaxTree } from '@codemirror/language';
import { RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import type { EditorState, Extension, Range } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view';
import type { DecorationSet, ViewUpdate } from '@codemirror/view';
import { highlightTree } from '@lezer/highlight';
import type { Tree } from '@lezer/common';
import { CheckboxWidget } from './checkbox-widget.ts';
import { frontMatterOf } from './front-matter.ts';
import { fenceLines, syntaxAround } from './local-syntax.ts';
import { markdownHighlight } from './theme.ts';

/** A node as a walk through the syntax tree meets it. */
type SyntaxNodeRef = Parameters<Parameters<ReturnType<typeof syntaxTree>['iterate']>[0]['enter']>[0];

const hidden = Decoration.replace({});
const mark = Decoration.mark({ class: 'cm-mark' });
const bullet = Decoration.mark({ class: 'cm-mark cm-bullet' });
const inlineCode = Decoration.mark({ class: 'cm-inline-code' });
const linkText = Decoration.mark({ class: 'cm-link-text' });
const doneText = Decoration.mark({ class: 'cm-done-text' });
const lineOf = (name: string): Decoration => Decoration.line({ class: name });
const LINES = {
  h1: lineOf('cm-h1'),
  code: lineOf('cm-code-line'),
  codeFirst: lineOf('cm-code-line cm-code-first'),
  codeLast: lineOf('cm-code-line cm-code-last'),
  quote: lineOf('cm-quote-line'),
  table: lineOf('cm-table-line'),
  front: lineOf('cm-front-line'),
  frontLast: lineOf('cm-front-line cm-front-last'),
} as const;

/** Where the cursor or a selection is, signs stay as they are written. */
function isTouched(state: EditorState, from: number, to: number): boolean {
  const first = state.doc.lineAt(from).from;
  const last = state.doc.lineAt(to).to;
  return state.selection.ranges.some((range) => range.from <= last && range.to >= first);
}

interface Drawing {
  readonly state: EditorState;
  readonly found: Range<Decoration>[];
  readonly view: { readonly from: number; readonly to: number };
}

/** Signs that are hidden where the cursor is not, by the node that they are part of. */
const HIDDEN_MARKS: ReadonlySet<string> = new Set(['EmphasisMark', 'StrikethroughMark']);

function drawNode(drawing: Drawing, node: SyntaxNodeRef): boolean | void {
  const { state, found } = drawing;
  const { name, from, to } = node;
  if (name === 'ATXHeading1') drawLines(drawing, node, () => LINES.h1);
  else if (name === 'FencedCode') return drawFence(drawing, node);
  else if (name === 'Blockquote') drawLines(drawing, node, () => LINES.quote);
  else if (name === 'Table') drawLines(drawing, node, () => LINES.table);
  else if (name === 'InlineCode') return drawInlineCode(drawing, node);
  else if (name === 'Link') drawLink(drawing, node);
  else if (name === 'Task') drawTask(drawing, node);
  else if (name === 'HeaderMark' && !isTouched(state, from, to)) {
    const isBefore = state.sliceDoc(to, to + 1) === ' ';
    if (node.node.parent?.name.startsWith('ATXHeading')) found.push(hidden.range(from, isBefore ? to + 1 : to));
  } else if (HIDDEN_MARKS.has(name) && !isTouched(state, from, to)) found.push(hidden.range(from, to));
  else if (name === 'ListMark') drawBullet(drawing, node);
  else if (name === 'QuoteMark') found.push(mark.range(from, to));
}

function drawLines(
  { state, found, view }: Drawing,
  { from, to }: { readonly from: number; readonly to: number },
  of: (line: number, first: number, last: number) => Decoration,
): void {
  const first = state.doc.lineAt(from).number;
  const last = state.doc.lineAt(to).number;
  const start = Math.max(first, state.doc.lineAt(view.from).number);
  const end = Math.min(last, state.doc.lineAt(view.to).number);
  for (let line = start; line <= end; line++) found.push(of(line, first, last).range(state.doc.line(line).from));
}

function drawFence(drawing: Drawing, node: SyntaxNodeRef): void {
  drawLines(drawing, node, (line, first, last) =>
    line === first ? LINES.codeFirst : line === last ? LINES.codeLast : LINES.code,
  );
}

function drawInlineCode({ state, found }: Drawing, node: SyntaxNodeRef): false {
  const marks = node.node.getChildren('CodeMark');
  const [open, close] = [marks[0], marks.at(-1)];
  if (open === undefined || close === undefined || open === close) return false;
  if (open.to < close.from) found.push(inlineCode.range(open.to, close.from));
  if (!isTouched(state, node.from, node.to))
    found.push(hidden.range(open.from, open.to), hidden.range(close.from, close.to));
  return false;
}

/** `[words](address)`: of a link that is not being written, only its words are shown. `[[name]]` stays as it is. */
function drawLink({ state, found }: Drawing, node: SyntaxNodeRef): void {
  const marks = node.node.getChildren('LinkMark');
  const url = node.node.getChild('URL');
  const [open, close] = [marks[0], marks[1]];
  if (open === undefined || close === undefined || open.to >= close.from) return;
  if (url === null) {
    const isName = state.sliceDoc(node.from - 1, node.from) === '[' && state.sliceDoc(node.to, node.to + 1) === ']';
    if (isName) found.push(linkText.range(open.to, close.from));
    return;
  }
  found.push(linkText.range(open.to, close.from));
  if (isTouched(state, node.from, node.to) || state.doc.lineAt(node.from).to < node.to) return;
  found.push(hidden.range(open.from, open.to), hidden.range(close.from, node.to));
}

/** Widths in the note's font: a space, the sign of a list with the space behind it, a digit, and a box with its space. */
const EM = { space: 0.26, sign: 1, digit: 0.58, box: 1.5 } as const;
const hangs = new Map<number, Decoration>();

/** A line whose next rows begin where its words do. */
function hanging(em: number): Decoration {
  const known = hangs.get(em);
  if (known) return known;
  const style = `padding-inline-start:${em.toFixed(2)}em;text-indent:-${em.toFixed(2)}em`;
  const made = Decoration.line({ attributes: { style } });
  hangs.set(em, made);
  return made;
}

function drawBullet({ state, found }: Drawing, { node, from, to }: SyntaxNodeRef): void {
  const line = state.doc.lineAt(from);
  const before = line.text.slice(0, from - line.from);
  found.push(bullet.range(from, Math.min(to + 1, line.to)));
  if (before.trim() !== '') return;
  const indent = before.replaceAll('\t', '    ').length * EM.space;
  const isBox = node.parent?.getChild('Task') !== null && !isTouched(state, from, to);
  const isNumber = to - from > 1;
  const own = isNumber ? (to - from) * EM.digit + EM.space : isBox ? EM.box : EM.sign;
  found.push(hanging(indent + own).range(line.from));
}

function drawTask({ state, found }: Drawing, node: SyntaxNodeRef): void {
  const box = node.node.getChild('TaskMarker');
  if (box === null) return;
  const isDone = state.sliceDoc(box.from, box.to).toLowerCase() === '[x]';
  const line = state.doc.lineAt(box.from);
  const words = box.to + (/^\s*/.exec(state.sliceDoc(box.to, line.to))?.[0].length ?? 0);
  if (isDone && words < line.to) found.push(doneText.range(words, line.to));
  if (isTouched(state, box.from, box.to)) return;
  const widget = new CheckboxWidget(isDone, line.text.slice(box.to - line.from).trim());
  // The box says that it is an item of a list; only a number says more.
  const sign = node.node.parent?.getChild('ListMark') ?? null;
  const from = sign === null || /\d/.test(state.sliceDoc(sign.from, sign.to)) ? box.from : sign.from;
  found.push(Decoration.replace({ widget }).range(from, box.to));
}

/** Of a large note the editor itself knows no syntax to highlight. */
function drawHighlight({ found, view }: Drawing, tree: Tree): void {
  const put = (...[from, to, classes]: [number, number, string]): void => {
    found.push(Decoration.mark({ class: classes }).range(from, to));
  };
  highlightTree(tree, markdownHighlight, put, view.from, view.to);
}

function draw(view: EditorView): DecorationSet {
  const { state } = view;
  const front = frontMatterOf(state.doc);
  const found: Range<Decoration>[] = [];
  for (const visible of view.visibleRanges) {
    const drawing = { state, found, view: visible };
    if (front !== null && visible.from <= front.to)
      drawLines(drawing, front, (line, _first, last) => (line === last ? LINES.frontLast : LINES.front));
    const tree = syntaxAround(state, visible);
    if (tree === null) drawLines(drawing, visible, () => LINES.code);
    if (state.field(fenceLines, false) !== undefined && tree !== null) drawHighlight(drawing, tree);
    tree?.iterate({
      from: visible.from,
      to: visible.to,
      // What stands in the front matter is no markdown.
      enter: (node) =>
        front !== null && node.from < front.to && node.name !== 'Document' ? false : drawNode(drawing, node),
    });
  }
  return Decoration.set(found, true);
}

const drawn = ViewPlugin.define(
  (view) => ({
    decorations: draw(view),
    update(update: ViewUpdate) {
      const isParsed = syntaxTree(update.startState) !== syntaxTree(update.state);
      if (update.docChanged || update.viewportChanged || update.selectionSet || isParsed) {
        this.decorations = draw(update.view);
      }
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

/** Whether the front matter stands in the form above the text, and is left out of the text. */
export const setFrontMatterAside = StateEffect.define<boolean>();

const frontMatterAside = StateField.define<{ readonly isAside: boolean; readonly decorations: DecorationSet }>({
  create: () => ({ isAside: false, decorations: Decoration.none }),
  update(value, transaction) {
    const effect = transaction.effects.findLast((one) => one.is(setFrontMatterAside));
    const isAside = effect === undefined ? value.isAside : effect.value;
    if (!transaction.docChanged && isAside === value.isAside) return value;
    const front = isAside ? frontMatterOf(transaction.state.doc) : null;
    if (front === null) return { isAside, decorations: Decoration.none };
    const builder = new RangeSetBuilder<Decoration>();
    builder.add(front.from, front.to, Decoration.replace({ block: true }));
    return { isAside, decorations: builder.finish() };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    EditorView.atomicRanges.of((view) => view.state.field(field).decorations),
  ],
});

/** Markdown that looks like what it means, except where it is being written. */
export const liveMarkdown: Extension = [drawn, frontMatterAside];
