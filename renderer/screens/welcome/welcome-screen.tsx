import type { JSX } from 'react';
import { AddFolder } from '../../components/add-folder.tsx';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { FACT_STARTS } from '../../fact-routes.ts';
import { useStatus } from '../../queries.ts';
import { askRoute, formatRoute } from '../../routes.ts';
import { hasOwnJournal } from '../../words/journal.ts';
import { FoundFacts } from './found-facts.tsx';
import { FirstQuestion } from './first-question.tsx';
import { ModelOffer } from './model-offer.tsx';

/** The first run: a folder is chosen, what is in it is counted while it is read, and the first question is a press away. */
export function WelcomeScreen(): JSX.Element {
  const status = useStatus();
  return (
    <Page title="Welcome">
      <div className="column wide welcome">
        {status.isPending && <Skeleton label="Opening" rows={8} />}
        {status.isError && (
          <Problem title="Daybook could not start" error={status.error} onRetry={() => void status.refetch()} />
        )}
        {status.data && !hasOwnJournal(status.data) && <ChooseFolder />}
        {status.data && hasOwnJournal(status.data) && (
          <>
            <FoundFacts status={status.data} />
            <FirstQuestion status={status.data} />
            <p className="welcome-end">
              <a className="button primary" href={formatRoute(FACT_STARTS.today)}>
                Write today’s note
              </a>
              <a className="button" href="#/search">
                Search
              </a>
            </p>
            <ModelOffer />
          </>
        )}
      </div>
    </Page>
  );
}

function ChooseFolder(): JSX.Element {
  return (
    <section className="welcome-part" aria-labelledby="welcome-title">
      <h2 id="welcome-title">Choose the folder with your notes</h2>
      <p className="welcome-text">
        Any folder with markdown files will do: a journal, an Obsidian vault, a repository of runbooks. Your files stay
        where they are, and as they are; Daybook writes to them only when you do, such as by ticking an item off. Its
        index is in a folder of its own and can be thrown away at any time. Nothing leaves this machine.
      </p>
      <AddFolder autoFocus />
      <p className="welcome-or">
        <a className="button" href={formatRoute(askRoute(''))}>
          Try the sample journal
        </a>
        <span className="quiet">The invented notes of a small team, to look around first.</span>
      </p>
    </section>
  );
}
