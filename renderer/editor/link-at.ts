/** What in a line leads somewhere: `[[name]]`, `[words](address)`, and an address as it is. */
const LINKS =
  /\[\[([^[\]\n|]+)(?:\|[^[\]\n]*)?\]\]|\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?(?:\s+"[^"]*")?\s*\)|((?:(?:https?|daybook):\/\/|mailto:)[^\s<>"`\])]+)/g;

/** Where a link in a text leads: to a note by its name, or to an address. */
export type LinkInText = { readonly name: string } | { readonly href: string };

/** The link that a place in a line is in, its words and brackets included; null for none. */
export function linkAt(line: string, column: number): LinkInText | null {
  for (const found of line.matchAll(LINKS)) {
    const [whole, name, href, bare = ''] = found;
    const from = href === undefined ? found.index : line.lastIndexOf('[', found.index - 1);
    if (from === -1 || column < from || column > found.index + whole.length) continue;
    if (name !== undefined) return { name: name.trim() };
    // A dot or a comma behind an address ends the sentence.
    return { href: href ?? bare.replace(/[.,;:!?]+$/, '') };
  }
  return null;
}
