import { useEffect } from 'react';
import type { JSX } from 'react';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { FACT_STARTS } from '../../fact-routes.ts';
import { navigate } from '../../navigation.ts';
import { useStatus } from '../../queries.ts';
import { hasOwnJournal } from '../../words/journal.ts';

/** An empty address leads to today's note; before there is a journal, to the first run. */
export function StartScreen(): JSX.Element {
  const status = useStatus();
  const { data } = status;
  useEffect(() => {
    if (data) navigate(hasOwnJournal(data) ? FACT_STARTS.today : { kind: 'welcome' }, { replace: true });
  }, [data]);
  return (
    <Page title="Today">
      <div className="reader">
        {status.isError ? (
          <Problem title="Daybook could not start" error={status.error} onRetry={() => void status.refetch()} />
        ) : (
          <Skeleton label="Opening" rows={8} />
        )}
      </div>
    </Page>
  );
}
