import type { JSX } from 'react';
import type { NoteSummary } from '../../../core/contract/notes.ts';
import type { Status } from '../../../core/contract/state.ts';
import { AddFolder } from '../../components/add-folder.tsx';
import { useNotes, useStatus } from '../../queries.ts';
import { askRoute, formatRoute } from '../../routes.ts';
import { sayShortDate } from '../../words/date.ts';
import { sayCounted } from '../../words/number.ts';

/** What stands below an empty question box: the first step, or questions that these notes may answer. */
export function AskEmpty(): JSX.Element | null {
  const { data: status } = useStatus();
  const { data: notes } = useNotes('');
  if (!status) return null;
  return (
    <>
      {hasOwnJournal(status) ? null : <FirstRun status={status} />}
      {notes && notes.notes.length > 0 && <Examples notes={notes.notes} status={status} />}
    </>
  );
}

/** True when the user has chosen a folder of their own. */
export function hasOwnJournal(status: Pick<Status, 'journals'>): boolean {
  return status.journals.some((journal) => !journal.sample);
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

function Examples(props: { readonly notes: readonly NoteSummary[]; readonly status: Status }): JSX.Element {
  const questions = exampleQuestions(props.notes);
  return (
    <section className="examples" aria-label="Examples">
      {hasOwnJournal(props.status) && <h2>Ask {sayCounted(props.status.notes, 'note')}</h2>}
      <ul>
        {questions.map((question) => (
          <li key={question}>
            <a href={formatRoute(askRoute(question))}>{question}</a>
          </li>
        ))}
      </ul>
      <p className="quiet">An error message or a stack trace works too: paste it as it is.</p>
    </section>
  );
}

/** Up to four questions made from the notes themselves: of each kind of note one, and one for a day. */
export function exampleQuestions(notes: readonly NoteSummary[]): readonly string[] {
  const topicOf = (kind: NoteSummary['kind']): string | null =>
    notes.find((note) => note.kind === kind)?.title.replace(LEADING_NUMBER, '') ?? null;
  const [runbook, decision, meeting] = [topicOf('runbook'), topicOf('decision'), topicOf('meeting')];
  const day = notes.find((note) => note.date !== null)?.date ?? null;
  return [
    ...(runbook ? [`${runbook}: what are the steps?`] : []),
    ...(decision ? [`${decision}: what did we decide?`] : []),
    ...(meeting ? [`${meeting}: what came out of it?`] : []),
    ...(day ? [`What happened on ${sayShortDate(day)}?`] : []),
  ];
}

/** `0007: Sessions`, `ADR-12 – Queue`: the number says nothing in a question. */
const LEADING_NUMBER = /^(?:ADR[- ]?)?\d+\s*[:.–—-]\s*/i;
