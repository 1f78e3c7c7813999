import { memo, useMemo, useRef } from 'react';
import type { JSX } from 'react';
import type { NoteView } from '../../core/contract/notes.ts';
import { Block } from '../markdown/block.tsx';
import { footnotesOf } from '../markdown/footnotes.ts';
import { lexBlocks } from '../markdown/lex.ts';
import { linkedNames } from '../markdown/linked-names.ts';
import { headingSlug } from '../markdown/links.ts';
import { PlainLines } from '../markdown/plain-lines.tsx';
import { ReadingContext } from '../markdown/reading.ts';
import type { Reading } from '../markdown/reading.ts';
import { useMissing } from '../queries.ts';
import { datedSections } from './dated-sections.ts';
import { useCodeColours } from './use-code-colours.ts';
import { useHighlight } from './use-highlight.ts';
import { useScrollToLine } from './use-scroll-to-line.ts';

export interface NoteBodyProps {
  readonly note: Pick<NoteView, 'date' | 'journal' | 'path' | 'text' | 'bodyLine' | 'sections'>;
  /** The lines to show, inclusive; everything below the front matter when it is left out. */
  readonly span?: readonly [number, number];
  readonly cited: readonly [number, number] | null;
  /** The line to begin at; null begins at the cited lines, or at the top. */
  readonly startLine?: number | null;
  /** The line to bring into view in a text of which only the lines in view are drawn. */
  readonly foundLine?: number | null;
  /** Words to mark wherever they stand. */
  readonly words?: readonly string[];
}

/** Text longer than this is shown line by line: turning it into elements would hold the window up. */
export const PLAIN_CHARS = 600_000;

/** True for a note whose lines are shown as they are. */
export function isShownPlain({ text, path }: Pick<NoteView, 'text' | 'path'>): boolean {
  return text.length > PLAIN_CHARS || !/\.(md|markdown|mdx)$/i.test(path);
}

const NO_WORDS: readonly string[] = [];

/** The text of a note, or some lines of it, scrolled to the cited lines. */
export const NoteBody = memo(function NoteBody(props: NoteBodyProps): JSX.Element {
  const { note, span, cited, startLine = null, foundLine = null, words = NO_WORDS } = props;
  const { text, path, journal, sections, date } = note;
  const [from, to] = span ?? [note.bodyLine, Number.POSITIVE_INFINITY];
  const [citedFrom, citedTo] = cited ?? [0, 0];
  const body = useRef<HTMLDivElement>(null);
  const shown = useMemo(() => linesOf(text, from, to), [text, from, to]);
  const isPlain = isShownPlain({ text: shown, path });
  const blocks = useMemo(() => (isPlain ? [] : lexBlocks(shown, from)), [isPlain, shown, from]);
  const linked = useMemo(() => linkedNames(blocks, path), [blocks, path]);
  const { data: missing } = useMissing(journal, linked);
  const reading = useMemo<Reading>(
    () => ({
      journal,
      path,
      cited: citedFrom > 0 ? [citedFrom, citedTo] : null,
      dated: datedSections(sections, date),
      footnotes: footnotesOf(text),
      missing: new Map(missing?.map(({ name, newPath }) => [name, newPath])),
      headings: new Set(sections.map(({ headings }) => headingSlug(headings.at(-1) ?? ''))),
    }),
    [journal, path, citedFrom, citedTo, sections, date, text, missing],
  );
  const key = `${path}:${from}:${citedFrom}:${startLine}`;
  const line = startLine ?? (citedFrom > 0 ? citedFrom : null);
  useScrollToLine(body, { line, key, version: text.length, block: startLine === null ? 'center' : 'start' });
  useHighlight(body, { words, key: shown });
  useCodeColours(body, shown);
  return (
    <ReadingContext value={reading}>
      <div ref={body} className="note-body">
        {isPlain ? (
          <PlainLines text={shown} firstLine={from} line={foundLine ?? (citedFrom > 0 ? citedFrom : null)} />
        ) : (
          blocks.map((block) => (
            <div key={`${block.line} ${block.token.type}`} className="block" dir="auto">
              <Block block={block} />
            </div>
          ))
        )}
      </div>
    </ReadingContext>
  );
});

function linesOf(text: string, from: number, to: number): string {
  return text
    .split('\n')
    .slice(from - 1, Number.isFinite(to) ? to : undefined)
    .join('\n');
}
