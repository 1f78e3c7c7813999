import { assertNever } from '../../errors.ts';
import type { Block, Inline, ListItem, TableCell } from './document.ts';
import { escapeLineStart, longestRun } from './escape.ts';
import { printInlines } from './print-inline.ts';

/** Blocks as markdown, without a line break at the end. */
export function printBlocks(blocks: readonly Block[]): string {
  let text = '';
  let before: Block | null = null;
  for (const block of blocks) {
    const next = printBlock(block);
    if (next === '') continue;
    // Two lists in a row would become one.
    const between = before?.kind === 'list' && block.kind === 'list' ? '\n\n<!-- -->\n\n' : '\n\n';
    text += text === '' ? next : between + next;
    before = block;
  }
  return text;
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return printParagraph(block.children);
    case 'heading':
      return `${'#'.repeat(block.level)} ${printLine(block.children)}`.trimEnd();
    case 'list':
      return printList(block.items, block.start);
    case 'code':
      return printCode(block.text, block.language);
    case 'quote':
      return printQuoted(block.blocks, '');
    case 'panel':
      return printQuoted(
        block.title.length === 0
          ? block.blocks
          : [{ kind: 'paragraph', children: [{ kind: 'strong', children: block.title }] }, ...block.blocks],
        `> [!${block.panel}]`,
      );
    case 'table':
      return printTable(block.rows);
    case 'rule':
      return '---';
    case 'macro':
      return printMacro(block);
    default:
      return assertNever(block);
  }
}

function printLine(children: readonly Inline[]): string {
  return printInlines(children, 'line').replaceAll(/\s+/g, ' ').trim();
}

function printParagraph(children: readonly Inline[]): string {
  const text = printInlines(children, 'paragraph').replace(/^(?:\\\n|\s)+|(?:\\\n|\s)+$/g, '');
  return text
    .split('\n')
    .map((line) => escapeLineStart(line.trim()))
    .filter((line) => line !== '')
    .join('\n');
}

/** A fence with the code's own bytes, longer than any in the code. */
export function printCode(code: string, language: string): string {
  const mark = code.includes('`') ? '`'.repeat(Math.max(3, longestRun(code, '`') + 1)) : '```';
  return `${mark}${language.replaceAll(/[^\w+#.-]/g, '')}\n${code}${code === '' || code.endsWith('\n') ? '' : '\n'}${mark}`;
}

function indented(text: string, width: number): string {
  const space = ' '.repeat(width);
  return text
    .split('\n')
    .map((line, index) => (index === 0 || line === '' ? line : space + line))
    .join('\n');
}

function printList(items: readonly ListItem[], start: number | null): string {
  const texts = items.map((item, index) => {
    const mark = start === null ? '- ' : `${start + index}. `;
    const box = item.checked === null ? '' : item.checked ? '[x] ' : '[ ] ';
    const body = printBlocks(item.blocks);
    // A box of its own text would look like one of ours.
    const text = item.checked === null ? body.replace(/^\[(?=[ xX-]?\] )/, '\\[') : body;
    return `${mark}${box}${indented(text, mark.length)}`.trimEnd();
  });
  const isTight = items.every(({ blocks }) =>
    blocks.every((block, index) => (index === 0 ? block.kind === 'paragraph' : block.kind === 'list')),
  );
  return texts.join(isTight ? '\n' : '\n\n');
}

/** Code leaves the quote, so that its bytes are the note's: everything else stands behind `>`. */
function printQuoted(blocks: readonly Block[], first: string): string {
  const parts: string[] = [];
  let quoted: Block[] = [];
  const flush = (): void => {
    const text = printBlocks(quoted);
    const lines = text === '' ? [] : text.split('\n').map((line) => (line === '' ? '>' : `> ${line}`));
    const head = parts.length === 0 && first !== '' ? [first] : [];
    if (head.length + lines.length > 0) parts.push([...head, ...lines].join('\n'));
    quoted = [];
  };
  for (const block of blocks) {
    if (block.kind === 'code') {
      flush();
      parts.push(printBlock(block));
    } else quoted.push(block);
  }
  flush();
  return parts.join('\n\n');
}

function printMacro(macro: Extract<Block, { kind: 'macro' }>): string {
  const lead: Block = {
    kind: 'paragraph',
    children: [
      { kind: 'strong', children: [{ kind: 'text', text: 'Confluence macro:' }] },
      { kind: 'text', text: ` ${macro.name}` },
    ],
  };
  const items = macro.settings.map(([name, value]): ListItem => {
    const text = name === '' ? value : `${name}: ${value}`;
    return { checked: null, blocks: [{ kind: 'paragraph', children: [{ kind: 'text', text }] }] };
  });
  const list: Block[] = items.length === 0 ? [] : [{ kind: 'list', start: null, items }];
  return printBlocks([{ kind: 'quote', blocks: [lead, ...list] }, ...macro.blocks]);
}

/** What a table's row cannot hold stands below the table, with a number that the row shows. */
interface Below {
  readonly blocks: Block[];
}

const LIST_MARK = '• ';

function printCell(cell: TableCell, below: Below, isBold: boolean): string {
  const parts = cell.blocks.flatMap((block) => cellParts(block, below, ''));
  const text = parts.filter((part) => part !== '').join('<br>');
  return isBold && text !== '' && !/[*<]/.test(text) ? `**${text}**` : text;
}

function cellParts(block: Block, below: Below, indent: string): string[] {
  switch (block.kind) {
    case 'paragraph':
    case 'heading':
      return [indent + printInlines(block.children, 'cell').replaceAll(/\s+/g, ' ').trim()];
    case 'list':
      return block.items.flatMap((item, index) => {
        const mark = block.start === null ? LIST_MARK : `${block.start + index}\\. `;
        const box = item.checked === null ? '' : item.checked ? '[x] ' : '[ ] ';
        const [head = '', ...rest] = item.blocks.flatMap((one) => cellParts(one, below, ''));
        return [`${indent}${mark}${box}${head}`, ...rest.map((part) => `${indent}${part}`)];
      });
    case 'quote':
      return block.blocks.flatMap((one) => cellParts(one, below, indent));
    case 'rule':
      return [];
    case 'code':
    case 'panel':
    case 'table':
    case 'macro':
      below.blocks.push(block);
      return [`${indent}(${below.blocks.length} below)`];
    default:
      return assertNever(block);
  }
}

function printTable(rows: readonly (readonly TableCell[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  if (columns === 0) return '';
  const below: Below = { blocks: [] };
  const isHeader = rows[0]?.every((cell) => cell.isHeader) === true;
  const lines = rows.map((row, index) => {
    const cells = row.map((cell) => printCell(cell, below, cell.isHeader && !(index === 0 && isHeader)));
    return [...cells, ...Array<string>(columns - row.length).fill('')];
  });
  const head = isHeader ? (lines.shift() ?? []) : Array<string>(columns).fill('');
  const printed = [head, Array<string>(columns).fill('---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`);
  const after = below.blocks.map((block, index) => {
    const lead = below.blocks.length === 1 ? '(1)' : `(${index + 1})`;
    return `${lead}\n\n${printBlock(block)}`;
  });
  return [printed.join('\n'), ...after].join('\n\n');
}
