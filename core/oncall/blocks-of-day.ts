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

/** Code may stand below an empty line. */
const CODE_WITHIN = 2;
const FENCE = /^\s*(?:`{3,}|~{3,})/;

/** The first line of the code that stands below a line; null when none does. */
export function codeBelow(lines: readonly string[], at: number): string | null {
  const fence = lines.slice(at + 1, at + 1 + CODE_WITHIN).findIndex((line) => FENCE.test(line));
  if (fence === -1 || lines.slice(at + 1, at + 1 + fence).some((line) => line.trim() !== '')) return null;
  const code = lines[at + fence + 2]?.trim() ?? '';
  return code === '' || FENCE.test(code) ? null : code;
}

/** A sentence that code stands in goes on below it: `I ran`, the command, `and now it works`. */
const GOES_ON = /^\s*(?:[a-z]|\.{2,}|…)/;
const ENDS = /[.!?…]["')\]]*\s*$/;

/** The line that closes the fence opened at `from`; null when it stays open. */
function fenceEnd(lines: readonly string[], from: number): number | null {
  const mark = (lines[from] ?? '').trim().slice(0, 3);
  const length = lines.slice(from + 1).findIndex((line) => line.trim().startsWith(mark));
  return length === -1 ? null : from + 1 + length;
}

/** The next line with text, at most one empty line further; null when there is none so near. */
function nextText(lines: readonly string[], at: number): number | null {
  const next = [at + 1, at + 2].find((one) => (lines[one] ?? '').trim() !== '');
  return next === undefined || next >= lines.length ? null : next;
}

/** Items or a paragraph as `blockAround` finds them, with the code in the middle of their last sentence and the rest of that. */
export function storyAround(lines: readonly string[], at: number): { readonly from: number; readonly to: number } {
  const { from, to } = blockAround(lines, at);
  const opens = nextText(lines, to);
  if (opens === null || !FENCE.test(lines[opens] ?? '') || ENDS.test(lines[to] ?? '')) return { from, to };
  const closes = fenceEnd(lines, opens);
  const goesOn = closes === null ? null : nextText(lines, closes);
  if (closes === null || goesOn === null || !GOES_ON.test(lines[goesOn] ?? '')) return { from, to };
  return { from, to: blockAround(lines, goesOn).to };
}

/** Longer code is not told within a sentence; who reads on finds it where the sentence stands. */
const TOLD_LINES = 3;
const INTERRUPTED = /([^\n.!?…]+)\n\s*(`{3,}|~{3,})[^\n]*\n([^]*?)\n\s*\2[`~]*[ \t]*\n\s*(?=[a-z.…])/g;

/** A text in which code no longer interrupts a sentence: it stands in it, up to three lines. */
export function withCodeInSentences(text: string): string {
  return text.replace(INTERRUPTED, (_, before: string, _fence: string, code: string) => {
    const lines = code.split('\n').filter((line) => line.trim() !== '');
    const told = lines.slice(0, TOLD_LINES).map((line) => `\`${line.trim()}\``);
    return `${before.trimEnd()} ${told.join(', ')}${lines.length > TOLD_LINES ? ' …' : ''} `;
  });
}

/** `Fixed with:` says nothing without the code that follows it. */
export function withCodeBelow(said: string | null, lines: readonly string[], at: number): string | null {
  if (said === null || !/[:：]\W*$/.test(said)) return said;
  const code = codeBelow(lines, at);
  return code === null ? said : `${said} \`${code}\``;
}
