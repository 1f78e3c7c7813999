import { useState } from 'react';
import type { JSX } from 'react';
import type { NoteView } from '../../../core/contract/notes.ts';
import { Chip } from '../../components/chip.tsx';
import { DateTag } from '../../components/date-tag.tsx';
import { sayMoment } from '../../words/date.ts';
import { sayBytes } from '../../words/number.ts';
import { frontMatterRows } from './front-matter-rows.ts';
import { WarningList } from './warning-list.tsx';

/** More would push the note down; the others come when they are asked for. */
const MOST_TAGS = 6;

function Tags({ tags }: { readonly tags: readonly string[] }): JSX.Element {
  const [areAll, setAll] = useState(false);
  // One more is said in no less room than it needs itself.
  const shown = areAll || tags.length <= MOST_TAGS + 1 ? tags : tags.slice(0, MOST_TAGS);
  return (
    <>
      {shown.map((tag) => (
        <Chip key={tag}>#{tag}</Chip>
      ))}
      {(areAll || shown.length < tags.length) && (
        <button type="button" className="link-button" aria-expanded={areAll} onClick={() => setAll(!areAll)}>
          {areAll ? 'Fewer tags' : `${tags.length - shown.length} more tags`}
        </button>
      )}
    </>
  );
}

/** The title that only front matter has: a note whose text begins with it says it there. */
function titleAbove({ title, text, frontmatter }: NoteView): string | null {
  const first = /^#[ \t]+(.+)$/m.exec(text)?.[1]?.trim();
  return typeof frontmatter['title'] === 'string' && first !== title ? title : null;
}

interface NoteHeadProps {
  readonly note: NoteView;
  readonly isPlain: boolean;
  /** First and last line that the address points at. */
  readonly cited: readonly [number, number] | null;
}

/** What is known of a note, above its text: title, kind, date, tags, front matter, and what is odd about it. */
export function NoteHead({ note, isPlain, cited }: NoteHeadProps): JSX.Element {
  const rows = frontMatterRows(note.frontmatter);
  const isInFront = cited !== null && cited[0] < note.bodyLine;
  const title = titleAbove(note);
  return (
    <header className="note-head">
      {title !== null && <p className="note-title">{title}</p>}
      <p className="note-facts">
        {note.kind !== 'note' && !note.tags.includes(note.kind) && <Chip>{note.kind}</Chip>}
        <Tags tags={note.tags} />
        {note.date && <DateTag date={note.date} age />}
        <span className="quiet">changed {sayMoment(note.modified)}</span>
      </p>
      {rows.length > 0 && (
        <details className="front-matter" key={String(isInFront)} open={isInFront}>
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
