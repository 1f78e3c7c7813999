import type { JSX } from 'react';
import { useNotes, useStatus } from '../../queries.ts';
import { formatRoute } from '../../routes.ts';
import type { Route } from '../../routes.ts';
import { filterChips } from '../../words/filters.ts';
import { sayCounted } from '../../words/number.ts';

/** Nothing asked yet, or nothing found: what can be searched, and what would find more. */
export function SearchEmpty({ route }: { readonly route: Extract<Route, { kind: 'search' }> }): JSX.Element {
  const { data: status } = useStatus();
  const { data: notes } = useNotes('');
  if (route.query.trim() !== '') return <NothingFound route={route} />;
  const example = notes?.notes[0]?.title;
  return (
    <section className="empty">
      <p>
        Searches {status ? sayCounted(status.notes, 'note') : 'your notes'} while you type. An error or a name is found
        whole and in parts.
      </p>
      {example && (
        <p className="quiet">
          For example{' '}
          <a href={formatRoute({ kind: 'search', query: example, mode: 'hybrid', filters: {} })}>{example}</a>
        </p>
      )}
    </section>
  );
}

function NothingFound({ route }: { readonly route: Extract<Route, { kind: 'search' }> }): JSX.Element {
  const limits = filterChips(route.filters).map((chip) => chip.says);
  return (
    <section className="empty">
      <p className="strong">Nothing found for “{route.query.trim()}”</p>
      {limits.length > 0 && (
        <p>
          Searched only {limits.join(', ')}. <a href={formatRoute({ ...route, filters: {} })}>Search everything</a>
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
