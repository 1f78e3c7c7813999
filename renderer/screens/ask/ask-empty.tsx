import type { JSX } from 'react';
import type { Status } from '../../../core/contract/state.ts';
import { AddFolder } from '../../components/add-folder.tsx';
import { NoNotes } from '../../components/no-notes.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFirstQuestions } from '../../fact-queries.ts';
import { useStatus } from '../../queries.ts';
import { askRoute, formatRoute } from '../../routes.ts';
import { hasOwnJournal } from '../../words/journal.ts';
import { sayCounted } from '../../words/number.ts';

/** What stands below an empty question box: the first step, or questions that these notes may answer. */
export function AskEmpty(): JSX.Element | null {
  const { data: status } = useStatus();
  const { data: questions, isLoading } = useFirstQuestions({ enabled: status !== undefined && status.notes > 0 });
  if (!status) return null;
  if (hasOwnJournal(status) && status.notes === 0 && status.run === null) return <NoNotes />;
  return (
    <>
      {hasOwnJournal(status) ? null : <FirstRun status={status} />}
      {isLoading && <Skeleton label="Looking for questions that your notes answer" rows={4} />}
      {questions && status.notes > 0 && <Examples questions={questions} status={status} />}
    </>
  );
}

function FirstRun({ status }: { readonly status: Status }): JSX.Element {
  const hasSample = status.journals.some((journal) => journal.sample);
  return (
    <section className="first-run" aria-labelledby="first-run-title">
      <h2 id="first-run-title">Choose the folder with your notes</h2>
      <p>
        Your files stay where they are. Daybook writes to them only when you tell it to, such as ticking an item off;
        its index is in its own folder, and kept current while you write.
      </p>
      <AddFolder />
      {hasSample && <p className="quiet">Until then you see a small sample journal. Try it:</p>}
    </section>
  );
}

function Examples(props: { readonly questions: readonly string[]; readonly status: Status }): JSX.Element {
  return (
    <section className="examples" aria-label="Examples">
      {hasOwnJournal(props.status) && <h2>Ask {sayCounted(props.status.notes, 'note')}</h2>}
      <QuestionLinks questions={props.questions} />
      <p className="quiet">An error message or a stack trace works too: paste it as it is.</p>
    </section>
  );
}

/** Questions, each a link to its answer. */
export function QuestionLinks({ questions }: { readonly questions: readonly string[] }): JSX.Element {
  return (
    <ul>
      {questions.map((question) => (
        <li key={question}>
          <a href={formatRoute(askRoute(question))}>{question}</a>
        </li>
      ))}
    </ul>
  );
}
