/** A shorter line than this was ended by its writer, not wrapped. */
const WRAPPED_MIN_CHARS = 60;
/** What begins a line of its own, however long the one above is: a number of an agenda, a time. */
const OWN_START = /^(?:\d{1,2}(?:\.\d{1,2})*[.:)]? |\d{1,2}[:.h]\d{2}|[a-z]\) )/;
const OWN_START_CHARS = 8;

/** True when the line that ends at a line break goes on below it: it was broken for its length. */
export function isWrapped(text: string, newline: number): boolean {
  const start = text.lastIndexOf('\n', newline - 1) + 1;
  return (
    newline - start >= WRAPPED_MIN_CHARS && !OWN_START.test(text.slice(newline + 1, newline + 1 + OWN_START_CHARS))
  );
}
