import type { NoteKind } from '../contract/kinds.ts';
import type { Entry } from '../notes/outline.ts';
import { concludes, isNoConclusion, saysSomething, settles } from './decision-settled.ts';
import { sentencesFrom, type Sentence } from './decision-sentence.ts';

/** A label such as `Decision:` in an entry, and what stands behind it. */
export interface Label {
  readonly strength: 'decision' | 'conclusion' | 'resolution';
  /** Offsets of the label with its colon. */
  readonly from: number;
  readonly to: number;
}

const LABEL =
  /(?<word>decisions?|decided|conclusions?|resolution|resolved|agreed|agreement|consensus)(?:\s(?:made|taken|reached))?(?:\s?\([^()\n]{1,80}\))?\s?[*_]{0,3}\s?[:：](?=[*_]{0,3}(?:\s|$))[*_]{0,3}\s*/giu;

/** What stands in front of a label: nothing, the end of a sentence, a dash, or the name of who says it. */
const IN_FRONT =
  /(?:^|\n|[.?!)…]\s+|\s[-–—]\s+|(?:^|\n)[*_]{0,3}@?\p{L}[\p{L}.'’ +-]{0,30}:\s+)[*_]{0,3}(?:(?:final|meeting|group|our|the|team)\s)?$/iu;
const IN_FRONT_MAX_CHARS = 48;

const STRENGTHS: Readonly<Record<string, Label['strength']>> = {
  decision: 'decision',
  decisions: 'decision',
  decided: 'decision',
  agreed: 'decision',
  agreement: 'conclusion',
  consensus: 'conclusion',
  conclusion: 'conclusion',
  conclusions: 'conclusion',
};

/** Longest entry in which labels are looked for. */
const ENTRY_MAX_CHARS = 20_000;

/** The labels of an entry, in order. */
export function labelsIn({ text }: Entry): Label[] {
  if (text.length > ENTRY_MAX_CHARS || !/[:：]/.test(text)) return [];
  const found: Label[] = [];
  for (const match of text.matchAll(LABEL)) {
    const from = Math.max(0, match.index - IN_FRONT_MAX_CHARS);
    const front = `${from === 0 ? '' : '\u0000'}${text.slice(from, match.index)}`;
    if (!IN_FRONT.test(front)) continue;
    const word = (match.groups?.['word'] ?? '').toLowerCase();
    const to = match.index + match[0].length;
    found.push({ strength: STRENGTHS[word] ?? 'resolution', from: match.index, to });
  }
  return found;
}

/** A longer text behind a label is a weighing: one of its sentences is the decision. */
const VALUE_MAX_CHARS = 320;

/** What a line begins with when it is about something else: another label. */
const NEXT_LABEL = /\n(?=[*_]{0,3}\p{L}[\p{L} ]{1,24}:[*_]{0,3}\s)/u;

/** Where the words behind a label end: at the next label, or with the entry. */
function endOfValue(text: string, label: Label, next: Label | undefined): number {
  const end = next?.from ?? text.length;
  const broken = NEXT_LABEL.exec(text.slice(label.to, end));
  return broken === null ? end : label.to + broken.index;
}

/** What a label says, as a part of one of the entries. */
export interface Said {
  readonly entry: Entry;
  readonly part: Sentence;
}

/**
 * The decision behind a label: its words when they are few; else the sentence that decides. When it begins by asking, the
 * answer may stand some paragraphs further down, at the end of the weighing.
 *
 * @param following entries of the same section behind this one
 */
export function saidBehind(
  entry: Entry,
  { label, next }: { readonly label: Label; readonly next: Label | undefined },
  following: readonly Entry[],
): Said | null {
  const { text } = entry;
  const end = endOfValue(text, label, next);
  const value = text.slice(label.to, end).trim();
  const sentences = sentencesFrom(text.slice(0, end), label.to);
  const first = sentences[0];
  const asks = first !== undefined && /[?？]\W*$/.test(text.slice(first.from, first.to));
  if (value !== '' && !asks && value.length <= VALUE_MAX_CHARS) {
    const from = text.indexOf(value, label.to);
    return saysSomething(value) ? { entry, part: { from, to: from + value.length } } : null;
  }
  if (label.strength === 'resolution') return null;
  const weighing: Said[] = sentences.map((part) => ({ entry, part }));
  if (asks || value === '') {
    for (const later of following) {
      if (later.kind !== 'paragraph' || labelsIn(later).length > 0) break;
      for (const part of sentencesFrom(later.text, 0)) weighing.push({ entry: later, part });
    }
  }
  const textOf = ({ entry: { text: whole }, part }: Said): string => whole.slice(part.from, part.to);
  const concluding = weighing.findLast((said) => concludes(textOf(said)));
  if (concluding !== undefined) return concluding;
  return asks || first === undefined || !saysSomething(textOf({ entry, part: first })) ? null : { entry, part: first };
}

/**
 * Whether a label means a decision in such a note. `Conclusion` and `Resolution` are also findings and repairs: outside of
 * minutes they count when their words settle something.
 */
export function counts(label: Label, text: string, kind: NoteKind): boolean {
  if (kind === 'runbook') return label.strength === 'decision' && settles(text);
  if (label.strength === 'decision') return true;
  if (settles(text)) return true;
  if (isNoConclusion(text)) return false;
  return label.strength === 'conclusion' ? kind !== 'note' || concludes(text) : kind === 'meeting';
}
