import { hasCue, mayNameError } from './error-weight.ts';
import type { Extractable } from '../extract.ts';
import type { SignatureFound } from '../facts.ts';
import { mayBeLog } from './log-record.ts';
import { inLines, ofLine, type ErrorSignature, type Wanted } from './signatures-in-text.ts';

/** A note that pastes whole logs keeps the most telling errors. */
const MOST_OF_NOTE = 60;
const MAX_LINE_CHARS = 20_000;

/** What a line must weigh: in a fence of output, in a fence of source code, in prose, in quotation marks. */
const IN_OUTPUT: Wanted = { weight: 1, isMachine: false };
const IN_CODE: Wanted = { weight: 3, isMachine: false };
const IN_PROSE: Wanted = { weight: 2, isMachine: true };
const IN_QUOTES: Wanted = { weight: 1, isMachine: false };

const SOURCE_CODE =
  /^\s*(?:`{3,}|~{3,})\s*\{?\.?(?:bash|sh|zsh|shell|python|py|go|golang|rust|rs|java|kotlin|scala|js|javascript|jsx|ts|typescript|tsx|ruby|rb|php|c|cpp|csharp|cs|sql|ya?ml|toml|hcl|terraform|html|css|diff|dockerfile|makefile|promql|jsonnet|vim|lua|elixir|ex)\b/i;
const QUOTED = /`([^`\n]{8,600})`|"([^"\n]{12,400})"|“([^“”\n]{12,400})”/g;
const LIST_MARK = /^[ \t]*(?:>[ \t]?|[-*+][ \t]+|\d{1,4}[.)][ \t]+|#{1,6}[ \t]+)+/;

/** The errors that stand in a note: in pasted logs and traces, quoted in a sentence, or as a line of their own. */
export function findSignatures({ outline }: Extractable): SignatureFound[] {
  const { lines, bodyLine, fences, sections } = outline;
  const found: (ErrorSignature & { readonly line: number })[] = [];
  const cutLine = (line: number) =>
    lines.text.slice(lines.start(line), Math.min(lines.end(line), lines.start(line) + MAX_LINE_CHARS));
  const keep = (errors: readonly ErrorSignature[], from: number, least: number) => {
    for (const one of errors) if (one.weight >= least) found.push({ ...one, line: from + one.at });
  };
  let fence = 0;
  for (let line = bodyLine; line <= lines.count; line++) {
    while ((fences[fence]?.endLine ?? Infinity) < line) fence++;
    const span = fences[fence];
    if (span !== undefined && span.line <= line) {
      if (hasCue(lines.slice(span.line, span.endLine))) {
        const inside = Array.from({ length: span.endLine - span.line }, (_, at) => cutLine(span.line + 1 + at));
        const wanted = SOURCE_CODE.test(cutLine(span.line)) ? IN_CODE : IN_OUTPUT;
        keep(inLines(inside, wanted), span.line + 1, wanted.weight);
      }
      line = span.endLine;
      continue;
    }
    if (lines.start(line) < lines.end(line)) keep(inProse(cutLine(line)), line, 0);
  }
  const sectionOf = sectionFinder(sections);
  return best(distinctByPlace(found)).map(({ line, at, to, text, tokens }) => ({
    section: sectionOf(line),
    line,
    endLine: line + to - at,
    text,
    tokens,
  }));
}

const HAS_QUOTE = /[`"“]/;

function isLetter(code: number): boolean {
  return (code | 32) >= 97 && (code | 32) <= 122;
}

const NONE: readonly ErrorSignature[] = [];

/** What is quoted in a sentence, and a line that a program wrote. */
function inProse(line: string): readonly ErrorSignature[] {
  const bare = isLetter(line.charCodeAt(0)) ? line : line.replace(LIST_MARK, '');
  const quoted = HAS_QUOTE.test(bare) ? inQuotes(bare) : NONE;
  if (!mayNameError(bare) && !mayBeLog(bare)) return quoted;
  const whole = ofLine(bare, 0, IN_PROSE);
  const isWorth = whole !== null && whole.isMachine && whole.weight >= IN_PROSE.weight;
  return isWorth ? [...quoted, whole] : quoted;
}

function inQuotes(line: string): ErrorSignature[] {
  const found: ErrorSignature[] = [];
  QUOTED.lastIndex = 0;
  for (let match = QUOTED.exec(line); match !== null; match = QUOTED.exec(line)) {
    const one = ofLine(match[1] ?? match[2] ?? match[3] ?? '', 0, IN_QUOTES);
    if (one !== null && one.weight >= IN_QUOTES.weight && one.tokens.length > 1) found.push(one);
  }
  return found;
}

function distinctByPlace<T extends ErrorSignature & { readonly line: number }>(found: readonly T[]): T[] {
  const seen = new Set<string>();
  return found.filter(({ line, text }) => {
    const key = `${line} ${text}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

/** The most telling ones; of a line that a log repeats, the first. */
function best<T extends ErrorSignature & { readonly line: number }>(found: readonly T[]): T[] {
  if (found.length <= MOST_OF_NOTE) return [...found];
  const texts = new Set<string>();
  const once = found.filter(({ text }) => !texts.has(text) && texts.add(text) !== undefined);
  return once
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MOST_OF_NOTE)
    .sort((a, b) => a.line - b.line);
}

function sectionFinder(sections: Extractable['outline']['sections']): (line: number) => number {
  let at = 0;
  return (line) => {
    while (at + 1 < sections.length && (sections[at + 1]?.line ?? Infinity) <= line) at++;
    return sections[at]?.ordinal ?? 0;
  };
}
