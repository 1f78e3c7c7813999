import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { tellProblem, tellUser } from '../../components/notices.ts';
import { Problem } from '../../components/problem.tsx';
import { forgetLeft } from '../../left-behind.ts';
import { forgetPlaces } from '../../navigation.ts';
import { preferences } from '../../preferences.ts';
import { useStatus } from '../../queries.ts';
import { PreferencesSchema } from '../../../core/contract/preferences.ts';
import { tellShell } from '../../shell/shell-state.ts';
import { asked } from '../ask/asked.ts';
import { SettingRow } from './setting-row.tsx';

/** What Daybook keeps of the user: where it is, a copy of it, and its end. */
export function OwnData(): JSX.Element {
  const client = useClient();
  const { data: status } = useStatus();
  const [isAsked, setAsked] = useState(false);
  const save = (): void => {
    client
      .call('ownData', {})
      .then(({ tables }) => download(tables))
      .catch((error: unknown) => tellProblem('Your data could not be exported.', error));
  };
  return (
    <section className="panel" aria-labelledby="s-data">
      <h2 id="s-data">Your data</h2>
      <SettingRow name="Data folder" about="The index and what you said in Daybook. Your notes are not in it.">
        <span className="path">{status?.dataDir}</span>
        {status && <CopyButton text={status.dataDir} name="Copy the path of the data folder" />}
      </SettingRow>
      <SettingRow
        name="Export"
        about="Settings, conversations, feedback, alerts, changes to people and items, and unsaved edits, as one JSON file."
      >
        <button type="button" className="button" onClick={save}>
          Export
        </button>
      </SettingRow>
      <SettingRow
        name="Delete"
        about="What the export holds, and the list of your journals, for good. Notes and their folders stay as they are."
      >
        <button type="button" className="button danger-button" onClick={() => setAsked(true)}>
          Delete…
        </button>
      </SettingRow>
      {isAsked && <DeleteDialog onClose={() => setAsked(false)} />}
    </section>
  );
}

function DeleteDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const client = useClient();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const remove = useMutation({
    mutationFn: () => client.call('deleteOwnData', { confirm: 'delete' }),
    onSuccess: () => {
      preferences.set(PreferencesSchema.parse({}));
      tellShell();
      asked.set([]);
      forgetLeft();
      forgetPlaces();
      onClose();
      tellUser('What Daybook kept of you is deleted. Your notes are as they were.');
      return queries.invalidateQueries();
    },
  });
  return (
    <Dialog title="Delete your data" className="form" onClose={onClose}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() === 'delete') remove.mutate();
        }}
      >
        <p>
          Settings, the list of your journals, conversations, feedback, alerts, what takes changes of people and items
          back, and edits that are not saved yet go for good. No note is touched.
        </p>
        <label className="field">
          <span>Type “delete” to go on</span>
          <input
            className="input"
            data-begin
            value={typed}
            autoComplete="off"
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        </label>
        {remove.isError && <Problem error={remove.error} />}
        <div className="form-actions">
          <button
            type="submit"
            className="button danger-button"
            disabled={typed.trim() !== 'delete' || remove.isPending}
          >
            Delete for good
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Hands the browser a file to save. */
function download(tables: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(tables, null, 2)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'daybook-own-data.json';
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
