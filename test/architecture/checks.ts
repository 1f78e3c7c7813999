import { RECURSIVE } from './layers.ts';
import { asNode, stringValue, type SourceFile, type SyntaxNode } from '../helpers/source-tree.ts';

/** `path:line problem` for every node in which `check` sees one. */
export function find(
  files: readonly SourceFile[],
  check: (node: SyntaxNode, ancestors: readonly SyntaxNode[]) => string | null,
) {
  return files.flatMap((file) => {
    const found: string[] = [];
    file.walk((node, ancestors) => {
      const problem = check(node, ancestors);
      if (problem !== null) found.push(`${file.path}:${file.lineOf(node.start)} ${problem}`);
    });
    return found;
  });
}

/** Type assertions other than `as const` without a SAFETY comment above the expression, its type or its statement. */
export function bareAssertions(file: SourceFile): string[] {
  const safe = new Set<number>();
  for (const comment of file.comments) {
    if (!comment.text.includes('SAFETY:')) continue;
    let below = comment.endLine + 1;
    while (file.comments.some(({ line }) => line === below)) below += 1;
    safe.add(below);
  }
  return find([file], (node, ancestors) => {
    if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return null;
    const type = asNode(node['typeAnnotation']);
    if (type === null || file.text.slice(type.start, type.end) === 'const') return null;
    if (ancestors.at(-1)?.type === node.type) return null;
    const statement = ancestors.findLast(({ type: name }) => /Statement$|Declaration$|^PropertyDefinition$/.test(name));
    const places = [node.start, type.start, statement?.start ?? node.start].map((offset) => file.lineOf(offset));
    return places.some((line) => safe.has(line)) ? null : `\`${file.text.slice(node.start, node.end).split('\n')[0]}\``;
  }).map((line) => line.slice(0, 140));
}

function isEmptyBlock(body: unknown): boolean {
  const block = asNode(body);
  return block?.type === 'BlockStatement' && Array.isArray(block['body']) && block['body'].length === 0;
}

/** `catch {}` and `.catch(() => {})` with no comment inside or on the line above. */
export function swallowed(file: SourceFile): string[] {
  return find([file], (node) => {
    const body = node.type === 'CatchClause' ? node['body'] : catchHandlerBody(node);
    const [from, to] = [file.lineOf(asNode(body)?.start ?? 0), file.lineOf(asNode(body)?.end ?? 0)];
    const isExplained = file.comments.some(({ line, endLine }) => endLine >= from - 1 && line <= to);
    return isEmptyBlock(body) && !isExplained ? 'does nothing with the failure' : null;
  });
}

function catchHandlerBody(node: SyntaxNode): unknown {
  const callee = node.type === 'CallExpression' ? asNode(node['callee']) : null;
  if (asNode(callee?.['property'])?.['name'] !== 'catch' || !Array.isArray(node['arguments'])) return null;
  const handler = asNode(node['arguments'][0]);
  return handler?.type === 'ArrowFunctionExpression' ? handler['body'] : null;
}

/** A file that has nothing of its own. */
export function onlyReexports(file: SourceFile): boolean {
  let statements: readonly (SyntaxNode | null)[] = [];
  file.walk((node) => {
    if (node.type === 'Program' && Array.isArray(node['body'])) statements = node['body'].map(asNode);
  });
  const isReexport = (node: SyntaxNode | null) =>
    node?.type === 'ExportNamedDeclaration' && stringValue(node['source']) !== null;
  return statements.length > 0 && statements.every(isReexport);
}

/** Each circle of imports that are not types only, once, as `first:1 → … → first`. */
export function findCircles(files: readonly SourceFile[]): string[] {
  const targets = new Map(
    files.map((file) => [file.path, file.edges.flatMap(({ target, typeOnly }) => (typeOnly ? [] : (target ?? [])))]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    const circle = at === -1 ? [] : trail.slice(at);
    const isMeant = RECURSIVE.some((files) => circle.every((file) => files.includes(file)));
    if (at !== -1 && !isMeant) circles.push([`${path}:1`, ...circle.slice(1), path].join(' → '));
    if (at !== -1 || done.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const { path } of files) visit(path, []);
  return circles;
}
