import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { preferences } from '../../preferences.ts';
import { toRpcError } from '../../rpc-error.ts';
import { useStore } from '../../store.ts';
import { SettingRow } from './setting-row.tsx';

const KINDS = [
  { kind: 'journal', says: 'Day', example: 'daily/YYYY-MM-DD' },
  { kind: 'standup', says: 'Standup', example: 'standups/YYYY-MM-DD' },
  { kind: 'meeting', says: 'Meeting', example: 'meetings/YYYY-MM-DD-{{title}}' },
  { kind: 'runbook', says: 'Runbook', example: 'runbooks/{{title}}' },
  { kind: 'decision', says: 'Decision', example: 'decisions/{{number}}-{{title}}' },
  { kind: 'incident', says: 'Incident', example: 'incidents/YYYY-MM-DD-{{title}}' },
] as const;

/** How new notes of each kind are named; empty: as the journal's notes are. Templates are files of the journal. */
export function NamePatterns(): JSX.Element {
  return (
    <>
      <h3>Names of new notes</h3>
      <p className="quiet small">
        Empty: as your notes are named already. A template of your own stands in your journal as{' '}
        <code>templates/KIND.md</code>.
      </p>
      {KINDS.map((one) => (
        <NamePattern key={one.kind} {...one} />
      ))}
    </>
  );
}

/** The pattern of one kind. One that names no file stays in the box, with the reason beside it. */
function NamePattern({ kind, says, example }: (typeof KINDS)[number]): JSX.Element {
  const client = useClient();
  const { noteNames } = useStore(preferences);
  const kept = noteNames[kind] ?? '';
  const keep = useMutation({
    mutationFn(pattern: string) {
      const { [kind]: _former, ...others } = preferences.get().noteNames;
      return client.call('setPreferences', { noteNames: pattern === '' ? others : { ...others, [kind]: pattern } });
    },
    onSuccess: (now) => preferences.set(now),
  });
  const { error } = keep;
  const problem = error === null ? null : toRpcError(error);
  return (
    <SettingRow name={says} problem={problem === null ? null : `${problem.message} ${problem.hint}`}>
      <input
        key={kept}
        className="input"
        aria-label={`Name of new notes: ${says}`}
        aria-invalid={problem !== null}
        placeholder={example}
        defaultValue={kept}
        spellCheck={false}
        onBlur={(event) => {
          const pattern = event.currentTarget.value.trim();
          if (pattern !== kept) keep.mutate(pattern);
          else keep.reset();
        }}
      />
    </SettingRow>
  );
}
