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
