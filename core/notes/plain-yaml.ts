/*
 * Reads the front matter that most notes have (`key: words`, lists of words) without the YAML library, many times faster.
 * It takes a block only where it can be sure that the library would read the very same; `test/property/yaml.test.ts`
 * compares the two.
 */

type Scalar = string | number | boolean;
type Value = Scalar | null | Scalar[];

const PAIR = /^([A-Za-z][\w-]*):(?: +(.*))?$/;
const ITEM = /^( *)- +(.*)$/;

/** Starts like a word or a path and holds no sign that may mean something; a colon inside a word is one of it. */
const WORDS =
  /^[A-Za-z0-9/\u00c0-\u024f](?:[^\u0000-\u001f\u007f-\u00a0:#\u2028\u2029\ud800-\udfff\ufeff]|:(?=[^\s:#]))*$/;
const IN_BRACKETS = /^\[([^[\]{}"'#:&*!|>%@`]*)\]$/;
const QUOTED = /^(?:"([^"\\\u0000-\u001f\ufeff\ud800-\udfff]*)"|'([^'\u0000-\u001f\ufeff\ud800-\udfff]*)')$/;

const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,14})$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** What could be a number in one of YAML's notations. */
const NUMBER_LIKE = /^(?:[\d.eE+-]+|0[xo].*)$/;
const CONSTANT = /^(?:true|false|null)$/i;

/** The data of a block of plain YAML; null when it is not plain, or holds nothing. */
export function readPlainYaml(block: string): Record<string, unknown> | null {
  const data: Record<string, Value> = {};
  let open: { readonly key: string; readonly items: Scalar[]; indent: number } | null = null;
  for (const line of block.split('\n')) {
    const text = withoutSpaces(line);
    if (text === '') continue;
    const pair = PAIR.exec(text);
    if (pair !== null) {
      const [, key = '', written = ''] = pair;
      if (CONSTANT.test(key) || Object.hasOwn(data, key)) return null;
      const value = written === '' ? null : valueOf(written);
      if (value === undefined) return null;
      data[key] = value;
      open = written === '' ? { key, items: [], indent: -1 } : null;
      continue;
    }
    const item = ITEM.exec(text);
    const value = item === null ? undefined : scalarOf(item[2] ?? '');
    if (item === null || open === null || value === undefined) return null;
    const indent = item[1]?.length ?? 0;
    if (open.indent === -1) open.indent = indent;
    if (open.indent !== indent) return null;
    open.items.push(value);
    data[open.key] = open.items;
  }
  return Object.keys(data).length === 0 ? null : data;
}

/** Without the spaces at the end; other white space stays, and is not plain. */
function withoutSpaces(line: string): string {
  let end = line.length;
  while (end > 0 && line.charCodeAt(end - 1) === 32) end--;
  return line.slice(0, end);
}

function valueOf(written: string): Value | undefined {
  const inner = IN_BRACKETS.exec(written)?.[1];
  if (inner === undefined) return scalarOf(written);
  if (inner.trim() === '') return inner === '' ? [] : undefined;
  const items: Scalar[] = [];
  for (const part of inner.split(',')) {
    const value = scalarOf(part.replace(/^ +| +$/g, ''));
    if (value === undefined) return undefined;
    items.push(value);
  }
  return items;
}

function scalarOf(written: string): Scalar | undefined {
  const quoted = QUOTED.exec(written);
  if (quoted !== null) return quoted[1] ?? quoted[2];
  if (!WORDS.test(written)) return undefined;
  if (WHOLE_NUMBER.test(written)) return Number(written);
  if (NUMBER_LIKE.test(written)) return DAY.test(written) ? written : undefined;
  if (CONSTANT.test(written)) return written === 'true' || (written === 'false' ? false : undefined);
  return written;
}
