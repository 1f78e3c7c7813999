import { hasCue } from './error-weight.ts';
import { countRepeated, inLines, readable, type ErrorSignature } from './signatures-in-text.ts';

/** An error with the line that it was read from. */
export interface PastedError extends ErrorSignature {
  readonly raw: string;
}

/** Lines read of a pasted log; a longer one is looked at from both ends. */
const MAX_LINES = 6_000;
const MAX_CHARS = 2_000_000;
const RAW_CHARS = 600;
/** What speaks of one error only; a log that holds more errors than this is many logs. */
const MOST_ERRORS = 6;
/** Fewer lines say nothing about what is rare in a log. */
const LINES_FOR_RARITY = 12;

/** `this error came up again: …`, `what does … mean`: what people put around what they paste. */
const LEAD =
  /^(?=[^\n[<{:\d])[^\n`"“[\]=]{0,160}?\b(?:this|that|again|before|seen|see|seeing|getting|got|get|what|why|how|help|have|mean|came up|comes up|happened|another|following|now)\b[^\n`"“:]{0,60}?(?::|[-–—](?= ))\s{1,4}(?=\S)/i;
const TAIL =
  /(?:[-–—.,;:]|\s)\s{0,4}(?:have|has|did|do|does|is|was|what|why|how|when|where|any|seen)\b[^`"\n]{0,120}\?\s{0,4}$/i;
const QUOTED = /`([^`\n]{8,1500})`|"([^"\n]{12,1500})"|“([^”\n]{12,1500})”/g;
const FENCE = /^\s{0,3}(?:`{3,}|~{3,})\S{0,20}\s{0,4}$/;

function linesOf(text: string): string[] {
  const lines = text.slice(0, MAX_CHARS).split(/\r?\n/);
  if (lines.length <= MAX_LINES) return lines;
  return [...lines.slice(0, MAX_LINES / 2), ...lines.slice(-MAX_LINES / 2)];
}

/** The part of a line that was pasted: what stands in quotes, or behind the words that lead to it. */
function pastedIn(line: string): string[] {
  const quoted = [...line.matchAll(QUOTED)].map(([, code, straight, curly]) => code ?? straight ?? curly ?? '');
  const errors = quoted.filter((part) => hasCue(part));
  const asks = /\?\s{0,4}$/.test(line) || LEAD.test(line);
  if (errors.length > 0 && asks) return errors;
  const rest = line.replace(LEAD, '').replace(TAIL, '');
  return [hasCue(rest) ? rest : line];
}

/**
 * The errors in what a user typed or pasted, the most telling first: a line, a stack trace, or a log of thousands of
 * lines. Lines that say the same count as one. Empty, and quick, for a text that speaks of no error.
 */
export function pastedErrors(text: string): PastedError[] {
  if (text.length < MAX_CHARS && !hasCue(text)) return [];
  const lines = linesOf(text).filter((line) => !FENCE.test(line));
  const read = lines.length <= 3 ? lines.flatMap((line) => pastedIn(line)) : lines;
  const distinct = countRepeated(inLines(read));
  const rarity = lines.length >= LINES_FOR_RARITY ? rarityOf(distinct) : () => 0;
  return distinct
    .map((one) => ({ ...one, weight: one.weight + rarity(one) + repetition(one.count) }))
    .sort((a, b) => b.weight - a.weight || a.at - b.at)
    .slice(0, MOST_ERRORS)
    .map((one) => ({
      ...one,
      raw: readable(read[one.at] ?? '')
        .trim()
        .slice(0, RAW_CHARS),
    }));
}

/** What keeps coming back is the trouble that somebody has; but a health check that fails each second is not twice the trouble. */
function repetition(count: number): number {
  return Math.min(0.6, 0.2 * Math.log2(count));
}

/** Words that many different errors of the log share (the name of the program, say) tell less. */
function rarityOf(all: readonly ErrorSignature[]): (one: ErrorSignature) => number {
  const holders = new Map<string, number>();
  for (const { tokens } of all) for (const token of tokens) holders.set(token, (holders.get(token) ?? 0) + 1);
  const most = Math.log(1 + all.length);
  return ({ tokens }) => {
    const rare = tokens.reduce((sum, token) => sum + Math.log((1 + all.length) / (holders.get(token) ?? 1)), 0);
    return most === 0 || tokens.length === 0 ? 0 : rare / (tokens.length * most);
  };
}
