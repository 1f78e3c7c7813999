import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { Input } from '../../../core/contract.ts';
import type { Feedback, Verdict } from '../../../core/contract/conversations.ts';
import type { Passage } from '../../../core/contract/search.ts';
import { useClient } from '../../client-context.ts';
import { tellProblem } from '../../components/notices.ts';
import { formText } from '../../form-text.ts';
import { QUERY_KEYS } from '../../queries.ts';
import type { AskState } from './ask-state.ts';

/** More of a pasted log tells nobody which question it was. */
const QUESTION_CHARS = 2_000;

interface Said {
  /** What was said of answers and passages so far. */
  readonly all: readonly Feedback[];
  readonly give: (request: Input<'giveFeedback'>) => void;
}

function useFeedback(): Said {
  const client = useClient();
  const queries = useQueryClient();
  const { data: all = [] } = useQuery({
    queryKey: QUERY_KEYS.feedback,
    queryFn: async ({ signal }) => (await client.call('feedback', {}, signal)).feedback,
  });
  const give = (request: Input<'giveFeedback'>): void => {
    client.call('giveFeedback', request).then(
      ({ feedback }) => queries.setQueryData(QUERY_KEYS.feedback, feedback),
      (error: unknown) => tellProblem('What you said was not kept.', error),
    );
  };
  return { all, give };
}

function questionOf(state: AskState): string {
  return state.question.trim().slice(0, QUESTION_CHARS);
}

/** Whether the answer helped, and what is missing; kept on this machine and exported by `daybook export feedback`. */
export function AnswerFeedback({ state }: { readonly state: AskState }): JSX.Element {
  const { all, give } = useFeedback();
  const [isAsked, setAsked] = useState(false);
  const question = questionOf(state);
  const said = all.find((one) => one.question === question && one.place === null) ?? null;
  const say = (verdict: Verdict, remark = ''): void => {
    const isSame = said?.verdict === verdict && remark === '';
    give({ question, verdict: isSame ? null : verdict, remark, model: state.answer?.model ?? null });
  };
  return (
    <div className="feedback" role="group" aria-label="What you say of this answer">
      <button
        type="button"
        className="chip chip-press"
        aria-pressed={said?.verdict === 'helpful'}
        onClick={() => {
          setAsked(false);
          say('helpful');
        }}
      >
        Helpful
      </button>
      <button
        type="button"
        className="chip chip-press"
        aria-pressed={said?.verdict === 'missing'}
        aria-expanded={isAsked}
        onClick={() => {
          setAsked(said?.verdict !== 'missing');
          say('missing');
        }}
      >
        Something is missing
      </button>
      {isAsked && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            say('missing', formText(event.currentTarget, 'remark'));
            setAsked(false);
          }}
        >
          <input
            name="remark"
            className="input"
            aria-label="What is missing"
            placeholder="What, or where it is written"
            maxLength={5_000}
            autoFocus
          />
          <button type="submit" className="button">
            Keep
          </button>
        </form>
      )}
      {said !== null && !isAsked && <span className="quiet small">kept on this machine</span>}
    </div>
  );
}

/** Says of one passage that it does not belong there. */
export function WrongPassage(props: {
  readonly state: AskState;
  readonly passage: Pick<Passage, 'journal' | 'path' | 'line'>;
}): JSX.Element {
  const { all, give } = useFeedback();
  const { journal, path, line } = props.passage;
  const question = questionOf(props.state);
  const isWrong = all.some(
    ({ question: asked, place }) =>
      asked === question && place?.journal === journal && place.path === path && place.line === line,
  );
  return (
    <button
      type="button"
      className="quiet-button passage-wrong"
      aria-pressed={isWrong}
      aria-label={`${isWrong ? 'Marked as wrong' : 'Wrong passage'}: ${path} line ${line}`}
      onClick={() => give({ question, verdict: isWrong ? null : 'wrong', place: { journal, path, line } })}
    >
      {isWrong ? 'Marked as wrong' : 'Wrong passage'}
    </button>
  );
}
