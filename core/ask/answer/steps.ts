import { announces } from '../units/unit-lines.ts';
import type { Command } from '../../contract/ask.ts';
import { dangerOf } from '../commands/commands.ts';
import { placeholdersIn } from '../commands/placeholders.ts';
import { readable } from '../units/readable.ts';
import type { Part } from './read-notes.ts';
import type { Unit } from '../units/units.ts';

/** Languages of fences that are not meant for a prompt: output, data, prose. */
const NOT_COMMANDS = new Set(
  'text txt plain plaintext json output console-output log logs markdown md diff mermaid plantuml dot html xml csv'.split(
    ' ',
  ),
);

/** A step with the lines that it stands in. */
export interface StepDraft {
  readonly text: string;
  readonly commands: readonly Command[];
  readonly part: Part;
  readonly line: number;
  readonly endLine: number;
  /** The heading that it stands under; null for none. */
  readonly group: string | null;
}

export interface StepOptions {
  /** Paragraphs are steps too, not only what is numbered, listed or leads to code. */
  readonly prose: boolean;
  /** Output and data are shown like commands: in a note that keeps a snippet they are what it is about. */
  readonly allCode: boolean;
  /** A sentence that goes on below its commands (`… and now it works`) ends their step. */
  readonly outcome?: boolean;
  /** Items that tell to do something are steps also below a line that leads to them. */
  readonly splitLists?: boolean;
  /** Tells commands from output, data and drawings, where the language of the fence is not enough. */
  readonly isCommand?: (unit: Unit, lead: string) => boolean;
}

/** A step as it is read, before anything is made of it. */
export interface ReadStep {
  readonly text: string;
  readonly commands: readonly Command[];
  /** Blocks that are no commands: what the step prints, or data that it needs. */
  readonly outputs: readonly Unit[];
  readonly line: number;
  readonly endLine: number;
  /** What leads to the list that it is an item of, and the items that it stands below, the nearest first. */
  readonly leads: readonly string[];
}

interface Growing {
  text: string;
  readonly leads: readonly string[];
  /** Column of an item's mark; that of a paragraph or a row. */
  readonly indent: number;
  readonly commands: Command[];
  readonly outputs: Unit[];
  readonly line: number;
  endLine: number;
  /** Numbered. Anything else has to say something to do, unless prose is wanted. */
  readonly isNumbered: boolean;
  /** What came of the commands above it. */
  isOutcome: boolean;
  /** Its last block ends with a colon: a list that follows belongs to it. */
  announces: boolean;
  block: number;
}

interface Reading {
  /** Of the note. */
  readonly path: string;
  readonly options: StepOptions;
  readonly steps: Growing[];
  /** Columns of the items that are steps; null outside of a list. */
  listIndent: number | null;
  /** What leads to the list whose items are read; null outside of one. */
  lead: string | null;
  /** The items that are open, the outermost first. */
  readonly enclosing: Growing[];
}

/** A block of code as a command of the note. */
export function commandOf(unit: Unit, path: string): Command {
  return {
    lang: unit.lang,
    text: unit.text,
    path,
    line: unit.line + (unit.endLine - unit.line >= unit.text.split('\n').length ? 1 : 0),
    placeholders: placeholdersIn(unit.text, unit.lang),
    danger: dangerOf(unit.text, unit.lang),
  };
}

/** `Step 2:` and `IV.`, which markdown does not count. */
const COUNTED = /^\W*step \d|^[IVX]{1,5}[.)](?:\s|$)/;

/** What an item stands below: the items that enclose it, and the words that lead to their list. */
function leadsOf({ enclosing, lead }: Reading, { kind, indent }: Unit): string[] {
  if (kind !== 'item') return [];
  while ((enclosing.at(-1)?.indent ?? -1) >= indent) enclosing.pop();
  return [...enclosing.toReversed().map(({ text }) => text), ...(lead === null ? [] : [lead])];
}

function open(reading: Reading, unit: Unit): void {
  const step: Growing = {
    text: unit.text,
    leads: leadsOf(reading, unit),
    indent: unit.indent,
    commands: [],
    outputs: [],
    line: unit.tableLine ?? unit.line,
    endLine: unit.endLine,
    isNumbered: unit.number !== null || (unit.startsBlock && COUNTED.test(unit.text)) || isStepRow(unit),
    isOutcome: false,
    announces: announces(unit.text),
    block: unit.block,
  };
  reading.steps.push(step);
  if (unit.kind === 'item') reading.enclosing.push(step);
}

/** How a sentence begins that began before a block of code. */
export const GOES_ON = /^(?:and|but|so|then|or|which|where|after which)\b/;
/** How a sentence begins that tells what the commands above it show when they worked. */
const SHOWS =
  /^\W*(?:expected?(?: (?:output|result|answer))?|output|result|you (?:should|will|'ll) (?:now )?(?:see|get)|(?:this|it|that) (?:should |will |must )?(?:prints?|shows?|returns?|lists?|answers?|outputs?|says?)|(?:should|must) (?:print|show|return|list|say|be))\b/i;

function end(reading: Reading, unit: Unit, text: string): void {
  open(reading, { ...unit, text });
  const step = reading.steps.at(-1);
  if (step !== undefined) step.isOutcome = true;
}

function extend(step: Growing, unit: Unit, join: string): void {
  step.text += (step.text === '' ? '' : join) + unit.text;
  step.endLine = Math.max(step.endLine, unit.endLine);
  step.block = unit.block;
}

function takeCode(reading: Reading, unit: Unit): void {
  const { options, path, steps } = reading;
  if (unit.text.trim() === '') return;
  const isCommand = options.isCommand?.(unit, steps.at(-1)?.text ?? '') ?? !NOT_COMMANDS.has(unit.lang.toLowerCase());
  if (!options.allCode && !isCommand) {
    const last = steps.at(-1);
    if (last === undefined) return;
    last.announces = false;
    last.outputs.push(unit);
    return;
  }
  if (steps.length === 0) open(reading, { ...unit, text: '' });
  const step = steps.at(-1);
  step?.commands.push(commandOf(unit, path));
  if (step !== undefined) step.endLine = Math.max(step.endLine, unit.endLine);
}

/** True where the list below a lead-in holds code: each of its items is a step then. */
function listHasCode(units: readonly Unit[], at: number): boolean {
  for (let next = at; next < units.length; next += 1) {
    const unit = units[next];
    if (unit === undefined || unit.kind === 'heading') return false;
    if (unit.kind === 'code') return unit.indent > 0;
    if (unit.kind !== 'item' && unit.indent === 0) return false;
  }
  return false;
}

/** Most of the items of the list that begins here tell to do something. */
function isListToDo(units: readonly Unit[], at: number): boolean {
  const indent = units[at]?.indent ?? 0;
  const blocks = new Set<number>();
  let told = 0;
  for (let next = at; next < units.length; next += 1) {
    const unit = units[next];
    if (unit?.kind !== 'item' || unit.indent < indent) break;
    if (unit.indent > indent + 1 || blocks.has(unit.block)) continue;
    blocks.add(unit.block);
    if (isTelling(unit.text)) told += 1;
  }
  return told > 0 && told * 2 >= blocks.size;
}

const LABEL_WORDS = 4;

/** An item that only names the list below it: `What to do`. */
function isLabel({ text, commands }: Growing): boolean {
  return commands.length === 0 && !/[`\n.!?]/.test(text) && text.split(/\s+/).length <= LABEL_WORDS && !isTelling(text);
}

function takeItem(reading: Reading, units: readonly Unit[], at: number): void {
  const unit = units[at];
  if (unit === undefined) return;
  const { steps } = reading;
  const last = steps.at(-1);
  if (last !== undefined && last.block === unit.block) return extend(last, unit, ' ');
  const startsList = reading.listIndent === null;
  const mayHoldSteps = last?.announces === true || !startsList;
  const splits = reading.options.splitLists === true && mayHoldSteps && isListToDo(units, at);
  if (startsList && last?.announces === true && unit.number === null && !splits && !listHasCode(units, at)) {
    extend(last, unit, '\n- ');
    last.announces = true;
    return;
  }
  if (startsList) {
    reading.lead = last?.announces === true ? last.text : null;
    reading.enclosing.length = 0;
  }
  reading.listIndent ??= unit.indent;
  const isBelowLabel = last !== undefined && isLabel(last) && (unit.text.includes('`') || isTelling(unit.text));
  const isSubStep = reading.options.splitLists === true && (splits || isBelowLabel || unit.number !== null);
  const isSibling = unit.indent <= Math.max(reading.listIndent, last?.indent ?? 0) + 1;
  if (isSibling || last === undefined || isSubStep) open(reading, unit);
  else extend(last, unit, '\n- ');
}

/** A row of a table of steps: numbered, or with a cell that its head says is to be done. */
function isStepRow({ kind, text }: Unit): boolean {
  return (
    kind === 'row' &&
    (/^(?:step )?\d{1,3}(?:[.):]|\s—)|: 1[.)]\s/i.test(text) ||
      /(?:—|;) (?:commands?|runs?|actions?|what to do|how|fix|remedy|steps?|solutions?|resolutions?|do): \S/i.test(
        text,
      ))
  );
}

function takeUnit(reading: Reading, units: readonly Unit[], at: number): void {
  const unit = units[at];
  const last = reading.steps.at(-1);
  if (unit === undefined) return;
  if (unit.kind === 'code') return takeCode(reading, unit);
  if (unit.kind === 'heading') {
    reading.listIndent = null;
    return;
  }
  if (unit.kind === 'item') return takeItem(reading, units, at);
  if (unit.kind === 'row') {
    const splits = reading.options.splitLists === true;
    if ((splits && isStepRow(unit)) || last === undefined || reading.listIndent !== null)
      open(reading, splits ? { ...unit, tableLine: null } : unit);
    else extend(last, unit, '\n- ');
    return;
  }
  if (
    reading.options.outcome === true &&
    last !== undefined &&
    units[at - 1]?.kind === 'code' &&
    GOES_ON.test(unit.text)
  )
    return end(reading, unit, `… ${unit.text}`);
  if (reading.options.outcome === true && units[at - 1]?.kind === 'code' && SHOWS.test(unit.text))
    return end(reading, unit, unit.text);
  if (last?.isOutcome === true && last.block === unit.block) return;
  if (last !== undefined && last.block === unit.block) {
    extend(last, unit, ' ');
    last.announces = announces(unit.text);
    return;
  }
  if (unit.indent > 0 && reading.listIndent !== null && last !== undefined) return extend(last, unit, '\n');
  reading.listIndent = null;
  open(reading, unit);
}

const VERBS = `
  acknowledge|add|adjust|allow|apply|approve|ask|assess|assign|attach|avoid|back up|ban|block|boot|browse|build|bump|call(?! (?:stack|volume|rate|graph|cent(?:er|re))s?\\b)|cancel|capture|
  change|check|checkout|cherry-pick|choose|clean|clear|click|clone|close|collect|commit|compare|complete|configure|confirm|connect|
  consider|consult|contact|continue|convert|copy|cordon|correct|create|decide|declare|decrease|delete|deploy|detach|determine|disable|
  do|don't|download|drag|drain|drop|dump|edit|enable|ensure|enter|escalate|establish|estimate|examine|execute|expand|export|extract|fail over|fetch|fill|
  filter|find|fix|follow|force|format|forward|gather|generate|get|give|go|grab|grant|grep|head|hover|identify|import|increase|inform|
  inspect|install|investigate|invoke|isolate|issue|keep|kill|launch|leave|let|limit|list|load|locate|log|look|make|mark|measure|merge|migrate|
  monitor|mount|move|navigate|note|notify|observe|obtain|open|page|paste|pause|perform|pick|ping|post|press|prevent|promote|provide|
  provision|publish|pull|push|put|query|raise|re-\\w{3,}|read|reapply|reassign|reattach|rebalance|reboot|rebuild|
  recheck|reclaim|reconcile|reconfigure|reconnect|record|recover|recreate|recycle|redeploy|redirect|redo|reduce|reenable|refer|refresh|regenerate|register|
  reindex|reinstall|reissue|reload|relocate|release|remediate|remount|remove|rename|renew|reopen|repair|
  repeat|replace|replay|report|reprocess|request|rerun|reschedule|resend|reset|resize|resolve|restart|restore|resubmit|resume|resync|
  retire|retrieve|retry|return|reuse|revert|review|revoke|rewrite|roll|rotate|
  run|save|scale|search|select|send|set|shut|sign|silence|skip|ssh|start|stop|store|submit|switch|sync|tag|tail|take|tell|terminate|test|throttle|
  toggle|track|trigger|troubleshoot|try|tune|turn|type|unban|unblock|uncordon|understand|uninstall|unmount|unpack|update|upgrade|upload|use|validate|verify|
  view|visit|wait|watch|write|zap`.replace(/\s*\n\s*/g, '');
const IMPERATIVE = new RegExp(
  // A condition, place or time first, or how it is to be done; then the word that tells.
  `^\\W*(?:step \\d+(?:\\.\\d+)*\\W+)?(?:(?:first|then|next|now|finally|also|please|and|either|otherwise|else|failing that|if (?:not|so)|optionally|if relevant|if needed|if necessary|\\w+ly)[\\s,:]+)*(?:(?:if|once|when|after|before|against|into|in|on|at|from|for|as|with|using|via|under|unless|to)\\s[^.,]{2,90},\\s+(?:then |please |also |you (?:can|should|must|need to|will need to|have to)[* ]+)?)?\\W*(?:${VERBS})\\b(?!['’]s\\b)`,
  'i',
);
/** The reader is told what to do in so many words. */
const YOU_MUST = /\byou(?:'ll| will)? (?:should|must|need to|have to)\b/i;
/** `In a second session run …`. */
const PLACE_FIRST =
  /^\W*(?:in|on|from) (?:an?|the|your|each|every|all|another) [^.,:]{3,60}? (?:run|execute|type|click|select|enter|open)\b/i;
/** The title of an item before what it tells: `**Dashboard**: check it`. */
const TITLE = /^\W*(?:\*\*|__)([^*_]{2,80})(?:\*\*|__)\s*[:–—-]?\s*/;

/** Words that tell what to do, and here name a thing: `Log line that belongs to it`. */
const NAMES_THING =
  /^\W*(?:log|load|test|page|store|list|tag|report|view|release|query|access|request|record|issue|trigger|check)s? (?:lines?|entr(?:y|ies)|files?|messages?|averages?|results?|views?|names?|numbers?|errors?)\b(?! (?:to|for|from)\b)/i;

/** Begins with what is to be done. */
export function isTelling(text: string): boolean {
  if (NAMES_THING.test(text)) return YOU_MUST.test(text);
  return (
    IMPERATIVE.test(text) ||
    PLACE_FIRST.test(text) ||
    YOU_MUST.test(text.split(/[.!?]\s/, 1)[0] ?? '') ||
    IMPERATIVE.test(text.replace(TITLE, ''))
  );
}

/** True for what tells the reader to do something. */
function isToDo({ text, commands, isNumbered, isOutcome }: Growing): boolean {
  return isNumbered || isOutcome || commands.length > 0 || isTelling(text);
}

/** A number that is written into the text, `**1.** Look at it`: steps are numbered where they are shown. */
const OWN_NUMBER = /^(?:\*\*|__)\d{1,3}[.):]?(?:\*\*|__)[.):]?\s+(?=\S)/;

function plainLines(text: string): string {
  return text.split('\n').map(readable).join('\n');
}

/** The steps of units that follow each other, in order. */
export function readSteps(units: readonly Unit[], path: string, options: StepOptions): ReadStep[] {
  const reading: Reading = { path, options, steps: [], listIndent: null, lead: null, enclosing: [] };
  for (const at of units.keys()) takeUnit(reading, units, at);
  return reading.steps
    .filter((step) => options.prose || isToDo(step))
    .map(({ text, leads, commands, outputs, line, endLine }) => {
      const shown = { text: plainLines(text.replace(OWN_NUMBER, '')), leads: leads.map(plainLines) };
      return { ...shown, commands, outputs, line, endLine };
    });
}

/**
 * Reads the steps of a part of a note: numbered and listed items, and paragraphs with their command blocks. Commands are
 * the note's bytes; nothing is invented and nothing is reordered.
 */
export function stepsOf(part: Part, options: StepOptions): StepDraft[] {
  const units = part.units();
  const heading = units.find(({ kind }) => kind === 'heading');
  const named = part.chunk.headings.at(-1) ?? null;
  const group = heading === undefined && part.chunk.level === 0 ? null : named;
  return readSteps(units, part.chunk.path, options).map(({ text, commands, line, endLine }) => ({
    text,
    commands,
    part,
    line,
    endLine,
    group: group === null ? null : readable(group),
  }));
}
