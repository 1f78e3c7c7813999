import type { JSX } from 'react';
import { CHIP_KINDS } from '../../../core/contract/search.ts';
import { DateTag } from '../../components/date-tag.tsx';
import { PathText } from '../../components/path-text.tsx';
import { useStatus } from '../../queries.ts';
import { formatRoute, noteAddress, searchRoute } from '../../routes.ts';
import { filterChips } from '../../words/filters.ts';
import { sayCounted } from '../../words/number.ts';
import type { AskState, Asking } from './ask-state.ts';

/** Passages shown as near; the rest stands beside the answer. */
const NEAR = 3;

/** The notes do not hold the answer: said plainly, with what is near and what was searched. */
export function AbstainedView(props: {
  readonly state: AskState;
  readonly onChange: (asking: Asking) => void;
}): JSX.Element {
  const { state, onChange } = props;
  const { data: status } = useStatus();
  const filters = state.understood?.filters ?? state.filters;
  const narrowed = filterChips(filters).map((chip) => chip.says);
  const near = state.passages.slice(0, NEAR);
  return (
    <section className="abstained">
      <h2>Not in your notes</h2>
      {status?.notes === 0 && (
        <p>
          There is no note yet. <a href="#/today">Write today’s note</a>, or{' '}
          <a href="#/journals">choose the folder with your notes</a>.
        </p>
      )}
      {state.answer?.reason && status?.notes !== 0 && <p>{state.answer.reason}</p>}
      <p className="quiet">
        Searched {status ? sayCounted(status.notes, 'note') : 'all notes'}
        {narrowed.length > 0 ? `, limited to ${narrowed.join(', ')},` : ''}
        {state.understood && state.understood.terms.length > 0 && ` for ${state.understood.terms.join(' · ')}`}.
      </p>
      <p className="abstained-actions">
        {narrowed.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => onChange({ ...state, filters: {}, without: [...CHIP_KINDS] })}
          >
            Search without these limits
          </button>
        )}
        <a className="button" href={formatRoute(searchRoute(state.question))}>
          Search for the words
        </a>
      </p>
      {near.length > 0 && (
        <>
          <h3>Near, but not an answer</h3>
          <ul className="near">
            {near.map((passage) => (
              <li key={`${passage.path}:${passage.line}`}>
                <a href={noteAddress(passage)}>{passage.headings.at(-1) ?? passage.title}</a>
                <PathText className="quiet" path={passage.path} line={passage.line} />
                {passage.date && <DateTag date={passage.date} origin={passage.dateOrigin} short />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
