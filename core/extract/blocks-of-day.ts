/** Items of a list, or a paragraph, around a line of a day: a day holds many things. */
export function blockAround(lines: readonly string[], at: number): { readonly from: number; readonly to: number } {
  const isBlank = (index: number) => (lines[index] ?? '').trim() === '';
  const isHeading = (index: number) => /^\s{0,3}#{1,6}\s/.test(lines[index] ?? '');
  const startsItem = (index: number) => /^(?:[-*+]|\d+[.)])\s/.test(lines[index] ?? '');
  let from = at;
  while (from > 0 && !startsItem(from) && !isBlank(from - 1) && !isHeading(from - 1) && !isHeading(from)) from -= 1;
  let to = at;
  while (to + 1 < lines.length && !startsItem(to + 1) && !isHeading(to + 1) && !isBlank(to + 1)) to += 1;
  return { from, to };
}

/** Prose is wrapped at about 80 columns; a shorter line was ended by its writer. */
const WRAPPED_FROM_CHARS = 60;
/** What begins something of its own: an item, a heading, a row, a quote, code, a clock time of a log. */
const BEGINS = /^\s*(?:[-*+|>#]|\d+[.)]\s|`{3,}|~{3,}|\d{1,2}:\d{2}\b|$)/;

/** The line of a paragraph that a line is part of, where it was wrapped, as one. */
export function unwrappedLine(lines: readonly string[], at: number): string {
  const goesOn = (index: number) =>
    (lines[index - 1] ?? '').length >= WRAPPED_FROM_CHARS && index < lines.length && !BEGINS.test(lines[index] ?? '');
  let from = at;
  while (from > 0 && goesOn(from)) from -= 1;
  let to = at;
  while (goesOn(to + 1)) to += 1;
  return lines
    .slice(from, to + 1)
    .map((line, index) => (index === 0 ? line.trimEnd() : line.trim()))
    .join(' ');
}

/** A text with each paragraph that was wrapped in one line. Code stays as it is. */
export function unwrapped(text: string): string {
  const lines = text.split('\n');
  const whole: string[] = [];
  let isCode = false;
  for (const [at, line] of lines.entries()) {
    const isFence = FENCE.test(line);
    const isPart =
      !isCode && !isFence && at > 0 && (lines[at - 1] ?? '').length >= WRAPPED_FROM_CHARS && !BEGINS.test(line);
    if (isFence) isCode = !isCode;
    if (isPart) whole[whole.length - 1] = `${whole.at(-1)?.trimEnd() ?? ''} ${line.trim()}`;
    else whole.push(line);
  }
  return whole.join('\n');
}

const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** The next line with text, at most one empty line further; null when there is none so near. */
function nextText(lines: readonly string[], at: number): number | null {
  const next = [at + 1, at + 2].find((one) => (lines[one] ?? '').trim() !== '');
  return next === undefined || next >= lines.length ? null : next;
}

/** The line that opens the code right below a line, at most one empty line further; null when none does. */
function fenceBelow(lines: readonly string[], at: number): number | null {
  const next = nextText(lines, at);
  return next !== null && FENCE.test(lines[next] ?? '') ? next : null;
}

/** The first line of the code that stands below a line; null when none does. */
export function codeBelow(lines: readonly string[], at: number): string | null {
  const opens = fenceBelow(lines, at);
  const code = opens === null ? '' : (lines[opens + 1]?.trim() ?? '');
  return code === '' || FENCE.test(code) ? null : code;
}

/** A sentence that code stands in goes on below it: `I ran`, the command, `and now it works`. */
const GOES_ON = /^\s*(?:[a-z]|\.{2,}|…)/;
const ENDS = /[.!?…]["')\]]*\s*$/;

/** Longer code is a file and no part of a sentence. */
const WITHIN_LINES = 60;

/** The line that closes the fence opened at `from`; null when none does soon. */
function fenceEnd(lines: readonly string[], from: number): number | null {
  const mark = (lines[from] ?? '').trim().slice(0, 3);
  const length = lines.slice(from + 1, from + WITHIN_LINES).findIndex((line) => line.trim().startsWith(mark));
  return length === -1 ? null : from + 1 + length;
}

/** The code that stands in the middle of a sentence whose first half ends on line `at`; null when none does. */
function codeWithin(lines: readonly string[], at: number) {
  if (ENDS.test(lines[at] ?? '') || (lines[at] ?? '').trim() === '') return null;
  const opens = fenceBelow(lines, at);
  const closes = opens === null ? null : fenceEnd(lines, opens);
  const goesOn = closes === null ? null : nextText(lines, closes);
  if (opens === null || closes === null || goesOn === null || !GOES_ON.test(lines[goesOn] ?? '')) return null;
  return { code: lines.slice(opens + 1, closes), goesOn };
}

/** Items or a paragraph as `blockAround` finds them, with the code in the middle of their last sentence and the rest of that. */
export function storyAround(lines: readonly string[], at: number): { readonly from: number; readonly to: number } {
  const { from, to } = blockAround(lines, at);
  const within = codeWithin(lines, to);
  return { from, to: within === null ? to : blockAround(lines, within.goesOn).to };
}

/** Longer code is not told within a sentence; who reads on finds it where the sentence stands. */
const TOLD_LINES = 3;

/** A text in which code no longer interrupts a sentence: up to three lines of it stand in it. */
export function withCodeInSentences(text: string): string {
  const lines = text.split('\n');
  const told: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const within = codeWithin(lines, at);
    if (within === null) {
      told.push(line);
      continue;
    }
    const code = within.code.filter((one) => one.trim() !== '').map((one) => `\`${one.trim()}\``);
    const cut = code.length > TOLD_LINES ? ' …' : '';
    lines[within.goesOn] =
      `${line.trimEnd()} ${code.slice(0, TOLD_LINES).join(', ')}${cut} ${(lines[within.goesOn] ?? '').trimStart()}`;
    at = within.goesOn - 1;
  }
  return told.join('\n');
}

/** `Fixed with:` says nothing without the code that follows it. */
export function withCodeBelow(said: string | null, lines: readonly string[], at: number): string | null {
  if (said === null || !/[:：]\W*$/.test(said)) return said;
  const code = codeBelow(lines, at);
  return code === null ? said : `${said} \`${code}\``;
}
