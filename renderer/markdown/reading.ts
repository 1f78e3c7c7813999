import { createContext, useContext } from 'react';
import type { SectionView } from '../../core/contract/notes.ts';
import type { Footnote } from './footnotes.ts';

/** What the parts of a note that is shown know of it. */
export interface Reading {
  readonly journal: string | null;
  readonly path: string;
  /** The cited lines, inclusive; null when none are. */
  readonly cited: readonly [number, number] | null;
  /** Sections by the line of their heading, with the date only where it changes. */
  readonly dated: ReadonlyMap<number, SectionView>;
  readonly footnotes: ReadonlyMap<string, Footnote>;
  /** Names in links that lead to no note, each with the path that it would have; null where none can be written. */
  readonly missing: ReadonlyMap<string, string | null>;
  /** Anchors of the headings of the note; null where they are not known. */
  readonly headings: ReadonlySet<string> | null;
}

/** Text that stands in no note: sentences of an answer. */
export const NOWHERE: Reading = {
  journal: null,
  path: '',
  cited: null,
  dated: new Map(),
  footnotes: new Map(),
  missing: new Map(),
  headings: null,
};

export const ReadingContext = createContext<Reading>(NOWHERE);

/** Attributes of an element that shows one line: its number, and whether it is cited. */
export function useLine(): (line: number, className?: string) => { 'data-line': number; className: string } {
  const { cited } = useContext(ReadingContext);
  return (line, className = '') => {
    const isCited = cited !== null && line >= cited[0] && line <= cited[1];
    return { 'data-line': line, className: isCited ? `line cited ${className}` : `line ${className}` };
  };
}
