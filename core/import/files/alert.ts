import type { PanelKind } from '../markup/document.ts';
import { codeLines } from './code-lines.ts';

/** What the tools that show markdown call their boxes. */
const KINDS: Readonly<Record<string, PanelKind>> = {
  note: 'NOTE',
  info: 'NOTE',
  abstract: 'NOTE',
  summary: 'NOTE',
  question: 'NOTE',
  example: 'NOTE',
  quote: 'NOTE',
  todo: 'NOTE',
  seealso: 'NOTE',
  secondary: 'NOTE',
  notice: 'NOTE',
  tip: 'TIP',
  hint: 'TIP',
  success: 'TIP',
  check: 'TIP',
  important: 'IMPORTANT',
  attention: 'IMPORTANT',
  warning: 'WARNING',
  warn: 'WARNING',
  disclaimer: 'WARNING',
  flag: 'WARNING',
  caution: 'CAUTION',
  danger: 'CAUTION',
  error: 'CAUTION',
  failure: 'CAUTION',
  bug: 'CAUTION',
};

/** Null for a word that is none of them. */
export function alertKind(word: string): PanelKind | null {
  return KINDS[word.trim().toLowerCase()] ?? null;
}

/** Lines as an alert of markdown. Code leaves the quote, so that its bytes are the page's. */
export function alertLines(kind: PanelKind, title: string, inner: readonly string[]): string[] {
  const lines: string[] = [`> [!${kind}]`, ...(title === '' ? [] : [`> **${title}**`])];
  const isCode = codeLines(inner);
  let isQuoted = true;
  for (const [index, line] of inner.entries()) {
    if (isCode[index] === true) {
      if (isQuoted) dropBlank(lines);
      if (isQuoted) lines.push('');
      isQuoted = false;
      lines.push(line);
      continue;
    }
    if (line.trim() === '') {
      lines.push(isQuoted ? '>' : '');
      continue;
    }
    if (!isQuoted && lines.at(-1) !== '') lines.push('');
    isQuoted = true;
    lines.push(line.startsWith('>') ? line : `> ${line}`);
  }
  dropBlank(lines);
  return lines;
}

function dropBlank(lines: string[]): void {
  while (lines.length > 1 && /^>?\s*$/.test(lines.at(-1) ?? '')) lines.pop();
}
