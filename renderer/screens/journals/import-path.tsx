import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { ImportRequest } from '../../../core/contract/import.ts';
import type { ExportKind } from '../../../core/contract/shell.ts';
import { useClient } from '../../client-context.ts';
import { Icon } from '../../components/icon.tsx';
import { importRun } from '../../import-run.ts';
import { nativeBridge } from '../../native.ts';
import { toRpcError } from '../../rpc-error.ts';
import { useStore } from '../../store.ts';

export type FileSourceName = Exclude<ImportRequest['from'], 'confluence-server'>;

/** Where an export is: chosen in the system's dialog where there is one, or typed; what is there is said at once. */
export function ImportPath({ from }: { readonly from: FileSourceName }): JSX.Element {
  const run = useStore(importRun);
  const before = run.kind !== 'none' && 'path' in run.asked && run.asked.from === from ? run.asked.path : '';
  const bridge = nativeBridge();
  const [path, setPath] = useState(before);
  const [left, setLeft] = useState('');
  const pick = async (kind: ExportKind): Promise<void> => {
    const picked = await bridge?.pickExport(kind);
    if (!picked) return;
    setPath(picked);
    setLeft(picked);
  };
  return (
    <>
      {bridge && from !== 'markdown' && (
        <button type="button" className="button" aria-label="Zip… to import" onClick={() => void pick('zip')}>
          Zip…
        </button>
      )}
      {bridge && (
        <button type="button" className="button" aria-label="Folder… to import" onClick={() => void pick('folder')}>
          Folder…
        </button>
      )}
      <input
        className="input"
        name="path"
        required
        aria-label={from === 'markdown' ? 'Path of the folder' : 'Path of the export'}
        placeholder={from === 'markdown' ? '/home/you/src/runbooks' : '/home/you/Downloads/export.zip'}
        value={path}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setPath(event.currentTarget.value);
          setLeft('');
        }}
        onBlur={() => setLeft(path.trim())}
      />
      {left !== '' && <Look from={from} path={left} />}
    </>
  );
}

function Look({ from, path }: { readonly from: FileSourceName; readonly path: string }): JSX.Element | null {
  const client = useClient();
  const { data, error } = useQuery({
    queryKey: ['export', from, path],
    queryFn: ({ signal }) => client.call('lookAtExport', { from, path }, signal),
    // The disk may have changed by the next look.
    gcTime: 0,
    staleTime: 0,
    retry: false,
  });
  const problem = error ? toRpcError(error) : null;
  if (data === undefined && problem === null) return null;
  const isWrong = problem !== null || data?.fits === false;
  return (
    <p className={isWrong ? 'import-look warn small' : 'import-look quiet small'} role="status">
      {isWrong && <Icon name="warning" />} {problem === null ? data?.says : `${problem.message} ${problem.hint}`.trim()}
    </p>
  );
}
