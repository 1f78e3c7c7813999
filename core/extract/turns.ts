import type { UpdateKind } from '../contract/kinds.ts';
import type { Entry } from '../notes/outline.ts';
import type { Extractable } from './extract.ts';
import type { Turn } from './facts.ts';
import { isTalk, isStandup, knownNames } from './note-people.ts';
import { piecesOf } from './said.ts';
import { sectionVoices } from './section-voice.ts';
import { nameAlone, readDashed, readSpeaker, type SpeakerHead } from './speaker.ts';
import { findTableTurns } from './standup-table.ts';
import { kindOfLabel, kindOfWording, saysNothing } from './update-kind.ts';
import type { Voice } from './voice.ts';

/** What stands above an entry: whose part of the note it is in, and what the part is about. */
interface Above {
  readonly voice: Voice | null;
  readonly kind: UpdateKind | null;
}

interface Walk {
  readonly note: Extractable;
  readonly entries: readonly Entry[];
  readonly turns: Turn[];
  readonly talk: boolean;
  readonly standup: boolean;
  known: ReadonlySet<string> | null;
}

const NOBODY: Above = { voice: null, kind: null };

/**
 * What somebody said or reported, wherever a line may start with a name. Generous: who of the speakers is a person is
 * decided over all notes (people.ts).
 */
export function findTurns(note: Extractable): Turn[] {
  // Steps for everybody: what stands before a colon there is a thing.
  if (note.kind === 'runbook') return [];
  const { entries } = note.outline;
  const walk: Walk = { note, entries, turns: [], talk: isTalk(note), standup: isStandup(note), known: null };
  const voices = sectionVoices(note);
  let above = NOBODY;
  let section = -1;
  for (let at = 0; at < entries.length;) {
    const entry = entries[at];
    if (entry === undefined) break;
    if (entry.section !== section) {
      section = entry.section;
      above = voices?.get(section) ?? NOBODY;
    }
    if (entry.kind === 'item') at = readItem(walk, at, above);
    else if (entry.kind === 'paragraph') {
      above = readParagraph(walk, at, above);
      at += 1;
    } else at += 1;
  }
  const rows = findTableTurns(note);
  return rows.length === 0 ? walk.turns : [...walk.turns, ...rows].toSorted((a, b) => a.line - b.line);
}

/** Reads an item with its sub-list. Gives the position after it. */
function readItem(walk: Walk, at: number, above: Above): number {
  const entry = walk.entries[at];
  if (entry === undefined) return at + 1;
  const end = subtreeEnd(walk, at);
  const head = headOf(walk, entry.text);
  if (head !== null) {
    const voice = voiceOf(head, 'item');
    // Nothing beside the name: the sub-list is what is said.
    if (head.from >= entry.text.length) readChildren(walk, { at, end }, { voice, kind: above.kind });
    else say(walk, { at, end, from: head.from }, { voice, kind: kindOfBox(entry) ?? above.kind });
    return end;
  }
  const kind = end > at + 1 ? kindOfLabel(entry.text) : null;
  if (kind !== null) {
    readChildren(walk, { at, end }, { voice: above.voice, kind });
    return end;
  }
  if (above.voice !== null) {
    say(walk, { at, end, from: 0 }, above);
    return end;
  }
  const alone = end > at + 1 ? nameAlone(entry.text) : null;
  if (alone !== null && (walk.standup || isKnown(walk, alone) || hasLabels(walk, at + 1, end))) {
    // With `Yesterday` and `Today` below, it is as good as a heading.
    const shape = hasLabels(walk, at + 1, end) ? 'heading' : /^[*_@]/.test(entry.text) ? 'bold' : 'item';
    const voice: Voice = { speakers: [alone], to: [], shape };
    readChildren(walk, { at, end }, { voice, kind: above.kind });
    return end;
  }
  readChildren(walk, { at, end }, { voice: null, kind: above.kind });
  return end;
}

function readChildren(walk: Walk, span: { readonly at: number; readonly end: number }, above: Above): void {
  for (let child = span.at + 1; child < span.end;) child = readItem(walk, child, above);
}

/** Position after an item's sub-list. */
function subtreeEnd(walk: Walk, at: number): number {
  let end = at + 1;
  while ((walk.entries[end]?.parent ?? -1) >= at) end += 1;
  return end;
}

function kindOfBox(entry: Entry): UpdateKind | null {
  if (entry.box === null) return null;
  return entry.box === 'x' || entry.box === 'X' ? 'done' : 'next';
}

/** Reads a paragraph. Gives what stands above the entries below it. */
function readParagraph(walk: Walk, at: number, above: Above): Above {
  const entry = walk.entries[at];
  if (entry === undefined) return above;
  const { text } = entry;
  const head = headOf(walk, text);
  const section = above.voice?.shape === 'heading' ? above : { voice: null, kind: above.kind };
  if (head !== null) {
    const voice = voiceOf(head, 'paragraph');
    if (head.from < text.length) sayLines(walk, { at, head }, { voice, kind: above.kind });
    const listFollows = opensList(walk, at);
    const opens = listFollows && (head.from >= text.length || text.endsWith(':'));
    return opens ? { voice, kind: section.kind } : section;
  }
  const kind = kindOfLabel(text);
  if (kind !== null) return { voice: above.voice, kind };
  const newline = text.indexOf('\n');
  const alone = nameAlone(newline === -1 ? text : text.slice(0, newline));
  if (alone !== null) {
    const voice: Voice = { speakers: [alone], to: [], shape: /^[*_@]/.test(text) ? 'bold' : 'paragraph' };
    if (newline !== -1) {
      const rest = { at, end: at + 1, from: newline + 1 };
      if (!startsWithLabel(text.slice(newline + 1))) return section;
      say(walk, rest, { voice, kind: null });
      return section;
    }
    const until = nextParagraph(walk, at + 1);
    const listFollows = opensList(walk, at);
    if (hasLabels(walk, at + 1, until) || (listFollows && (walk.standup || isKnown(walk, alone)))) {
      return { voice: { ...voice, shape: 'heading' }, kind: null };
    }
    return section;
  }
  if (newline !== -1 && readLines(walk, at, above)) return section;
  if (above.voice?.shape === 'heading') {
    say(walk, { at, end: at + 1, from: 0 }, above);
    return above;
  }
  return section;
}

/** What is said in a paragraph, in which later lines may start with `**Bob** —` too. */
function sayLines(walk: Walk, start: { readonly at: number; readonly head: SpeakerHead }, above: Above): void {
  const text = walk.entries[start.at]?.text ?? '';
  let { from } = start.head;
  const dashed = start.head.end === 'dash';
  let said = above;
  for (let newline = text.indexOf('\n', from); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    const code = text.charCodeAt(newline + 1);
    // `*`, `[`, `(`, `@`, or whatever goes on in the way of the first line.
    if (!dashed && code !== 42 && code !== 91 && code !== 40 && code !== 64) continue;
    const end = text.indexOf('\n', newline + 1);
    const head = headOf(walk, text.slice(newline + 1, end === -1 ? text.length : end));
    if (head === null || head.end === 'colon') continue;
    say(walk, { at: start.at, end: start.at + 1, from, to: newline }, said);
    said = { voice: voiceOf(head, 'paragraph'), kind: above.kind };
    from = newline + 1 + head.from;
  }
  say(walk, { at: start.at, end: start.at + 1, from }, said);
}

/** Lines of a paragraph that each start with a speaker, below a first line that does not. */
function readLines(walk: Walk, at: number, above: Above): boolean {
  const text = walk.entries[at]?.text ?? '';
  let first: { readonly head: SpeakerHead; readonly line: number } | null = null;
  let heads = 0;
  for (let newline = text.indexOf('\n'); newline !== -1; newline = text.indexOf('\n', newline + 1)) {
    const head = readSpeaker(text, newline + 1);
    if (head === null || head.end !== 'colon' || head.from >= text.length) continue;
    heads += 1;
    first ??= { head, line: newline + 1 };
  }
  if (first === null || heads < 2) return false;
  const voice = voiceOf(first.head, 'paragraph');
  say(walk, { at, end: at + 1, from: first.head.from }, { voice, kind: above.kind });
  return true;
}

function opensList(walk: Walk, at: number): boolean {
  const entry = walk.entries[at];
  const next = walk.entries[at + 1];
  if (entry === undefined || next === undefined) return false;
  return next.kind === 'item' && next.section === entry.section && next.line <= entry.endLine + 2;
}

/** Position of the next paragraph that is no label, or of the next section. */
function nextParagraph(walk: Walk, from: number): number {
  const section = walk.entries[from]?.section;
  let at = from;
  for (; at < walk.entries.length; at++) {
    const entry = walk.entries[at];
    if (entry === undefined || entry.section !== section) break;
    if (entry.kind === 'paragraph' && kindOfLabel(entry.text) === null && !startsWithLabel(entry.text)) break;
  }
  return at;
}

/** True when an entry is a label such as `Yesterday`, or starts with one: `Today: …`. */
function hasLabels(walk: Walk, from: number, end: number): boolean {
  for (let at = from; at < end; at++) {
    const text = walk.entries[at]?.text ?? '';
    if (kindOfLabel(text) !== null || startsWithLabel(text)) return true;
  }
  return false;
}

function startsWithLabel(text: string): boolean {
  const colon = text.indexOf(':');
  if (colon === -1 || colon > 40) return false;
  return colon === 1 ? /^[YTBytb]: /.test(text) : kindOfLabel(text.slice(0, colon)) !== null;
}

/** The speaker at the start of a text, in a shape that this note can be believed. */
function headOf(walk: Walk, text: string): SpeakerHead | null {
  const head = readSpeaker(text);
  if (head !== null) {
    if (head.end === 'colon') return head;
    if (head.from >= text.length) return null;
    if (head.end === 'dash') return walk.standup || walk.talk || allKnown(walk, head) ? head : null;
    if (head.form === 'handle') return walk.note.kind !== 'meeting' && !ASKS.test(text.slice(head.from)) ? head : null;
    return walk.standup || allKnown(walk, head) ? head : null;
  }
  if (!walk.talk || !MAY_BE_DASHED.test(text)) return null;
  const dashed = readDashed(text);
  return dashed !== null && allKnown(walk, dashed) ? dashed : null;
}

const MAY_BE_DASHED = /^\p{L}[^:\n]{1,38}? [-–—] /u;

/** `@ann please look`: said to Ann, not by her. */
const ASKS = /^(?:please|pls|can|could|would|will you|to |should|thanks|thank|fyi|cc|and |[,?&])/i;

function allKnown(walk: Walk, head: SpeakerHead): boolean {
  return head.speakers.every((name) => isKnown(walk, name));
}

function isKnown(walk: Walk, name: string): boolean {
  walk.known ??= knownNames(walk.note);
  return walk.known.has(name.toLowerCase());
}

function voiceOf(head: SpeakerHead, shape: 'item' | 'paragraph'): Voice {
  return { speakers: head.speakers, to: head.to, shape: head.form === 'plain' ? shape : head.form };
}

/** Turns of what a voice says in an entry from an offset on, with the entries of its sub-list. */
function say(
  walk: Walk,
  span: { readonly at: number; readonly end: number; readonly from: number; readonly to?: number },
  above: Above,
): void {
  const entry = walk.entries[span.at];
  const { voice } = above;
  if (entry === undefined || voice === null) return;
  const pieces = piecesOf(span.to === undefined ? entry.text : entry.text.slice(0, span.to), span.from);
  let below = '';
  // What others say within the sub-list is within these lines too.
  const endLine = span.end > span.at + 1 ? entry.lastLine : null;
  const others: number[] = [];
  for (let at = span.at + 1; at < span.end;) {
    const child = walk.entries[at];
    if (child === undefined) break;
    const head = readSpeaker(child.text);
    if (head !== null && head.end === 'colon') {
      others.push(at);
      at = subtreeEnd(walk, at);
      continue;
    }
    below += `\n${child.text}`;
    at += 1;
  }
  const discussion = pieces.length > 2 && isDiscussion(pieces.map((piece) => piece.speakers?.join('+') ?? ''));
  for (const [index, piece] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const kind = piece.kind ?? above.kind;
    if (kind !== null && saysNothing(piece.text) && !(isLast && below !== '')) continue;
    walk.turns.push({
      section: entry.section,
      line: entry.line + piece.line,
      endLine: isLast && endLine !== null ? endLine : entry.line + piece.endLine,
      speakers: piece.speakers ?? voice.speakers,
      to: piece.speakers === null ? voice.to : piece.to,
      text: isLast ? piece.text + below : piece.text,
      kind: kind ?? said(walk, piece.text, discussion),
      shape:
        piece.speakers === null ? voice.shape : piece.ownLine && entry.kind === 'paragraph' ? 'paragraph' : 'inline',
    });
  }
  for (const other of others) readItem(walk, other, { voice: null, kind: null });
}

/** Somebody speaks twice in one line: they talk with each other. */
function isDiscussion(speakers: readonly string[]): boolean {
  const changes = speakers.filter((speaker, index) => speaker !== speakers[index - 1]);
  return changes.length > new Set(changes).size || changes.length > 3;
}

function said(walk: Walk, text: string, discussion: boolean): UpdateKind {
  if (discussion || text.endsWith('?') || (walk.talk && !walk.standup && walk.note.kind === 'meeting')) return 'remark';
  return kindOfWording(text);
}
