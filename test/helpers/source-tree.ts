import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { parseSync } from 'vite';

/*
 * What the architecture test asks of a source file, read from its syntax tree so that words in strings and comments
 * are never taken for code.
 */

/** A place in the project: `path` from the repository's root with `/`, 1-based line. */
export interface Place {
  readonly path: string;
  readonly line: number;
}

/** An import, a re-export, a dynamic import, or a file named by `new URL('./x.ts', import.meta.url)`. */
export interface Edge extends Place {
  /** As written: `node:fs`, `zod`, `./note.ts`. */
  readonly specifier: string;
  /** Path from the repository's root when the specifier is relative, else null. */
  readonly target: string | null;
  readonly typeOnly: boolean;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly edges: readonly Edge[];
  readonly comments: readonly { readonly line: number; readonly endLine: number; readonly text: string }[];
  /** Every node of the tree with its ancestors, outermost first. */
  walk(visit: (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => void): void;
  lineOf(offset: number): number;
}

export interface SyntaxNode {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/** The repository's root, absolute. */
export const ROOT = join(import.meta.dirname, '..', '..');

const SOURCE_FILE = /\.(ts|tsx|mts|cts|mjs|cjs|js)$/;
const NOT_OURS = new Set(['node_modules', 'out', 'release', 'test-artifacts', '.git', 'electron-double']);

/** Paths of all files under `folder`, from the repository's root with `/`, without what is built or fetched. */
export function listFiles(folder: string): string[] {
  const found: string[] = [];
  for (const entry of readdirSync(join(ROOT, folder), { withFileTypes: true })) {
    if (NOT_OURS.has(entry.name)) continue;
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...listFiles(path));
    else if (entry.isFile()) found.push(path);
  }
  return found.toSorted();
}

/** Reads and parses the source files under `folder`; a file that does not parse is an error that names it. */
export function readSources(folder: string): SourceFile[] {
  return listFiles(folder)
    .filter((path) => SOURCE_FILE.test(path))
    .map((path) => parseSource(path, readFileSync(join(ROOT, path), 'utf8')));
}

export function parseSource(path: string, text: string): SourceFile {
  const parsed = parseSync(path, text);
  const problem = parsed.errors[0];
  if (problem !== undefined) throw new Error(`${path} does not parse: ${problem.message}`);
  const lineOf = lineFinder(text);
  const program = asNode(parsed.program);
  if (program === null) throw new Error(`${path} has no syntax tree`);
  const walk: SourceFile['walk'] = (visit) => walkTree(program, [], visit);
  return {
    path,
    text,
    lines: text.replace(/\n$/, '').split('\n'),
    edges: findEdges(path, walk, lineOf),
    comments: parsed.comments.map(({ start, end, value }) => ({
      line: lineOf(start),
      endLine: lineOf(end - 1),
      text: value,
    })),
    walk,
    lineOf,
  };
}

/** The value of a string literal, or of a template without holes; null for everything else. */
export function stringValue(node: unknown): string | null {
  const found = asNode(node);
  if (found?.type === 'Literal' && typeof found['value'] === 'string') return found['value'];
  if (found?.type !== 'TemplateLiteral') return null;
  const quasis = Array.isArray(found['quasis']) ? found['quasis'].map(asNode) : [];
  const only = quasis.length === 1 ? quasis[0] : null;
  const value = only?.['value'];
  return typeof value === 'object' && value !== null && 'cooked' in value ? String(value.cooked) : null;
}

/** `a.b` of a member expression without computed parts, else null. */
export function memberName(node: unknown): string | null {
  const found = asNode(node);
  if (found?.type === 'Identifier') return String(found['name']);
  if (found?.type !== 'MemberExpression' || found['computed'] === true) return null;
  const object = memberName(found['object']);
  const property = memberName(found['property']);
  return object === null || property === null ? null : `${object}.${property}`;
}

export function asNode(value: unknown): SyntaxNode | null {
  if (typeof value !== 'object' || value === null) return null;
  return 'type' in value && 'start' in value && typeof value.type === 'string' ? (value as SyntaxNode) : null;
}

function walkTree(node: SyntaxNode, ancestors: readonly SyntaxNode[], visit: Parameters<SourceFile['walk']>[0]): void {
  visit(node, ancestors);
  const deeper = [...ancestors, node];
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      const found = asNode(child);
      if (found !== null) walkTree(found, deeper, visit);
    }
  }
}

function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

const WITH_SOURCE = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
]);

function findEdges(path: string, walk: SourceFile['walk'], lineOf: (offset: number) => number): Edge[] {
  const edges: Edge[] = [];
  walk((node) => {
    const specifier = edgeSpecifier(node);
    if (specifier === null) return;
    edges.push({
      path,
      line: lineOf(node.start),
      specifier,
      target: specifier.startsWith('.') ? resolveFrom(path, specifier) : null,
      typeOnly: isTypeOnly(node),
    });
  });
  return edges;
}

function edgeSpecifier(node: SyntaxNode): string | null {
  if (WITH_SOURCE.has(node.type)) return stringValue(node['source'] ?? node['argument']);
  if (node.type !== 'NewExpression' || memberName(node['callee']) !== 'URL') return null;
  const first = Array.isArray(node['arguments']) ? stringValue(node['arguments'][0]) : null;
  return first !== null && first.startsWith('.') && SOURCE_FILE.test(first) ? first : null;
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TSImportType' || node['importKind'] === 'type' || node['exportKind'] === 'type') return true;
  const specifiers = Array.isArray(node['specifiers']) ? node['specifiers'].map(asNode) : [];
  return (
    node.type === 'ImportDeclaration' && specifiers.length > 0 && specifiers.every((s) => s?.['importKind'] === 'type')
  );
}

function resolveFrom(path: string, specifier: string): string {
  return relative(ROOT, join(ROOT, dirname(path), specifier))
    .split(sep)
    .join('/');
}
