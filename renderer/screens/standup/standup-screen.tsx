import type { JSX } from 'react';
import type { Standup } from '../../../core/contract/facts.ts';
import { CopyButton, copyText } from '../../components/copy-button.tsx';
import { dayKeys } from '../../components/day-step.tsx';
import { stepLinks } from '../../components/link-steps.ts';
import { tellUser } from '../../components/notices.ts';
import { Page } from '../../components/page.tsx';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { Switch } from '../../components/switch.tsx';
import { useStandup, useStandupChanges } from '../../fact-queries.ts';
import type { StandupRoute } from '../../fact-routes.ts';
import { navigate } from '../../navigation.ts';
import { createStore, useStore } from '../../store.ts';
import { today } from '../../today.ts';
import { useKeys } from '../../use-keys.ts';
import { sayDate } from '../../words/date.ts';
import { changesText } from './changes-text.ts';
import { DayBar } from './day-bar.tsx';
import { PeoplePane } from './people-pane.tsx';
import { PersonReport } from './person-report.tsx';
import { StandupChangesView } from './standup-changes.tsx';
import { StandupEmpty } from './standup-empty.tsx';
import { hasReport, standupText } from './standup-text.ts';
import { SilentList } from './silent-list.tsx';

type StandupView = 'report' | 'changes';

/** Which of both is shown; it stays from day to day. */
const standupView = createStore<StandupView>('report');

const VIEWS = [
  { value: 'report', says: 'What was said' },
  { value: 'changes', says: 'What changed', title: 'Since the last standup before this day' },
] as const satisfies readonly { readonly value: StandupView; readonly says: string; readonly title?: string }[];

/** The team on one day: what was done, what comes, what is in the way, and who was not heard. */
export function StandupScreen({ route }: { readonly route: StandupRoute }): JSX.Element {
  const now = useStore(today);
  const date = route.day ?? now;
  const standup = useStandup(date);
  const view = useStore(standupView);
  const isChanges = view === 'changes';
  const changes = useStandupChanges(date, { enabled: isChanges });
  const go = (day: string): void => navigate({ kind: 'standup', day: day === now ? null : day });
  const shown = standup.data;
  const isStale = shown !== undefined && shown.date !== date;
  useKeys({
    ...dayKeys(date, now, go),
    '/': () => document.querySelector<HTMLElement>('.day-bar .input')?.focus(),
    j: () => stepLinks(1),
    k: () => stepLinks(-1),
    ArrowDown: () => stepLinks(1),
    ArrowUp: () => stepLinks(-1),
    c: () => standupView.set(isChanges ? 'report' : 'changes'),
    y: () => {
      if (isChanges) return changes.data ? void copyAs(changesText(changes.data), 'What changed') : false;
      return shown?.people.some(hasReport) ? void copyAs(standupText(shown), 'The standup') : false;
    },
  });
  return (
    <>
      <PeoplePane current={null} />
      <Page
        title="Standup"
        left="people"
        actions={
          isChanges
            ? changes.data && (
                <CopyButton
                  text={() => (changes.data ? changesText(changes.data) : '')}
                  name="Copy for chat: what changed"
                  label="Copy for chat"
                />
              )
            : shown?.people.some(hasReport) && (
                <CopyButton text={() => standupText(shown)} name="Copy for chat: the standup" label="Copy for chat" />
              )
        }
      >
        <div className="column wide">
          <DayBar date={date} today={now} onChange={go} />
          <Switch label="What is shown" value={view} choices={VIEWS} onChange={standupView.set} />
          {isChanges && <StandupChangesView date={date} />}
          {!isChanges && standup.isPending && <Skeleton label="Reading the day" rows={8} />}
          {!isChanges && standup.isError && (
            <Problem
              title={`${sayDate(date)} could not be read`}
              error={standup.error}
              onRetry={() => void standup.refetch()}
            />
          )}
          {!isChanges && shown && !standup.isError && <Team standup={shown} isStale={isStale} />}
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

async function copyAs(text: string, what: string): Promise<void> {
  if (await copyText(text)) tellUser(`${what} is on the clipboard, as text.`);
}
