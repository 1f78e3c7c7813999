import { matchesOf } from '../../notes/matches-of.ts';
import type { NoteKind } from '../../contract/kinds.ts';
import type { Entry } from '../../notes/outline.ts';
import { concludes, isNoConclusion, saysSomething, settles } from './settled.ts';
import { sentencesFrom, type Sentence } from '../decision-sentence.ts';

/** A label such as `Decision:` in an entry, and what stands behind it. */
export interface Label {
  readonly strength: 'decision' | 'conclusion' | 'resolution';
  /** `Consensus: …`, which is no finding. */
  readonly isShared?: true;
  /** `Rejected: …`: what is not to be. */
  readonly isRejected?: true;
  /** Offsets of the label with its colon. */
  readonly from: number;
  readonly to: number;
}

const AROUND = String.raw`(?:\s?\([^()\n]{1,80}\))?\s?(?:\]\])?[*_]{0,3}\s?(?:::?|：)(?=[*_]{0,3}(?:\s|$))[*_]{0,3}\s*`;
const LABEL = new RegExp(
  String.raw`(?<word>decisions?|decided|conclusions?|resolution|resolved|approved|agreed|agreements?|consensus|verdict|outcome)(?:\s(?:made|taken|reached))?(?:(?<=decisions?)\s(?:from|of|in|at|after|on|about|by|for|with|w/)\s?[^:：\n.!?]{2,40}|(?<=decided)\s(?:without|by)\s[^:：\n.!?]{2,40})?${AROUND}`,
  'giu',
);
/** The same in other languages; asked for only where one of these words stands. */
const ABROAD = new RegExp(
  String.raw`(?<word>entscheidung(?:en)?|beschluss|beschlüsse|beschlossen|ergebnis|décisions?|decisión|decisiones|acuerdos?|decisão|decisões|besluit(?:en)?|beslut)${AROUND}`,
  'giu',
);
const ABROAD_WITHIN_CHARS = 200;
const MAY_BE_ABROAD =
  /[Ee]ntscheidung|[Ee]rgebnis|[Bb]eschl[uüo]|[Dd]écision|[Dd]ecis(?:ión|iones|ão|ões)|[Aa]cuerdo|[Bb]eslu/;

/** What stands in front of a label: nothing, a time, the end of a sentence, a dash, or the name of who says it. */
const IN_FRONT =
  /(?:^|\n|(?:^|\n)[[(]?\d{1,2}[:.h]\d{2}(?::\d{2})?(?: ?[ap]m)?(?: ?utc)?[\])]?\s*(?:[-–—:|]\s*)?|[.?!)…]\s+|\s[-–—]\s+|(?:^|\n)[*_]{0,3}@?\p{L}[\p{L}.'’ +-]{0,30}:\s+)[*_]{0,3}(?:\p{Extended_Pictographic}\uFE0F?\s{0,2})?[*_]{0,3}(?:(?:final|meeting|group|our|the|team|rough|general|broad|full)\s)?(?:#?\[\[)?$/iu;
const IN_FRONT_MAX_CHARS = 48;

const STRENGTHS: Readonly<Record<string, Label['strength']>> = {
  decision: 'decision',
  decisions: 'decision',
  decided: 'decision',
  agreed: 'decision',
  entscheidung: 'decision',
  entscheidungen: 'decision',
  beschluss: 'decision',
  beschlüsse: 'decision',
  beschlossen: 'decision',
  décision: 'decision',
  décisions: 'decision',
  decisión: 'decision',
  decisiones: 'decision',
  acuerdo: 'decision',
  acuerdos: 'decision',
  decisão: 'decision',
  decisões: 'decision',
  besluit: 'decision',
  besluiten: 'decision',
  beslut: 'decision',
  agreement: 'conclusion',
  agreements: 'decision',
  consensus: 'conclusion',
  conclusion: 'conclusion',
  conclusions: 'conclusion',
  verdict: 'conclusion',
};

/** Longest entry in which labels are looked for. */
const ENTRY_MAX_CHARS = 20_000;

/** `**Agreed**` without a colon, alone above a list. */
const BOLD_ALONE = /^(\*\*|__)([^*_:]{4,40})\1$/;

function boldLabel(text: string): Label | null {
  const word = text.length < 46 ? BOLD_ALONE.exec(text)?.[2] : undefined;
  return word !== undefined && ALONE.test(word) ? { strength: 'decision', from: 0, to: text.length } : null;
}

const ALONE =
  /^(?:(?:key|main|our|team) )?(?:decisions?|agreements?|agreed|decided)(?: (?:made|taken|reached|points?))?$|^(?:décidée?s?|décisions?(?: prises?)?|entscheidung(?:en)?|beschl[uü]ss?e?|beschlossen|decidido|decisiones|decisões|acuerdos?|besloten|besluit(?:en)?)$/iu;

const REJECTED =
  /(?<=^|\n)[*_]{0,3}(?:rejected|turned down|discarded|ruled out|abgelehnt|verworfen|rejetée?|refusée?|rechazad[oa]|descartad[oa])[*_]{0,3}(?: ?[:：]| [-–—])[*_]{0,3}\s+(?=\p{L}+[^\S\n]+\p{L}+[^\S\n]+\S)/giu;
const MAY_BE_REJECTED = /reject|turned down|discarded|ruled out|abgelehnt|verworfen|rejet|refus|rechaz|descart/i;

function rejections(text: string): Label[] {
  if (!MAY_BE_REJECTED.test(text)) return [];
  return [...matchesOf(REJECTED, text)].map(({ 0: label, index }) => ({
    strength: 'decision',
    isRejected: true,
    from: index,
    to: index + label.length,
  }));
}

/** The labels of an entry, in order. */
export function labelsIn({ text }: Entry): Label[] {
  const alone = boldLabel(text);
  if (alone !== null) return [alone];
  if (text.length > ENTRY_MAX_CHARS) return [];
  const rejected = rejections(text);
  return /[:：]/.test(text) ? [...rejected, ...labelled(text)].toSorted((a, b) => a.from - b.from) : rejected;
}

function labelled(text: string): Label[] {
  const found: Label[] = [];
  for (const match of matchesOf(MAY_BE_ABROAD.test(text.slice(0, ABROAD_WITHIN_CHARS)) ? ABROAD : LABEL, text)) {
    const from = Math.max(0, match.index - IN_FRONT_MAX_CHARS);
    const front = `${from === 0 ? '' : '\u0000'}${text.slice(from, match.index)}`;
    if (!IN_FRONT.test(front)) continue;
    const word = (match.groups?.['word'] ?? '').toLowerCase();
    const to = match.index + match[0].length;
    // In capitals as minutes have it; else it may be when something worked again.
    const isShared = word === 'consensus' || word === 'agreement' || match[0].startsWith('RESOLVED');
    const shared = isShared ? { isShared } : {};
    found.push({ strength: STRENGTHS[word] ?? 'resolution', from: match.index, to, ...shared });
  }
  return found;
}

/** A longer text behind a label is a weighing: one of its sentences is the decision. */
const VALUE_MAX_CHARS = 320;

/** What a line begins with when it is about something else: another label. */
const NEXT_LABEL = /\n(?=[*_]{0,3}\p{L}[\p{L} ]{1,24}:[*_]{0,3}\s)/u;

const NEXT_LINE = /(?<=\S)\n/;

/** True for a text of several lines of which each ends a sentence, but for the last that may lead on to a list. */
export function isLines(text: string): boolean {
  if (!text.includes('\n') || text.length > VALUE_MAX_CHARS * 4) return false;
  const lines = text.split('\n');
  return lines.every((line, at) => (at === lines.length - 1 ? /[.!?):]\W*$/ : /[.!?)]\W*$/).test(line));
}

/** Where the words behind a label end: at the next label, or with the entry. */
function endOfValue(text: string, label: Label, next: Label | undefined): number {
  const end = next?.from ?? text.length;
  const value = text.slice(label.to, end);
  const broken = (isLines(text) ? NEXT_LINE : NEXT_LABEL).exec(value);
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
  if (label.strength !== 'conclusion') return kind === 'meeting' || label.isShared === true;
  return kind !== 'note' || label.isShared === true || concludes(text);
}
