import type { JSX } from 'react';
import { EDITORS } from '../../../core/contract/preferences.ts';
import type { Editor } from '../../../core/contract/preferences.ts';
import { useClient } from '../../client-context.ts';
import { Select } from '../../components/select.tsx';
import { sayChord } from '../../keys.ts';
import { isApple } from '../../native.ts';
import { preferences, setPreferences } from '../../preferences.ts';
import { keyOf } from '../../shortcuts.ts';
import { useStore } from '../../store.ts';
import { SettingRow } from './setting-row.tsx';

const EDITOR_WORDS: Readonly<Record<Editor, string>> = {
  system: 'As the system opens such files',
  vscode: 'VS Code',
  vscodium: 'VSCodium',
  cursor: 'Cursor',
  obsidian: 'Obsidian',
};

/** Programs that open a note, and no line of it. */
const WITHOUT_LINES: ReadonlySet<Editor> = new Set(['system', 'obsidian']);

/** In which program notes are opened outside of Daybook. */
export function EditorSetting(): JSX.Element {
  const client = useClient();
  const { editor } = useStore(preferences);
  const key = sayChord(keyOf('notes', 'o'), isApple());
  const where = WITHOUT_LINES.has(editor) ? 'It opens the note, not the line.' : 'It opens the note at its line.';
  return (
    <SettingRow name="Your editor" about={`For notes that you open with ${key}. ${where}`}>
      <Select
        label="Your editor"
        value={editor}
        choices={EDITORS.map((value) => ({ value, says: EDITOR_WORDS[value] }))}
        onChange={(next) => setPreferences(client, { editor: next })}
      />
    </SettingRow>
  );
}
