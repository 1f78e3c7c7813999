/** Where the text of a note begins, behind its front matter. */
export function splitFrontmatter(text: string): { readonly bodyLine: number } {
  const head = /^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0];
  return { bodyLine: head === undefined ? 1 : head.split('\n').length };
}
