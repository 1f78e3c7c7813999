import type { Section } from '../notes/note.ts';
import type { PreparedChunk } from '../store/prepare-note.ts';
import type { Outcome } from './ingest-note.ts';

/*
 * How outcomes cross from one thread to another. A copy between threads writes the name of each property of each object:
 * for the many small chunks and sections that takes longer than their content, so they go as one list for each property.
 */

type Columns<T> = { readonly [K in keyof T]: readonly T[K][] };

type NoteOutcome = Extract<Outcome, { kind: 'note' }>;

interface PackedNote {
  readonly kind: 'packed';
  /** Without the rows of `sections` and `chunks`. */
  readonly outcome: NoteOutcome;
  readonly sections: Columns<Section>;
  readonly chunks: Columns<PreparedChunk>;
}

export type PackedOutcome = PackedNote | Exclude<Outcome, NoteOutcome>;

function packChunks(chunks: readonly PreparedChunk[]): Columns<PreparedChunk> {
  return {
    ordinal: chunks.map((chunk) => chunk.ordinal),
    kind: chunks.map((chunk) => chunk.kind),
    section: chunks.map((chunk) => chunk.section),
    line: chunks.map((chunk) => chunk.line),
    endLine: chunks.map((chunk) => chunk.endLine),
    uid: chunks.map((chunk) => chunk.uid),
    embedHash: chunks.map((chunk) => chunk.embedHash),
    parts: chunks.map((chunk) => chunk.parts),
    from: chunks.map((chunk) => chunk.from),
    to: chunks.map((chunk) => chunk.to),
  };
}

function packSections(sections: readonly Section[]): Columns<Section> {
  return {
    ordinal: sections.map((section) => section.ordinal),
    level: sections.map((section) => section.level),
    headings: sections.map((section) => section.headings),
    line: sections.map((section) => section.line),
    endLine: sections.map((section) => section.endLine),
    date: sections.map((section) => section.date),
    dateOrigin: sections.map((section) => section.dateOrigin),
    warning: sections.map((section) => section.warning),
  };
}

function unpackChunks(columns: Columns<PreparedChunk>): PreparedChunk[] {
  return columns.ordinal.map((ordinal, at) => ({
    ordinal,
    kind: columns.kind[at] ?? 'prose',
    section: columns.section[at] ?? 0,
    line: columns.line[at] ?? 1,
    endLine: columns.endLine[at] ?? 1,
    uid: columns.uid[at] ?? '',
    embedHash: columns.embedHash[at] ?? '',
    parts: columns.parts[at] ?? '',
    from: columns.from[at] ?? 0,
    to: columns.to[at] ?? 0,
  }));
}

function unpackSections(columns: Columns<Section>): Section[] {
  return columns.ordinal.map((ordinal, at) => ({
    ordinal,
    level: columns.level[at] ?? 0,
    headings: columns.headings[at] ?? [],
    line: columns.line[at] ?? 1,
    endLine: columns.endLine[at] ?? 1,
    date: columns.date[at] ?? null,
    dateOrigin: columns.dateOrigin[at] ?? null,
    warning: columns.warning[at] ?? null,
  }));
}

/** For the way between threads. The buffer of `texts` is to be transferred. */
export function packOutcome(outcome: Outcome): PackedOutcome {
  if (outcome.kind !== 'note') return outcome;
  const { note, texts } = outcome.prepared;
  return {
    kind: 'packed',
    outcome: { ...outcome, prepared: { note: { ...note, sections: [] }, chunks: [], texts } },
    sections: packSections(note.sections),
    chunks: packChunks(outcome.prepared.chunks),
  };
}

/** On the other side: the outcome as it was. */
export function unpackOutcome(packed: PackedOutcome): Outcome {
  if (packed.kind !== 'packed') return packed;
  const { note, texts } = packed.outcome.prepared;
  const prepared = {
    note: { ...note, sections: unpackSections(packed.sections) },
    chunks: unpackChunks(packed.chunks),
    texts,
  };
  return { ...packed.outcome, prepared };
}
