import type { ContextPassage } from '../../core/ask/retrieve/context.ts';
import type { ChunkRow } from '../../core/store/chunks.ts';

/** A chunk of an invented note. */
export function chunkRow(id: number, text: string, more: Partial<ChunkRow> = {}): ChunkRow {
  const line = more.line ?? 1;
  return {
    id,
    uid: `uid-${id}`,
    noteId: id,
    journal: '/notes',
    path: `note-${id}.md`,
    title: `Note ${id}`,
    noteKind: 'note',
    chunkKind: 'prose',
    sectionId: id,
    ordinal: 0,
    line,
    endLine: line + text.split('\n').length - 1,
    text,
    headings: [],
    level: 0,
    date: null,
    dateOrigin: null,
    noteDate: null,
    tags: [],
    modifiedMs: 0,
    ...more,
  };
}

/** A passage as the prompt and the check see it. */
export function passage(n: number, text: string, more: Partial<ChunkRow> = {}): ContextPassage {
  const chunk = chunkRow(n, text, more);
  const evidence = { coverage: 1, proximity: 0, identifiers: 0, phrase: false };
  return {
    n,
    chunk,
    candidate: { chunk, score: 1, evidence, similarity: null, why: [] },
    line: chunk.line,
    endLine: chunk.endLine,
    text,
  };
}
