import type { JSX } from 'react';
import type { Standup } from '../../../core/contract/facts.ts';
import { CopyButton, copyText } from '../../components/copy-button.tsx';
import { dayKeys } from '../../components/day-step.tsx';
import { stepLinks } from '../../components/link-steps.ts';
import { tellUser } from '../../components/notices.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useStandup } from '../../fact-queries.ts';
import type { StandupRoute } from '../../fact-routes.ts';
import { navigate } from '../../navigation.ts';
import { useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { useKeys } from '../../use-keys.ts';
import { sayDate } from '../../words/date.ts';
import { DayBar } from './day-bar.tsx';
import { PeoplePane } from './people-pane.tsx';
import { PersonReport } from './person-report.tsx';
import { StandupEmpty } from './standup-empty.tsx';
import { hasReport, standupText } from './standup-text.ts';
import { SilentList } from './silent-list.tsx';

/** The team on one day: what was done, what comes, what is in the way, and who was not heard. */
export function StandupScreen({ route }: { readonly route: StandupRoute }): JSX.Element {
  const now = useStore(today);
  const date = route.day ?? now;
  const standup = useStandup(date);
  const go = (day: string): void => navigate({ kind: 'standup', day: day === now ? null : day });
  const shown = standup.data;
  const isStale = shown !== undefined && shown.date !== date;
  useKeys({
    ...dayKeys(date, now, go),
    j: () => stepLinks(1),
    k: () => stepLinks(-1),
    ArrowDown: () => stepLinks(1),
    ArrowUp: () => stepLinks(-1),
    y: () => (shown?.people.some(hasReport) ? void copyStandup(shown) : false),
  });
  return (
    <>
      <PeoplePane current={null} />
      <Page
        title="Standup"
        left="people"
        actions={
          shown?.people.some(hasReport) && (
            <CopyButton text={() => standupText(shown)} name="Copy for chat: the standup" label="Copy for chat" />
          )
        }
      >
        <div className="column wide">
          <DayBar date={date} today={now} onChange={go} />
          {standup.isPending && <Skeleton label="Reading the day" rows={8} />}
          {standup.isError && (
            <Problem
              title={`${sayDate(date)} could not be read`}
              error={standup.error}
              onRetry={() => void standup.refetch()}
            />
          )}
          {shown && !standup.isError && <Team standup={shown} isStale={isStale} />}
        </div>
      </Page>
    </>
  );
}

function Team({ standup, isStale }: { readonly standup: Standup; readonly isStale: boolean }): JSX.Element {
  const heard = standup.people.filter(hasReport);
  const silent = standup.people.filter((person) => !hasReport(person));
  return (
    <div className={isStale ? 'team-day stale' : 'team-day'} aria-busy={isStale}>
      {heard.length === 0 && <StandupEmpty date={standup.date} />}
      {heard.map((person) => (
        <PersonReport key={person.person} person={person} date={standup.date} />
      ))}
      {silent.length > 0 && <SilentList people={silent} date={standup.date} />}
    </div>
  );
}

async function copyStandup(standup: Standup): Promise<void> {
  if (await copyText(standupText(standup))) tellUser('The standup is on the clipboard, as text.');
}
