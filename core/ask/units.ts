/*
 * A unit is the smallest piece of a note that can be quoted and still be understood: a sentence, a list item,
 * a table row, or a fenced block as a whole.
 */

export interface Unit {
  readonly kind: 'sentence' | 'item' | 'code' | 'heading';
  /** For `code`: the block's content, byte for byte. Else the words without list marks. */
  readonly text: string;
  /** Language of a fence; empty for everything else. */
  readonly lang: string;
  /** Lines in the note, 1-based, both included. A fence's span includes its marker lines. */
  readonly line: number;
  readonly endLine: number;
  /** Number of an ordered list item; null for everything else. */
  readonly number: number | null;
  /** Leading white space of the item or paragraph, in columns. */
  readonly indent: number;
}

const FENCE = /^(\s*)(`{3,}|~{3,})\s*([^\s`]*)[^`]*$/;
const ITEM = /^(\s*)(?:([-*+])|(\d{1,4})[.)])\s+(?:\[[ xX-]?\]\s+)?(\S.*)$/;
const HEADING = /^\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$/;
const RULE = /^\s{0,3}(?:[-*_]\s*){3,}$|^\s*\|?[\s:|-]+\|[\s:|-]*$/;
/** Words after which a full stop does not end a sentence. */
const ABBREVIATION = /(?:\b(?:e\.g|i\.e|etc|vs|cf|approx|incl|resp|Dr|Mr|Mrs|Ms|Prof|St|No|Fig|Eq|Inc|Ltd|Co|Corp|al)|\b\p{Lu})\.$/u;
const SENTENCE_END = /[.!?]["')\]]*(?=\s+["'([`*_]?[\p{Lu}\p{N}`*_[(])|[.!?]["')\]]*$|(?<=[.!?]["')\]]?)\n/gu;

/** Offsets at which the sentences of one paragraph end. */
function sentenceEnds(paragraph: string): number[] {
  const ends: number[] = [];
  for (const match of paragraph.matchAll(SENTENCE_END)) {
    const end = match.index + match[0].length;
    if (!ABBREVIATION.test(paragraph.slice(Math.max(0, end - 8), end))) ends.push(end);
  }
  if (ends.at(-1) !== paragraph.length) ends.push(paragraph.length);
  return ends;
}

interface Block {
  readonly kind: 'sentence' | 'item';
  readonly number: number | null;
  readonly indent: number;
  readonly line: number;
  readonly lines: string[];
}

function unitsOfBlock(block: Block): Unit[] {
  const text = block.lines.join('\n');
  const units: Unit[] = [];
  let from = 0;
  for (const end of sentenceEnds(text)) {
    const raw = text.slice(from, end);
    const leading = raw.length - raw.trimStart().length;
    const before = text.slice(0, from + leading);
    const line = block.line + before.split('\n').length - 1;
    const sentence = raw.trim();
    if (sentence !== '') {
      const first = units.length === 0;
      units.push({
        kind: block.kind,
        text: sentence.replace(/\s*\n\s*/g, ' '),
        lang: '',
        line,
        endLine: line + sentence.split('\n').length - 1,
        number: first ? block.number : null,
        indent: block.indent,
      });
    }
    from = end;
  }
  return units;
}

/**
 * Cuts the text of a chunk into units.
 *
 * @param firstLine line of the note on which `text` begins
 */
export function unitsOf(text: string, firstLine: number): Unit[] {
  const lines = text.split('\n');
  const units: Unit[] = [];
  let block: Block | null = null;
  const close = () => {
    if (block) units.push(...unitsOfBlock(block));
    block = null;
  };
  for (let at = 0; at < lines.length; at += 1) {
    const raw = lines[at] ?? '';
    const line = firstLine + at;
    const fence = FENCE.exec(raw);
    if (fence) {
      close();
      const marker = fence[2] ?? '```';
      let end = at + 1;
      while (end < lines.length && !new RegExp(`^\\s*${marker.charAt(0)}{${marker.length},}\\s*$`).test(lines[end] ?? '')) end += 1;
      units.push({
        kind: 'code',
        text: lines.slice(at + 1, end).join('\n'),
        lang: fence[3] ?? '',
        line,
        endLine: Math.min(firstLine + end, firstLine + lines.length - 1),
        number: null,
        indent: fence[1]?.length ?? 0,
      });
      at = end;
      continue;
    }
    if (raw.trim() === '' || RULE.test(raw)) {
      close();
      continue;
    }
    const heading = HEADING.exec(raw);
    if (heading) {
      close();
      units.push({ kind: 'heading', text: heading[1] ?? '', lang: '', line, endLine: line, number: null, indent: 0 });
      continue;
    }
    const item = ITEM.exec(raw);
    if (item) {
      close();
      block = { kind: 'item', number: item[3] === undefined ? null : Number(item[3]), indent: item[1]?.length ?? 0, line, lines: [item[4] ?? ''] };
      continue;
    }
    block ??= { kind: 'sentence', number: null, indent: raw.length - raw.trimStart().length, line, lines: [] };
    block.lines.push(raw.trim());
  }
  close();
  return units;
}
