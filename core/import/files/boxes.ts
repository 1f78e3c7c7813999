import { alertKind, alertLines } from './alert.ts';

/** A block that a tool marks in its own way: what it holds, and how that is written in markdown. */
export interface Box {
  readonly inner: readonly string[];
  /** Index of the first line after it. */
  readonly next: number;
  readonly print: (inner: readonly string[]) => string[];
}

const DETAILS: ReadonlySet<string> = new Set(['details', 'collapse', 'expand', 'dropdown']);
/** Only arrange what they hold. */
const ARRANGING: ReadonlySet<string> = new Set(['tabs', 'tabpane', 'tab', 'tabitem', 'code-group', 'steps', 'cards']);
const INDENT = 4;

function titled(title: string, inner: readonly string[]): string[] {
  return title === '' ? [...inner] : [`**${title}**`, '', ...inner];
}

function widthOf(line: string): number {
  return line.replaceAll('\t', '    ').search(/\S|$/);
}

function withIndent(lines: readonly string[], indent: string): string[] {
  return lines.map((line) => (line === '' ? line : indent + line));
}

/** `!!! warning "Title"`, `??? note`, `=== "Tab"`: what is indented below belongs to it. */
export function indentedBox(lines: readonly string[], at: number): Box | null {
  const line = lines[at] ?? '';
  const box = /^(\s*)(?:!!!|\?\?\?\+?)\s+([\w-]+)(?:\s+[\w-]+)*(?:\s+"(.*)")?\s*$/.exec(line);
  const tab = /^(\s*)===[!+]?\s+"(.*)"\s*$/.exec(line);
  const [, indent = '', kind = '', given] = box ?? [];
  const title = tab?.[2] ?? given ?? (alertKind(kind) === null ? kind : '');
  if (box === null && tab === null) return null;
  const before = tab?.[1] ?? indent;
  const least = widthOf(before + '.') + INDENT;
  let end = at + 1;
  for (let index = at + 1; index < lines.length; index++) {
    const below = lines[index] ?? '';
    if (below.trim() === '') continue;
    if (widthOf(below) < least) break;
    end = index + 1;
  }
  const inner = lines.slice(at + 1, end).map((below) => dedented(below, least));
  while (inner[0]?.trim() === '') inner.shift();
  const panel = tab === null ? (alertKind(kind) ?? 'NOTE') : null;
  const print = (own: readonly string[]): string[] =>
    withIndent(panel === null ? titled(title, own) : alertLines(panel, title, own), before);
  return { inner, next: end, print };
}

function dedented(line: string, width: number): string {
  let rest = line;
  for (let left = width; left > 0 && /^[ \t]/.test(rest); rest = rest.slice(1))
    left -= rest.startsWith('\t') ? INDENT : 1;
  return rest;
}

/** `:::warning[Title]` … `:::`, with more colons around others. */
export function colonBox(lines: readonly string[], at: number, isCode: readonly boolean[]): Box | null {
  const match = /^(\s*)(:{3,})\s*([\w-]+)(?:\s*\[(.*)\]|\s+(?!\{)(.*?))?\s*(?:\{.*\})?\s*$/.exec(lines[at] ?? '');
  if (match === null) return null;
  const [, indent = '', colons = '', kind = '', bracketed, plain] = match;
  const panel = alertKind(kind);
  const isKnown = panel !== null || DETAILS.has(kind.toLowerCase()) || ARRANGING.has(kind.toLowerCase());
  const end = isKnown ? closingColons(lines, at, { colons, isCode }) : -1;
  if (end === -1) return null;
  const title = bracketed ?? plain ?? '';
  const inner = lines.slice(at + 1, end).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line));
  const print = (own: readonly string[]): string[] =>
    withIndent(panel === null ? titled(title, own) : alertLines(panel, title, own), indent);
  return { inner: trimmed(inner), next: end + 1, print };
}

function closingColons(
  lines: readonly string[],
  at: number,
  { colons, isCode }: { readonly colons: string; readonly isCode: readonly boolean[] },
): number {
  let depth = 0;
  for (let index = at + 1; index < lines.length; index++) {
    if (isCode[index] === true) continue;
    const [, marks = '', word = ''] = /^\s*(:{3,})\s*([\w-]*)/.exec(lines[index] ?? '') ?? [];
    if (marks.length !== colons.length) continue;
    if (word !== '') depth += 1;
    else if (depth === 0) return index;
    else depth -= 1;
  }
  return -1;
}

function trimmed(lines: readonly string[]): string[] {
  const first = lines.findIndex((line) => line.trim() !== '');
  const last = lines.findLastIndex((line) => line.trim() !== '');
  return first === -1 ? [] : lines.slice(first, last + 1);
}

const SHORTCODE = /^(\s*)\{\{[<%]\s*([\w-]+)\s*(.*?)\s*[>%]\}\}\s*$/;

/** A value of `type="warning" title=x` or, without a name, its first word. */
function argument(args: string, ...names: readonly string[]): string {
  for (const name of names) {
    const [, quoted, single, bare] = new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s"']+))`).exec(args) ?? [];
    const value = quoted ?? single ?? bare;
    if (value !== undefined) return value;
  }
  return '';
}

/** `{{< alert type="warning" >}}` … `{{< /alert >}}` of Hugo, and tabs in the same way. */
export function shortcodeBox(lines: readonly string[], at: number, isCode: readonly boolean[]): Box | null {
  const [, indent = '', name = '', args = ''] = SHORTCODE.exec(lines[at] ?? '') ?? [];
  if (name === '') return null;
  const lower = name.toLowerCase();
  const first = /^(?:"([^"]*)"|([\w-]+)(?!=))(?:\s|$)/.exec(args);
  const said = argument(args, 'type', 'color', 'kind', 'style', 'level') || (first?.[1] ?? first?.[2] ?? '');
  const isBox = ['alert', 'admonition', 'callout', 'hint', 'notice', 'blockquote'].includes(lower);
  const panel = isBox ? (alertKind(said) ?? 'NOTE') : alertKind(lower);
  if (panel === null && !DETAILS.has(lower) && !ARRANGING.has(lower)) return null;
  const closing = new RegExp(`^\\s*\\{\\{[<%]\\s*/\\s*${name}\\s*[>%]\\}\\}\\s*$`, 'i');
  const end = lines.findIndex((line, index) => index > at && isCode[index] !== true && closing.test(line));
  if (end === -1) return null;
  const named = argument(args, 'title', 'header', 'name', 'summary', 'label');
  const title = named || (panel === null ? said : '');
  const inner = trimmed(lines.slice(at + 1, end)).map((line) =>
    line.startsWith(indent) ? line.slice(indent.length) : line,
  );
  const print = (own: readonly string[]): string[] =>
    withIndent(panel === null ? titled(title, own) : alertLines(panel, title, own), indent);
  return { inner, next: end + 1, print };
}

/** `<aside>` … `</aside>`, which is how Notion writes its callouts; their picture says what kind they are. */
export function asideBox(lines: readonly string[], at: number, isCode: readonly boolean[]): Box | null {
  if (!/^\s*<aside>\s*$/.test(lines[at] ?? '')) return null;
  const end = lines.findIndex((line, index) => index > at && isCode[index] !== true && /^\s*<\/aside>\s*$/.test(line));
  if (end === -1) return null;
  const inner = trimmed(lines.slice(at + 1, end)).filter((line) => !/^\s*<img [^>]*>\s*$/.test(line));
  const first = inner[0] ?? '';
  const panel = /^\s*[⚠🚧]/u.test(first)
    ? 'WARNING'
    : /^\s*[🚨❗🔥🛑⛔]/u.test(first)
      ? 'CAUTION'
      : /^\s*💡/u.test(first)
        ? 'TIP'
        : 'NOTE';
  return { inner, next: end + 1, print: (own) => alertLines(panel, '', own) };
}
