import type { NoteKind } from '../../contract/kinds.ts';
import type { Entry } from '../../notes/outline.ts';
import { isLogName } from './log.ts';
import { NOT_YET } from './cues.ts';
import { saysSomething, settles } from './settled.ts';
import { sentencesFrom, speakerLength, type Sentence } from '../decision-sentence.ts';

const STRONG =
  /^(?:(?:key|main|our|team|today['’]s|meeting|final) )?(?:decisions?|agreements?|agreed|decided)(?: (?:made|taken|reached|points?|log|items?|(?:i|we)(?:['’]ve| have)? (?:made|took|taken)|today|(?:of |for )?(?:this|the) (?:day|week|sprint|month|meeting)))?$|^what (?:(?:we(?:['’]ve| have)?|was|have we) (?:decided|agreed)|did we (?:decide|agree))(?: on| upon)?$|^decisions? (?:and|&) (?:agreements?|outcomes?|resolutions?)$/;
const WEAK =
  /^(?:conclusions?|resolutions?|outcomes?|consensus|results?)(?: ?(?:\/|and|&|of the discussion) ?(?:conclusions?|resolutions?|outcomes?|decisions?|consensus|next steps?))?$|^summary(?: ?\/ ?| (?:and|&|of) )(?:conclusions?|resolutions?|decisions?)$/;

/** `log`: a list of decisions and nothing else, with a text about itself at most. */
export type RegionStrength = 'decisions' | 'conclusions' | 'log';

const HEADING_MAX_CHARS = 60;
const LOG = /log|regist|list|histor|journal|diary|protokoll|relev|records?\b/i;

/** What a heading says about the entries below it; null when it is about something else. */
export function regionOf(heading: string, kind: NoteKind): RegionStrength | null {
  if (
    heading.length > HEADING_MAX_CHARS ||
    !/ecision|écision|ecisi[oó]n|ntscheid|eschl[uü]|gree|ecide|onclusion|esolution|utcome|onsensus|DEC|CONC|RESOL|OUTC/.test(
      heading,
    )
  )
    return null;
  const plain = heading
    .replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replaceAll(/[*_`]/g, '')
    .toLowerCase();
  if (isLogName(heading) && (LOG.test(heading) || !STRONG.test(plain))) return kind === 'runbook' ? null : 'log';
  if (STRONG.test(plain)) return kind === 'runbook' ? null : 'decisions';
  return WEAK.test(plain) && kind !== 'runbook' ? 'conclusions' : null;
}

/** Somebody's work under a heading of decisions. */
const ACTION = /^\W*(?:action(?: item)?s?|todo|ai|next steps?|follow[- ]?ups?)\b\s*:?/i;

/** A longer entry is a document in one line. */
const TEXT_MAX_CHARS = 20_000;

/** Longest paragraph that is a decision as a whole; of a longer one the sentences count. */
const WHOLE_MAX_CHARS = 320;

/**
 * The decisions in an entry that stands under such a heading.
 *
 * @param isDated it has its day in front of it, so that two words are enough
 */
export function decisionsUnder(strength: Exclude<RegionStrength, 'log'>, entry: Entry, isDated = false): Sentence[] {
  const { text } = entry;
  if (
    text.length > TEXT_MAX_CHARS ||
    entry.kind === 'row' ||
    entry.depth > 0 ||
    entry.box?.trim() === '' ||
    ACTION.test(text)
  )
    return [];
  if (strength === 'conclusions' && speakerLength(text) > 0) return [];
  const whole = { from: 0, to: text.length };
  if (strength === 'decisions' && text.length <= WHOLE_MAX_CHARS) {
    const asks = /[?？]\W*$/.test(text);
    return saysSomething(text) && !asks && !NOT_YET.test(text) && (isDated ? /\S\s+\S/ : /\S\s+\S+\s+\S/).test(text)
      ? [whole]
      : [];
  }
  const sentences = sentencesFrom(text, 0).filter(({ from, to }) => {
    const said = text.slice(from, to);
    return saysSomething(said) && /\S\s+\S/.test(said) && settles(said);
  });
  if (entry.kind === 'item' && sentences.length > 0 && text.length <= WHOLE_MAX_CHARS) return [whole];
  return sentences;
}
