import type { JSX, ReactNode } from 'react';
import type { Passage } from '../../core/contract/search.ts';
import { noteAddress } from '../routes.ts';
import { DateTag } from './date-tag.tsx';
import { MarkedText } from './marked-text.tsx';
import { PathText } from './path-text.tsx';
import { readableExcerpt } from './readable-excerpt.ts';

/** What is shown of a passage. */
export type ShownPassage = Pick<
  Passage,
  'journal' | 'path' | 'line' | 'endLine' | 'headings' | 'date' | 'dateOrigin' | 'excerpt' | 'marks'
>;

/** As many as the style leaves room for. */
const MOST_LINES = 8;

export interface PassageCardProps {
  readonly passage: ShownPassage;
  /** Citation numbers, or nothing. */
  readonly numbers?: ReactNode;
  readonly isLit?: boolean;
  /** What can be done with the passage. */
  readonly foot?: ReactNode;
}

/** A passage as it stands in its note, with its matches marked; it opens the note at its lines. */
export function PassageCard({ passage, numbers, isLit = false, foot }: PassageCardProps): JSX.Element {
  const heading = passage.headings.at(-1);
  return (
    <li className={isLit ? 'passage lit' : 'passage'}>
      <a href={noteAddress(passage)}>
        <span className="passage-head">
          {numbers}
          <PathText path={passage.path} line={passage.line} title={[passage.path, ...passage.headings].join(' › ')} />
        </span>
        <span className="passage-where">
          {heading && <span>{heading}</span>}
          {passage.date && <DateTag date={passage.date} origin={passage.dateOrigin} short />}
        </span>
        <span className="passage-text">
          <MarkedText {...readableExcerpt(passage.excerpt, passage.marks, MOST_LINES)} />
        </span>
      </a>
      {foot}
    </li>
  );
}
