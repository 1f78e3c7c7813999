import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { Output } from '../../core/contract.ts';
import type { NewNoteRequest } from '../../core/contract/facts.ts';
import type { Journal } from '../../core/contract/state.ts';
import { useClient } from '../client-context.ts';
import { navigate } from '../navigation.ts';
import { QUERY_KEYS, useStatus } from '../queries.ts';
import { createStore, useStore } from '../store.ts';
import { today } from '../today.ts';
import { writeNext } from '../write-next.ts';
import { DayField } from './day-field.tsx';
import { Dialog } from './dialog.tsx';
import { tellUser } from './notices.ts';
import { Problem } from './problem.tsx';

/** True while the user chooses what kind of note to begin. */
export const newNoteShown = createStore(false);

type Kind = NewNoteRequest['kind'];

const KINDS: readonly { readonly kind: Kind; readonly says: string; readonly about: string }[] = [
  { kind: 'journal', says: 'Day', about: 'The note of a day, with what is still open' },
  { kind: 'standup', says: 'Standup', about: 'Who did what, and what is next' },
  { kind: 'meeting', says: 'Meeting', about: 'Who was there, what was said and agreed' },
  { kind: 'runbook', says: 'Runbook', about: 'Steps for when it happens again' },
  { kind: 'decision', says: 'Decision', about: 'What was chosen, and why' },
];

/** Notes of these kinds are named after their subject. */
const TITLED: ReadonlySet<Kind> = new Set<Kind>(['meeting', 'runbook', 'decision']);

/** Begins a note of a kind, from its template, and opens it to be written; one that exists already is only opened. */
export function NewNote(): JSX.Element {
  const day = useStore(today);
  const { data: status } = useStatus();
  const [kind, setKind] = useState<Kind>('journal');
  const [title, setTitle] = useState('');
  const [date, setDate] = useState(day);
  const [journal, setJournal] = useState('');
  const create = useNewNote();
  const journals = status?.journals ?? [];
  const isTitled = TITLED.has(kind);
  const submit = (): void =>
    create.mutate({
      kind,
      ...(date === '' ? {} : { date }),
      ...(isTitled && title.trim() !== '' ? { title: title.trim() } : {}),
      ...(journal === '' ? {} : { journal }),
    });
  return (
    <Dialog title="New note" className="form" onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <KindChoice kind={kind} onChoose={setKind} />
        {isTitled && (
          <label className="field">
            <span>Title</span>
            <input
              className="input"
              value={title}
              maxLength={200}
              required
              autoComplete="off"
              onChange={(event) => setTitle(event.currentTarget.value)}
            />
          </label>
        )}
        <div className="field">
          <span aria-hidden="true">Day</span>
          <DayField label="Day" value={date} required onChange={setDate} />
        </div>
        {journals.length > 1 && <JournalChoice journals={journals} chosen={journal} onChoose={setJournal} />}
        {create.isError && <Problem title="The note was not written" error={create.error} />}
        <p className="form-actions">
          <button type="submit" className="button primary" disabled={create.isPending}>
            {create.isPending ? 'Writing' : 'Write and open'}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

function close(): void {
  newNoteShown.set(false);
}

function KindChoice(props: { readonly kind: Kind; readonly onChoose: (kind: Kind) => void }): JSX.Element {
  return (
    <fieldset className="choices">
      <legend className="visually-hidden">Kind of note</legend>
      {KINDS.map(({ kind, says, about }) => (
        <label key={kind} className="choice">
          <input
            type="radio"
            name="note-kind"
            checked={props.kind === kind}
            data-begin={kind === 'journal' ? '' : undefined}
            onChange={() => props.onChoose(kind)}
          />
          <span className="strong">{says}</span>
          <span className="quiet">{about}</span>
        </label>
      ))}
    </fieldset>
  );
}

function JournalChoice(props: {
  readonly journals: readonly Journal[];
  readonly chosen: string;
  readonly onChoose: (root: string) => void;
}): JSX.Element {
  return (
    <label className="field">
      <span>Journal</span>
      <select
        className="input select"
        value={props.chosen}
        onChange={(event) => props.onChoose(event.currentTarget.value)}
      >
        {props.journals.map(({ root, name }, index) => (
          <option key={root} value={index === 0 ? '' : root}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function useNewNote() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (request: Partial<NewNoteRequest>) => client.call('newNote', request),
    onSuccess({ journal, path, created }: Output<'newNote'>) {
      close();
      tellUser(created ? `${path} was written.` : `${path} existed already. It was opened as it is.`);
      void queries.invalidateQueries({ queryKey: QUERY_KEYS.notes });
      if (created) writeNext({ journal, path });
      navigate({ kind: 'note', journal, path, line: null, endLine: null });
    },
  });
}
