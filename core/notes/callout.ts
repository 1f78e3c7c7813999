import { fenceAt } from './fence-at.ts';
import { BOX, ITEM } from './item-marks.ts';
import type { Entry } from './outline.ts';
import type { Lines, LineSpan } from './lines.ts';

/** `> [!note] Title`, as Obsidian and GitHub write a box around the writer's own words. */
const CALLOUT = /^[ \t]*>[ \t]?\[![\w-]{2,24}\][-+]?[ \t]*/;
const QUOTE_MARK = /^[ \t]*>[ \t]?/;
/** True for a quote whose words are the writer's own. */
export function isCallout(lines: Lines, { line }: LineSpan): boolean {
  return CALLOUT.test(lines.slice(line, line));
}

interface Place {
  readonly section: number;
  /** Position in the outline's entries of the first one here. */
  readonly first: number;
  readonly fences: readonly LineSpan[];
}

/** What stands in a callout: its title, items and paragraphs, as entries of the outline. */
export function calloutEntries(lines: Lines, { line: top, endLine }: LineSpan, place: Place): Entry[] {
  const { section, first, fences } = place;
  const entries: Entry[] = [];
  let parent = -1;
  let isOpen = false;
  for (let line = top; line <= endLine; line++) {
    const raw = lines.slice(line, line);
    const mark = (line === top ? CALLOUT : QUOTE_MARK).exec(raw)?.[0].length ?? 0;
    const item = ITEM.exec(raw.slice(mark));
    const box = item === null ? null : BOX.exec(raw.slice(mark + item[0].length));
    const lead = mark + (item?.[0].length ?? 0) + (box?.[0].length ?? 0);
    const text = raw.slice(lead).trim();
    const last = entries.at(-1);
    if (text === '' || fenceAt(fences, line) !== null) isOpen = false;
    else if (item === null && isOpen && last !== undefined) {
      entries[entries.length - 1] = { ...last, endLine: line, lastLine: line, text: `${last.text}\n${text}` };
    } else {
      const isNested = item !== null && item[1] !== '' && parent !== -1;
      if (!isNested) parent = item === null ? -1 : entries.length;
      entries.push({
        section,
        line,
        endLine: line,
        lastLine: line,
        kind: item === null ? 'paragraph' : 'item',
        parent: isNested ? first + parent : -1,
        depth: isNested ? 1 : 0,
        marker: item?.[2] ?? '',
        box: box === null ? null : (box[1] ?? ''),
        from: lines.start(line) + raw.indexOf(text, lead),
        text,
      });
      // The title is a line of its own.
      isOpen = line > top;
    }
    const above = entries[parent];
    if (above !== undefined && text !== '') entries[parent] = { ...above, lastLine: line };
  }
  return entries;
}
