import type { Block, ListItem, PanelKind } from '../markup/document.ts';
import { emoticonText, paragraph, strongText, type DialectRules, type Reading } from '../markup/reading.ts';
import { findElement, hasClass, wordsOf, type Markup } from '../markup/tree.ts';

const PANEL_CLASSES: Readonly<Record<string, PanelKind>> = {
  'confluence-information-macro-information': 'NOTE',
  'confluence-information-macro-note': 'IMPORTANT',
  'confluence-information-macro-tip': 'TIP',
  'confluence-information-macro-warning': 'WARNING',
};
const DRAWING = /\b(?:drawio|gliffy|lucidchart|mermaid|plantuml|whiteboard)[\w-]*/i;

/** A part of a macro by its class, without looking into macros inside of it: theirs come later. */
function part(element: Markup, name: string): Markup | null {
  return findElement(element, (one) => hasClass(one, name));
}

function withoutParts(element: Markup, ...parts: readonly (Markup | null)[]): Markup['children'] {
  return element.children.filter((child) => typeof child === 'string' || !parts.includes(child));
}

function readCodePanel(element: Markup, header: string, reading: Reading): Block[] | null {
  const pre = findElement(element, (one) => one.name === 'pre');
  if (pre === null) return null;
  const title = part(element, header);
  const rest = reading.blocks(withoutParts(element, title));
  return title === null || wordsOf(title) === '' ? rest : [paragraph(strongText(wordsOf(title))), ...rest];
}

function readPanel(element: Markup, panel: PanelKind, reading: Reading): Block[] {
  const title = element.children.find(
    (child): child is Markup =>
      typeof child !== 'string' && (hasClass(child, 'title') || hasClass(child, 'panelHeader')),
  );
  const blocks = reading.blocks(withoutParts(element, title ?? null));
  return [{ kind: 'panel', panel, title: title === undefined ? [] : [{ kind: 'text', text: wordsOf(title) }], blocks }];
}

function readExpand(element: Markup, reading: Reading): Block[] {
  const control = part(element, 'expand-control');
  const words = control === null ? '' : wordsOf(control);
  const rest = reading.blocks(withoutParts(element, control));
  return words === '' ? rest : [paragraph(strongText(words)), ...rest];
}

function readTasks(element: Markup, reading: Reading): Block[] {
  const items = element.children.flatMap((child): ListItem[] => {
    if (typeof child === 'string' && child.trim() === '') return [];
    if (typeof child === 'string' || child.name !== 'li') return [{ checked: null, blocks: reading.blocks([child]) }];
    return [{ checked: hasClass(child, 'checked'), blocks: reading.blocks(child.children) }];
  });
  return items.length === 0 ? [] : [{ kind: 'list', start: null, items }];
}

function drawingOf(element: Markup): string | null {
  const { class: classes = '', 'data-macro-name': macro = '' } = element.attributes;
  return DRAWING.exec(`${macro} ${classes}`)?.[0] ?? null;
}

function readDrawing(element: Markup, name: string, reading: Reading): Block[] {
  const settings = Object.entries(element.attributes)
    .filter(([key, value]) => key.startsWith('data-') && value !== '' && key !== 'data-macro-name')
    .map(([key, value]): readonly [string, string] => [key.slice('data-'.length), value]);
  reading.lose('drawing', [name, ...settings.map(([, value]) => value)].join(' '));
  return [{ kind: 'macro', name, settings, blocks: reading.blocks(element.children) }];
}

function isContainerOf(element: Markup, name: string): boolean {
  return element.name === 'div' && hasClass(element, name);
}

/** The HTML that an export of a space shows: macros are told by their classes. */
export const viewRules: DialectRules = {
  isBlock: (element) => (element.name === 'div' || drawingOf(element) !== null ? true : null),
  readBlock(element, reading) {
    const panel = Object.entries(PANEL_CLASSES).find(([name]) => hasClass(element, name))?.[1];
    if (panel !== undefined) return readPanel(element, panel, reading);
    if (isContainerOf(element, 'toc-macro')) {
      reading.lose('macro', `toc ${wordsOf(element)}`);
      return [];
    }
    const drawing = drawingOf(element);
    if (drawing !== null) return readDrawing(element, drawing, reading);
    if (isContainerOf(element, 'code')) return readCodePanel(element, 'codeHeader', reading);
    if (isContainerOf(element, 'preformatted')) return readCodePanel(element, 'preformattedHeader', reading);
    if (isContainerOf(element, 'panel')) return readPanel(element, 'NOTE', reading);
    if (hasClass(element, 'expand-container')) return readExpand(element, reading);
    if (element.name === 'ul' && hasClass(element, 'inline-task-list')) return readTasks(element, reading);
    return null;
  },
  readInline(element) {
    if (hasClass(element, 'aui-lozenge') || hasClass(element, 'status-macro')) return [strongText(wordsOf(element))];
    if (hasClass(element, 'confluence-userlink') || hasClass(element, 'user-mention')) {
      const name = wordsOf(element);
      return [{ kind: 'text', text: name.startsWith('@') ? name : `@${name}` }];
    }
    if (element.name === 'img' && hasClass(element, 'emoticon')) {
      const { alt = '', 'data-emoji-fallback': fallback, 'data-emoticon-name': name } = element.attributes;
      return [{ kind: 'text', text: emoticonText(name ?? alt.replaceAll(/[():]/g, ''), fallback) }];
    }
    return null;
  },
};
