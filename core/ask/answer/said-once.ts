import { sentenceStarts } from '../../notes/sentences.ts';
import type { Said } from './account.ts';
import { roleOf } from '../retrieve/section-role.ts';
import type { ReadNote } from './read-notes.ts';
import { readable } from '../units/readable.ts';
import type { StepDraft } from './steps.ts';

/*
 * An answer with steps is read from top to bottom: what is said before the steps is not the text of a step again, the
 * words that lead to a command stand above it, and what came of it stands below.
 */

interface Told {
  readonly said: readonly Said[];
  readonly steps: readonly StepDraft[];
}

function sentencesOf(text: string): string[] {
  const starts = [0, ...sentenceStarts(text)];
  return starts.map((start, at) => text.slice(start, starts[at + 1] ?? text.length).trim());
}

/** The sentence right above the commands stays with them; those before it are said first, and not again. */
function apart(said: readonly Said[], step: StepDraft): Told {
  if (step.commands.length === 0)
    return { said: said.filter(({ part, text }) => part !== step.part || !step.text.includes(text)), steps: [step] };
  const [first = '', ...below] = step.text.split('\n');
  const sentences = sentencesOf(first);
  const lead = sentences.at(-1) ?? '';
  const own = said.filter(({ part, text }) => part === step.part && text.includes(lead));
  const isSaid = (sentence: string) => said.some(({ text }) => text.includes(sentence));
  const left = sentences.filter((sentence) => sentence === lead || !isSaid(sentence)).join(' ');
  if (below.length > 0 || lead === '') return { said, steps: [step] };
  if (own.length === 0) return { said, steps: [{ ...step, text: left }] };
  if (said.every(({ text }) => text === lead)) return { said, steps: [{ ...step, text: '' }] };
  const shorter = said
    .map((one) => (own.includes(one) ? { ...one, text: one.text.replace(lead, '').trim() } : one))
    .filter(({ text }) => text !== '');
  return { said: shorter, steps: [{ ...step, text: left }] };
}

/** What stands above the first commands of a note that says nothing else: all but the words that lead to them. */
function before(step: StepDraft): Said[] {
  const sentences = sentencesOf(step.text.split('\n', 1)[0] ?? '');
  const { part, line } = step;
  if (sentences.length < 2) return [];
  return [{ text: sentences.slice(0, -1).join(' '), part, line, endLine: line, words: '' }];
}

/** Tells each sentence in one place. What goes on after a block of code is a step's end, not the beginning of an answer. */
export function saidOnce({ said, steps }: Told): Told {
  const after = (one: Said) => steps.some((step) => step.part === one.part && step.line === one.line);
  const first = said.filter((one) => !(one.text.startsWith('…') && after(one)));
  const [opening] = steps;
  let left: readonly Said[] = first.length > 0 || opening === undefined ? first : before(opening);
  if (left.length === 0) left = said;
  const told: StepDraft[] = [];
  for (const step of steps) {
    const next = apart(left, step);
    left = next.said.length > 0 ? next.said : left;
    told.push(...next.steps);
  }
  return { said: left, steps: told };
}

/** The heading that the steps stand under, where a note says nothing but its steps; null when it names no subject. */
export function headingAbove(note: ReadNote, step: StepDraft): Said | null {
  const { headings } = step.part.chunk;
  const named = headings.findLast((heading) => roleOf(heading) === null);
  if (named === undefined) return null;
  for (const part of note.parts) {
    const unit = part.units().find(({ kind, text }) => kind === 'heading' && text.trim() === named.trim());
    if (unit !== undefined && unit.line <= step.line)
      return { text: readable(named), part, line: unit.line, endLine: unit.endLine, words: unit.text };
  }
  return null;
}
