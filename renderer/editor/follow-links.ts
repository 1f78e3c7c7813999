import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { linkAt } from './link-at.ts';
import type { LinkInText } from './link-at.ts';

/** The link that is at a place of the text; null for none. */
export function linkAtPlace({ state }: EditorView, at: number): LinkInText | null {
  const line = state.doc.lineAt(at);
  return linkAt(line.text, at - line.from);
}

/** A click with the control or command key opens the link that is clicked; a plain one puts the cursor there. */
export function followLinks(onFollow: (link: LinkInText) => void): Extension {
  return EditorView.domEventHandlers({
    mousedown(event, view) {
      if (event.button !== 0 || !(event.ctrlKey || event.metaKey)) return false;
      const at = view.posAtCoords({ x: event.clientX, y: event.clientY });
      const link = at === null ? null : linkAtPlace(view, at);
      if (link === null) return false;
      event.preventDefault();
      onFollow(link);
      return true;
    },
  });
}
