import { openSearchPanel } from '@codemirror/search';
import type { StateCommand } from '@codemirror/state';
import { useKeys } from '../use-keys.ts';
import { EMPHASIS } from './emphasis-keys.ts';
import { linkAtPlace } from './follow-links.ts';
import type { LinkInText } from './link-at.ts';
import { toggleCheckbox } from './toggle-checkbox.ts';
import type { Desk } from './use-editor.ts';

/** The keys of writing that the user may change. The others belong to the editor itself. */
export function useEditorKeys(desk: Desk | null, onFollow: (link: LinkInText) => void): void {
  const inText = (run: StateCommand) => (): boolean | void => {
    if (desk === null || !desk.view.hasFocus || !run(desk.view)) return false;
  };
  useKeys({
    'Mod+B': inText(EMPHASIS['Mod+B']),
    'Mod+I': inText(EMPHASIS['Mod+I']),
    'Mod+E': inText(EMPHASIS['Mod+E']),
    'Mod+Enter': inText(toggleCheckbox),
    'Mod+F': () => (desk === null ? false : void openSearchPanel(desk.view)),
    'Alt+Enter': () => {
      const link = desk === null ? null : linkAtPlace(desk.view, desk.view.state.selection.main.head);
      if (link === null) return false;
      onFollow(link);
    },
  });
}
