import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown, markdownLanguage } from '@codemirror/lang-markdown';
import { search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorSelection, EditorState, Prec, Transaction } from '@codemirror/state';
import type { Extension } from '@codemirror/state';
import { EditorView, keymap, placeholder } from '@codemirror/view';
import type { ViewUpdate } from '@codemirror/view';
import type { TextEdit } from '../../core/contract/editing.ts';
import { followLinks } from './follow-links.ts';
import { listKeys } from './list-keys.ts';
import type { LinkInText } from './link-at.ts';
import { liveMarkdown } from './live-markdown.ts';
import { fenceLines, LARGE_CHARS } from './local-syntax.ts';
import { adoptEditorStyles } from './style-sheets.ts';
import { alignWhenLeft } from './table-align.ts';
import { tableBars, tableKeys } from './table-keys.ts';
import { textDirection } from './text-direction.ts';
import { editorTheme } from './theme.ts';

adoptEditorStyles();

export interface EditorOptions {
  readonly parent: HTMLElement;
  readonly text: string;
  /** Spoken as the name of the text. */
  readonly label: string;
  /** 1-based; where the cursor begins, at the top of the view. Null for the end of the text. */
  readonly line: number | null;
  readonly isReadOnly: boolean;
  readonly onUpdate: (update: ViewUpdate) => void;
  /** Escape, when nothing in the editor closes with it. */
  readonly onLeave: () => void;
  /** Told which link of the text is to be opened. */
  readonly onFollow: (link: LinkInText) => void;
  /** What needs the engine. */
  readonly more: Extension;
}

/** The words of the box that finds, in the window's spelling. */
const WORDS = {
  next: 'Next',
  previous: 'Previous',
  all: 'Select all',
  'match case': 'Match case',
  regexp: 'Pattern',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
} as const;

/** Keys that the user may change, or that mean something else in the window: `useEditorKeys` hears them. */
const OF_THE_WINDOW: ReadonlySet<string | undefined> = new Set(['Mod-Enter', 'Mod-i', 'Mod-f']);
const PLAIN_KEYS = [...searchKeymap, ...historyKeymap, ...defaultKeymap].filter(({ key }) => !OF_THE_WINDOW.has(key));

const writable = new Compartment();

/** The editor of one note. */
export function createEditor(options: EditorOptions): EditorView {
  const { parent, text, label, line, isReadOnly, onUpdate, onLeave, onFollow, more } = options;
  const state = EditorState.create({
    doc: text,
    extensions: [
      history(),
      EditorView.lineWrapping,
      text.length > LARGE_CHARS
        ? fenceLines
        : markdown({ base: markdownLanguage, addKeymap: false, completeHTMLTags: false }),
      liveMarkdown,
      textDirection(text),
      tableBars,
      alignWhenLeft,
      followLinks(onFollow),
      more,
      search({ top: true }),
      writable.of(readOnlyIf(isReadOnly)),
      keymap.of([...tableKeys, ...listKeys, ...PLAIN_KEYS]),
      Prec.lowest(keymap.of([{ key: 'Escape', run: () => (onLeave(), true) }])),
      EditorView.contentAttributes.of({
        'aria-label': label,
        tabindex: '0',
        spellcheck: 'true',
        autocorrect: 'on',
        autocapitalize: 'sentences',
      }),
      EditorState.phrases.of(WORDS),
      EditorView.scrollMargins.of(() => ({ top: 24, bottom: 72 })),
      placeholder('Write'),
      EditorView.updateListener.of(onUpdate),
      editorTheme,
    ],
  });
  const at = line === null ? state.doc.length : state.doc.line(Math.min(line, state.doc.lines)).from;
  const scrollTo = EditorView.scrollIntoView(at, line === null ? { y: 'nearest' } : { y: 'start', yMargin: 12 });
  return new EditorView({ state: state.update({ selection: EditorSelection.cursor(at) }).state, parent, scrollTo });
}

function readOnlyIf(isReadOnly: boolean): Extension {
  return isReadOnly ? EditorState.readOnly.of(true) : [];
}

/** Lets the user write, or not. */
export function setReadOnly(view: EditorView, isReadOnly: boolean): void {
  view.dispatch({ effects: writable.reconfigure(readOnlyIf(isReadOnly)) });
}

/** Puts edits in that were not typed: undo leaves those alone that somebody else made. */
export function applyEdits(view: EditorView, edits: readonly TextEdit[], addToHistory = false): void {
  view.dispatch({ changes: [...edits], annotations: Transaction.addToHistory.of(addToHistory) });
}

/** The line at the top of what is seen, 1-based. */
export function topLine(view: EditorView): number {
  const { top } = view.scrollDOM.getBoundingClientRect();
  const block = view.lineBlockAtHeight(Math.max(top - view.documentTop, 0) + 1);
  return view.state.doc.lineAt(block.from).number;
}
