import { memo, useCallback, useEffect, useRef } from 'react';
import type { JSX } from 'react';
import type { Passage } from '../../../core/contract/search.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { MarkedText } from '../../components/marked-text.tsx';
import { readableExcerpt } from '../../components/readable-excerpt.ts';
import { useLasting } from '../../use-lasting.ts';
import { sayCounted } from '../../words/number.ts';
import type { ResultGroup } from './result-groups.ts';
import { RESULTS_ID } from './search-box.tsx';

export interface ResultListProps {
  readonly groups: readonly ResultGroup[];
  readonly selected: Passage | null;
  /** True while the shown results belong to a former query. */
  readonly isStale: boolean;
  readonly onSelect: (passage: Passage) => void;
  readonly onOpen: (passage: Passage) => void;
}

/** Results that belong to a former query for longer than this are dimmed: with every key it would be a flicker. */
const DIM_AFTER_MS = 200;

/** The results, grouped by note. A click selects, a second one or Enter opens. */
export function ResultList(props: ResultListProps): JSX.Element {
  const { groups, selected, isStale } = props;
  const isDim = useLasting(isStale, DIM_AFTER_MS);
  const selectedId = selected ? resultId(selected) : null;
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const onSelect = useCallback((passage: Passage) => latest.current.onSelect(passage), []);
  const onOpen = useCallback((passage: Passage) => latest.current.onOpen(passage), []);
  useEffect(() => {
    if (selectedId) document.getElementById(selectedId)?.scrollIntoView({ block: 'nearest' });
  }, [selectedId]);
  return (
    <div
      id={RESULTS_ID}
      className={isDim ? 'results stale' : 'results'}
      role="listbox"
      aria-label="Results"
      aria-busy={isStale}
    >
      {groups.map((group) => (
        <div key={group.key} className="result-group" role="group" aria-label={group.first.title}>
          <div className="result-note" aria-hidden="true">
            <span className="result-title">{group.first.title}</span>
            <span className="path">{group.first.path}</span>
            <span className="result-kind">
              {group.first.kind}
              {group.passages.length > 1 && ` · ${sayCounted(group.passages.length, 'passage')}`}
            </span>
          </div>
          {group.passages.map((passage) => (
            <ResultRow
              key={passage.rank}
              passage={passage}
              isSelected={selected === passage}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </div>
  );
}

/** One result; drawn again only when it is another one, or selected: a key draws the list three times. */
const ResultRow = memo(function ResultRow(props: {
  readonly passage: Passage;
  readonly isSelected: boolean;
  readonly onSelect: (passage: Passage) => void;
  readonly onOpen: (passage: Passage) => void;
}): JSX.Element {
  const { passage, isSelected, onSelect, onOpen } = props;
  return (
    <div
      id={resultId(passage)}
      className="result"
      role="option"
      aria-selected={isSelected}
      onClick={() => (isSelected ? onOpen(passage) : onSelect(passage))}
      onDoubleClick={() => onOpen(passage)}
    >
      <span className="result-head">
        <span className="result-where">{passage.headings.slice(-2).join(' › ') || 'at the start'}</span>
        <span className="numbers quiet">line {passage.line}</span>
        {passage.date && <DateTag date={passage.date} origin={passage.dateOrigin} />}
      </span>
      <span className="result-text">
        <MarkedText {...readableExcerpt(passage.excerpt, passage.marks)} />
      </span>
    </div>
  );
});

/** The element that shows a result. */
export function resultId(passage: Passage): string {
  return `result-${passage.rank}`;
}
