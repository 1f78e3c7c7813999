/** `… by Friday. Action: L. Brandt`, as minutes end what somebody is to do. */
const CLOSED_PLAIN =
  /[.;!)–—-] ?(?:\*\*)?(?:Action|ACTION|Actie|Aktion)(?: (?:items?|points?))?(?: (?:by|on|for))?:(?:\*\*)? ?((?:@?\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}'’-]+){0,2}(?:, ?| and | & |\/(?=\p{Lu})|$|(?=\.$))){1,4})\.?$/u;
const CLOSED_PLAIN_CHARS = 90;
const CLOSED_PLAIN_MIN = 10;

/** What a line that ends with `Action: Ann` says, and the names; null for any other. */
export function closedWithAction(line: string): { readonly text: string; readonly names: string } | null {
  const cut = Math.max(0, line.length - CLOSED_PLAIN_CHARS);
  const tail = line.slice(cut);
  if (!/(?:cti(?:on|e)|CTION|ktion)/.test(tail)) return null;
  const match = CLOSED_PLAIN.exec(tail);
  if (match === null || cut + match.index < CLOSED_PLAIN_MIN) return null;
  return { text: line.slice(0, cut + match.index + 1).trim(), names: match[1] ?? '' };
}

const SPACE = 32;
const COLON = 58;
const LINE_MAX_CHARS = 600;
/** Names at the end are not longer. */
const NAMES_MAX_CHARS = 56;

/** A cheap first look at the end of a line, or of a text of one line: `…tion: ` or `…tie: ` stands there. */
export function mayBeClosed(line: string): boolean {
  if (line.length > LINE_MAX_CHARS) return false;
  const stop = Math.max(CLOSED_PLAIN_MIN, line.length - NAMES_MAX_CHARS);
  for (let at = line.length - 1; at >= stop; at--) {
    const code = line.charCodeAt(at);
    if (code === COLON) return line.startsWith('ction', at - 5) || line.startsWith('ctie', at - 4);
    if (code !== SPACE) continue;
    // The words behind it are names.
    const next = line.charCodeAt(at + 1);
    if (next >= 97 && next <= 122 && !line.startsWith('and ', at + 1)) return false;
  }
  return false;
}

const READ_CHARS = 4000;

/** The same of a text of several lines. */
export function mayHoldClosed(text: string): boolean {
  return text.length < READ_CHARS && (text.includes('ction: ') || text.includes('ctie: '));
}
