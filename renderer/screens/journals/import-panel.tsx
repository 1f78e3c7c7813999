import { useState } from 'react';
import type { JSX } from 'react';
import type { ImportRequest } from '../../../core/contract/import.ts';
import type { Status } from '../../../core/contract/state.ts';
import { useClient } from '../../client-context.ts';
import { Problem } from '../../components/problem.tsx';
import { Select } from '../../components/select.tsx';
import { importRun, startImport, stopImport } from '../../import-run.ts';
import { useStore } from '../../store.ts';
import { sayCount } from '../../words/number.ts';
import { ImportOutcome } from './import-outcome.tsx';

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
      'Only what changed since the last time is fetched. The token is read from DAYBOOK_CONFLUENCE_TOKEN (and DAYBOOK_CONFLUENCE_EMAIL for Cloud), which Daybook has to be started with.',
  },
  { value: 'notion', says: 'Notion, an export', about: 'The export “Markdown & CSV”, as a zip or unpacked.' },
  {
    value: 'markdown',
    says: 'Markdown of a repository',
    about: 'A checked out folder of GitLab, Backstage, MkDocs, Docusaurus or Hugo pages, which are copied.',
  },
];

/** Takes pages of another system into the first journal, again and again. */
export function ImportPanel({ status }: { readonly status: Status }): JSX.Element | null {
  const client = useClient();
  const run = useStore(importRun);
  const [from, setFrom] = useState<From>(run.kind === 'none' ? 'confluence' : run.request.from);
  const journal = status.journals.find(({ sample }) => !sample);
  if (journal === undefined) return null;
  const source = SOURCES.find(({ value }) => value === from) ?? SOURCES[0];
  const isRunning = run.kind === 'running';
  return (
    <section className="panel import" aria-labelledby="import-title">
      <h2 id="import-title">Import</h2>
      <p className="quiet">
        Pages become notes in “{journal.name}”. Import again whenever the source changed: only that is written, and
        never over what you edited.
      </p>
      <form
        className="import-form"
        onSubmit={(event) => {
          event.preventDefault();
          const request = requestOf(from, new FormData(event.currentTarget));
          if (request !== null) startImport(client, request);
        }}
      >
        <Select label="Import from" value={from} choices={SOURCES} onChange={setFrom} />
        {from === 'confluence-server' ? <ServerFields /> : <PathField key={from} from={from} />}
        <button type="submit" className="button" disabled={isRunning}>
          {isRunning ? 'Importing' : 'Import'}
        </button>
      </form>
      <p className="quiet small">{source?.about}</p>
      {isRunning && <Running progress={run.progress} />}
      {run.kind === 'stopped' && (
        <p className="note-box" role="status">
          Stopped. What was imported is kept; the next import goes on from there.
        </p>
      )}
      {run.kind === 'failed' && <Problem title="The import did not end well" error={run.error} />}
      {run.kind === 'done' && <ImportOutcome report={run.report} />}
    </section>
  );
}

function PathField({ from }: { readonly from: Exclude<From, 'confluence-server'> }): JSX.Element {
  const run = useStore(importRun);
  const before = run.kind !== 'none' && 'path' in run.request && run.request.from === from ? run.request.path : '';
  return (
    <input
      className="input"
      name="path"
      required
      aria-label={from === 'markdown' ? 'Path of the folder' : 'Path of the export'}
      placeholder={from === 'markdown' ? '/home/you/src/runbooks' : '/home/you/Downloads/export.zip'}
      defaultValue={before}
      spellCheck={false}
      autoComplete="off"
    />
  );
}

function ServerFields(): JSX.Element {
  const run = useStore(importRun);
  const before = run.kind !== 'none' && run.request.from === 'confluence-server' ? run.request : null;
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
  const space = field('space');
  return { from, url: field('url'), attachments: field('attachments') !== '', ...(space === '' ? {} : { space }) };
}

const STAGES = { read: 'Reading', pages: 'Importing pages', attachments: 'Copying files' } as const;

function Running({
  progress,
}: Pick<Extract<ReturnType<typeof importRun.get>, { kind: 'running' }>, 'progress'>): JSX.Element {
  const total = progress?.total ?? null;
  const share = progress !== null && total !== null && total > 0 ? Math.min(progress.done / total, 1) : undefined;
  const says =
    progress === null
      ? 'Starting'
      : `${STAGES[progress.stage]}: ${total === null ? sayCount(progress.done) : `${sayCount(progress.done)} of ${sayCount(total)}`}`;
  return (
    <div className="run">
      <progress aria-label="Importing" {...(share === undefined ? {} : { value: share })} />
      <p className="run-facts numbers">
        <span>{says}</span>
        <button type="button" className="link-button" onClick={stopImport}>
          Stop
        </button>
      </p>
    </div>
  );
}
