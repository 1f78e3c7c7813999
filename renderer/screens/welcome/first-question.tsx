import type { JSX } from 'react';
import type { Status } from '../../../core/contract/state.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFirstQuestions } from '../../fact-queries.ts';
import { QuestionLinks } from '../ask/ask-empty.tsx';

/** Questions that were tried: these notes answer them. */
export function FirstQuestion({ status }: { readonly status: Status }): JSX.Element | null {
  // Asked of a part of the notes, the best questions would not be among them.
  const isRead = status.run === null || status.run.stage === 'embed';
  const questions = useFirstQuestions({ enabled: isRead && status.notes > 0 });
  if (status.notes === 0 && isRead) return null;
  if (questions.isError || questions.data?.length === 0) return null;
  return (
    <section className="welcome-part examples" aria-labelledby="question-title">
      <h3 id="question-title">Ask your notes</h3>
      {questions.data === undefined ? (
        <Skeleton label="Looking for a first question" rows={3} />
      ) : (
        <QuestionLinks questions={questions.data} />
      )}
      <p className="quiet">Answers are sentences of your notes, each with its line.</p>
    </section>
  );
}
