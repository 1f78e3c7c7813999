import type { Lose } from '../loss.ts';
import { asideBox, colonBox, indentedBox, shortcodeBox } from './boxes.ts';
import { codeLines } from './code-lines.ts';

/** Boxes in boxes: more than this is left as it is. */
const MAX_DEPTH = 20;

export interface PlainReading {
  readonly lose: Lose;
  /** Whether elements with a capital letter are components, and no placeholders. */
  readonly isMdx: boolean;
}

/**
 * Lines of a page as plain markdown: the boxes and tabs of MkDocs, Docusaurus, Hugo and Notion become alerts and bold
 * titles, components lose their marks and keep their text. Code is left as it is.
 */
export function plainMarkdown(lines: readonly string[], reading: PlainReading, depth = 0): string[] {
  if (depth > MAX_DEPTH) return [...lines];
  const isCode = codeLines(lines);
  const plain: string[] = [];
  for (let at = 0; at < lines.length;) {
    const box =
      isCode[at] === true
        ? null
        : (indentedBox(lines, at) ??
          colonBox(lines, at, isCode) ??
          shortcodeBox(lines, at, isCode) ??
          asideBox(lines, at, isCode));
    if (box === null) {
      const line = lines[at] ?? '';
      plain.push(...(isCode[at] === true ? [line] : plainLine(line, reading)));
      at += 1;
      continue;
    }
    const printed = box.print(plainMarkdown(box.inner, reading, depth + 1));
    // A quote takes the paragraph above and below for its own.
    if ((plain.at(-1) ?? '').trim() !== '') plain.push('');
    plain.push(...printed);
    if ((lines[box.next] ?? '').trim() !== '') plain.push('');
    at = box.next;
  }
  return plain;
}

const COMPONENT = /^\s*<(\/?)([A-Z][\w.]*)((?:\s[^<>]*)?)\/?>\s*$/;
const KNOWN_COMPONENTS: ReadonlySet<string> = new Set(['Tabs', 'TabItem', 'CodeBlock', 'Admonition', 'Details']);

/** `## Setup {#set-up}`, `## Setup {: #set-up .wide }`: an address of its own for a heading. */
const HEADING_ID = /\{:?[ \t]*#([\w.-]{1,100})[^{}\n]*\}[ \t]*$/;

function plainLine(line: string, { lose, isMdx }: PlainReading): string[] {
  const address = /^#{1,6}[ \t]/.test(line) ? HEADING_ID.exec(line) : null;
  if (address !== null) {
    lose('heading address', `#${address[1] ?? ''}`);
    return [line.slice(0, address.index).trimEnd()];
  }
  const [, closing, name = '', attributes = ''] = COMPONENT.exec(line) ?? [];
  if (name !== '' && (isMdx || KNOWN_COMPONENTS.has(name))) {
    const title = /\b(?:label|title|summary)=["']([^"']+)["']/.exec(attributes)?.[1] ?? '';
    if (closing === '' && !KNOWN_COMPONENTS.has(name)) lose('component', line.trim());
    return title === '' ? [] : [`**${title}**`, ''];
  }
  if (isMdx && /^(?:import|export)\s.+/.test(line)) {
    lose('component', line.trim());
    return [];
  }
  const figure = /^(\s*)\{\{[<%]\s*(?:figure|img|image)\s(.*?)[>%]\}\}\s*$/.exec(line);
  const source = /\bsrc="([^"]+)"/.exec(figure?.[2] ?? '')?.[1];
  if (source !== undefined) {
    const text = /\b(?:caption|alt|title)="([^"]*)"/.exec(figure?.[2] ?? '')?.[1] ?? '';
    return [`${figure?.[1] ?? ''}![${text.replaceAll(/[[\]]/g, '')}](${source.replaceAll(' ', '%20')})`];
  }
  const linked = line.replaceAll(/\{\{[<%]\s*(?:ref|relref)\s+["']?([^"'\s}]+)["']?\s*[>%]\}\}/g, '$1');
  for (const [code] of linked.matchAll(/\{\{[<%].*?[>%]\}\}/g)) lose('shortcode', code);
  for (const [code] of linked.matchAll(/^\s*-+8<-+.*$|\{%\s*(?:include|snippet)\b.*?%\}/g))
    lose('include', code.trim());
  return [linked];
}
