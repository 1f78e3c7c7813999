import { useMutation } from '@tanstack/react-query';
import type { JSX } from 'react';
import { TEMPLATE_KINDS } from '../../../core/contract/templates.ts';
import type { TemplateKind } from '../../../core/contract/templates.ts';
import { useClient } from '../../client-context.ts';
import { preferences } from '../../preferences.ts';
import { toRpcError } from '../../rpc-error.ts';
import { useStore } from '../../store.ts';
import { TEMPLATE_WORDS } from '../../words/template.ts';
import { SettingRow } from './setting-row.tsx';

const EXAMPLES: Readonly<Record<TemplateKind, string>> = {
  journal: 'daily/YYYY-MM-DD',
  standup: 'standups/YYYY-MM-DD',
  meeting: 'meetings/YYYY-MM-DD-{{title}}',
  runbook: 'runbooks/{{title}}',
  decision: 'decisions/{{number}}-{{title}}',
  incident: 'incidents/YYYY-MM-DD-{{title}}',
};

/** How new notes of each kind are named; empty: as the journal's notes are. */
export function NamePatterns(): JSX.Element {
  return (
    <>
      <h3>Names of new notes</h3>
      <p className="quiet small">Empty: as your notes are named already.</p>
      {TEMPLATE_KINDS.map((kind) => (
        <NamePattern key={kind} kind={kind} />
      ))}
    </>
  );
}

/** The pattern of one kind. One that names no file stays in the box, with the reason beside it. */
function NamePattern({ kind }: { readonly kind: TemplateKind }): JSX.Element {
  const says = TEMPLATE_WORDS[kind];
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
        placeholder={EXAMPLES[kind]}
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
