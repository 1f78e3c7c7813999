import matter from 'gray-matter';
import { LineCounter, parseDocument } from 'yaml';
import type { Warning } from '../contract/notices.ts';
import { attempt } from './attempt.ts';
import { toPlainData } from './plain-data.ts';
import { readPlainYaml } from './plain-yaml.ts';

/** Longer front matter is not read: a date and some tags need no more. */
export const FRONTMATTER_MAX_CHARS = 64 * 1024;

export interface Frontmatter {
  readonly data: Readonly<Record<string, unknown>>;
  /** 1-based line of the first line after it; 1 when there is none. */
  readonly bodyLine: number;
  readonly warning: (Warning & { readonly line: number }) | null;
}

const NO_FRONTMATTER: Frontmatter = { data: {}, bodyLine: 1, warning: null };
const OPENING = /^---(?<language>[\w+-]*)[ \t]*\r?\n/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*\r?$/m;

interface YamlReading {
  data: Readonly<Record<string, unknown>> | null;
  problem: { message: string; line: number } | null;
}

/**
 * Reads the YAML block at the top of a note. Never runs code: a block in another language (`---js`) is refused. What
 * cannot be read is a warning, and the note's body is still there.
 *
 * @returns `data` is plain JSON, without cycles. A block that holds no `key: value` is text between two rulers.
 */
export function readFrontmatter(text: string): Frontmatter {
  const opening = OPENING.exec(text);
  if (!opening) return NO_FRONTMATTER;
  const rest = text.slice(opening[0].length);
  const closing = CLOSING.exec(rest);
  if (!closing) return NO_FRONTMATTER;
  const block = rest.slice(0, closing.index).replaceAll('\r\n', '\n');
  const bodyLine = lineBreaksIn(block) + 3;
  const refuse = (code: string, message: string): Frontmatter => ({
    data: {},
    bodyLine,
    warning: { code, message, line: 1 },
  });
  const language = opening.groups?.['language'] ?? '';
  if (language !== '' && !/^ya?ml$/i.test(language)) {
    return refuse(
      'frontmatter-language',
      `Front matter in “${language}” is not read, only YAML is. Its note is indexed.`,
    );
  }
  if (block.length > FRONTMATTER_MAX_CHARS) {
    return refuse('frontmatter-too-large', 'Front matter of more than 64 KB is not read. Its note is indexed.');
  }
  const reading = readYaml(block);
  if (reading.data === null && reading.problem === null) return NO_FRONTMATTER;
  const { problem } = reading;
  const warning =
    problem === null
      ? null
      : {
          code: 'frontmatter-invalid',
          message: `Front matter is not valid YAML: ${problem.message}`,
          line: problem.line + 1,
        };
  return { data: reading.data ?? {}, bodyLine, warning };
}

function lineBreaksIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function refuseLanguage(): never {
  throw new SyntaxError('only YAML front matter is read');
}

/** Of a block that is nested too deep the reader only says that its stack is full, as an error of its own or the system's. */
function sayProblem(error: Error): string {
  const isTooDeep = error instanceof RangeError || ('code' in error && error.code === 'RESOURCE_EXHAUSTION');
  return isTooDeep ? 'it is nested too deep' : error.message;
}

/**
 * Most blocks are plain (see plain-yaml.ts). The others are read by gray-matter with nothing but this YAML engine: its own would run JavaScript.
 * Deep nesting ends the reader with a RangeError, and too many aliases with a ReferenceError.
 */
function readYaml(block: string): YamlReading {
  const plain = readPlainYaml(block);
  if (plain !== null) return { data: plain, problem: null };
  const reading: YamlReading = { data: null, problem: null };
  const parse = (yaml: string): object => {
    const lineCounter = new LineCounter();
    const document = parseDocument(yaml, {
      lineCounter,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: 'silent',
    });
    const [error] = document.errors;
    if (error) reading.problem = { message: sayProblem(error), line: lineCounter.linePos(error.pos[0]).line };
    const value: unknown = document.toJS();
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : { '': value };
  };
  const refused = { parse: refuseLanguage };
  const engines = { yaml: { parse }, javascript: refused, js: refused, json: refused, coffee: refused, toml: refused };
  const read = attempt(() => matter(`---\n${block}---\n`, { engines }).data);
  if ('error' in read) reading.problem = { message: sayProblem(read.error), line: 1 };
  else reading.data = '' in read.value ? null : toPlainData(read.value);
  return reading;
}
