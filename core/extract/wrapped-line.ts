/** A line that would be shorter with the next word was ended by its writer, not wrapped. */
const WRAPPED_MIN_CHARS = 60;
/** What begins a line of its own, however long the one above is: a number of an agenda, a time. */
const OWN_START = /^(?:\d{4}-\d{2}|\d{1,2}(?:\.\d{1,2})*[.:)]? |\d{1,2}[:.h]\d{2}|[a-z]\) )/;
/** What goes on with the line above, however short that is. */
const GOES_ON =
  /^(?:and|or|nor|but|because|instead|rather|which|that|than|until|und|oder|aber|weil|sondern|an?|of|by|with)(?![\p{L}:])|^\(/u;
const START_CHARS = 12;
const COMMA = 44;

/** True when the line that ends at a line break goes on below it: it was broken for its length, or within a clause. */
export function isWrapped(text: string, newline: number): boolean {
  const start = text.lastIndexOf('\n', newline - 1) + 1;
  const next = text.slice(newline + 1, newline + 1 + START_CHARS);
  if (OWN_START.test(next)) return false;
  const space = next.indexOf(' ');
  const word = space === -1 ? next.length : space;
  return (
    (newline - start + word >= WRAPPED_MIN_CHARS && !isBelowLine(text, start)) ||
    text.charCodeAt(newline - 1) === COMMA ||
    GOES_ON.test(next)
  );
}

/** True where the line above was ended by its writer without a full stop: so are those around it. */
function isBelowLine(text: string, start: number): boolean {
  if (start < 2 || !/[\p{L}\p{N})]/u.test(text.charAt(start - 2))) return false;
  const above = text.lastIndexOf('\n', start - 2) + 1;
  return start - above < WRAPPED_MIN_CHARS - LONG_WORD_CHARS;
}

const LONG_WORD_CHARS = 16;
