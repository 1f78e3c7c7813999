import type { RunbookCommand } from '../contract/runbook.ts';
import { dangerOf } from '../ask/commands/commands.ts';
import { placeholdersIn } from '../ask/commands/placeholders.ts';
import { isInlineCommand } from './code-role.ts';
import { withoutPrompts } from './prompt.ts';

/** Code may be wrapped onto further lines like any other words. */
const CODE = /(?<!`)(`{1,2})(?!`)([^`\n]+(?:\n(?!\s*(?:[-*+]|\d+[.)])\s)[^`\n]+){0,3})(?<!`)\1(?!`)/g;
const IN_TABLE = /^\s*\|.*\|\s*$/;
const LIST_MARK = /^\s*(?:>\s?)*(?:(?:[-*+]|\d+[.)]|[a-z]\))\s+)?/;

/** A paragraph, or an item of a list. */
const SENTENCE_START = /\n\s*\n|\n(?=\s*(?:[-*+]|\d+[.)]|[a-z]\))\s)/;
const AFTER_CHARS = 40;

/** The lines as one text in which those of blocks are empty. */
function withoutBlocks(lines: readonly string[], { line, endLine, taken }: InlineSpan): string {
  return lines
    .slice(line - 1, endLine)
    .map((text, at) => (taken.has(line + at) ? '' : text))
    .join('\n');
}

export interface InlineSpan {
  readonly path: string;
  readonly line: number;
  readonly endLine: number;
  /** Lines of blocks of code. */
  readonly taken: ReadonlySet<number>;
}

/** `Do not run …`: what is left out by it is shown all the same, and marked. `Do not stop it without …` names what is to be done. */
const FORBIDS =
  /^\W*(?:(?:but|and|please|warning|caution|important|note)\W+)*(?:do not|don['’]t|never|avoid|must not|under no circumstances)\b(?!\W+(?:forget|hesitate|worry|mind)\b)(?!.*\b(?:without|unless|before|until|instead)\b)/i;

/**
 * The commands that stand within the sentences of some lines, in order.
 *
 * @param lines of the note, of which `line` to `endLine` are read
 */
export function inlineCommands(lines: readonly string[], span: InlineSpan): RunbookCommand[] {
  const text = withoutBlocks(lines, span);
  return [...text.matchAll(CODE)].flatMap((match): RunbookCommand[] => {
    const code = (match[2] ?? '').trim();
    const ahead = text.slice(0, match.index);
    const before = (ahead.split(SENTENCE_START).at(-1) ?? '').replace(LIST_MARK, '').replace(/\s+/g, ' ');
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + AFTER_CHARS);
    if (!isInlineCommand(code.replace(/\s+/g, ' '), { before, after: after.replace(/\s+/g, ' ') })) return [];
    const line = span.line + ahead.split('\n').length - 1;
    const typed = withoutPrompts(code).replace(/\s*\n\s*/g, ' ');
    // Within a table, a bar that is no border is written `\\|`.
    const copy = IN_TABLE.test(lines[line - 1] ?? '') ? typed.replaceAll('\\|', '|') : typed;
    const placeholders = placeholdersIn(copy, '');
    const danger = dangerOf(copy) ?? (FORBIDS.test(before) ? 'the page says not to' : null);
    return [{ lang: '', text: code, path: span.path, line, placeholders, danger, copy, inline: true }];
  });
}
