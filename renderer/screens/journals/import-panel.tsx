import { useState } from 'react';
import type { JSX } from 'react';
import type { ImportRequest } from '../../../core/contract/import.ts';
import type { Status } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { Problem } from '../../components/problem.tsx';
import { Select } from '../../components/select.tsx';
import { importRun, startImport } from '../../import-run.ts';
import { useStore } from '../../store.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { ImportPath } from './import-path.tsx';
import { ImportRunning } from './import-running.tsx';

type From = ImportRequest['from'];

const SOURCES: readonly { readonly value: From; readonly says: string; readonly about: string }[] = [
  {
    value: 'confluence',
    says: 'Confluence, an export',
    about: 'The HTML or XML export of a space, as a zip or unpacked. Nothing is asked of the network.',
  },
  {
    value: 'confluence-server',
    says: 'Confluence, its server',
    about:
      'Only what changed since the last time is fetched. A token that is typed here is used for this one import and kept nowhere; without one it is read from DAYBOOK_CONFLUENCE_TOKEN (and DAYBOOK_CONFLUENCE_EMAIL for Cloud), when Daybook was started with them.',
  },
  { value: 'notion', says: 'Notion, an export', about: 'The export “Markdown & CSV”, as a zip or unpacked.' },
  {
    value: 'markdown',
    says: 'Markdown of a repository',
    about: 'A checked out folder of GitLab, Backstage, MkDocs, Docusaurus or Hugo pages, which are copied.',
  },
];

/** Takes pages of another system into a journal, again and again. */
export function ImportPanel({ status }: { readonly status: Status }): JSX.Element | null {
  const client = useClient();
  const run = useStore(importRun);
  const [from, setFrom] = useState<From>(run.kind === 'none' ? 'confluence' : run.asked.from);
  const journals = status.journals.filter(({ sample }) => !sample);
  const [chosen, setChosen] = useState(run.kind === 'none' ? '' : (run.asked.journal ?? ''));
  const journal = journals.find(({ root }) => root === chosen) ?? journals[0];
  if (journal === undefined) return null;
  const source = SOURCES.find(({ value }) => value === from) ?? SOURCES[0];
  const isRunning = run.kind === 'running';
  return (
    <section className="panel import" aria-labelledby="import-title">
      <h2 id="import-title">Import</h2>
      <p className="quiet">
        Pages become notes in a folder of {journals.length === 1 ? `“${journal.name}”` : 'the journal that you choose'}.
        Import again whenever the source changed: only that is written, and never over what you edited.
      </p>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          const form = event.currentTarget;
          const request = requestOf(from, new FormData(form));
          if (request === null) return;
          startImport(client, { ...request, journal: journal.root });
          const token = form.elements.namedItem('token');
          if (token instanceof HTMLInputElement) token.value = '';
        }}
      >
        <Select label="Import from" value={from} choices={SOURCES} onChange={setFrom} />
        {from === 'confluence-server' ? <ServerFields /> : <ImportPath key={from} from={from} />}
        {journals.length > 1 && (
          <label className="import-into">
            into
            <Select
              label="Journal for the notes"
              value={journal.root}
              choices={journals.map(({ root, name }) => ({ value: root, says: nameAmong(name, root, journals) }))}
              onChange={setChosen}
            />
          </label>
        )}
        <button type="submit" className="button primary" disabled={isRunning}>
          {isRunning ? 'Importing' : 'Import'}
        </button>
      </form>
      <p className="quiet small">{source?.about}</p>
      {isRunning && <ImportRunning run={run} />}
      {run.kind === 'stopped' && (
        <p className="note-box" role="status">
          Stopped. What was imported is kept; the next import goes on from there.
        </p>
      )}
      {run.kind === 'failed' && (
        <Problem title="The import did not end well" error={run.error}>
          What was imported is kept; the next import goes on from there.
        </Problem>
      )}
      {run.kind === 'done' && <ImportOutcome report={run.report} />}
    </section>
  );
}

function ServerFields(): JSX.Element {
  const run = useStore(importRun);
  const before = run.kind !== 'none' && run.asked.from === 'confluence-server' ? run.asked : null;
  return (
    <>
      <input
        className="input"
        name="url"
        required
        aria-label="Address of the Confluence"
        placeholder="https://example.atlassian.net/wiki"
        defaultValue={before?.url ?? ''}
        spellCheck={false}
        autoComplete="off"
      />
      <input
        className="input import-space"
        name="space"
        aria-label="Key of the space"
        placeholder="Space, such as OPS"
        defaultValue={before?.space ?? ''}
        spellCheck={false}
        autoComplete="off"
      />
      <input
        className="input import-login"
        name="email"
        type="email"
        aria-label="E-mail address, for Confluence Cloud"
        placeholder="E-mail (Cloud only)"
        spellCheck={false}
        autoComplete="off"
      />
      <input
        className="input import-login"
        name="token"
        type="password"
        aria-label="Token, for this import only"
        placeholder="Token, for this import only"
        spellCheck={false}
        autoComplete="off"
      />
      <label className="check">
        <input type="checkbox" name="attachments" defaultChecked={before?.attachments ?? true} />
        With files and pictures
      </label>
    </>
  );
}

function requestOf(from: From, form: FormData): ImportRequest | null {
  const field = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  if (from !== 'confluence-server') return field('path') === '' ? null : { from, path: field('path') };
  if (field('url') === '') return null;
  const [space, token, email] = [field('space'), field('token'), field('email')];
  return {
    from,
    url: field('url'),
    attachments: field('attachments') !== '',
    ...(space === '' ? {} : { space }),
    // Without a token the engine reads its environment.
    ...(token === '' ? {} : { login: { token, email: email === '' ? null : email } }),
  };
}

/** Two journals may be called alike: then by where they are. */
function nameAmong(name: string, root: string, journals: Status['journals']): string {
  return journals.filter((one) => one.name === name).length > 1 ? root : name;
}
