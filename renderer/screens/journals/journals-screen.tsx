import type { JSX } from 'react';
import { AddFolder } from '../../components/add-folder.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useStatus } from '../../queries.ts';
import { ImportPanel } from './import-panel.tsx';
import { IndexPanel } from './index-panel.tsx';
import { JournalTable } from './journal-table.tsx';
import { SkippedPane } from './skipped-pane.tsx';

/** The folders with notes, the state of their index, and what could not be read. */
export function JournalsScreen(): JSX.Element {
  const status = useStatus();
  return (
    <>
      <Page title="Journals" right="files with problems">
        <div className="column wide">
          {status.isPending && <Skeleton label="Reading the journals" rows={6} />}
          {status.isError && (
            <Problem
              title="The journals could not be listed"
              error={status.error}
              onRetry={() => void status.refetch()}
            />
          )}
          {status.data && (
            <>
              <JournalTable journals={status.data.journals} />
              <AddFolder />
              <IndexPanel status={status.data} />
              <ImportPanel status={status.data} />
            </>
          )}
        </div>
      </Page>
      <SkippedPane />
    </>
  );
}
