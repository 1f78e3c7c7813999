const PROTOCOLS: ReadonlySet<string> = new Set(['https:', 'http:', 'mailto:']);

/**
 * The address as it may be handed to the system, or null when it may not: other schemes start programs on this machine
 * (`file:`, `smb:`, `ms-msdt:`), and an address with a user name is a common disguise.
 */
export function externalLink(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !PROTOCOLS.has(parsed.protocol)) return null;
  if (parsed.username !== '' || parsed.password !== '') return null;
  return parsed.href;
}

/** Addresses of editors, which the engine makes for a note of a journal; no page and no note can bring one in. */
const EDITORS: ReadonlySet<string> = new Set(['vscode:', 'vscodium:', 'cursor:', 'obsidian:']);

/** The address as it may be handed to an editor, or null: it opens a file, and does nothing else there. */
export function editorLink(url: string): string | null {
  const parsed = URL.parse(url);
  if (parsed === null || !EDITORS.has(parsed.protocol)) return null;
  return parsed.host === (parsed.protocol === 'obsidian:' ? 'open' : 'file') ? parsed.href : null;
}
