import { memo, useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react';
import type { JSX } from 'react';
import type { Passage } from '../../../core/contract/search.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { MarkedText } from '../../components/marked-text.tsx';
import { PathText } from '../../components/path-text.tsx';
import { readableExcerpt } from '../../components/readable-excerpt.ts';
import { useLasting } from '../../use-lasting.ts';
import { sayDate } from '../../words/date.ts';
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

/** As many as the style leaves room for. */
const MOST_LINES = 3;

/** Groups that are drawn with the key; more than a screen holds. Those below follow a frame later. */
const AT_ONCE = 12;

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
  const first = useMemo(() => groups.slice(0, AT_ONCE), [groups]);
  const rest = useDeferredValue(useMemo(() => groups.slice(AT_ONCE), [groups]));
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
      <Groups groups={first} selected={selected} onSelect={onSelect} onOpen={onOpen} />
      <Groups groups={rest} selected={selected} isBelow onSelect={onSelect} onOpen={onOpen} />
    </div>
  );
}

const Groups = memo(function Groups(props: {
  readonly groups: readonly ResultGroup[];
  readonly selected: Passage | null;
  /** Out of sight until somebody scrolls. */
  readonly isBelow?: boolean;
  readonly onSelect: (passage: Passage) => void;
  readonly onOpen: (passage: Passage) => void;
}): JSX.Element {
  const { groups, selected, isBelow = false, onSelect, onOpen } = props;
  return (
    <>
      {groups.map((group) => (
        <div
          key={group.key}
          className={isBelow ? 'result-group below' : 'result-group'}
          role="group"
          aria-label={[nameOf(group), dateOf(group)].join(' ').trim()}
        >
          <GroupHead group={group} />
          {group.passages.map((passage) => (
            <ResultRow
              key={passage.rank}
              passage={passage}
              isSelected={selected === passage}
              isOfDay={group.day !== undefined}
              isDated={sharedDate(group) === null}
              onSelect={onSelect}
              onOpen={onOpen}
            />
          ))}
        </div>
      ))}
    </>
  );
});

function nameOf({ day, first }: ResultGroup): string {
  if (day === undefined) return first.title;
  return day === null ? 'Without a day' : sayDate(day);
}

/** The day of all passages of a note; null where they have several. */
function sharedDate({ day, first, passages }: ResultGroup): Passage | null {
  return day === undefined && passages.every(({ date }) => date === first.date) ? first : null;
}

function dateOf(group: ResultGroup): string {
  const date = sharedDate(group)?.date ?? null;
  return date === null ? '' : sayDate(date);
}

function GroupHead({ group }: { readonly group: ResultGroup }): JSX.Element {
  const { day, first, passages } = group;
  const count = sayCounted(passages.length, 'passage');
  const dated = sharedDate(group);
  return (
    <div className="result-note" aria-hidden="true">
      <span className="result-title">{nameOf(group)}</span>
      {day === undefined && <PathText path={first.path} />}
      <span className="result-kind">
        {day === undefined ? `${first.kind}${passages.length > 1 ? ` · ${count}` : ''}` : count}
        {dated?.date && (
          <>
            {' · '}
            <DateTag date={dated.date} origin={dated.dateOrigin} />
          </>
        )}
      </span>
    </div>
  );
}

/** One result; drawn again only when it is another one, or selected: a key draws the list three times. */
const ResultRow = memo(function ResultRow(props: {
  readonly passage: Passage;
  readonly isSelected: boolean;
  /** True among those of a day: its note is named, and not the day. */
  readonly isOfDay: boolean;
  /** True where its day is not that of the whole group. */
  readonly isDated: boolean;
  readonly onSelect: (passage: Passage) => void;
  readonly onOpen: (passage: Passage) => void;
}): JSX.Element {
  const { passage, isSelected, isOfDay, isDated, onSelect, onOpen } = props;
  // What the note is called is said above, or before them.
  const headings = passage.headings.slice(-2).filter((heading) => heading !== passage.title);
  const where = isOfDay ? [passage.title, ...headings] : headings;
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
        <span className="result-where">{where.join(' › ') || 'at the start'}</span>
        <span className="numbers quiet">line {passage.line}</span>
        {isOfDay && <PathText path={passage.path} />}
        {!isOfDay && isDated && passage.date && <DateTag date={passage.date} origin={passage.dateOrigin} />}
      </span>
      <span className="result-text">
        <MarkedText {...readableExcerpt(passage.excerpt, passage.marks, MOST_LINES)} />
      </span>
    </div>
  );
});

/** The element that shows a result. */
export function resultId(passage: Passage): string {
  return `result-${passage.rank}`;
}
