import { isAboutPage } from '../facts/provenance.ts';
import { announces } from '../units/unit-lines.ts';
import { accountOf, completed, type Said } from './account.ts';
import { isOnlyLinks, judgePart, shareOf, type Asked, type Judged } from './judge.ts';
import type { Part, ReadNote } from './read-notes.ts';
import { headingAbove } from './said-once.ts';
import { roleOf, type SectionRole } from '../retrieve/section-role.ts';
import { stepsOf, type StepDraft } from './steps.ts';
import { isOneOfSequence } from './told-in-order.ts';
import { contentStems } from '../query/words.ts';

/*
 * What to do, out of a runbook or a page of instructions: the steps of the sections whose headings say so, wherever the
 * question's words stand.
 */

export interface Procedure {
  readonly said: readonly Said[];
  readonly steps: readonly StepDraft[];
  /** Steps of the note that are not shown. */
  readonly more: number;
}

/** Steps shown: what is longer is read in the note. */
const MOST_STEPS = 30;
const MOST_STEP_CHARS = 7_000;
/** A page whose sections do not say which of them is to be done is followed as a whole up to this. */
const SHORT_STEPS = 12;
const SHORT_CHARS = 3_000;

/** What the section is for within the subject: by its own heading, or the nearest one above that tells. */
function roleWithin(part: Part, root: readonly string[]): SectionRole | null {
  for (const heading of part.chunk.headings.slice(root.length).toReversed()) {
    const role = roleOf(heading);
    if (role !== null) return role;
  }
  return null;
}

function isWithin(part: Part, root: readonly string[]): boolean {
  return root.every((heading, at) => part.chunk.headings[at] === heading);
}

/** True for a note that is about one thing: the question's words stand in its title, or it has the parts of an alert's page. */
function isOneSubject(note: ReadNote, asked: Asked): boolean {
  const title = shareOf(contentStems(note.best.chunk.title), asked);
  const headed = Math.max(
    0,
    ...note.hits.map(({ chunk }) => shareOf(contentStems(chunk.headings.slice(1).join(' ')), asked)),
  );
  return title > 0 && title >= headed;
}

/**
 * The headings of the subject that the question is about: the whole note, or the section around the best hit that has
 * parts of its own (`## Disk full` above `### Symptoms` and `### Fix`).
 */
function rootOf(note: ReadNote, asked: Asked): readonly string[] {
  const { headings, level } = note.best.chunk;
  const isTop = level <= 1 || headings.length <= 1;
  const firstRole = headings.findIndex((heading, at) => at > 0 && roleOf(heading) !== null);
  if (isTop || isOneSubject(note, asked)) return topOf(note);
  if (firstRole !== -1) return headings.slice(0, firstRole);
  return headings;
}

/** The heading that all sections of a note stand under; none when there are several. */
function topOf(note: ReadNote): readonly string[] {
  const headed = note.parts.filter(({ chunk }) => chunk.headings.length > 0);
  const first = headed[0]?.chunk.headings[0];
  return first !== undefined && headed.every(({ chunk }) => chunk.headings[0] === first) ? [first] : [];
}

const NO_STEPS: ReadonlySet<SectionRole | null> = new Set<SectionRole>([
  'meaning',
  'impact',
  'reference',
  'setting',
  'status',
]);

/** Somebody meant to write the step down: `TODO`, `_TBD: add instruction_`. */
const UNWRITTEN =
  /^[\W_]*(?:todo|tbd|tba|fixme|n\/a|none|coming soon|to be (?:added|written|done|defined))\b[^.]{0,30}\W*$/i;

function stepsIn(parts: readonly Part[], prose: boolean): StepDraft[] {
  return parts
    .flatMap((part) => stepsOf(part, { prose, allCode: false, outcome: true }))
    .filter(({ text, commands }) => commands.length > 0 || !UNWRITTEN.test(text));
}

function charsOf(step: StepDraft): number {
  return step.text.length + step.commands.reduce((sum, { text }) => sum + text.length, 0);
}

function cut(steps: readonly StepDraft[]): { readonly steps: StepDraft[]; readonly more: number } {
  let chars = 0;
  const kept: StepDraft[] = [];
  for (const step of steps) {
    chars += charsOf(step);
    if (kept.length > 0 && (kept.length >= MOST_STEPS || chars > MOST_STEP_CHARS)) break;
    kept.push(step);
  }
  return { steps: kept, more: steps.length - kept.length };
}

/** A list of numbered steps, or a command, under a heading of the writer's own words: `Mend`, `Afterwards`. */
function hasOwnSteps(part: Part): boolean {
  return part.units().some(({ kind, number }) => kind === 'code' || number !== null);
}

/**
 * The sections that say what to look at and what to do. Where none of them says what to do, those between and after them
 * that have steps of their own are the rest of it.
 */
function tellingParts(parts: readonly Part[], root: readonly string[]): readonly Part[] {
  const roles = parts.map((part) => roleWithin(part, root));
  const first = roles.findIndex((role) => role === 'action' || role === 'check');
  const isChecksOnly = !roles.includes('action');
  return parts.filter((part, at) => {
    const role = roles[at] ?? null;
    if (role === 'action' || role === 'check') return true;
    return isChecksOnly && first !== -1 && at > first && role === null && hasOwnSteps(part);
  });
}

/** The steps of the sections that say what to look at and what to do; else of all that are no background. */
function chooseSteps(parts: readonly Part[], root: readonly string[], note: ReadNote): StepDraft[] {
  const steps = stepsIn(tellingParts(parts, root), true);
  if (steps.length > 0) return steps;
  const others = parts.filter((part) => !NO_STEPS.has(roleWithin(part, root)));
  const all = stepsIn(others, false);
  const chars = all.reduce((sum, step) => sum + charsOf(step), 0);
  if (all.length <= SHORT_STEPS && chars <= SHORT_CHARS) return all;
  // A long page is read where it was found.
  const hit = new Set(note.hits.flatMap(({ chunk }) => chunk.sectionId));
  return stepsIn(
    others.filter(({ chunk }) => hit.has(chunk.sectionId)),
    false,
  );
}

/** What it is about, in a sentence or two: of the section that says it, else what stands first. */
function meaningOf(parts: readonly Part[], root: readonly string[], steps: readonly StepDraft[]): Said[] {
  const part =
    parts.find((one) => roleWithin(one, root) === 'meaning' && saysSomething(one)) ??
    parts.find((one) => roleWithin(one, root) === null && saysSomething(one));
  if (part === undefined) return [];
  const units = part.units();
  const at = units.findIndex(isOpening);
  const unit = units[at];
  if (unit === undefined || steps.some((step) => step.line <= unit.line && step.endLine >= unit.endLine)) return [];
  const chosen = new Set([at]);
  const next = units[at + 1];
  if (unit.text.length < 80 && next?.kind === 'sentence' && next.block === unit.block) chosen.add(at + 1);
  return accountOf(part, chosen).slice(0, 1);
}

function isOpening({ kind, text }: ReturnType<Part['units']>[number]): boolean {
  return (
    (kind === 'sentence' || kind === 'item') &&
    text.length > 20 &&
    !announces(text) &&
    !isOnlyLinks(text) &&
    !isAboutPage(text) &&
    /\s/.test(text)
  );
}

function saysSomething(part: Part): boolean {
  return part.units().some(isOpening);
}

/**
 * A sentence of the subject that answers with the question's own words is said before the steps; an entry of a log is not,
 * because what it tells may have come after the first of them.
 */
const SAYS_IT = 0.45;

function nearest(judged: readonly Judged[], steps: readonly StepDraft[], said: readonly Said[]): Said[] {
  const best = judged
    .filter(
      ({ unit, coverage }) =>
        coverage >= SAYS_IT &&
        !announces(unit.text) &&
        !isOneOfSequence(unit) &&
        !steps.some((step) => step.line <= unit.line && step.endLine >= unit.endLine) &&
        !said.some((one) => one.line <= unit.line && one.endLine >= unit.endLine),
    )
    .toSorted((a, b) => b.score - a.score)[0];
  return best === undefined ? [] : accountOf(best.part, completed(best.part.units(), new Set([best.at])));
}

/** The first words of a step, where a note says nothing but its steps, and no heading says what they are for. */
function openingOf(step: StepDraft): Said[] {
  const at = step.part
    .units()
    .findIndex((unit) => unit.line >= step.line && unit.kind !== 'heading' && unit.kind !== 'code');
  return at === -1 ? [] : accountOf(step.part, new Set([at]));
}

/**
 * The procedure that the note gives for what was asked.
 *
 * @returns null when the note has no steps for it
 */
export function planProcedure(note: ReadNote, asked: Asked): Procedure | null {
  const root = rootOf(note, asked);
  const parts = note.parts.filter((part) => isWithin(part, root));
  const all = chooseSteps(parts, root, note);
  if (all.length === 0) return null;
  const { steps, more } = cut(all);
  const judged = parts
    .filter((part) => roleWithin(part, root) !== 'reference')
    .flatMap((part) => judgePart(part, note, { ...asked, names: [] }));
  const meaning = meaningOf(parts, root, steps);
  const near = nearest(judged, steps, meaning);
  const isWithinNear = (one: Said) =>
    near.some(({ line, endLine, text }) => line <= one.line && endLine >= one.endLine && text.includes(one.text));
  const said = [...meaning.filter((one) => !isWithinNear(one)), ...near];
  const [first] = steps;
  if (said.length > 0 || first === undefined) return { said, steps, more };
  const heading = headingAbove(note, first);
  if (heading === null || shareOf(contentStems(heading.text), asked) === 0)
    return { said: openingOf(first), steps, more };
  const below = steps.map((step) => (step.group === heading.text ? { ...step, group: null } : step));
  return { said: [heading], steps: below, more };
}
