import type { JSX } from 'react';
import { useClient } from '../../client-context.ts';
import { preferences, setPreferences } from '../../preferences.ts';
import { useStore } from '../../store.ts';
import { SettingRow } from './setting-row.tsx';

const KINDS = [
  { kind: 'journal', says: 'Day', example: 'daily/YYYY-MM-DD' },
  { kind: 'standup', says: 'Standup', example: 'standups/YYYY-MM-DD' },
  { kind: 'meeting', says: 'Meeting', example: 'meetings/YYYY-MM-DD-{{title}}' },
  { kind: 'runbook', says: 'Runbook', example: 'runbooks/{{title}}' },
  { kind: 'decision', says: 'Decision', example: 'decisions/{{number}}-{{title}}' },
] as const;

/** How new notes of each kind are named; empty: as the journal's notes are. Templates are files of the journal. */
export function NamePatterns(): JSX.Element {
  const client = useClient();
  const { noteNames } = useStore(preferences);
  const keep = (kind: string, pattern: string): void => {
    if ((noteNames[kind] ?? '') === pattern) return;
    const { [kind]: _former, ...others } = noteNames;
    setPreferences(client, { noteNames: pattern === '' ? others : { ...others, [kind]: pattern } });
  };
  return (
    <>
      <h3>Names of new notes</h3>
      <p className="quiet small">
        Empty: as your notes are named already. A template of your own stands in your journal as{' '}
        <code>templates/KIND.md</code>.
      </p>
      {KINDS.map(({ kind, says, example }) => (
        <SettingRow key={kind} name={says}>
          <input
            key={noteNames[kind] ?? ''}
            className="input"
            aria-label={`Name of new notes: ${says}`}
            placeholder={example}
            defaultValue={noteNames[kind] ?? ''}
            spellCheck={false}
            onBlur={(event) => keep(kind, event.currentTarget.value.trim())}
          />
        </SettingRow>
      ))}
    </>
  );
}
