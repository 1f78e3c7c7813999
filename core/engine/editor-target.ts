import type { EditorTarget } from '../contract/outside.ts';
import type { Editor } from '../contract/preferences.ts';

interface Address {
  readonly name: string;
  readonly atLine: boolean;
  /** Null: the file goes to the system. */
  readonly url: ((file: string, line: number) => string) | null;
}

/** `/a b/c.md` and `C:\\a b\\c.md` as the path of an address. */
function addressPath(file: string): string {
  const parts = file
    .replaceAll('\\', '/')
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/^([a-z])%3A/i, '$1:');
  return parts.startsWith('/') ? parts : `/${parts}`;
}

/** VS Code and what is made of it share one form of address. */
function likeVsCode(name: string, scheme: string): Address {
  return { name, atLine: true, url: (file, line) => `${scheme}://file${addressPath(file)}:${line}:1` };
}

const ADDRESS_OF: Readonly<Record<Editor, Address>> = {
  system: { name: 'the program for such files', atLine: false, url: null },
  vscode: likeVsCode('VS Code', 'vscode'),
  vscodium: likeVsCode('VSCodium', 'vscodium'),
  cursor: likeVsCode('Cursor', 'cursor'),
  // Obsidian knows vaults and notes, and no lines.
  obsidian: { name: 'Obsidian', atLine: false, url: (file) => `obsidian://open?path=${encodeURIComponent(file)}` },
};

/** How a note's file is opened in an editor, at a line where the editor has lines. */
export function editorTarget(editor: Editor, at: { readonly file: string; readonly line: number }): EditorTarget {
  const { name, atLine, url } = ADDRESS_OF[editor];
  return { editor, name, file: at.file, url: url?.(at.file, at.line) ?? null, atLine };
}
