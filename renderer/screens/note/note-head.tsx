import type { JSX } from 'react';
import type { NoteView } from '../../../core/contract/notes.ts';
import { Chip } from '../../components/chip.tsx';
import { DateTag } from '../../components/date-tag.tsx';
import { sayMoment } from '../../words/date.ts';
import { sayBytes } from '../../words/number.ts';
import { frontMatterRows } from './front-matter-rows.ts';
import { WarningList } from './warning-list.tsx';

/** What is known of a note, above its text: kind, date, tags, front matter, and what is odd about it. */
export function NoteHead({ note, isPlain }: { readonly note: NoteView; readonly isPlain: boolean }): JSX.Element {
  const rows = frontMatterRows(note.frontmatter);
  return (
    <header className="note-head">
      <p className="note-facts">
        <Chip>{note.kind}</Chip>
        {note.tags.map((tag) => (
          <Chip key={tag}>#{tag}</Chip>
        ))}
        {note.date && <DateTag date={note.date} age />}
        <span className="quiet">changed {sayMoment(note.modified)}</span>
      </p>
      {rows.length > 0 && (
        <details className="front-matter">
          <summary>Front matter, {rows.length === 1 ? '1 field' : `${rows.length} fields`}</summary>
          <dl>
            {rows.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      {note.changedSinceIndexed && (
        <p className="note-box">This note was changed after it was indexed: the cited lines may have moved.</p>
      )}
      {isPlain && (
        <p className="note-box">
          This note has {sayBytes(note.text.length)} of text, so it is shown as it is, line by line.
        </p>
      )}
      <WarningList sections={note.sections} />
    </header>
  );
}
