const WIKI_LINK = /\[\[(?:[^\]\n|]{0,80}[/|])?([^\]\n|/]{1,60})\]\]/g;

/** What links such as `[[Ann Lee]]` and `[[people/ann|Ann Lee]]` are read as. */
export function withoutWikiLinks(text: string): string {
  return text.includes('[[') ? text.replaceAll(WIKI_LINK, '$1') : text;
}
