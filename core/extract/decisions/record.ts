import type { DecisionStatus } from '../../contract/kinds.ts';
import type { LineSpan } from '../../notes/lines.ts';
import { plainText } from '../../notes/title.ts';
import type { RawSection } from '../../notes/sections.ts';
import { dayOfText } from './day.ts';
import { fieldsOf } from './fields.ts';
import { linksOfField, linksOfStatus, linksOfText, type RecordLinks } from './links.ts';
import { isMerged, isProposal } from './proposal.ts';
import { entriesOf, partsOf, quoteOf, type Part, type Quote } from './part.ts';
import { rationaleIn } from './reason.ts';
import { folded, isPlaceholder, numberOf, statusOf, withoutNumber } from './words.ts';
import type { Extractable } from '../extract.ts';
import type { DecisionRead } from '../facts.ts';

/** The parts of one record. */
interface Group {
  /** `ordinal` of its section; -1 for the whole note. */
  readonly root: number;
  readonly parts: readonly Part[];
}

/** A record with the lines that it takes up. */
export interface RecordFound extends LineSpan {
  readonly fact: DecisionRead;
  /** `ordinal` of its section; -1 when it is the whole note. */
  readonly root: number;
}

/**
 * The decision records of a note: the note itself, or sections of it with a status and a decision each. A template, an
 * index of records and a text about records are none.
 */
export function findRecords(note: Extractable): RecordFound[] {
  if (!mayHoldRecords(note)) return [];
  const parts = partsOf(note.outline, isProposal(note));
  if (parts.length === 0 && frontmatterText(note, STATUS_KEYS) === null) return [];
  return groupsOf(parts).flatMap((group): RecordFound[] => {
    const fact = recordOf(note, group);
    return fact === null ? [] : [{ fact, root: group.root, ...spanOf(note, group) }];
  });
}

/** Whether it is worth looking: a record has a status or a decision under its own heading, or stands among records. */
function mayHoldRecords(note: Extractable): boolean {
  if (note.kind === 'decision' || RECORD_PATH.test(note.path) || isProposal(note)) return true;
  const { lines, sections } = note.outline;
  const headed = sections.some(
    ({ heading }) => heading !== null && heading.length <= TELLING_MAX_CHARS && TELLING.test(heading),
  );
  if (OTHER_KINDS.has(note.kind)) return headed && lines.text.includes('tatus');
  if (frontmatterText(note, STATUS_KEYS) !== null) return true;
  return headed || (/[eé]cisi|ntscheidung|n the context of/.test(lines.text) && /tatu[st]|stado/.test(lines.text));
}

/** Headings of the parts of a record are a word or two. */
const TELLING_MAX_CHARS = 48;
const TELLING =
  /^\W*(?:the |our |final |\d+\W*)?(?:decision|status|outcome|resolution|adr|entscheidung|décision|decisión|statut|estado)(?!\p{L})/iu;

function spanOf({ outline }: Extractable, { root }: Group): LineSpan {
  const section = outline.sections[root];
  if (section === undefined) return { line: 1, endLine: outline.lines.count };
  const next = outline.sections.find(({ ordinal, level }) => ordinal > root && level <= section.level);
  return { line: section.line, endLine: (next?.line ?? outline.lines.count + 1) - 1 };
}

function groupsOf(parts: readonly Part[]): Group[] {
  const byRoot = Map.groupBy(parts, (part) => part.root);
  const deciding = [...byRoot].filter(([, own]) => own.some(({ kind }) => kind === 'decision'));
  if (deciding.length > 1) return deciding.map(([root, own]) => ({ root, parts: own }));
  // One record: what stands apart from its decision (a section of metadata) is its own too.
  return [{ root: deciding[0]?.[0] ?? -1, parts }];
}

function recordOf(note: Extractable, group: Group): DecisionRead | null {
  const title = titleOf(note, group);
  const state = stateOf(note, group);
  if (isTemplate(note, title) || state === 'choice' || !isRecord(note, group, state.status)) return null;
  return factOf(note, group, { title, state, statement: titleQuote(note, group, title) });
}

/** A record elsewhere: what names it is an index. */
const IS_LINK = /^\W{0,3}\[[^\]]*\]\([^)\s]*\.mdx?[^)]*\)\W{0,3}$/;

interface Known {
  readonly title: string;
  readonly state: State;
  /** What is decided where no part says it. */
  readonly statement: Quote | null;
}

function factOf(note: Extractable, group: Group, { title, state, statement: other }: Known): DecisionRead | null {
  const decision = bestPart(group, 'decision');
  const statement = (decision === null ? null : quoteOf(decision, note.outline)) ?? other;
  if (statement === null || isUnfilled(statement.text) || IS_LINK.test(statement.text)) return null;
  const links = linksOf(note, group, state);
  const undecided = isProposal(note) && !isMerged(note) ? 'proposed' : 'active';
  const status = state.status ?? (links.supersededBy.length > 0 ? 'superseded' : undecided);
  const number = numberInTitle(note, group);
  return {
    form: 'record',
    title,
    ...(number === null ? {} : { number }),
    statement: statement.text,
    rationale: rationaleOf(note, group, statement),
    status,
    date: dateOf(note, group, state.text),
    ...links,
    section: statement.section,
    line: statement.line,
    endLine: statement.endLine,
  };
}

/**
 * The record that a section of a log is: its heading names it, its parts or its first words say what was decided.
 *
 * @param parts of the note, those of other sections among them
 */
export function recordInLog(
  note: Extractable,
  section: RawSection,
  { title, parts }: { readonly title: string; readonly parts: readonly Part[] },
): DecisionRead | null {
  const group = { root: section.ordinal, parts: parts.filter(({ root }) => root === section.ordinal) };
  const state = stateOf(note, group);
  if (state === 'choice' || isPlaceholder(title)) return null;
  const first = note.outline.entries.find(
    (entry) => entry.section === section.ordinal && entry.kind !== 'row' && fieldsOf(entry).length === 0,
  );
  const heading = { text: title, section: section.ordinal, line: section.line, endLine: section.line };
  const said = first === undefined ? null : { ...first, text: folded(first.text) };
  return factOf(note, group, { title, state, statement: said ?? heading });
}

function bestPart(group: Group, kind: Part['kind']): Part | null {
  const found = group.parts.filter((part) => part.kind === kind);
  return found.toSorted((a, b) => a.rank - b.rank)[0] ?? null;
}

const RECORD_PATH =
  /(?:^|[/_ -])(?:adrs?|decisions?|decision-records?|decision-logs?|architecture-decisions?)(?:[/_ .-]|$)/i;
const INDEX_STEM = /^(?:readme|index|_index|overview|contents|toc|changelog)$/i;
const RECORD_NAME = /\b(?:adr|madr|decision record)\b/i;

/** A note of one of these kinds holds a record only when nothing of it is missing. */
const OTHER_KINDS: ReadonlySet<string> = new Set(['meeting', 'standup', 'journal', 'runbook']);

function isRecord(note: Extractable, group: Group, status: DecisionStatus | null): boolean {
  const rank = bestPart(group, 'decision')?.rank ?? null;
  const setting = group.parts.some(({ kind }) => kind === 'setting');
  const decides = rank !== null && rank <= 1;
  if (group.root !== -1) {
    const reason = setting || group.parts.some(({ kind }) => kind === 'rationale');
    const heading = note.outline.sections[group.root]?.heading ?? '';
    const named = RECORD_NAME.test(heading) || numberOf(heading) !== null;
    if (OTHER_KINDS.has(note.kind)) return decides && status !== null && (reason || RECORD_NAME.test(heading));
    return (
      (decides && (status !== null || (named && reason))) || (rank !== null && status !== null && named && setting)
    );
  }
  if (OTHER_KINDS.has(note.kind)) return rank === 0 && status !== null && setting;
  const stem = stemOf(note.path);
  if (INDEX_STEM.test(stem)) return decides && status !== null;
  const named = note.kind === 'decision' || RECORD_PATH.test(note.path) || RECORD_NAME.test(note.title);
  if (named && (rank !== null || status !== null)) return true;
  const has = (kind: Part['kind']): boolean => group.parts.some((part) => part.kind === kind);
  if (RECORD_NAME.test(note.title)) return has('date') && !has('status');
  if (named) return false;
  if (isProposal(note)) return rank !== null && (status !== null || isMerged(note));
  return (decides && (status !== null || setting)) || (rank !== null && status !== null && setting);
}

function stemOf(path: string): string {
  return (path.split('/').at(-1) ?? path).replace(/\.[^.]*$/, '');
}

function titleOf(note: Extractable, group: Group): string {
  const part = bestPart(group, 'title');
  const own = group.root === -1 ? note.title : plainText(note.outline.sections[group.root]?.heading ?? '');
  const title = withoutNumber(own);
  const bare = /^\W*(?:(?:adr|rfc|decision(?: record)?|architecture decision record)\W*)?\d*\W*$/i.test(title);
  if ((bare || (group.root === -1 && isProposal(note))) && part !== null)
    return plainText(part.field?.value ?? quoteOf(part, note.outline)?.text ?? title);
  return group.root === -1 && title === withoutNumber(stemOf(note.path)) && !title.includes(' ')
    ? title.replaceAll(/[-_]+/g, ' ')
    : title;
}

function numberInTitle(note: Extractable, group: Group): string | null {
  const heading = group.root === -1 ? note.title : (note.outline.sections[group.root]?.heading ?? '');
  return numberOf(heading);
}

const TEMPLATE_PATH = /(?:^|[/_. -])_?templates?(?:[/_. -]|$)/i;

function isTemplate(note: Extractable, title: string): boolean {
  return TEMPLATE_PATH.test(note.path) || isPlaceholder(title);
}

/** Text that a template asks for: `{short title}`, `What is the change that we're proposing?`. */
function isUnfilled(text: string): boolean {
  if (isPlaceholder(text)) return true;
  const filled = text.replaceAll(/`[^`]*`|\{\{[^}]*\}\}/g, '');
  return (
    /\{[a-z][^{}:;=]{6,}\}|\{title[^}]*\}/i.test(filled) ||
    /^\W*(?:what is the change|the change that we['’]re proposing|describe (?:the|our|your|here)|explain (?:the|why|what)|\(?what (?:was|is|did we) deci)/i.test(
      filled,
    )
  );
}

interface State {
  readonly status: DecisionStatus | null;
  readonly text: string;
}

const STATUS_KEYS = ['status', 'decision_status', 'state'];
const STATUS_ENTRIES = 8;

/** `choice`: a template's list of what could be chosen. */
function stateOf(note: Extractable, group: Group): State | 'choice' {
  const front = group.root === -1 ? frontmatterText(note, STATUS_KEYS) : null;
  const texts: string[] = front === null ? [] : [front];
  for (const part of group.parts) {
    if (part.kind !== 'status') continue;
    if (part.field !== null && part.field.value !== '') texts.push(part.field.value);
    else texts.push(...statusTexts(part, note));
  }
  const text = texts.join('\n');
  if (/\{[^}]*(?:proposed|accepted)|^what is the status/i.test(text)) return 'choice';
  return { status: settled(texts), text };
}

function statusTexts(part: Part, note: Extractable): string[] {
  const entries = entriesOf(part, note.outline).slice(part.field === null ? 0 : 1, STATUS_ENTRIES);
  const boxed = entries.filter(({ box }) => box !== null);
  const chosen = boxed.length > 0 ? boxed.filter(({ box }) => (box ?? '').trim() !== '') : entries;
  const list = chosen.every(({ kind }) => kind === 'item') && chosen.length > 1;
  const texts = chosen.map((entry) => entry.text);
  return list ? texts.toReversed() : texts;
}

const ENDS_IT = /^\W*(?:super[sc]eded|replaced|deprecated|rejected|reverted|withdrawn|obsolete)/i;

/** The first text that says a status, unless a later one begins by ending it. */
function settled(texts: readonly string[]): DecisionStatus | null {
  const ending = texts.find((text) => ENDS_IT.test(text));
  for (const text of ending === undefined ? texts : [ending]) {
    const status = statusOf(text);
    if (status !== null) return status;
  }
  return null;
}

function frontmatterText(note: Extractable, keys: readonly string[]): string | null {
  for (const [key, value] of Object.entries(note.frontmatter)) {
    if (!keys.includes(key.toLowerCase().replaceAll(/[- ]/g, '_'))) continue;
    const text = Array.isArray(value)
      ? value.filter((one) => typeof one === 'string' || typeof one === 'number').join(', ')
      : value;
    if (typeof text === 'string' || typeof text === 'number') return String(text);
  }
  return null;
}

const SUPERSEDES_KEYS = ['supersedes', 'supercedes', 'replaces', 'obsoletes'];
const SUPERSEDED_KEYS = ['superseded_by', 'supersededby', 'superceded_by', 'replaced_by', 'replacedby'];

function linksOf(note: Extractable, group: Group, state: State): RecordLinks {
  const supersedes = new Set<string>();
  const supersededBy = new Set<string>();
  const take = (links: RecordLinks): void => {
    for (const link of links.supersedes) supersedes.add(link);
    for (const link of links.supersededBy) supersededBy.add(link);
  };
  if (group.root === -1) {
    take({
      supersedes: linksOfField(frontmatterText(note, SUPERSEDES_KEYS) ?? ''),
      supersededBy: linksOfField(frontmatterText(note, SUPERSEDED_KEYS) ?? ''),
    });
  }
  take(linksOfStatus(state.text));
  for (const part of group.parts) {
    if (part.kind !== 'supersedes' && part.kind !== 'superseded-by') continue;
    const links = linksOfField(quoteOf(part, note.outline)?.text ?? '');
    take(
      part.kind === 'supersedes' ? { supersedes: links, supersededBy: [] } : { supersedes: [], supersededBy: links },
    );
  }
  const said = linksOfText(textOf(note, group));
  take({ supersedes: said.supersedes, supersededBy: [] });
  if (state.status === 'superseded' && supersededBy.size === 0)
    take({ supersedes: [], supersededBy: said.supersededBy });
  return { supersedes: [...supersedes], supersededBy: [...supersededBy] };
}

/** The note's text, or that of the record's section with what is nested in it. */
function textOf(note: Extractable, group: Group): string {
  const { line, endLine } = spanOf(note, group);
  return note.outline.lines.slice(Math.max(line, note.outline.bodyLine), endLine);
}

function rationaleOf(note: Extractable, group: Group, statement: Quote): string | null {
  const part = bestPart(group, 'rationale');
  const said = part === null ? null : quoteOf(part, note.outline);
  if (said !== null && !isUnfilled(said.text)) return said.text;
  return rationaleIn(statement.text);
}

const DATE_KEYS = [
  'decision_date',
  'date_decided',
  'decided',
  'accepted',
  'date',
  'creation_date',
  'start_date',
  'created',
];

/** A line of its own at the end of a record. */
const DECIDED_ON = /^\W*(?:decided|accepted|approved|agreed|ratified)(?: on)?:? (?=\W*\p{L}*\W*\d)/iu;
const DECIDED_ON_MAX_CHARS = 60;

function dateOf(note: Extractable, group: Group, statusText: string): string | null {
  const dates = group.parts.filter(({ kind }) => kind === 'date').toSorted((a, b) => a.rank - b.rank);
  for (const part of dates) {
    const day = dayOfText(part.field?.value ?? quoteOf(part, note.outline)?.text ?? '');
    if (day !== null) return day;
  }
  const front = group.root === -1 ? frontmatterText(note, DATE_KEYS) : null;
  const day = (front === null ? null : dayOfText(front)) ?? dayOfText(statusText);
  if (day !== null || group.root !== -1) return day;
  const line = note.outline.entries.find(({ text }) => text.length <= DECIDED_ON_MAX_CHARS && DECIDED_ON.test(text));
  return line === undefined ? null : dayOfText(line.text);
}

/** A record that says its decision in its title alone: the heading is the statement. */
function titleQuote(note: Extractable, group: Group, title: string): Quote | null {
  const { sections } = note.outline;
  const section = group.root === -1 ? sections.find(({ heading }) => heading !== null) : sections[group.root];
  if (section === undefined || title === '' || !plainText(section.heading ?? '').endsWith(title)) return null;
  return { text: title, section: section.ordinal, line: section.line, endLine: section.headingEndLine || section.line };
}
