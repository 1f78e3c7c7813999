import type { JSX } from 'react';
import type { SearchResult } from '../../../core/contract/search.ts';
import { NoNotes } from '../../components/no-notes.tsx';
import { useNotePage, useStatus } from '../../queries.ts';
import { formatRoute, searchRoute } from '../../routes.ts';
import type { SearchRoute } from '../../routes.ts';
import { filterChips } from '../../words/filters.ts';
import { sayCounted } from '../../words/number.ts';

/** Nothing asked yet, or nothing found: what can be searched, and what would find more. */
export function SearchEmpty(props: {
  readonly route: SearchRoute;
  /** What was searched; nothing when nothing was asked. */
  readonly result: SearchResult | undefined;
}): JSX.Element {
  const { route, result } = props;
  const { data: status } = useStatus();
  const { data: notes } = useNotePage('');
  if (status?.notes === 0 && status.run === null) return <NoNotes />;
  if (route.query.trim() !== '') return <NothingFound route={route} result={result} />;
  const example = notes?.notes[0]?.title;
  return (
    <section className="empty">
      <p>
        Searches {status ? sayCounted(status.notes, 'note') : 'your notes'} while you type. An error or a name is found
        whole and in parts.
      </p>
      {example && (
        <p className="quiet">
          For example <a href={formatRoute(searchRoute(example))}>{example}</a>
        </p>
      )}
    </section>
  );
}

function NothingFound(props: { readonly route: SearchRoute; readonly result: SearchResult | undefined }): JSX.Element {
  const { route, result } = props;
  const understood = result?.understood ?? [];
  const limits = [...filterChips(route.filters).map(({ says }) => says), ...understood.map(({ label }) => label)];
  const everything: SearchRoute = {
    ...route,
    filters: {},
    without: [...new Set([...route.without, ...understood.map(({ kind }) => kind)])],
  };
  return (
    <section className="empty">
      <p className="strong">Nothing found for “{route.query.trim()}”</p>
      {result?.excluded && <p>{result.excluded}</p>}
      {limits.length > 0 && (
        <p>
          Searched only {limits.join(', ')}. <a href={formatRoute(everything)}>Search everything</a>
        </p>
      )}
      {route.mode === 'lexical' && (
        <p>
          Searched for the words only.{' '}
          <a href={formatRoute({ ...route, mode: 'hybrid' })}>Search for the meaning too</a>
        </p>
      )}
      {limits.length === 0 && route.mode !== 'lexical' && (
        <p className="quiet">No passage has these words or this meaning. Fewer or other words may find it.</p>
      )}
    </section>
  );
}
