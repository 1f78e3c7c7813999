/** Lines that an editor wrapped are about as long as its column; a list of remarks, a line each, is not. */
const WRAPPED_CHARS = { min: 55, max: 130, spread: 30 } as const;

/** `anna: …`, `10:40 …`: the line begins something of its own. */
const BEGINS = /^\s*(?:[\p{L}\p{N}@][\p{L}\p{N} .+@-]{0,39}:|\d{1,2}[:.]\d{2}\b)/u;

/** True when the line ends of a paragraph only come from the width of an editor, so that its lines may flow together. */
export function isHardWrapped(text: string): boolean {
  const lines = text.replace(/\n+$/, '').split('\n');
  const full = lines.slice(0, -1).map((line) => line.trimEnd().length);
  if (full.length === 0 || lines.slice(1).some((line) => BEGINS.test(line))) return false;
  const [shortest, longest] = [Math.min(...full), Math.max(...full)];
  if (shortest < WRAPPED_CHARS.min || longest > WRAPPED_CHARS.max) return false;
  return longest - shortest <= WRAPPED_CHARS.spread && !lines.some((line) => /(?: {2}|\\)$/.test(line));
}
