import type { Said } from './account.ts';
import type { Asked } from './judge.ts';
import { judgedOf, pick, saidOf } from './plan-passages.ts';
import type { ReadNote } from './read-notes.ts';
import { stepsOf, type StepDraft } from './steps.ts';

/** A note that keeps one thing learnt is short. */
const SNIPPET_MAX_CHARS = 4_000;
const MOST_STEPS = 8;

/** True for a short note with code: what it is about is the code, and the words lead to it. */
export function isSnippet(note: ReadNote): boolean {
  return note.chars <= SNIPPET_MAX_CHARS && note.parts.some((part) => part.units().some(({ kind }) => kind === 'code'));
}

export interface Snippet {
  readonly said: readonly Said[];
  readonly steps: readonly StepDraft[];
  readonly more: number;
}

/** A block of what a program printed when it failed. */
const LOG =
  /^\s*(?:at [\w$.]+\(|Caused by:|Traceback |panic:|goroutine \d|File "[^"]+", line \d)|^\s*(?:[\w$]+\.)*\w*(?:Exception|Error)\b\s*[:(]|^\W*(?:\d[\d:.,TZ /-]{7,}\s*)?\[?(?:ERROR|FATAL|PANIC|WARN(?:ING)?|CRITICAL)\b/m;

/** Where a note has commands too, the error that they are for is no step. */
function withoutLogs(steps: readonly StepDraft[]): readonly StepDraft[] {
  const isLog = ({ text, lang }: StepDraft['commands'][number]) =>
    !/^(?:sh|bash|shell|zsh|console)$/i.test(lang) && LOG.test(text);
  const isCommand = (one: StepDraft['commands'][number]) => !isLog(one);
  if (!steps.some(({ commands }) => commands.some(isCommand))) return steps;
  return steps
    .map((step) => ({ ...step, commands: step.commands.filter(isCommand) }))
    .filter(({ text, commands }, at) => commands.length > 0 || (text !== '' && steps[at]?.commands.length === 0));
}

/** What a short note keeps: its nearest sentences, and each block of code with the sentence that leads to it. */
export function planSnippet(note: ReadNote, asked: Asked): Snippet {
  const all = withoutLogs(note.parts.flatMap((part) => stepsOf(part, { prose: false, allCode: true, outcome: true })));
  // A comparison is told in words: the commands of both sides would be followed one after the other.
  const steps = asked.wish.sides?.isOnly !== true ? all.slice(0, MOST_STEPS) : [];
  const chosen = saidOf(pick(judgedOf(note, asked, []), asked.wish));
  const said = chosen.filter(
    ({ line, endLine }) => !steps.some((step) => step.line <= line && step.endLine >= endLine),
  );
  return {
    said: said.length > 0 ? said : chosen.slice(0, 1),
    steps,
    more: asked.wish.sides?.isOnly !== true ? all.length - steps.length : 0,
  };
}
