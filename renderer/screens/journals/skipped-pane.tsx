import { useState } from 'react';
import type { JSX } from 'react';
import type { NoteWarning, SkippedFile } from '../../../core/contract/index-run.ts';
import { Pane } from '../../components/pane.tsx';
import { PathText } from '../../components/path-text.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { VirtualRows } from '../../components/virtual-rows.tsx';
import { useSkipped } from '../../queries.ts';
import { noteAddress } from '../../routes.ts';
import { sayCount } from '../../words/number.ts';

const ROW_PX = 76;

type Tab = 'files' | 'warnings';

/** Files that were not indexed, each with the reason; and what is odd in those that were. */
export function SkippedPane(): JSX.Element {
  const skipped = useSkipped();
  const [tab, setTab] = useState<Tab>('files');
  const files = skipped.data?.files ?? [];
  const warnings = skipped.data?.warnings ?? [];
  return (
    <Pane
      side="right"
      name="skipped"
      label="Files with problems"
      widthPx={340}
      title={
        <span className="tabs">
          <button type="button" className="tab" aria-pressed={tab === 'files'} onClick={() => setTab('files')}>
            Skipped files <span className="numbers">{sayCount(files.length)}</span>
          </button>
          <button type="button" className="tab" aria-pressed={tab === 'warnings'} onClick={() => setTab('warnings')}>
            Warnings <span className="numbers">{sayCount(warnings.length)}</span>
          </button>
        </span>
      }
    >
      {skipped.isPending && <Skeleton label="Listing files" rows={8} />}
      {skipped.isError && (
        <Problem title="The files could not be listed" error={skipped.error} onRetry={() => void skipped.refetch()} />
      )}
      {skipped.data && (tab === 'files' ? <Files files={files} /> : <Warnings warnings={warnings} />)}
    </Pane>
  );
}

function Files({ files }: { readonly files: readonly SkippedFile[] }): JSX.Element {
  if (files.length === 0) return <p className="pane-empty">Every note was read.</p>;
  return (
    <VirtualRows
      items={files}
      label="Skipped files"
      rowPx={ROW_PX}
      focusable
      keyOf={(file) => `${file.journal}\n${file.path}`}
      render={(file) => (
        <div className="skipped" title={file.message}>
          <PathText path={file.path} />
          <span className="skipped-why">{file.message}</span>
        </div>
      )}
    />
  );
}

function Warnings({ warnings }: { readonly warnings: readonly NoteWarning[] }): JSX.Element {
  if (warnings.length === 0) return <p className="pane-empty">Nothing odd was found in your notes.</p>;
  return (
    <VirtualRows
      items={warnings}
      label="Warnings"
      rowPx={ROW_PX}
      keyOf={(warning, index) => `${warning.path}:${warning.line} ${index}`}
      render={(warning) => (
        <a className="skipped" href={noteAddress(warning)} title={warning.message}>
          <PathText path={warning.path} line={warning.line} />
          <span className="skipped-why">{warning.message}</span>
        </a>
      )}
    />
  );
}
