import type { Block, Inline, ListItem, PanelKind } from '../markup/document.ts';
import {
  emoticonText,
  languageName,
  paragraph,
  strongText,
  type DialectRules,
  type Reading,
} from '../markup/reading.ts';
import { childrenNamed, textOf, wordsOf, type Markup } from '../markup/tree.ts';
import { mention, readLink, readStorageImage, settingText } from './storage-links.ts';

const PANELS: Readonly<Record<string, PanelKind>> = {
  info: 'NOTE',
  note: 'IMPORTANT',
  tip: 'TIP',
  success: 'TIP',
  warning: 'WARNING',
  error: 'CAUTION',
};
/** Inline by themselves; every other macro stands on lines of its own. */
const INLINE_MACROS: ReadonlySet<string> = new Set(['status', 'anchor', 'jira', 'jiraissue', 'emoticon', 'mention']);
/** Only arrange what they hold. */
const ARRANGING: ReadonlySet<string> = new Set([
  'section',
  'column',
  'div',
  'span',
  'excerpt',
  'details',
  'multiexcerpt',
  'multiexcerpt-macro',
  'aura-panel',
]);
/** Made anew by whoever shows the page. */
const GENERATED: ReadonlySet<string> = new Set([
  'toc',
  'toc-zone',
  'children',
  'pagetree',
  'recently-updated',
  'livesearch',
  'attachments',
  'change-history',
  'contributors',
]);
const PICTURES = ['.png', '.svg', ''] as const;

function macroName(element: Markup): string {
  return (element.attributes['ac:name'] ?? '').toLowerCase();
}

function isMacro(element: Markup): boolean {
  return element.name === 'ac:structured-macro' || element.name === 'ac:macro';
}

function settingsOf(element: Markup): (readonly [string, string])[] {
  return childrenNamed(element, 'ac:parameter', 'ac:default-parameter')
    .map((parameter): readonly [string, string] => [parameter.attributes['ac:name'] ?? '', settingText(parameter)])
    .filter(([, value]) => value !== '');
}

function setting(element: Markup, ...names: readonly string[]): string {
  return settingsOf(element).find(([name]) => names.includes(name.toLowerCase()))?.[1] ?? '';
}

function richBody(element: Markup, reading: Reading): Block[] {
  const named = childrenNamed(element, 'ac:rich-text-body');
  return reading.blocks(named.flatMap(({ children }) => children));
}

function plainBody(element: Markup): string | null {
  const bodies = childrenNamed(element, 'ac:plain-text-body');
  return bodies.length === 0 ? null : bodies.map(textOf).join('');
}

function titled(title: string, blocks: readonly Block[]): Block[] {
  return title === '' ? [...blocks] : [paragraph(strongText(title)), ...blocks];
}

function readMacro(element: Markup, reading: Reading): Block[] {
  const name = macroName(element);
  const panel = PANELS[name];
  if (panel !== undefined) return [panelBlock(element, panel, reading)];
  switch (name) {
    case 'code':
    case 'code-block':
    case 'noformat': {
      const text = plainBody(element) ?? childrenNamed(element, 'ac:rich-text-body').map(textOf).join('');
      const language = name === 'noformat' ? '' : languageName(setting(element, 'language', ''));
      return titled(setting(element, 'title'), [{ kind: 'code', language, text }]);
    }
    case 'panel':
      return [panelBlock(element, 'NOTE', reading)];
    case 'expand':
    case 'ui-expand':
      return titled(setting(element, 'title', ''), richBody(element, reading));
    default:
      if (ARRANGING.has(name)) return titled(setting(element, 'title'), richBody(element, reading));
      return readUnknown(element, name, reading);
  }
}

function panelBlock(element: Markup, panel: PanelKind, reading: Reading): Block {
  const title = setting(element, 'title');
  const plain = plainBody(element);
  const blocks = [...(plain === null ? [] : [paragraph({ kind: 'text', text: plain })]), ...richBody(element, reading)];
  return { kind: 'panel', panel, title: title === '' ? [] : [{ kind: 'text', text: title }], blocks };
}

/** Marked, with all that it was told and holds; a drawing shows its picture where the export has one. */
function readUnknown(element: Markup, name: string, reading: Reading): Block[] {
  const settings = settingsOf(element);
  const told = settings.map(([key, value]) => (key === '' ? value : `${key}=${value}`)).join(' ');
  reading.lose(/draw|gliffy|lucid|diagram|whiteboard/.test(name) ? 'drawing' : 'macro', `${name} ${told}`.trim());
  const plain = plainBody(element);
  const blocks = richBody(element, reading);
  if (GENERATED.has(name) && plain === null) return blocks;
  const drawing = setting(element, 'diagramname', 'name', 'filename');
  const picture =
    drawing === ''
      ? null
      : PICTURES.map((ending) => reading.links.attachment({ name: drawing + ending })).find((one) => one !== null);
  if (picture) blocks.unshift(paragraph({ kind: 'image', target: picture, alt: drawing }));
  if (plain !== null) blocks.push({ kind: 'code', language: name, text: plain });
  return [{ kind: 'macro', name: name || 'without a name', settings, blocks }];
}

function readInlineMacro(element: Markup, reading: Reading): Inline[] {
  const name = macroName(element);
  if (name === 'status') return [strongText(setting(element, 'title') || setting(element, 'colour', 'color'))];
  if (name === 'anchor') {
    reading.lose(
      'anchor',
      settingsOf(element)
        .map(([, value]) => value)
        .join(' '),
    );
    return [];
  }
  const text = settingsOf(element)
    .filter(([key]) => !/^(?:server|serverid|columns?|columnids)$/i.test(key))
    .map(([, value]) => value);
  reading.lose(
    'macro',
    `${name} ${settingsOf(element)
      .map(([, value]) => value)
      .join(' ')}`,
  );
  return [{ kind: 'text', text: text.join(' ') }];
}

function readTasks(element: Markup, reading: Reading): Block[] {
  const items = childrenNamed(element, 'ac:task').map((task): ListItem => {
    const status = childrenNamed(task, 'ac:task-status').map(textOf).join('').trim();
    const bodies = childrenNamed(task, 'ac:task-body');
    return { checked: status === 'complete', blocks: reading.blocks(bodies.flatMap(({ children }) => children)) };
  });
  return items.length === 0 ? [] : [{ kind: 'list', start: null, items }];
}

/** What the new editor has, beside what an older one would show. */
function readExtension(element: Markup, reading: Reading): Block[] {
  const node = childrenNamed(element, 'ac:adf-node')[0];
  if (node === undefined) return reading.blocks(element.children);
  const kept = new Set(wordsOf(node).split(' '));
  const other = childrenNamed(element, 'ac:adf-fallback').map(wordsOf).join(' ');
  if (other.split(' ').some((word) => word !== '' && !kept.has(word))) reading.lose('fallback', other);
  return reading.blocks([node]);
}

function readNode(element: Markup, reading: Reading): Block[] {
  const type = element.attributes['type'] ?? '';
  const settings = childrenNamed(element, 'ac:adf-attribute').map((one): readonly [string, string] => [
    one.attributes['key'] ?? '',
    textOf(one).trim(),
  ]);
  const inner = reading.blocks(
    element.children.filter((child) => typeof child === 'string' || child.name !== 'ac:adf-attribute'),
  );
  const kind = settings.find(([name]) => name === 'panel-type')?.[1] ?? '';
  if (type === 'panel') return [{ kind: 'panel', panel: PANELS[kind] ?? 'NOTE', title: [], blocks: inner }];
  if (settings.length > 0) reading.lose('macro', `${type} ${settings.map(([, value]) => value).join(' ')}`);
  return inner;
}

const OWN_BLOCKS: ReadonlySet<string> = new Set([
  'ac:task-list',
  'ac:layout',
  'ac:layout-section',
  'ac:layout-cell',
  'ac:adf-extension',
  'ac:adf-node',
  'ac:adf-content',
  'ac:rich-text-body',
]);

/** The XHTML that Confluence keeps, with elements of its own for macros, links and pictures. */
export const storageRules: DialectRules = {
  isBlock(element) {
    if (isMacro(element)) return !INLINE_MACROS.has(macroName(element));
    if (OWN_BLOCKS.has(element.name)) return true;
    return element.name === 'ac:link' || element.name === 'ac:image' ? false : null;
  },
  readBlock(element, reading) {
    if (isMacro(element)) return readMacro(element, reading);
    if (element.name === 'ac:task-list') return readTasks(element, reading);
    if (element.name === 'ac:adf-extension') return readExtension(element, reading);
    if (element.name === 'ac:adf-node') return readNode(element, reading);
    return null;
  },
  readInline(element, reading) {
    if (isMacro(element)) return readInlineMacro(element, reading);
    switch (element.name) {
      case 'ac:link':
        return readLink(element, reading);
      case 'ac:image':
        return readStorageImage(element, reading);
      case 'ri:user':
        return [mention(element, reading)];
      case 'ac:emoticon':
        return [
          {
            kind: 'text',
            text: emoticonText(element.attributes['ac:name'] ?? '', element.attributes['ac:emoji-fallback']),
          },
        ];
      case 'ac:placeholder':
        return [{ kind: 'emphasis', children: reading.inlines(element.children) }];
      case 'ac:task-id':
      case 'ac:task-uuid':
        return [];
      default:
        return null;
    }
  },
};
