/*
 * What one line of a note is, as far as cutting it into units goes.
 */

export const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;
/** True for text that ends in a colon: what it announces follows. `:tada:` is a picture. */
export function announces(text: string): boolean {
  return /[:：]\W*$/.test(text) && !/:[\w+-]+:\W*$/.test(text);
}

export const ITEM = /^(\s*)(?:([-*+•‣◦▪]|[a-z]\))|(\d{1,4})[.)])(\s+)(?:\[[ xX-]?\]\s+)?(\S.*)$/;
/** A box without the mark of a list: `[ ] 2. Restart it`. */
const BOX = /^(\s*)\[[ xX]?\]\s+(?=\S)/;

/** A line as an item of a list; null for any other. */
export function itemIn(line: string): RegExpExecArray | null {
  const unboxed = line.replace(BOX, '$1');
  if (unboxed === line) return ITEM.exec(line);
  return ITEM.exec(unboxed) ?? ITEM.exec(line.replace(BOX, '$1- '));
}

export const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
export const RULE = /^\s{0,3}(?:[-*_]\s*){3,}$/;
export const UNDERLINE = /^\s{0,3}(?:={2,}|-{2,})\s*$/;
export const TABLE_DELIMITER = /^\s*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;
export const QUOTE = /^(\s{0,3})>[ \t]?/;

/** A line that is only a heading in bold: `**Mitigation**`, `__Steps:__`. */
const BOLD_LINE = /^\s{0,3}(\*\*|__)(?!\s)((?:(?!\1).)+?)\1\s*:?\s*$/;
const BOLD_LINE_MAX_CHARS = 60;

/** Lines of machines that no reader sees: tags, short codes, admonition marks, link targets, images alone. */
const UNSEEN =
  /^\s*(?:(?:<\/?[a-zA-Z][^<>]*>\s*)+|<summary>.*<\/summary>|\{\{[<%].*[%>]\}\}|\{%.*%\}|:::.*|!!!\s.*|\?\?\?\+?\s.*|\[!\w+\][-+]?.*|\[\^?[^\]]+\]:\s.*|(?:\[?!\[[^\]]*\]\([^)]*\)(?:\]\([^)]*\))?\s*)+|--8<--.*|import\s.+\sfrom\s+(?:"[^"]*"|'[^']*');?|\[\[?_?TOC_?\]?\]|\^[\w-]{1,40})\s*$/;

/** The words that such a line shows all the same: `<summary>If it stays hot</summary>`, `!!! warning "Not when wet"`, `=== "Azure"`. */
const SHOWN_TITLE =
  /^\s*(?:<(?:details[^<>]*>\s*<)?summary[^<>]*>(?<summary>[^<]+)<\/summary>|<TabItem\s[^>]*\blabel=["'](?<label>[^"']+)["'][^>]*>|(?:!!!|\?\?\?\+?|===)\s*[\w-]*\s*"(?<quoted>[^"]+)"|\{\{[<%]\s*(?:tab|details|expand|accordion)\s+(?:\w+=)?"(?<named>[^"]+)"[^}]*\}\}|:::+\s*(?:\w+\s*\[(?<boxed>[^\]]+)\]|(?:TabTitle|tip|note|info|warning|danger|caution|details)\s+(?<plain>[^{\s].*?)))\s*$/;

/** The title of a panel, a tab or a part that is folded away; null for any other line. */
export function shownTitle(line: string): string | null {
  const groups = SHOWN_TITLE.exec(line)?.groups ?? {};
  return (
    Object.values(groups)
      .find((title) => title !== undefined)
      ?.trim() ?? null
  );
}

/** Below these, what is indented is a text of its own. */
export const INDENTED_PART = /^\s*(?:!!!|\?\?\?\+?)\s+\w|^\s*===\s+"/;

export function isUnseen(line: string): boolean {
  return UNSEEN.test(line);
}

/** The words of a line that stands for a heading; null for any other. A sentence in bold is none. */
export function boldHeading(line: string): string | null {
  const text = BOLD_LINE.exec(line)?.[2]?.trim() ?? null;
  const words = text?.replace(/^(?:\d{1,3}|\p{L})[.)]\s+/u, '') ?? '';
  return words === '' || words.length > BOLD_LINE_MAX_CHARS || /[.!;]$|[.!?]\s/.test(words) ? null : text;
}

const TAB_COLUMNS = 4;

/** Columns of white space in front of a line. */
export function indentOf(line: string): number {
  let columns = 0;
  for (const character of line) {
    if (character === ' ') columns += 1;
    else if (character === '\t') columns += TAB_COLUMNS - (columns % TAB_COLUMNS);
    else break;
  }
  return columns;
}

/** A row that can be read without its table: `Peak: 55 req/s`, `redis — Owner: platform; Port: 6379`. */
export function rowText(header: readonly string[], cells: readonly string[]): string {
  const [first = '', ...rest] = cells;
  if (rest.length === 0) return first;
  if (rest.length === 1) return [first, rest[0] ?? ''].filter((cell) => cell !== '').join(': ');
  const named = rest.flatMap((cell, index) => {
    const name = header[index + 1] ?? '';
    return cell === '' ? [] : [name === '' ? cell : `${name}: ${cell}`];
  });
  return [first, named.join('; ')].filter((part) => part !== '').join(' — ');
}
