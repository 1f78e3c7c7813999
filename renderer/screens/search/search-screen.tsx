import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import type { JSX } from 'react';
import type { Passage, SearchRequest } from '../../../core/contract/search.ts';
import { useClient } from '../../client-context.ts';
import { DegradedList } from '../../components/degraded-list.tsx';
import { FilterChips } from '../../components/filter-chips.tsx';
import { FilterMenu } from '../../components/filter-menu.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { UnderstoodChips } from '../../components/understood-chips.tsx';
import { togglePane } from '../../components/pane-state.ts';
import { isOnControl } from '../../keys.ts';
import { navigate, openHash } from '../../navigation.ts';
import { searchQuery, useSearch } from '../../queries.ts';
import { noteAddress } from '../../routes.ts';
import type { SearchRoute } from '../../routes.ts';
import { useKeys } from '../../use-keys.ts';
import { sayTook } from '../../words/duration.ts';
import { sayCounted, sayOf } from '../../words/number.ts';
import { GroupSwitch, ModeSwitch } from './mode-switch.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { groupByDay, groupByNote, inShownOrder, markedWords, passageKey } from './result-groups.ts';
import { ResultList, resultId } from './result-list.tsx';
import { SearchBox } from './search-box.tsx';
import { SearchEmpty } from './search-empty.tsx';
import { usePaced } from '../../use-paced.ts';
import { useRested } from '../../use-rested.ts';

/** Searches are sent no more often than this: below what is noticed, above the pace of typing. */
const PACE_MS = 30;

/** The preview follows what is typed after this rest: the notes of every key would be read, and flicker past. */
const PREVIEW_AFTER_MS = 250;
const LIMIT = 60;

/** Search as you type: results grouped by note, the passage shown in its note beside them. */
export function SearchScreen({ route }: { readonly route: SearchRoute }): JSX.Element {
  const box = useRef<HTMLInputElement>(null);
  const [selectedKey, setSelectedKey] = useState('');
  const client = useClient();
  const queries = useQueryClient();
  const { value: query, isDue } = usePaced(route.query, PACE_MS);
  const requestFor = (text: string): SearchRequest => ({
    query: text,
    limit: LIMIT,
    mode: route.mode,
    filters: route.filters,
    without: [...route.without],
  });
  const search = useSearch(requestFor(query));
  const isAsked = route.query.trim() !== '';
  const result = isAsked ? search.data : undefined;
  const grouped = route.group === 'day' ? groupByDay : groupByNote;
  const groups = useMemo(() => grouped(result?.results ?? []), [result, grouped]);
  const shown = useMemo(() => inShownOrder(groups), [groups]);
  const words = useMemo(() => markedWords(shown), [shown]);
  const selected = shown.find((passage) => passageKey(passage) === selectedKey) ?? shown[0] ?? null;
  const previewed = useRested(selected, route.query, PREVIEW_AFTER_MS);
  const isStale = search.isPlaceholderData || query !== route.query;

  const type = (text: string): void => {
    // The request leaves with the key, and the screen is drawn while it is under way.
    if (text.trim() !== '' && isDue()) void queries.prefetchQuery(searchQuery(client, requestFor(text)));
    navigate({ ...route, query: text }, { isTyped: true });
  };
  const change = (to: Partial<SearchRoute>): void => navigate({ ...route, ...to }, { replace: true });
  const step = (by: number): void => {
    const next = shown[(selected ? shown.indexOf(selected) : -1) + by];
    if (next) setSelectedKey(passageKey(next));
  };
  const open = (passage: Passage | null): boolean | void => (passage ? openHash(noteAddress(passage)) : false);
  useKeys(
    {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      j: () => step(1),
      k: () => step(-1),
      Enter: (event) =>
        event.target instanceof HTMLAnchorElement || event.target instanceof HTMLButtonElement ? false : open(selected),
      Space: (event) => (isOnControl(event) ? false : togglePane('right')),
      m: () => change({ mode: route.mode === 'hybrid' ? 'lexical' : 'hybrid' }),
      b: () => change({ group: route.group === 'note' ? 'day' : 'note' }),
      '/': () => box.current?.select(),
      Escape: () => (document.activeElement === box.current ? document.getElementById('page-body')?.focus() : false),
    },
    { whileTyping: ['ArrowDown', 'ArrowUp', 'Enter', 'Escape'] },
  );
  return (
    <>
      <Page title="Search" right="preview">
        <div className="search-head">
          <SearchBox
            query={route.query}
            box={box}
            activeId={selected ? resultId(selected) : undefined}
            isExpanded={shown.length > 0}
            onChange={type}
          />
          <div className="understood" role="group" aria-label="Filters">
            <ModeSwitch mode={route.mode} onChange={(mode) => change({ mode })} />
            <GroupSwitch group={route.group} onChange={(group) => change({ group })} />
            <FilterChips filters={route.filters} onChange={(filters) => change({ filters })} />
            <UnderstoodChips
              chips={result?.understood ?? []}
              without={route.without}
              onChange={(without) => change({ without })}
            />
            <FilterMenu filters={route.filters} onChange={(filters) => change({ filters })} />
            <span className="search-count numbers" role="status">
              {result &&
                !isStale &&
                shown.length > 0 &&
                `${sayOf(shown.length, result.total, 'passage')} ${route.group === 'day' ? 'on' : 'in'} ${sayCounted(groups.length, route.group)} · ${sayTook(result.ms.total)}`}
            </span>
          </div>
          {result && <DegradedList degraded={result.degraded} />}
        </div>
        {isAsked && search.isError && (
          <Problem title="The search failed" error={search.error} onRetry={() => void search.refetch()} />
        )}
        {isAsked && search.isPending && <Skeleton label="Searching" rows={8} />}
        {(!isAsked || (result && shown.length === 0 && !isStale)) && <SearchEmpty route={route} result={result} />}
        {result && shown.length > 0 && (
          <ResultList
            groups={groups}
            selected={selected}
            isStale={isStale}
            onSelect={(passage) => setSelectedKey(passageKey(passage))}
            onOpen={open}
          />
        )}
      </Page>
      <PreviewPane passage={previewed} words={words} />
    </>
  );
}
