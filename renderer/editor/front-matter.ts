import type { Text } from '@codemirror/state';

/** A line `name: value` of a front matter. */
export interface FrontField {
  readonly name: string;
  readonly value: string;
  /** Where the value stands in the text. */
  readonly from: number;
  readonly to: number;
  /** False for what takes several lines or signs of its own: such a value is changed as text. */
  readonly isPlain: boolean;
}

export interface FrontMatter {
  /** From the first `---` to the end of the last. */
  readonly from: number;
  readonly to: number;
  readonly lastLine: number;
  readonly fields: readonly FrontField[];
}

/** A front matter that is longer than this is something else. */
const MAX_LINES = 200;

/** The front matter at the top of a text; null when there is none. */
export function frontMatterOf(doc: Text): FrontMatter | null {
  if (!/^---[ \t]*$/.test(doc.line(1).text)) return null;
  const fields: FrontField[] = [];
  for (let number = 2; number <= Math.min(doc.lines, MAX_LINES); number++) {
    const line = doc.line(number);
    if (/^(?:---|\.\.\.)[ \t]*$/.test(line.text)) return { from: 0, to: line.to, lastLine: number, fields };
    const found = /^([\p{L}_][^:#]*?)(:[ \t]*)(.*?)[ \t]*$/u.exec(line.text);
    if (found === null) continue;
    const [, name = '', colon = '', value = ''] = found;
    const from = line.from + name.length + colon.length;
    const next = number < doc.lines ? doc.line(number + 1).text : '';
    const isPlain = /^(?![>|&*!{%@`])/.test(value) && !/^[ \t]+\S|^- /.test(next);
    fields.push({ name: name.trim(), value, from, to: from + value.length, isPlain });
  }
  return null;
}

/** What is put in for a value that was typed into the form: quoted when YAML would read something else. */
export function frontValue(typed: string, former: string): string {
  const value = typed.replaceAll(/[\r\n]+/g, ' ');
  const quoted = /^(["'])(.*)\1$/.exec(former);
  if (value === '' || /^\[.*\]$/.test(value)) return value;
  if (quoted !== null && !value.includes(quoted[1] ?? '')) return `${quoted[1]}${value}${quoted[1]}`;
  const needsQuotes = /^[\s>|&*!{}[\]%@`"'#,?-]|: |\s#|:$/.test(value);
  return needsQuotes ? JSON.stringify(value) : value;
}

/** A value as it is shown in the form. */
export function shownValue(value: string): string {
  const quoted = /^(["'])(.*)\1$/.exec(value);
  return quoted?.[2] ?? value;
}
