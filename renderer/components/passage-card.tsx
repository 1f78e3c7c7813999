import type { JSX, ReactNode } from 'react';
import type { Passage } from '../../core/contract.ts';
import { noteAddress } from '../routes.ts';
import { DateTag } from './date-tag.tsx';
import { MarkedText } from './marked-text.tsx';

export interface PassageCardProps {
  readonly passage: Passage;
  /** Citation numbers, or nothing. */
  readonly numbers?: ReactNode;
  readonly isLit?: boolean;
}

/** A passage as it stands in its note, with its matches marked; it opens the note at its lines. */
export function PassageCard({ passage, numbers, isLit = false }: PassageCardProps): JSX.Element {
  const heading = passage.headings.at(-1);
  return (
    <li className={isLit ? 'passage lit' : 'passage'}>
      <a href={noteAddress(passage)}>
        <span className="passage-head">
          {numbers}
          <span className="path" title={[passage.path, ...passage.headings].join(' › ')}>
            {passage.path}:{passage.line}
          </span>
          {passage.date && <DateTag date={passage.date} origin={passage.dateOrigin} short />}
        </span>
        {heading && <span className="passage-where">{heading}</span>}
        <span className="passage-text">
          <MarkedText text={passage.excerpt.trim()} marks={shiftMarks(passage)} />
        </span>
      </a>
    </li>
  );
}

/** The marks, moved by what trimming the excerpt took from its start. */
function shiftMarks({ excerpt, marks }: Passage): readonly (readonly [number, number])[] {
  const lost = excerpt.length - excerpt.trimStart().length;
  return marks.map(([from, to]) => [Math.max(from - lost, 0), Math.max(to - lost, 0)] as const);
}
