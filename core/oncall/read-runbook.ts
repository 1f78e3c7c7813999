import { plainReadable, readable } from '../ask/units/readable.ts';
import { commandOf, isTelling as tellsToDo, readSteps, type ReadStep } from '../ask/answer/steps.ts';
import { announces } from '../ask/units/unit-lines.ts';
import { unitsOf } from '../ask/units/units.ts';
import type { Phase, Runbook, RunbookCommand, RunbookLink, RunbookStep } from '../contract/runbook.ts';
import { textId } from '../extract/text-id.ts';
import { isCommandBlock } from './code-role.ts';
import { conditionOf, expectedOf, isOnlyExpected } from './condition.ts';
import { inlineCommands } from './inline-code.ts';
import { phaseOf } from './phase.ts';
import { linkDefinitions, linksIn } from './page-links.ts';
import { pageSections, type PageSection } from './page-sections.ts';
import { withoutPrompts } from './prompt.ts';
import { withTypedLines } from './typed-lines.ts';
import { isAboutPage, provenanceOf, type PageHistory } from '../ask/facts/provenance.ts';
import { isOnlySeen } from './seen-code.ts';

/** A note as it is on disk, with what is known of it. */
export interface Page {
  readonly journal: string;
  readonly path: string;
  readonly title: string;
  /** With `\n` line endings. */
  readonly text: string;
  /** First line after the front matter, 1-based. */
  readonly bodyLine: number;
  readonly frontmatter: Readonly<Record<string, unknown>>;
  readonly history: PageHistory | null;
}

export interface ReadOptions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  readonly staleAfterDays: number;
  /** Lines of the part that is meant, both included; left out for the whole page. */
  readonly part?: { readonly line: number; readonly endLine: number } | undefined;
}

interface Reading {
  readonly page: Page;
  readonly lines: readonly string[];
  readonly links: ReadonlyMap<string, string>;
  readonly ids: Map<string, number>;
}

/** Output shown with a step. */
const OUTPUT_CHARS = 1_500;

function asRunbookCommand(command: ReadStep['commands'][number]): RunbookCommand {
  const copy = withoutPrompts(command.text);
  if (copy === command.text) return { ...command, copy, inline: false };
  // What the program said is nothing to fill in, and nothing that it does.
  return { ...command, ...commandParts(copy, command.lang, command.path), copy, inline: false };
}

function commandParts(copy: string, lang: string, path: string): Pick<RunbookCommand, 'placeholders' | 'danger'> {
  const unit = {
    kind: 'code',
    text: copy,
    lang,
    line: 1,
    endLine: 1,
    number: null,
    startsBlock: true,
    indent: 0,
    block: 0,
    tableLine: null,
  } as const;
  const { placeholders, danger } = commandOf(unit, path);
  return { placeholders, danger };
}

function newId({ ids, page }: Reading, text: string): string {
  const key = textId(`${page.path}\n${text.replace(/\s+/g, ' ')}`);
  const seen = ids.get(key) ?? 0;
  ids.set(key, seen + 1);
  return seen === 0 ? key : `${key}-${seen}`;
}

/** `3. If the disk is still full`: a condition as it would be without its number. */
function unnumbered(heading: string): string {
  return heading.replace(/^\s*(?:(?:step|part)\s+)?\d+(?:\.\d+)*\s*[.):–—-]?\s+/i, '');
}

/** `**Rollback:** helm rollback gate`: one step that says itself what it is for. */
function phaseOfLabel(text: string): Phase | null {
  const [, label = ''] = /^\W{0,3}(\p{Lu}[\p{L} -]{3,24}):/u.exec(text) ?? [];
  const phase = label === '' ? null : phaseOf(label, true);
  return phase === 'rollback' || phase === 'escalation' || phase === 'verification' ? phase : null;
}

function stepOf(reading: Reading, read: JoinedStep, section: PageSection): Omit<RunbookStep, 'n'> {
  const { lines, page } = reading;
  const blocks = read.commands.map(asRunbookCommand);
  const endLine = Math.max(read.endLine, ...read.outputs.map((unit) => unit.endLine));
  const taken = new Set<number>();
  const coded = [
    ...blocks.map(({ line, text }) => ({ line, endLine: line + text.split('\n').length - 1 })),
    ...read.outputs,
  ];
  for (const span of coded) for (let line = span.line; line <= span.endLine; line += 1) taken.add(line);
  const inline = inlineCommands(lines, { path: page.path, line: read.line, endLine, taken });
  const commands = [...blocks, ...inline].sort((a, b) => a.line - b.line);
  const outputs = [...read.outputs]
    .map((unit) => unit.text.slice(0, OUTPUT_CHARS))
    .filter((text) => text.trim() !== '');
  const ofHeading = section.heading === null ? null : conditionOf(`${unnumbered(plainReadable(section.heading))}:`);
  const said = [read.text, ...read.leads].map((text) => conditionOf(plainReadable(text)));
  const condition = said.find((one) => one !== null) ?? ofHeading;
  return {
    id: newId(reading, `${read.text}\n${commands.map(({ text }) => text).join('\n')}`),
    text: read.text,
    phase: phaseOfLabel(read.text) ?? (section.phase === 'background' ? null : section.phase) ?? 'steps',
    line: read.line,
    endLine,
    condition,
    expected: [...expectedOf(read.text), ...read.shows.flatMap(expectedOf), ...outputs],
    commands,
    links: linksIn(lines, { line: read.line, endLine }, reading.links),
    ...(section.heading === null ? {} : { group: groupOf(section, section.heading) }),
  };
}

/** `Fix` alone does not say of which of several troubles. */
function groupOf({ subject }: PageSection, heading: string): string {
  return [...(subject === null ? [] : [subject]), heading].map(readable).join(' · ');
}

/** A heading that is a step itself, or says when what stands below it is to be done: `3. Restart the sensor`. */
function isStepHeading({ heading, level }: PageSection): boolean {
  if (heading === null || level === 1) return false;
  const words = unnumbered(plainReadable(heading));
  return /^\W*step \d/i.test(heading) || tellsToDo(words) || conditionOf(`${words}:`) !== null;
}

/** Sections whose paragraphs are steps as well: their heading says that they tell what to do. */
function isTelling(section: PageSection): boolean {
  return section.phase === null ? isStepHeading(section) : section.phase !== 'background';
}

interface Place {
  /** Steps stand above it: what a command is seen to do is what came of them. */
  readonly isBelowSteps: boolean;
  /** The next heading is no part of it. */
  readonly isLeaf: boolean;
}

/** Background with code is used like steps, as in `## Overview` with the one command that matters. */
function stepsOfSection(reading: Reading, section: PageSection, place: Place): Omit<RunbookStep, 'n'>[] {
  const { page, lines } = reading;
  if (section.units.length === 0 && place.isLeaf && section.heading !== null && isStepHeading(section)) {
    const { line, heading } = section;
    const step = { text: readable(heading), leads: [], shows: [], commands: [], outputs: [], line, endLine: line };
    return [stepOf(reading, step, { ...section, heading: null })];
  }
  const isCommand = (unit: { readonly text: string; readonly lang: string; readonly line: number }, lead: string) =>
    isCommandBlock(unit.text, unit.lang, leadOf(reading, unit.line) ?? lead);
  const read = (prose: boolean) =>
    readSteps(section.units, page.path, { prose, allCode: false, splitLists: true, isCommand });
  const steps = joined(reading, read(true))
    .filter(({ text, commands }) => commands.length > 0 || !SAYS_WHEN_TO_USE.test(text))
    .map((one) => stepOf(reading, one, section));
  if (isTelling(section)) return steps;
  const isSeen = ({ text, commands, line }: Omit<RunbookStep, 'n'>) =>
    !place.isBelowSteps && !isNumbered(reading, line) && isOnlySeen(text, commands);
  const withCode = (step: Omit<RunbookStep, 'n'>) => step.commands.length > 0 && !isSeen(step);
  if (section.phase === 'background') return steps.filter(withCode);
  const told = new Set(read(false).map(({ line }) => line));
  const isKept = (step: Omit<RunbookStep, 'n'>) =>
    withCode(step) || (step.commands.length === 0 && told.has(step.line));
  const first = steps.findIndex(isKept);
  if (first === -1) return [];
  let from = first;
  while (from > 0 && leadsTo(lines, steps[from - 1], steps[from])) from -= 1;
  let last = steps.findLastIndex((step) => isKept(step) || saysToDo(step));
  while (leadsTo(lines, steps[last], steps[last + 1])) last += 1;
  return steps.slice(from, last + 1);
}

/** Some sentence of it tells what to do, or when. */
function saysToDo({ text, condition, expected }: Omit<RunbookStep, 'n'>): boolean {
  return condition !== null || expected.length > 0 || text.split(/(?<=[.!?])\s+|\n/).some(tellsToDo);
}

/** `Use this page when the alert fires.`: of the page, and nothing to do. */
const SAYS_WHEN_TO_USE =
  /^\W*(?:use|follow|see|read) (?:this|these)(?: (?:page|note|runbook|playbook|guide|procedure|document|section|steps|instructions))?(?: only)? (?:when|whenever|if|in case|for|after)\b[^.!?,;]*[.!]?$/i;

/** What stands in the same list, or leads to it, belongs to what follows. */
function leadsTo(
  lines: readonly string[],
  step: Pick<RunbookStep, 'line' | 'endLine' | 'text'> | undefined,
  next: Pick<RunbookStep, 'line' | 'endLine' | 'text'> | undefined,
): boolean {
  if (step === undefined || next === undefined) return false;
  const [mark, nextMark] = [step, next].map(
    ({ line }) => /^\s*(?:[-*+|]|\d+(?=[.)])|[a-z](?=\)))/.exec(lines[line - 1] ?? '')?.[0],
  );
  const isSameList = mark !== undefined && mark.replace(/\w+/, '1') === nextMark?.replace(/\w+/, '1');
  return (
    announces(step.text) || (isSameList && lines.slice(step.endLine, next.line - 1).every((line) => line.trim() === ''))
  );
}

function isNumbered({ lines }: Reading, line: number): boolean {
  return /^\s*(?:\d+[.)]|[a-z]\))\s/.test(lines[line - 1] ?? '');
}

const CODE_ONLY = /^`[^`]+`$/;

interface JoinedStep extends ReadStep {
  /** What is said below its commands about what they show. */
  readonly shows: readonly string[];
}

const IN_LIST = /^\s*(?:[-*+]|\d+[.)]|[a-z]\))\s/;

/**
 * A line of nothing but code belongs to the words that lead to it, and a paragraph that only says what is seen then to the
 * commands above it.
 */
function joined({ lines }: Reading, steps: readonly ReadStep[]): JoinedStep[] {
  const found: JoinedStep[] = [];
  const isItem = (step: ReadStep, last: ReadStep) =>
    IN_LIST.test(lines[step.line - 1] ?? '') && IN_LIST.test(lines[last.line - 1] ?? '') && !announces(last.text);
  for (const one of steps) {
    const step = { ...one, shows: [] };
    const last = found.at(-1);
    if (
      last !== undefined &&
      last.commands.length > 0 &&
      step.commands.length === 0 &&
      !IN_LIST.test(lines[step.line - 1] ?? '') &&
      isOnlyExpected(step.text)
    ) {
      const outputs = [...last.outputs, ...step.outputs];
      found[found.length - 1] = { ...last, shows: [...last.shows, step.text], outputs, endLine: step.endLine };
    } else if (last === undefined || !CODE_ONLY.test(step.text) || /[.!?]$|\n- /.test(last.text) || isItem(step, last))
      found.push(step);
    else {
      const { commands, outputs } = last;
      found[found.length - 1] = {
        text: `${last.text} ${step.text}`,
        leads: last.leads,
        shows: last.shows,
        commands: [...commands, ...step.commands],
        outputs: [...outputs, ...step.outputs],
        line: last.line,
        endLine: step.endLine,
      };
    }
  }
  return found;
}

/** The last words above a block. */
function leadOf({ lines }: Reading, line: number): string | null {
  for (let at = line - 2; at >= 0 && at >= line - 6; at -= 1) {
    const text = (lines[at] ?? '').trim();
    if (text !== '') return /^(?:`{3}|~{3})/.test(text) ? '' : text;
  }
  return null;
}

function summaryOf(sections: readonly PageSection[], firstStep: number): string | null {
  const says = (section: PageSection) =>
    section.units.find(
      ({ kind, text }) => kind === 'sentence' && text.length > 20 && !/[:：]\W*$/.test(text) && !isAboutPage(text),
    );
  const background = sections.filter(({ phase }) => phase === 'background');
  const found =
    background.find(says) ??
    sections.find((section) => section.phase === null && (says(section)?.line ?? Infinity) <= firstStep);
  const unit = found === undefined ? undefined : says(found);
  return unit === undefined ? null : readable(unit.text);
}

function isWithin(section: PageSection, part: ReadOptions['part']): boolean {
  return part === undefined || (section.line >= part.line && section.line <= part.endLine);
}

/**
 * Reads a note as a runbook: its steps in the order of the page, each with the phase that its heading names, its
 * condition, what it should show, its commands byte for byte and its links; who owns the page and how old it is.
 */
export function readRunbook(page: Page, options: ReadOptions): Runbook {
  const lines = page.text.split('\n');
  const body = lines.slice(page.bodyLine - 1);
  const reading: Reading = { page, lines, links: linkDefinitions(lines), ids: new Map() };
  const all = pageSections(withTypedLines(unitsOf(body.join('\n'), page.bodyLine), lines), lines);
  const sections = all.filter((section) => isWithin(section, options.part));
  const found: Omit<RunbookStep, 'n'>[] = [];
  for (const [at, section] of sections.entries()) {
    const isLeaf = (sections[at + 1]?.level ?? 0) <= section.level;
    found.push(...stepsOfSection(reading, section, { isBelowSteps: found.length > 0, isLeaf }));
  }
  const steps = found.map((step, index): RunbookStep => ({ n: index + 1, ...step }));
  const { journal, path, title } = page;
  const links: RunbookLink[] = linksIn(lines, { line: page.bodyLine, endLine: lines.length }, reading.links);
  return {
    journal,
    path,
    title,
    line: options.part?.line ?? 1,
    ...provenanceOf({ ...page, ...options, lines }),
    summary: summaryOf(sections, steps[0]?.line ?? Infinity),
    steps,
    links,
    placeholders: [...new Set(steps.flatMap(({ commands }) => commands.flatMap(({ placeholders }) => placeholders)))],
  };
}
